/** Numbers that travel with their error, and the intervals that belong to them. */
import { mean, sampleStandardDeviation } from './descriptive.ts';
import { normalQuantile, tQuantile } from './distributions.ts';

/** Where the true value lies with confidence `level` (0–1), in the unit of the value. */
export interface Interval {
	readonly lower: number;
	readonly upper: number;
	readonly level: number;
}

/** One person's number: the value, its standard error and the interval that follows from it. */
export interface Measurement {
	readonly value: number;
	readonly standardError: number;
	readonly interval: Interval;
}

/** A number about several people; `n` is how many it rests on. */
export interface Estimate extends Measurement {
	readonly n: number;
}

export const USUAL_LEVEL = 0.95;

/**
 * The interval around a value whose standard error is known, by the normal distribution: value ±
 * z·SE. Example: interval(58, 8, 0.95) = 58 ± 1.96·8 = 42.3 to 73.7.
 */
export function interval(value: number, standardError: number, level = USUAL_LEVEL): Interval {
	const half = normalQuantile((1 + level) / 2) * standardError;
	return { lower: value - half, upper: value + half, level };
}

/**
 * The interval around a value whose standard error was itself estimated, with these degrees of
 * freedom: value ± t·SE. Example: tInterval(5, 2, 9) = 5 ± 2.262·2 = 0.48 to 9.52.
 */
export function tInterval(
	value: number,
	standardError: number,
	degreesOfFreedom: number,
	level = USUAL_LEVEL
): Interval {
	const half = tQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
	return { lower: value - half, upper: value + half, level };
}

/**
 * The mean of a sample of independent values with SE = SD/√n and its t-interval on n − 1 degrees
 * of freedom (Student 1908). Equals R's `t.test(values, conf.level = level)`. `undefined` below
 * two values; equal values give an interval without width.
 *
 * Example: [2, 4, 9] → 5, SD √13, SE √(13/3) = 2.0817, interval 5 ± 4.3027·2.0817 = −3.957 to
 * 13.957.
 */
export function meanEstimate(values: readonly number[], level = USUAL_LEVEL): Estimate | undefined {
	const n = values.length;
	const value = mean(values);
	const deviation = sampleStandardDeviation(values);
	if (value === undefined || deviation === undefined) return undefined;
	const standardError = deviation / Math.sqrt(n);
	return { value, standardError, n, interval: tInterval(value, standardError, n - 1, level) };
}
