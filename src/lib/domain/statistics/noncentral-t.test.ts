import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCumulative, tTwoSided } from './distributions.ts';
import { noncentralityInterval, noncentralTCumulative } from './noncentral-t.ts';
import { seededRandom } from './random.ts';

describe('the noncentral t distribution', () => {
	// scipy 1.17.1: stats.nct.cdf(t, df, nc), agreeing with mpmath to 14 decimals.
	it.each([
		[2.93, 15, 1.2, 0.931837390974559],
		[-4.6, 65, -5, 0.6510219665868843],
		[53.6, 781, 50, 0.9835942513900968],
		// mpmath alone: one degree of freedom, and an effect that R's pt does not reach.
		[54.64213562373095, 1, 40, 0.4642215166055977],
		[262.28219331407115, 3.7, 150, 0.8459177623337132]
	])('below t %d with %d degrees of freedom and noncentrality %d', (t, df, nc, want) => {
		expect(Math.abs(noncentralTCumulative(t, df, nc) - want)).toBeLessThan(1e-13);
	});

	it('below 0 is the normal distribution below minus the noncentrality', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -8, max: 8, noNaN: true }),
				fc.integer({ min: 1, max: 900 }),
				(nc, df) => {
					const below = noncentralTCumulative(0, df, nc);
					expect(Math.abs(below - normalCumulative(-nc))).toBeLessThan(1e-13);
				}
			)
		);
	});

	it('without an effect is Student’s', () => {
		for (const df of [1, 2, 9, 60, 5000]) {
			for (const t of [0.3, 1, 2.2, 7]) {
				const below = noncentralTCumulative(t, df, 0);
				expect(Math.abs(1 - below - tTwoSided(t, df) / 2)).toBeLessThan(1e-12);
			}
		}
	});

	it('is mirrored with its effect', () => {
		const below = noncentralTCumulative(3.1, 7, 1.4);
		expect(noncentralTCumulative(-3.1, 7, -1.4)).toBeCloseTo(1 - below, 13);
	});

	it('is how t statistics of six people with an effect are spread', () => {
		const random = seededRandom(5);
		const n = 6;
		const shares = Array.from({ length: 1500 }, () => {
			const gains = Array.from({ length: n }, () => random.normal(1.2, 1));
			const mean = gains.reduce((all, gain) => all + gain, 0) / n;
			const squares = gains.reduce((all, gain) => all + (gain - mean) ** 2, 0);
			const t = mean / Math.sqrt(squares / (n - 1) / n);
			return noncentralTCumulative(t, n - 1, 1.2 * Math.sqrt(n));
		});
		for (const share of [0.025, 0.25, 0.5, 0.75, 0.975]) {
			const below = shares.filter((value) => value < share).length / shares.length;
			expect(Math.abs(below - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 1500));
		}
	});

	it('refuses what are no degrees of freedom', () => {
		expect(() => noncentralTCumulative(1, 0, 0)).toThrow(RangeError);
		expect(() => noncentralTCumulative(1, Infinity, 0)).toThrow(RangeError);
	});
});

describe('the interval of a noncentrality', () => {
	// R's effectsize 0.8.3, times √n.
	it.each([
		[2.9306068847, 15, 0.168535310285 * 4, 1.27782158371 * 4],
		[-4.62645155054, 65, -0.827873082987 * Math.sqrt(66), -0.307297809708 * Math.sqrt(66)]
	])('of t %d with %d degrees of freedom is that of effectsize in R', (t, df, lower, upper) => {
		const interval = noncentralityInterval(t, df);
		expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-5);
		expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-5);
	});

	it('leaves the same share outside on both sides, whatever t, n and level', () => {
		const t = fc.double({ min: -60, max: 60, noNaN: true });
		const df = fc.integer({ min: 1, max: 400 });
		const level = fc.constantFrom(0.5, 0.9, 0.95, 0.99);
		fc.assert(
			fc.property(t, df, level, (statistic, degrees, share) => {
				const { lower, upper } = noncentralityInterval(statistic, degrees, share);
				const tail = (1 - share) / 2;
				const at = (nc: number) => noncentralTCumulative(statistic, degrees, nc);
				expect(Math.abs(at(lower) - (1 - tail))).toBeLessThan(1e-9);
				expect(Math.abs(at(upper) - tail)).toBeLessThan(1e-9);
			}),
			{ numRuns: 25 }
		);
	});
});
