import { LEAST_FOR_DISTRIBUTION, LEAST_FOR_MEAN } from './limits.ts';

/** What a page says where something is not shown, rendered from the limits themselves. */
export const suppressed = {
	mean: `Minder dan ${LEAST_FOR_MEAN} deelnemers. We tonen dit niet, zodat niemand herkenbaar is.`,
	distribution: `Minder dan ${LEAST_FOR_DISTRIBUTION} deelnemers. We tonen hier geen verdeling of interval, zodat niemand herkenbaar is.`,
	levels:
		'Een paar deelnemers maakten maar één van beide toetsen. Samen met het rapport van T1 zouden de gemiddelden iets over hen zeggen. Daarom staan ze hier niet; de winst klopt wel.',
	few: `Een aantal van 1 tot en met ${LEAST_FOR_MEAN - 1} deelnemers is samengevoegd of weggelaten, zodat niemand herkenbaar is.`,
	groups: `Groepen met minder dan ${LEAST_FOR_MEAN} deelnemers zijn samengevoegd. Een interval staat er vanaf ${LEAST_FOR_DISTRIBUTION} deelnemers.`
};
