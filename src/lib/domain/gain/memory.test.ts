import { describe, expect, it } from 'vitest';
import type { FormOrder } from './by-order.ts';
import { memoryEffect } from './memory.ts';

/** The unique items of form B are 10 percentage points easier than those of A. */
const learner = (order: FormOrder, onAnchors: number, onUnique: number) => ({
	order,
	anchorsBefore: 50,
	anchorsAfter: 50 + onAnchors,
	uniqueBefore: order === 'AB' ? 40 : 50,
	uniqueAfter: (order === 'AB' ? 50 : 40) + onUnique
});

describe('the memory of anchors', () => {
	it('is what was gained on the anchors more than on items seen once, whatever the forms differ', () => {
		// True differences 5, 3, 7 and 9, 5, 1; the form adds −10 and +10: means −5 and 15, s² 4 and 16.
		const effect = memoryEffect([
			learner('AB', 25, 20),
			learner('AB', 23, 20),
			learner('AB', 27, 20),
			learner('BA', 24, 15),
			learner('BA', 20, 15),
			learner('BA', 16, 15)
		]);
		expect(effect?.estimate.value).toBe(5);
		expect(effect?.estimate.n).toBe(6);
		expect(effect?.estimate.standardError).toBeCloseTo(Math.sqrt(20 / 3) / 2, 12);
		// t on 2.941176 degrees of freedom 3.218759: 5 ± 4.155400
		expect(effect?.estimate.interval.upper).toBeCloseTo(9.1554, 4);
	});

	it('is unknown with fewer than three people in an order', () => {
		const one = Array.from({ length: 8 }, () => learner('AB', 20, 15));
		expect(memoryEffect(one)).toBeUndefined();
	});
});
