import { describe, expect, it } from 'vitest';
import { fQuantile, normalQuantile, tQuantile } from './distributions.ts';

/** How exact we say the quantiles are. */
const RELATIVE = 1e-12;

function expectExact(have: number, want: number) {
	expect(Math.abs(have - want)).toBeLessThanOrEqual(RELATIVE * Math.abs(want));
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
