import { meanEstimate, tInterval, USUAL_LEVEL, type Estimate } from '../statistics/estimate.ts';
import { averageOverOrders, type FormOrder } from './by-order.ts';

/** A learner with both moments; percentages 0–100. */
export interface LearnerMoments {
	readonly order: FormOrder;
	/** Percentage correct on the form that was taken. */
	readonly before: number;
	readonly after: number;
	/** Kennisscore: the same on the scale of form A. */
	readonly equatedBefore: number;
	readonly equatedAfter: number;
}

export interface CohortGain {
	/** How the forms were made comparable: by averaging the orders, or by equating. */
	readonly method: 'by-order' | 'pooled-equated';
	/** Mean change in percentage points. */
	readonly gain: Estimate;
	readonly degreesOfFreedom: number;
	readonly n: Readonly<Record<FormOrder, number>>;
	/** The part of the linking error (percentage points) that is inside the standard error. */
	readonly linkingErrorInside: number;
}

/**
 * The mean change of a cohort between two moments, in percentage points.
 *
 * `by-order`, with three or more people in each order: see `averageOverOrders`; raw percentages,
 * no equating, no linking error. Else `pooled-equated`: the mean of the equated gains; an error e
 * in the shift of form B adds e to every A→B gain and takes it from every B→A gain, so (n₁ −
 * n₂)/n·e stays and SE = √(s²/n + (|n₁ − n₂|/n·linking error)²), t-interval with n − 1 degrees of
 * freedom. `linkingError` is in percentage points (`Scale.linkingError('A', 'B')`). `undefined`
 * when fewer than two people have both moments.
 *
 * Example of the second: equated gains 8, 12, 4 (A→B) and 8 (B→A), linking error 3: mean 8, s²
 * 32/3, SE √(32/12 + (2/4·3)²) = √(2.667 + 2.25) = 2.217, interval 8 ± 3.182·2.217 = 0.94 to
 * 15.06.
 */
export function cohortGain(
	learners: readonly LearnerMoments[],
	{ linkingError, level = USUAL_LEVEL }: { linkingError: number; level?: number }
): CohortGain | undefined {
	const AB = learners.filter(({ order }) => order === 'AB').length;
	const n = { AB, BA: learners.length - AB };
	const raw = learners.map(({ order, before, after }) => ({ order, difference: after - before }));
	const average = averageOverOrders(raw, level);
	if (average) {
		const { estimate, degreesOfFreedom } = average;
		return { method: 'by-order', gain: estimate, degreesOfFreedom, n, linkingErrorInside: 0 };
	}
	const pooled = meanEstimate(equatedGains(learners), level);
	if (!pooled) return undefined;
	const linkingErrorInside = (Math.abs(n.AB - n.BA) / pooled.n) * linkingError;
	const standardError = Math.hypot(pooled.standardError, linkingErrorInside);
	const degreesOfFreedom = pooled.n - 1;
	const band = tInterval(pooled.value, standardError, degreesOfFreedom, level);
	const gain = { ...pooled, standardError, interval: band };
	return { method: 'pooled-equated', gain, degreesOfFreedom, n, linkingErrorInside };
}

/** Per learner the gain on the scale of form A, in the order of the list. */
export function equatedGains(
	learners: readonly Pick<LearnerMoments, 'equatedBefore' | 'equatedAfter'>[]
): number[] {
	return learners.map(({ equatedBefore, equatedAfter }) => equatedAfter - equatedBefore);
}
