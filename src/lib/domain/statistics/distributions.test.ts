import { describe, expect, it } from 'vitest';
import {
	binomialCumulative,
	chiSquareUpperTail,
	fQuantile,
	fUpperTail,
	normalCumulative,
	normalQuantile,
	tQuantile,
	tTwoSided
} from './distributions.ts';

/** How exact we say the quantiles are. */
const RELATIVE = 1e-12;

function expectExact(have: number, want: number, relative = RELATIVE) {
	expect(Math.abs(have - want)).toBeLessThanOrEqual(relative * Math.abs(want));
}

describe('quantiles', () => {
	it('of the normal distribution are the known ones', () => {
		expectExact(normalQuantile(0.975), 1.959963984540054);
		expectExact(normalQuantile(0.95), 1.6448536269514722);
		expectExact(normalQuantile(0.995), 2.5758293035489004);
		expect(normalQuantile(0.5)).toBe(0);
	});

	it('of t with 1 and 2 degrees of freedom follow their closed forms', () => {
		for (const p of [0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9995]) {
			expectExact(tQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)));
			expectExact(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)));
		}
	});

	it('of t are those of scipy, also for a broken number of degrees of freedom', () => {
		// scipy 1.17.1: stats.t.ppf(0.975, df)
		expectExact(tQuantile(0.975, 4.37), 2.6861481000408847);
		expectExact(tQuantile(0.975, 10), 2.228138851986274);
		expectExact(tQuantile(0.975, 30), 2.0422724563012378);
		expectExact(tQuantile(0.975, 1000), 1.9623390808264083);
	});

	it('of F with 2 degrees of freedom above the line follow their closed form', () => {
		// P(F > f) = (1 + 2f/d)^(−d/2), so f = (d/2)((1 − p)^(−2/d) − 1).
		for (const d of [2, 9, 36, 841]) {
			for (const p of [0.025, 0.5, 0.975]) {
				const closed = (d / 2) * Math.expm1((-2 / d) * Math.log1p(-p));
				expectExact(fQuantile(p, 2, d), closed);
			}
		}
	});

	it('of F are those of scipy, for ten persons up to a hundred thousand', () => {
		// scipy 1.17.1: stats.f.ppf(p, df1, df2)
		expectExact(fQuantile(0.975, 9, 36), 2.4922445088916096);
		expectExact(fQuantile(0.025, 9, 36), 0.2837749786956962);
		expectExact(fQuantile(0.975, 29, 841), 1.594180312214966);
		expectExact(fQuantile(0.025, 99999, 2899971), 0.9911058322365801);
	});

	it('of F with one degree above the line are the squares of those of t', () => {
		expectExact(fQuantile(0.95, 1, 17), tQuantile(0.975, 17) ** 2);
	});

	it('refuse what is no share or no degrees of freedom', () => {
		expect(() => normalQuantile(1.2)).toThrow(RangeError);
		expect(() => normalQuantile(NaN)).toThrow(RangeError);
		expect(() => tQuantile(0.9, 0)).toThrow(RangeError);
		expect(() => tQuantile(0.9, Infinity)).toThrow(RangeError);
		expect(() => fQuantile(0.9, 4, NaN)).toThrow(RangeError);
	});
});

describe('probabilities', () => {
	// mpmath 1.3 with 30 digits, from the incomplete beta and gamma functions.
	it('of the normal distribution are those of mpmath, far into the tail', () => {
		expectExact(normalCumulative(-8), 6.220960574271784e-16);
		expectExact(normalCumulative(-1.5), 0.06680720126885807);
		expectExact(normalCumulative(2), 0.9772498680518208);
	});

	it('of t on both sides are those of mpmath, whichever the sign', () => {
		expectExact(tTwoSided(2.5, 9), 0.03386182768298574);
		expectExact(tTwoSided(-2.5, 9), 0.03386182768298574);
		expectExact(tTwoSided(30, 3.5), 2.393613199562261e-5);
		expectExact(tTwoSided(53.6, 781), 6.737692398884059e-264);
		expect(tTwoSided(0, 4)).toBe(1);
	});

	it('above F are those of mpmath', () => {
		expectExact(fUpperTail(12.1688771232, 2, 62), 3.482725043843158e-5);
		expectExact(fUpperTail(0.5, 3, 9), 0.6915161861556732);
		expectExact(fUpperTail(400, 1, 99999), 8.223526793988338e-89, 2e-11);
		expect(fUpperTail(0, 3, 9)).toBe(1);
		expect(fUpperTail(-1e-16, 3, 9)).toBe(1);
	});

	it('above chi-square are those of mpmath', () => {
		expectExact(chiSquareUpperTail(3.5, 1), 0.06136882913940217);
		expectExact(chiSquareUpperTail(5, 4), 0.2872974951836458);
		expectExact(chiSquareUpperTail(60, 29), 0.0006176559733062);
		expectExact(chiSquareUpperTail(1600, 1001), 2.207692865012016e-30);
		expectExact(chiSquareUpperTail(3, 2), Math.exp(-1.5));
		expect(chiSquareUpperTail(0, 5)).toBe(1);
	});

	it('of a binomial are those of counting', () => {
		expectExact(binomialCumulative(26, 131, 0.5), 9.409551585198053e-13);
		expectExact(binomialCumulative(400, 1000, 0.5), 1.3642320780330092e-10);
		expect(binomialCumulative(1, 3, 0.5)).toBeCloseTo(0.5, 15);
	});

	it('turn quantiles back', () => {
		for (const p of [0.001, 0.025, 0.5, 0.9, 0.9995]) {
			expectExact(normalCumulative(normalQuantile(p)), p);
			expectExact(1 - fUpperTail(fQuantile(p, 7, 19), 7, 19), p, 1e-11);
			if (p < 0.5) expectExact(tTwoSided(tQuantile(p, 6), 6), 2 * p, 1e-11);
		}
	});

	it('refuse what is no share and no degrees of freedom', () => {
		expect(() => tTwoSided(2, 0)).toThrow(RangeError);
		expect(() => fUpperTail(2, 1, Infinity)).toThrow(RangeError);
		expect(() => chiSquareUpperTail(2, 2.5)).toThrow(RangeError);
		expect(() => chiSquareUpperTail(2, 0)).toThrow(RangeError);
		expect(() => binomialCumulative(1, 3, 1.5)).toThrow(RangeError);
	});
});
