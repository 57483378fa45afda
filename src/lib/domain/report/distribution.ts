import { distributionMayShow } from '../privacy/limits.ts';

/** Kennisscores in steps of ten: how many lie from 0 up to 10, and so on; 100 is in the last one. */
export const binWidth = 10;
export type Bins = readonly number[];

/** undefined below the limit, and when one bin would hold everybody. */
export function distributionOf(scores: readonly number[]): Bins | undefined {
	if (!distributionMayShow(scores.length)) return undefined;
	const bins = new Array<number>(100 / binWidth).fill(0);
	for (const score of scores) {
		const at = Math.min(bins.length - 1, Math.max(0, Math.floor(score / binWidth)));
		bins[at] = (bins[at] ?? 0) + 1;
	}
	return bins.some((count) => count === scores.length) ? undefined : bins;
}
