import type { Verdict } from '../gain/verdict.ts';
import { distributionMayShow, safeRemainder } from '../privacy/limits.ts';

/** How many learners gained clearly, and how many did not; merged so that no few can be picked out. */
export type VerdictCounts =
	| {
			readonly kind: 'three';
			readonly higher: number;
			readonly within: number;
			readonly lower: number;
	  }
	| { readonly kind: 'two'; readonly higher: number; readonly notHigher: number };

/**
 * A cell of 1–5 merges into "niet duidelijk vooruit"; where that does not help, and where one cell
 * would hold everybody, nothing is shown but the sentence.
 */
export function verdictCounts(verdicts: readonly Verdict[]): VerdictCounts | undefined {
	if (!distributionMayShow(verdicts.length)) return undefined;
	const count = (which: Verdict) => verdicts.filter((one) => one === which).length;
	const [higher, within, lower] = [
		count('clearly-higher'),
		count('within-error'),
		count('clearly-lower')
	];
	const all = verdicts.length;
	if ([higher, within, lower].every(safeRemainder) && ![higher, within, lower].includes(all)) {
		return { kind: 'three', higher, within, lower };
	}
	const notHigher = within + lower;
	if (higher > 0 && notHigher > 0 && safeRemainder(higher) && safeRemainder(notHigher)) {
		return { kind: 'two', higher, notHigher };
	}
	return undefined;
}
