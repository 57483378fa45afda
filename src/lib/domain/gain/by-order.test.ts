import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { averageOverOrders, type FormOrder } from './by-order.ts';

const ordered = (order: FormOrder, differences: readonly number[]) =>
	differences.map((difference) => ({ order, difference }));

const some = fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 3, maxLength: 20 });

describe('the average over both orders of the forms', () => {
	it('follows by hand', () => {
		// Means 12 and 6, s² 4 and 16: 9; ½√(4/3 + 16/3) = 1.290994.
		// df (20/3)²/((4/3)²/2 + (16/3)²/2) = 44.444/15.111 = 2.941176; scipy: t.ppf(.975, df) = 3.218759.
		const average = averageOverOrders([
			...ordered('AB', [14, 10, 12]),
			...ordered('BA', [2, 6, 10])
		]);
		expect(average?.estimate.value).toBe(9);
		expect(average?.estimate.n).toBe(6);
		expect(average?.estimate.standardError).toBeCloseTo(1.290994, 6);
		expect(average?.degreesOfFreedom).toBeCloseTo(2.941176, 6);
		expect(average?.estimate.interval.lower).toBeCloseTo(4.8446, 4);
		expect(average?.estimate.interval.upper).toBeCloseTo(13.1554, 4);
	});

	it('weighs both orders alike, however many people each has', () => {
		const average = averageOverOrders([
			...ordered('AB', [9, 10, 11, 9, 10, 11, 9, 10, 11]),
			...ordered('BA', [0, 1, -1])
		]);
		expect(average?.estimate.value).toBe(5);
	});

	it('is not given with fewer than three people in either order', () => {
		const two = [...ordered('AB', [1, 2]), ...ordered('BA', [1, 2, 3, 4])];
		expect(averageOverOrders(two)).toBeUndefined();
		expect(averageOverOrders(ordered('AB', [1, 2, 3, 4]))).toBeUndefined();
	});

	it('does not notice how much easier one form is than the other', () => {
		fc.assert(
			fc.property(some, some, fc.integer({ min: -20, max: 20 }), (AB, BA, easier) => {
				const before = averageOverOrders([...ordered('AB', AB), ...ordered('BA', BA)]);
				const after = averageOverOrders([
					...ordered(
						'AB',
						AB.map((difference) => difference + easier)
					),
					...ordered(
						'BA',
						BA.map((difference) => difference - easier)
					)
				]);
				expect(after?.estimate.value).toBeCloseTo(before?.estimate.value ?? NaN, 9);
				expect(after?.estimate.standardError).toBeCloseTo(before?.estimate.standardError ?? NaN, 9);
			})
		);
	});

	it('has an error without width where all differences of an order are equal', () => {
		const average = averageOverOrders([...ordered('AB', [5, 5, 5]), ...ordered('BA', [3, 3, 3])]);
		expect(average?.estimate).toMatchObject({ value: 4, standardError: 0 });
		expect(average?.estimate.interval).toMatchObject({ lower: 4, upper: 4 });
		expect(average?.degreesOfFreedom).toBe(4);
	});

	it('has a 95 % interval that holds the true gain about 95 times in a hundred', () => {
		const random = seededRandom(31);
		let held = 0;
		for (let repeat = 0; repeat < 2000; repeat++) {
			// True gain 10; form B 4 points easier; the orders differ in spread and number.
			const AB = Array.from({ length: 5 }, () => random.normal(14, 12));
			const BA = Array.from({ length: 9 }, () => random.normal(6, 7));
			const band = averageOverOrders([...ordered('AB', AB), ...ordered('BA', BA)])?.estimate
				.interval;
			if (band && band.lower <= 10 && 10 <= band.upper) held += 1;
		}
		expect(Math.abs(held / 2000 - 0.95)).toBeLessThan(0.015);
	});
});
