import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	correlation,
	mean,
	sampleCovariance,
	sampleStandardDeviation,
	sampleVariance,
	skewness,
	sum
} from './descriptive.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3 });
const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 40 });

describe('sums', () => {
	it('are exact where adding from left to right is not', () => {
		// Python: math.fsum([0.1, 0.2, 0.3, -0.6]); from left to right it is 1.11e-16.
		expect(sum([0.1, 0.2, 0.3, -0.6])).toBe(2.7755575615628914e-17);
		expect(sum([1e16, 1, -1e16])).toBe(1);
		// Half a step above 1 and a trace: rounds up, though the half alone would round down.
		expect(sum([1, 2 ** -53, 2 ** -110])).toBe(1 + 2 ** -52);
		expect(sum([1, 2 ** -53])).toBe(1);
		// Half a step and a trace the other way rounds down; below 0 it is all mirrored.
		expect(sum([1 + 2 ** -52, 2 ** -53, -(2 ** -110)])).toBe(1 + 2 ** -52);
		expect(sum([-1, -(2 ** -53), -(2 ** -110)])).toBe(-1 - 2 ** -52);
		expect(sum([-1 - 2 ** -52, -(2 ** -53), 2 ** -110])).toBe(-1 - 2 ** -52);
	});

	it('of whole numbers are those of whole-number arithmetic', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), (values) => {
				const slow = values.reduce((total, value) => total + BigInt(value), 0n);
				expect(sum(values)).toBe(Number(slow));
			})
		);
	});

	it('and variances are the same to the last bit in any order of rows', () => {
		fc.assert(
			fc.property(
				numbers.chain((values) =>
					fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))
				),
				([values, shuffled]) => {
					expect(sum(shuffled)).toBe(sum(values));
					expect(sampleVariance(shuffled)).toBe(sampleVariance(values));
				}
			)
		);
	});

	it('of nothing are 0, while the mean of nothing is unknown', () => {
		expect(sum([])).toBe(0);
		expect(mean([])).toBeUndefined();
	});
});

describe('spread', () => {
	it('divides by n − 1', () => {
		// Mean 5, deviations −3, −1, 4: (9 + 1 + 16)/2 = 13.
		expect(mean([2, 4, 9])).toBe(5);
		expect(sampleVariance([2, 4, 9])).toBe(13);
		expect(sampleStandardDeviation([2, 4, 9])).toBeCloseTo(3.605551275, 9);
	});

	it('of one value is unknown', () => {
		expect(sampleVariance([4])).toBeUndefined();
		expect(sampleStandardDeviation([])).toBeUndefined();
	});

	it('of equal values is exactly 0, also where their mean has to be rounded', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat(30), (value, more) => {
				expect(sampleVariance(Array<number>(more + 2).fill(value))).toBe(0);
			})
		);
	});

	it('of whole numbers agrees with (n Σx² − (Σx)²) / n(n − 1)', () => {
		fc.assert(
			fc.property(scores, (x) => {
				const n = x.length;
				const total = x.reduce((a, b) => a + b, 0);
				const squares = x.reduce((a, b) => a + b * b, 0);
				const slow = (n * squares - total * total) / (n * (n - 1));
				expect(sampleVariance(x)).toBeCloseTo(slow, 9);
			})
		);
	});
});

describe('correlation', () => {
	it('is the covariance in units of both spreads', () => {
		// Deviations −1, 0, 1 and −3, −1, 4: covariance (3 + 0 + 4)/2 = 3.5; variances 1 and 13.
		expect(sampleCovariance([1, 2, 3], [2, 4, 9])).toBe(3.5);
		expect(correlation([1, 2, 3], [2, 4, 9])).toBeCloseTo(3.5 / Math.sqrt(13), 12);
	});

	it('is unknown where one of the two does not vary, and below two rows', () => {
		expect(correlation([1, 2, 3], [0.1, 0.1, 0.1])).toBeUndefined();
		expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeUndefined();
		expect(correlation([1], [2])).toBeUndefined();
	});

	it('is 1 with itself, −1 mirrored, and never beyond', () => {
		fc.assert(
			fc.property(scores, (x) => {
				fc.pre(new Set(x).size > 1);
				expect(correlation(x, x)).toBeCloseTo(1, 12);
				const mirrored = correlation(
					x,
					x.map((value) => 7 - 3 * value)
				);
				expect(mirrored).toBeCloseTo(-1, 12);
				expect(mirrored).toBeGreaterThanOrEqual(-1);
			})
		);
	});

	it('refuses two lists that cannot be the same people', () => {
		expect(() => correlation([1, 2, 3], [1, 2])).toThrow(RangeError);
	});
});

describe('skewness', () => {
	it('is that of scipy, with the tail to the right above 0', () => {
		// scipy 1.17.1: stats.skew.
		expect(skewness([2, 4, 9, 3, 7, 12, 5, 8, 1, 6, 15, 4])).toBeCloseTo(0.7470907063947949, 12);
		expect(skewness([0, 0, 3])).toBeCloseTo(Math.SQRT1_2, 14);
		expect(skewness([0, 3, 3])).toBeCloseTo(-Math.SQRT1_2, 14);
	});

	it('is unknown without variance', () => {
		expect(skewness([2, 2, 2])).toBeUndefined();
		expect(skewness([])).toBeUndefined();
	});
});
