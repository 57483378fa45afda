import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormOrder } from './by-order.ts';
import { cohortGain, type LearnerMoments } from './cohort.ts';

/** A learner who starts at 50; on form B every score is 4 points higher than on A. */
const learner = (order: FormOrder, gain: number): LearnerMoments => ({
	order,
	before: order === 'AB' ? 50 : 54,
	after: (order === 'AB' ? 54 : 50) + gain,
	equatedBefore: 50,
	equatedAfter: 50 + gain
});

describe('the gain of a cohort', () => {
	it('is averaged over the orders from three people in each, without any linking error', () => {
		// Raw gains A→B 12 + 4, 8 + 4, 10 + 4 (mean 14, s² 4); B→A 6 − 4, 10 − 4, 14 − 4 (mean 6, s² 16).
		const result = cohortGain(
			[...[12, 8, 10].map((g) => learner('AB', g)), ...[6, 10, 14].map((g) => learner('BA', g))],
			{ linkingError: 3 }
		);
		expect(result?.method).toBe('by-order');
		expect(result?.gain.value).toBe(10);
		expect(result?.gain.standardError).toBeCloseTo(Math.sqrt(20 / 3) / 2, 12);
		expect(result?.linkingErrorInside).toBe(0);
		expect(result?.n).toEqual({ AB: 3, BA: 3 });
	});

	it('uses raw percentages by order, so that an error in the equating cannot reach it', () => {
		const people = [1, 2, 3].flatMap((g) => [learner('AB', g), learner('BA', g)]);
		const misjudged = people.map((person) => ({ ...person, equatedAfter: 99 }));
		expect(cohortGain(misjudged, { linkingError: 3 })).toEqual(
			cohortGain(people, { linkingError: 3 })
		);
	});

	it('is pooled and equated with fewer than three in an order, with its part of the linking error', () => {
		// Gains 8, 12, 4 and 8: mean 8, s² 32/3; √(32/12 + ((3 − 1)/4·3)²) = √(2.666667 + 2.25) = 2.217356.
		// t(3) = 3.182446: 8 ± 7.056617.
		const result = cohortGain([...[8, 12, 4].map((g) => learner('AB', g)), learner('BA', 8)], {
			linkingError: 3
		});
		expect(result?.method).toBe('pooled-equated');
		expect(result?.gain.value).toBe(8);
		expect(result?.gain.n).toBe(4);
		expect(result?.linkingErrorInside).toBe(1.5);
		expect(result?.gain.standardError).toBeCloseTo(2.217356, 6);
		expect(result?.degreesOfFreedom).toBe(3);
		expect(result?.gain.interval.lower).toBeCloseTo(0.943383, 5);
		expect(result?.n).toEqual({ AB: 3, BA: 1 });
	});

	it('has the whole linking error where everybody took the forms in one order', () => {
		const one = [8, 12, 4, 8].map((g) => learner('BA', g));
		expect(cohortGain(one, { linkingError: 3 })?.linkingErrorInside).toBe(3);
	});

	it('has no linking error where both orders are as many', () => {
		const even = [learner('AB', 3), learner('AB', 5), learner('BA', 4), learner('BA', 9)];
		expect(cohortGain(even, { linkingError: 3 })?.linkingErrorInside).toBe(0);
	});

	it('is unknown with fewer than two people', () => {
		expect(cohortGain([learner('AB', 8)], { linkingError: 3 })).toBeUndefined();
		expect(cohortGain([], { linkingError: 3 })).toBeUndefined();
	});

	it('does not depend on the order of the list', () => {
		const people = fc.array(
			fc
				.tuple(fc.constantFrom('AB' as const, 'BA' as const), fc.integer({ min: -30, max: 40 }))
				.map(([order, gain]) => learner(order, gain)),
			{ minLength: 2, maxLength: 20 }
		);
		fc.assert(
			fc.property(people, (list) => {
				const options = { linkingError: 2 };
				expect(cohortGain(list.toReversed(), options)).toEqual(cohortGain(list, options));
			})
		);
	});
});
