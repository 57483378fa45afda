import type { Interval } from '../statistics/estimate.ts';

/** On screen: duidelijk vooruit · binnen de meetfout · duidelijk lager. */
export type Verdict = 'clearly-higher' | 'within-error' | 'clearly-lower';

/** Below this many items no verdict is given on a person. */
export const LEAST_ITEMS_FOR_VERDICT = 15;

/**
 * What a gain's two-sided interval (95 %) allows to be said: wholly above 0, wholly below 0, or
 * neither. An end that is exactly 0 is neither.
 *
 * Example: 0.4 to 22 → 'clearly-higher'; −3 to 18 → 'within-error'.
 */
export function verdict(gain: Interval): Verdict {
	if (gain.lower > 0) return 'clearly-higher';
	return gain.upper < 0 ? 'clearly-lower' : 'within-error';
}

/** The same about one person, measured with `items` items; `undefined` below 15 of them. */
export function personVerdict(gain: Interval, items: number): Verdict | undefined {
	return items < LEAST_ITEMS_FOR_VERDICT ? undefined : verdict(gain);
}
