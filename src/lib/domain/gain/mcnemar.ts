/** Whether people changed sides on one right-or-wrong item between two moments. */
import { binomialCumulative } from '../statistics/distributions.ts';
import { USUAL_LEVEL, type Interval } from '../statistics/estimate.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** How many people had each pair of answers; the first word is the first moment. */
export interface Switches {
	readonly wrongWrong: number;
	readonly wrongRight: number;
	readonly rightWrong: number;
	readonly rightRight: number;
}

export interface ItemChange extends Switches {
	readonly n: number;
	/** Shares right, 0–1. */
	readonly before: number;
	readonly after: number;
	readonly difference: number;
	readonly interval: Interval;
	/** The exact two-sided p: the one to use. */
	readonly exactP: number;
	/** With and without continuity correction; undefined where nobody changed sides. */
	readonly correctedChiSquare: number | undefined;
	readonly chiSquare: number | undefined;
	/** Came to be right for each who came to be wrong; undefined where nobody did. */
	readonly oddsRatio: number | undefined;
}

/**
 * The change on one item: McNemar (1947) over b = wrong → right and c = right → wrong. `exactP`
 * doubles the binomial tail of the smaller (1 where b + c = 0). Chi-square (max(0, |b − c| − 1))²/(b
 * + c), uncorrected (b − c)²/(b + c); equals R's `mcnemar.test` and `binom.test(b, b + c)`. The
 * interval of the difference is Newcombe's (1998, method 10): Wilson's intervals of both shares,
 * squared and added with their correlation. `undefined` for nobody.
 *
 * Example: cells 5, 9, 4, 27 (n 45): .689 → .800; exact p 2·P(X ≤ 4 of 13) = .2668; 16/13 = 1.231.
 */
export function itemChange(cells: Switches, level = USUAL_LEVEL): ItemChange | undefined {
	const { wrongWrong, wrongRight, rightWrong, rightRight } = cells;
	const n = wrongWrong + wrongRight + rightWrong + rightRight;
	const rightBefore = rightWrong + rightRight;
	const rightAfter = wrongRight + rightRight;
	const first = wilsonInterval(rightBefore, n, level);
	const last = wilsonInterval(rightAfter, n, level);
	if (!first || !last) return undefined;
	const switched = wrongRight + rightWrong;
	const apart = Math.abs(wrongRight - rightWrong);
	const before = rightBefore / n;
	const after = rightAfter / n;
	const difference = (wrongRight - rightWrong) / n;
	const together = correlationOf(cells, n);
	const half = (up: number, down: number) =>
		Math.sqrt(Math.max(0, up ** 2 - 2 * together * up * down + down ** 2));
	return {
		...cells,
		n,
		before,
		after,
		difference,
		interval: {
			lower: difference - half(after - last.lower, first.upper - before),
			upper: difference + half(last.upper - after, before - first.lower),
			level
		},
		exactP: exactP(wrongRight, rightWrong),
		correctedChiSquare: switched === 0 ? undefined : Math.max(0, apart - 1) ** 2 / switched,
		chiSquare: switched === 0 ? undefined : apart ** 2 / switched,
		oddsRatio: rightWrong === 0 ? undefined : wrongRight / rightWrong
	};
}

function exactP(b: number, c: number): number {
	if (b === c) return 1;
	return Math.min(1, 2 * binomialCumulative(Math.min(b, c), b + c, 0.5));
}

/** Newcombe's φ: corrected for continuity where it is positive, 0 where a margin is. */
function correlationOf(cells: Switches, n: number): number {
	const { wrongWrong, wrongRight, rightWrong, rightRight } = cells;
	const margins =
		(wrongWrong + wrongRight) *
		(rightWrong + rightRight) *
		(wrongWrong + rightWrong) *
		(wrongRight + rightRight);
	if (margins === 0) return 0;
	const product = wrongWrong * rightRight - wrongRight * rightWrong;
	return (product > 0 ? Math.max(0, product - n / 2) : product) / Math.sqrt(margins);
}
