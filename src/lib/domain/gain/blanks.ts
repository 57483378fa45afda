/** Whether people left less open the second time, and what the gain is without lucky guesses. */
import { USUAL_LEVEL } from '../statistics/estimate.ts';
import { averageOverOrders, type FormOrder, type OrderAverage } from './by-order.ts';

/**
 * If the share left open falls by more than this many percentage points, guessing is corrected
 * for.
 */
export const BLANK_DROP_POINTS = 5;

/** How many of one sitting's items were left open: blank or 'weet ik niet'. */
export interface OpenItems {
	readonly items: number;
	readonly open: number;
}

export interface BlankChange {
	/** Share of all items of all these people that was left open, 0–100. */
	readonly before: number;
	readonly after: number;
	/** Whether it fell so much that the corrected gain is to be shown. */
	readonly correct: boolean;
}

/**
 * The share left open at both moments, of the people who sat both. The limit is exclusive, and
 * decided in whole numbers. `undefined` where a moment has no items.
 *
 * Example: 30 people × 30 items; 108 of 900 left open, later 45 of 900: 12 % and 5 %, a fall of
 * 7: correct.
 */
export function blankChange(
	before: readonly OpenItems[],
	after: readonly OpenItems[]
): BlankChange | undefined {
	const first = added(before);
	const last = added(after);
	if (first.items === 0 || last.items === 0) return undefined;
	const fall = 100 * (first.open * last.items - last.open * first.items);
	return {
		before: (100 * first.open) / first.items,
		after: (100 * last.open) / last.items,
		correct: fall > BLANK_DROP_POINTS * first.items * last.items
	};
}

function added(sittings: readonly OpenItems[]): OpenItems {
	return sittings.reduce(
		(all, one) => ({ items: all.items + one.items, open: all.open + one.open }),
		{ items: 0, open: 0 }
	);
}

/**
 * One answer: points, the maximum, and what a blind guess would earn on average as a share of it.
 */
export interface GuessableAnswer {
	readonly score: number;
	readonly maxScore: number;
	/** 1/k for single choice with k options; 0 where one cannot guess. */
	readonly chance: number;
	/** Blank or 'weet ik niet': not guessed. */
	readonly open: boolean;
}

/**
 * One person's percentage on a form, 0–100, with guessing taken out. Per answered item (share −
 * c)/(1 − c) with c the chance, 0 for an item left open, weighted by maximum points: over items
 * that everybody answers its mean is p' = (p − 1/k)/(1 − 1/k). An item left open gets 0 and not
 * −c/(1 − c), since who leaves it open does not guess; without that the correction would only
 * stretch the gain, and leave in it just what it should take out. Source: formula scoring, right
 * − wrong/(k − 1) (Frary 1988). May be below 0. `undefined` without points to be had.
 *
 * Example, four options: 5 right, 3 wrong, 2 open of 10: (5 − 3/3)/10 = 40.
 */
export function guessCorrectedPercentage(answers: readonly GuessableAnswer[]): number | undefined {
	let most = 0;
	let earned = 0;
	for (const { score, maxScore, chance, open } of answers) {
		most += maxScore;
		if (!open) earned += (score - chance * maxScore) / (1 - chance);
	}
	return most === 0 ? undefined : (100 * earned) / most;
}

/**
 * The cohort's gain in guess-corrected percentages, averaged over the orders, with its interval.
 * `undefined` with fewer than three people in an order: the equating is of uncorrected points.
 *
 * Example: corrected 40 → 52 for one learner is 12 points.
 */
export function guessCorrectedGain(
	learners: readonly {
		readonly order: FormOrder;
		readonly before: number;
		readonly after: number;
	}[],
	level = USUAL_LEVEL
): OrderAverage | undefined {
	return averageOverOrders(
		learners.map(({ order, before, after }) => ({ order, difference: after - before })),
		level
	);
}
