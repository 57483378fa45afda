import { mean, sampleVariance } from '../statistics/descriptive.ts';
import { tInterval, USUAL_LEVEL, type Estimate } from '../statistics/estimate.ts';

/** Which form a learner took first and which second. */
export type FormOrder = 'AB' | 'BA';

/** With fewer people in one of the orders, the orders are not averaged. */
export const LEAST_PER_ORDER = 3;

/** One learner's difference between the moments, with the order in which she took the forms. */
export interface OrderedDifference {
	readonly order: FormOrder;
	readonly difference: number;
}

export interface OrderAverage {
	readonly estimate: Estimate;
	readonly degreesOfFreedom: number;
}

/**
 * The mean difference between two moments, free of the difference between the forms: ½(mean of
 * A→B + mean of B→A). However much easier B is than A, it adds to the one mean what it takes from
 * the other. SE = ½√(s₁²/n₁ + s₂²/n₂), t-interval with the degrees of freedom of Welch (1947) and
 * Satterthwaite (1946): the crossover design of Jones & Kenward (2014, ch. 2). Equals half of R's
 * `t.test(AB, −BA)`. `undefined` with fewer than three people in an order. Without any spread the
 * interval has no width and the degrees of freedom are n − 2.
 *
 * Example: A→B 14, 10, 12 (mean 12, s² 4), B→A 2, 6, 10 (mean 6, s² 16): 9, SE ½√(4/3 + 16/3) =
 * 1.291, df (20/3)²/((4/3)²/2 + (16/3)²/2) = 2.941, interval 9 ± 3.219·1.291 = 4.84 to 13.16.
 */
export function averageOverOrders(
	learners: readonly OrderedDifference[],
	level = USUAL_LEVEL
): OrderAverage | undefined {
	const first = differencesOf(learners, 'AB');
	const second = differencesOf(learners, 'BA');
	if (first.length < LEAST_PER_ORDER || second.length < LEAST_PER_ORDER) return undefined;
	const n = first.length + second.length;
	const squared1 = (sampleVariance(first) ?? 0) / first.length;
	const squared2 = (sampleVariance(second) ?? 0) / second.length;
	const squared = squared1 + squared2;
	const degreesOfFreedom =
		squared === 0
			? n - 2
			: squared ** 2 / (squared1 ** 2 / (first.length - 1) + squared2 ** 2 / (second.length - 1));
	const value = ((mean(first) ?? 0) + (mean(second) ?? 0)) / 2;
	const standardError = Math.sqrt(squared) / 2;
	const band = tInterval(value, standardError, degreesOfFreedom, level);
	return { estimate: { value, standardError, n, interval: band }, degreesOfFreedom };
}

function differencesOf(learners: readonly OrderedDifference[], order: FormOrder): number[] {
	return learners.filter((learner) => learner.order === order).map(({ difference }) => difference);
}
