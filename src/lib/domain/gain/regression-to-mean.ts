/** What a low start does to a gain without any help: scores with error in them fall back to the mean. */
import { quantile } from '../statistics/bootstrap.ts';
import {
	correlation,
	mean,
	sampleCovariance,
	sampleVariance,
	sum
} from '../statistics/descriptive.ts';
import type { Pair } from './effect-size.ts';

/** The straight line of `after` on `before`. */
export interface Line {
	readonly intercept: number;
	readonly slope: number;
	readonly slopeStandardError: number | undefined;
	/** Share of the variance after that the line tells, 0–1; undefined without variance after. */
	readonly explained: number | undefined;
	/** Root of the residual variance, with n − 2 below the line. */
	readonly residualDeviation: number | undefined;
}

/**
 * The least-squares line of the second moment on the first. Equals R's `lm(after ~ before)`. Its
 * slope minus 1 is the slope of the *gain* on the start, which error alone makes negative: never read
 * it as 'weak starters gained most'. `undefined` without spread before.
 *
 * Example: 0 → 1, 1 → 2, 2 → 4: .833 + 1.5·before, explained 27/28.
 */
export function lineOf(pairs: readonly Pair[]): Line | undefined {
	const before = pairs.map((pair) => pair.before);
	const after = pairs.map((pair) => pair.after);
	const variance = sampleVariance(before);
	const covariance = sampleCovariance(before, after);
	if (!variance || covariance === undefined) return undefined;
	const slope = covariance / variance;
	const intercept = (mean(after) ?? NaN) - slope * (mean(before) ?? NaN);
	const squares = sum(pairs.map((pair) => (pair.after - intercept - slope * pair.before) ** 2));
	const n = pairs.length;
	const residualDeviation = n > 2 ? Math.sqrt(squares / (n - 2)) : undefined;
	const r = correlation(before, after);
	return {
		intercept,
		slope,
		slopeStandardError:
			residualDeviation === undefined
				? undefined
				: residualDeviation / Math.sqrt(variance * (n - 1)),
		explained: r === undefined ? undefined : r ** 2,
		residualDeviation
	};
}

/**
 * The correlation of the gain with the mean of both moments (Oldham 1962): unlike that with the start
 * it is not negative by error alone, where both moments have the same error and spread.
 */
export function oldham(pairs: readonly Pair[]): number | undefined {
	return correlation(
		pairs.map(({ before, after }) => after - before),
		pairs.map(({ before, after }) => (before + after) / 2)
	);
}

/** The quarter that started lowest, who are measured again. */
export interface LowestQuarter {
	readonly n: number;
	readonly before: number;
	readonly after: number;
	/** The mean to expect at a second moment without any change: Kelley's true score. */
	readonly expected: number;
}

/**
 * What the lowest quarter (everybody up to the first quartile, ties included) would score on average
 * when measured again: mean + reliability·(own mean − mean), Kelley (1947). The gain of that quarter
 * is what comes on top of it. `undefined` for nobody.
 *
 * Example: mean 50, quarter 30, reliability .8: 34 is to be expected.
 */
export function lowestQuarter(
	pairs: readonly Pair[],
	reliability: number
): LowestQuarter | undefined {
	const starts = pairs.map(({ before }) => before);
	const all = mean(starts);
	const limit = quantile(
		starts.toSorted((a, b) => a - b),
		0.25
	);
	const lowest = pairs.filter((pair) => pair.before <= limit);
	const before = mean(lowest.map((pair) => pair.before));
	const after = mean(lowest.map((pair) => pair.after));
	if (all === undefined || before === undefined || after === undefined) return undefined;
	return { n: lowest.length, before, after, expected: all + reliability * (before - all) };
}
