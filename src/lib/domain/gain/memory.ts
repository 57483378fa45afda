import { USUAL_LEVEL } from '../statistics/estimate.ts';
import { averageOverOrders, type FormOrder, type OrderAverage } from './by-order.ts';

/** Percentages correct (0–100) on the items met at both moments and on those met once. */
export interface AnchorAndUnique {
	readonly order: FormOrder;
	readonly anchorsBefore: number;
	readonly anchorsAfter: number;
	readonly uniqueBefore: number;
	readonly uniqueAfter: number;
}

/**
 * How much more was gained on the anchors, which everybody saw twice, than on items seen once, in
 * percentage points: what remembering (or teaching) those very items may have added.
 *
 * Per learner the gain on anchors minus the gain on unique items; then averaged over the orders,
 * since the unique items of A and B differ in difficulty while the anchors are the same.
 * `undefined` with fewer than three people in an order: form difficulty and memory cannot then be
 * told apart.
 *
 * Example: anchors 50 → 75, unique 40 → 60: 25 − 20 = 5 for this learner.
 */
export function memoryEffect(
	learners: readonly AnchorAndUnique[],
	level = USUAL_LEVEL
): OrderAverage | undefined {
	const differences = learners.map((learner) => ({
		order: learner.order,
		difference:
			learner.anchorsAfter - learner.anchorsBefore - (learner.uniqueAfter - learner.uniqueBefore)
	}));
	return averageOverOrders(differences, level);
}
