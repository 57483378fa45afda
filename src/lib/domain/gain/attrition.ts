import { sampleStandardDeviation } from '../statistics/descriptive.ts';
import { tInterval, type Estimate } from '../statistics/estimate.ts';
import type { CohortGain } from './cohort.ts';

/** What is supposed of the people who started and did not finish. */
export type LeaverAssumption = 'no-gain' | 'one-sd-below-stayers';

export interface LeaverScenario {
	readonly assumption: LeaverAssumption;
	readonly stayers: number;
	readonly leavers: number;
	/**
	 * The mean gain of everybody who started, if the assumption holds; n is the stayers it rests
	 * on.
	 */
	readonly gain: Estimate;
}

/**
 * What the mean gain would be if the leavers had been measured too, under two assumptions about
 * their mean gain: 0, and one SD (of the stayers' gains) below the stayers' mean (a sensitivity
 * analysis as in National Research Council 2010, ch. 5). With q the share of leavers:
 *
 * - `no-gain`: (1 − q)·gain, SE (1 − q)·SE
 * - `one-sd-below-stayers`: gain − q·SD, SE √(SE² + q²·SD²/(2(n − 1))), the last for the SD's own
 *   error
 *
 * The interval is of sampling only: it does not say how sure the assumption is. `gains` are the
 * stayers' equated gains; the level and degrees of freedom are the cohort gain's. `undefined`
 * when the SD is (fewer than two stayers); without leavers both are the gain itself.
 *
 * Example: gain 12, SE 2, SD 10, 25 stayers, 5 leavers (q 1/6): 10 with SE 1.67, and 10.33 with
 * SE √(4 + 100/36/48) = 2.014.
 */
export function leaverScenarios(given: {
	readonly cohort: CohortGain;
	readonly gains: readonly number[];
	readonly leavers: number;
}): readonly LeaverScenario[] | undefined {
	const { cohort, gains, leavers } = given;
	const deviation = sampleStandardDeviation(gains);
	if (deviation === undefined) return undefined;
	const stayers = gains.length;
	const q = leavers / (stayers + leavers);
	const { value, standardError, interval } = cohort.gain;
	const scenario = (assumption: LeaverAssumption, mean: number, error: number) => {
		const band = tInterval(mean, error, cohort.degreesOfFreedom, interval.level);
		const gain = { value: mean, standardError: error, n: stayers, interval: band };
		return { assumption, stayers, leavers, gain };
	};
	const errorOfDeviation = deviation / Math.sqrt(2 * (stayers - 1));
	return [
		scenario('no-gain', (1 - q) * value, (1 - q) * standardError),
		scenario(
			'one-sd-below-stayers',
			value - q * deviation,
			Math.hypot(standardError, q * errorOfDeviation)
		)
	];
}
