import { mean, sum } from './descriptive.ts';
import { normalCumulative, normalQuantile } from './distributions.ts';
import { USUAL_LEVEL, type Interval } from './estimate.ts';
import { seededRandom } from './random.ts';

/** How many resamples an interval rests on. */
export const USUAL_REPLICATES = 2000;

/** An interval that can be made again: with this seed and so many replicates it is the same. */
export interface BootstrapInterval extends Interval {
	readonly seed: number;
	readonly replicates: number;
}

/**
 * The bias-corrected and accelerated (BCa) bootstrap interval of a statistic over people: the
 * quantiles of the statistic over samples of people drawn with replacement, moved for bias (how many
 * replicates lie below the estimate) and for skewness (from leaving out one person at a time).
 * Source: Efron (1987); Efron & Tibshirani (1993), ch. 14. Equals R's `boot.ci(type = "bca")` but
 * for the draws and for how quantiles are read (here: Hyndman & Fan 1996, definition 7).
 *
 * The statistic may be `undefined` for a sample (no spread, say): that sample is left out.
 * `undefined` below three people, where the statistic itself is unknown, where one in ten samples has
 * none, and where all replicates lie on one side. Draws follow the order of `people`: sort them first
 * if that order means nothing.
 */
export function bootstrapInterval<T>(
	people: readonly T[],
	statistic: (sample: readonly T[]) => number | undefined,
	{ seed, replicates = USUAL_REPLICATES, level = USUAL_LEVEL }: BootstrapOptions
): BootstrapInterval | undefined {
	const estimate = statistic(people);
	if (estimate === undefined || people.length < 3) return undefined;
	const drawn = resampled(people, statistic, seed, replicates);
	if (drawn.length < 0.9 * replicates) return undefined;
	// Half of the ties, or a statistic with few values would seem biased.
	const below = drawn.filter((value) => value < estimate).length;
	const ties = drawn.filter((value) => value === estimate).length;
	const bias = normalQuantile((below + ties / 2) / drawn.length);
	if (!Number.isFinite(bias)) return undefined;
	const acceleration = skewness(people, statistic);
	const at = (share: number) => {
		const moved = bias + normalQuantile(share);
		return quantile(drawn, normalCumulative(bias + moved / (1 - acceleration * moved)));
	};
	const tail = (1 - level) / 2;
	return { lower: at(tail), upper: at(1 - tail), level, seed, replicates };
}

export interface BootstrapOptions {
	/** Kept beside the interval, so that a report can be made again. */
	readonly seed: number;
	readonly replicates?: number;
	readonly level?: number;
}

/** The statistic over each sample, from low to high. */
function resampled<T>(
	people: readonly T[],
	statistic: (sample: readonly T[]) => number | undefined,
	seed: number,
	replicates: number
): number[] {
	const random = seededRandom(seed);
	const last = people.length - 1;
	const values: number[] = [];
	for (let replicate = 0; replicate < replicates; replicate++) {
		const sample = people.map(() => people[random.integer(0, last)] as T);
		const value = statistic(sample);
		if (value !== undefined) values.push(value);
	}
	return values.sort((a, b) => a - b);
}

/** The acceleration: Σ d³ / 6(Σ d²)^1.5 over the distances of the leave-one-out values below their mean. */
function skewness<T>(
	people: readonly T[],
	statistic: (sample: readonly T[]) => number | undefined
): number {
	const without = people.flatMap((_, at) => statistic(people.toSpliced(at, 1)) ?? []);
	const centre = mean(without) ?? 0;
	const squares = sum(without.map((value) => (centre - value) ** 2));
	if (squares === 0) return 0;
	return sum(without.map((value) => (centre - value) ** 3)) / (6 * squares ** 1.5);
}

/**
 * The value below which a share of a sorted list lies, interpolated: R's default (Hyndman & Fan
 * 1996, definition 7). Example: quantile([1, 2, 4], .75) = 3.
 */
export function quantile(sorted: readonly number[], share: number): number {
	const place = share * (sorted.length - 1);
	const low = sorted[Math.floor(place)] ?? NaN;
	const high = sorted[Math.ceil(place)] ?? NaN;
	return low + (place - Math.floor(place)) * (high - low);
}
