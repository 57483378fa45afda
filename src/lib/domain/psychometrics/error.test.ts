import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { individualError } from './error.ts';

describe('the measurement error of one person', () => {
	it('is binomial where the form is little known', () => {
		// √(18·12/29) = √7.448276
		expect(individualError(18, 30)).toEqual({
			standardError: Math.sqrt(216 / 29),
			method: 'binomial'
		});
		const known = { n: 99, standardDeviation: 5, reliability: 0.8 };
		expect(individualError(18, 30, known).method).toBe('binomial');
	});

	it('is that of the form from 100 people on, the same for every score', () => {
		// 5·√.20
		const known = { n: 100, standardDeviation: 5, reliability: 0.8 };
		expect(individualError(18, 30, known).method).toBe('pooled');
		expect(individualError(18, 30, known).standardError).toBeCloseTo(2.236068, 6);
		expect(individualError(29, 30, known)).toEqual(individualError(3, 30, known));
	});

	it('is binomial where the reliability of the form is unknown or below 0', () => {
		for (const reliability of [undefined, -0.2]) {
			const known = { n: 500, standardDeviation: 5, reliability };
			expect(individualError(18, 30, known).method).toBe('binomial');
		}
	});

	it('is not 0 for nothing or everything right', () => {
		// As for 1 of 30: √(29/29) = 1
		expect(individualError(0, 30).standardError).toBe(1);
		expect(individualError(30, 30).standardError).toBe(1);
		expect(individualError(0, 2).standardError).toBe(1);
	});

	it('is the same for x right and x wrong, and largest in the middle', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), (maxScore, any) => {
				const points = any % (maxScore + 1);
				const { standardError } = individualError(points, maxScore);
				expect(individualError(maxScore - points, maxScore).standardError).toBe(standardError);
				const middle = individualError(Math.floor(maxScore / 2), maxScore).standardError;
				expect(standardError).toBeLessThanOrEqual(middle);
			})
		);
	});

	it('refuses points that cannot be', () => {
		expect(() => individualError(31, 30)).toThrow(RangeError);
		expect(() => individualError(-1, 30)).toThrow(RangeError);
		expect(() => individualError(1.5, 30)).toThrow(RangeError);
		expect(() => individualError(1, 1)).toThrow(RangeError);
	});
});
