import { describe, expect, it } from 'vitest';
import { bootstrapInterval, quantile } from './bootstrap.ts';
import { mean, sampleStandardDeviation } from './descriptive.ts';

const twelve = [2, 4, 9, 3, 7, 12, 5, 8, 1, 6, 15, 4];

describe('a BCa bootstrap interval', () => {
	it('of a mean is that of scipy, but for the draws', () => {
		// scipy 1.17.1: stats.bootstrap(method='BCa', n_resamples=200000): 4.417 to 9.000; the plain
		// percentiles would be about 4.2 to 8.7.
		const band = bootstrapInterval(twelve, mean, { seed: 11, replicates: 20_000 });
		expect(Math.abs((band?.lower ?? NaN) - 4.417)).toBeLessThan(0.1);
		expect(Math.abs((band?.upper ?? NaN) - 9)).toBeLessThan(0.1);
	});

	it('of a standard deviation, which is biased and skewed, is that of scipy', () => {
		// 2.791 to 5.981, with 100,000 resamples.
		const band = bootstrapInterval(twelve, sampleStandardDeviation, {
			seed: 11,
			replicates: 20_000
		});
		expect(Math.abs((band?.lower ?? NaN) - 2.791)).toBeLessThan(0.06);
		expect(Math.abs((band?.upper ?? NaN) - 5.981)).toBeLessThan(0.1);
	});

	it('is the same for the same seed, another for another, and keeps the seed', () => {
		const of = (seed: number) => bootstrapInterval(twelve, mean, { seed, replicates: 500 });
		expect(of(3)).toEqual(of(3));
		expect(of(3)?.lower).not.toBe(of(4)?.lower);
		expect(of(3)).toMatchObject({ seed: 3, replicates: 500, level: 0.95 });
	});

	it('moves and stretches with the values', () => {
		const of = (values: readonly number[]) =>
			bootstrapInterval(values, mean, { seed: 1, replicates: 800 });
		const plain = of(twelve);
		const other = of(twelve.map((value) => 2 * value + 100));
		expect(other?.lower).toBeCloseTo(2 * (plain?.lower ?? NaN) + 100, 9);
		expect(other?.upper).toBeCloseTo(2 * (plain?.upper ?? NaN) + 100, 9);
	});

	it('grows with its level', () => {
		const of = (level: number) =>
			bootstrapInterval(twelve, mean, { seed: 1, replicates: 800, level });
		expect(of(0.99)?.lower).toBeLessThan(of(0.5)?.lower ?? NaN);
		expect(of(0.99)?.upper).toBeGreaterThan(of(0.5)?.upper ?? NaN);
	});

	it('has no width where everybody is alike', () => {
		const band = bootstrapInterval([5, 5, 5, 5], mean, { seed: 1, replicates: 200 });
		expect(band).toMatchObject({ lower: 5, upper: 5 });
	});

	it('is unknown below three people, where the statistic is, or often would be', () => {
		expect(bootstrapInterval([1, 2], mean, { seed: 1 })).toBeUndefined();
		expect(bootstrapInterval(twelve, () => undefined, { seed: 1 })).toBeUndefined();
		// Three people: one in nine samples is of one person three times, and has no spread.
		const spread = (sample: readonly number[]) => sampleStandardDeviation(sample) || undefined;
		expect(bootstrapInterval([1, 2, 4], spread, { seed: 1 })).toBeUndefined();
	});

	it('is unknown where every sample lies on one side of the estimate', () => {
		const most = (sample: readonly number[]) => (sample === twelve ? 99 : mean(sample));
		expect(bootstrapInterval(twelve, most, { seed: 1, replicates: 200 })).toBeUndefined();
	});
});

describe('a quantile', () => {
	it('is interpolated as R does by default', () => {
		expect(quantile([1, 2, 4], 0.75)).toBe(3);
		expect(quantile([1, 2, 4], 0)).toBe(1);
		expect(quantile([1, 2, 4], 1)).toBe(4);
		expect(quantile([7], 0.3)).toBe(7);
	});
});
