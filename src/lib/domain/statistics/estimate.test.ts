import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, meanEstimate, tInterval } from './estimate.ts';
import { seededRandom } from './random.ts';

describe('an interval', () => {
	it('around a value with a known error uses the normal distribution', () => {
		// 58 ± 1.959964·8 = 58 ± 15.6797
		const band = interval(58, 8);
		expect(band.lower).toBeCloseTo(42.3203, 4);
		expect(band.upper).toBeCloseTo(73.6797, 4);
		expect(band.level).toBe(0.95);
		// At 90 % z = 1.644854, so 58 + 13.1588.
		expect(interval(58, 8, 0.9).upper).toBeCloseTo(71.1588, 4);
	});

	it('around a value with an estimated error is wider', () => {
		// 5 ± 2.262157·2
		expect(tInterval(5, 2, 9).lower).toBeCloseTo(0.475686, 6);
		expect(tInterval(5, 2, 9).upper).toBeGreaterThan(interval(5, 2).upper);
	});
});

describe('the mean of a sample', () => {
	it('comes with its error, its n and its t-interval', () => {
		// Mean 5, SD √13, SE √(13/3) = 2.081666; t(2) = 4.302653.
		const estimate = meanEstimate([2, 4, 9]);
		expect(estimate?.value).toBe(5);
		expect(estimate?.n).toBe(3);
		expect(estimate?.standardError).toBeCloseTo(2.081666, 6);
		expect(estimate?.interval.lower).toBeCloseTo(-3.956686, 6);
		expect(estimate?.interval.upper).toBeCloseTo(13.956686, 6);
	});

	it('is not given with one value, since its error is unknown', () => {
		expect(meanEstimate([4])).toBeUndefined();
		expect(meanEstimate([])).toBeUndefined();
	});

	it('moves along when every value does, with the same error', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 }),
				fc.integer({ min: -50, max: 50 }),
				(values, shift) => {
					const before = meanEstimate(values);
					const after = meanEstimate(values.map((value) => value + shift));
					expect(after?.value).toBeCloseTo((before?.value ?? NaN) + shift, 9);
					expect(after?.standardError).toBeCloseTo(before?.standardError ?? NaN, 9);
				}
			)
		);
	});

	it('has a 95 % interval that holds the true mean about 95 times in a hundred', () => {
		const random = seededRandom(20240901);
		let held = 0;
		for (let repeat = 0; repeat < 2000; repeat++) {
			const values = Array.from({ length: 5 }, () => random.normal(50, 10));
			const band = meanEstimate(values)?.interval;
			if (band && band.lower <= 50 && 50 <= band.upper) held += 1;
		}
		// Binomial SD of the share: √(.95·.05/2000) = .0049; three of them either way.
		expect(held / 2000).toBeGreaterThan(0.935);
		expect(held / 2000).toBeLessThan(0.965);
	});
});
