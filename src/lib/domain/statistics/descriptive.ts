/**
 * Sums, means, variances and correlations of plain lists of numbers.
 *
 * Every result is the same to the last bit in whatever order the rows come: sums are exact and
 * rounded once. Unknowable is `undefined`.
 */

/**
 * The sum of all values, exact and rounded once, so independent of their order; 0 for none.
 * Source: Shewchuk (1997), non-overlapping partial sums. Equals Python's `math.fsum`.
 *
 * Example: sum([0.1, 0.2, 0.3, -0.6]) is 2.7755575615628914e-17 (what the four doubles really add
 * up to) in every order, where adding from left to right gives 1.1102230246251565e-16.
 */
export function sum(values: readonly number[]): number {
	const partials: number[] = [];
	for (const value of values) {
		let carried = value;
		let kept = 0;
		for (const partial of partials) {
			const total = carried + partial;
			const [large, small] =
				Math.abs(carried) >= Math.abs(partial) ? [carried, partial] : [partial, carried];
			const lost = small - (total - large);
			if (lost !== 0) partials[kept++] = lost;
			carried = total;
		}
		partials[kept] = carried;
		partials.length = kept + 1;
	}
	return roundedOnce(partials);
}

/** Adds partials from large to small; a tie in the last bit is decided by what lies below it. */
function roundedOnce(partials: readonly number[]): number {
	let total = 0;
	let lost = 0;
	let at = partials.length - 1;
	while (at >= 0 && lost === 0) {
		const partial = partials[at--] ?? 0;
		const next = total + partial;
		lost = partial - (next - total);
		total = next;
	}
	const below = partials[at] ?? 0;
	if ((lost < 0 && below < 0) || (lost > 0 && below > 0)) {
		const doubled = 2 * lost;
		const nudged = total + doubled;
		if (nudged - total === doubled) return nudged;
	}
	return total;
}

/**
 * The mean, in the unit of the values; `undefined` for none. Equals R's `mean`. Example: mean([2,
 * 4, 9]) = 15/3 = 5.
 */
export function mean(values: readonly number[]): number | undefined {
	return values.length === 0 ? undefined : sum(values) / values.length;
}

/**
 * The variance with n − 1 below the line; `undefined` below two values; exactly 0 when all are
 * equal. Equals R's `var`. Example: [2, 4, 9] has mean 5, so (9 + 1 + 16)/2 = 13.
 */
export function sampleVariance(values: readonly number[]): number | undefined {
	return sampleCovariance(values, values);
}

/** The square root of the sample variance, in the unit of the values. Equals R's `sd`. */
export function sampleStandardDeviation(values: readonly number[]): number | undefined {
	const variance = sampleVariance(values);
	return variance === undefined ? undefined : Math.sqrt(variance);
}

/**
 * How lopsided values lie: m₃/m₂^1.5 of the central moments (with n below the line); above 0 with a
 * tail to the right. Known as g₁; equals R's `psych::skew(x, type = 1)`. `undefined` without
 * variance. Example: [0, 0, 3]: mean 1, m₂ 2, m₃ 2: 2/2^1.5 = .7071.
 */
export function skewness(values: readonly number[]): number | undefined {
	const distances = deviations(values);
	const squares = sum(distances.map((distance) => distance ** 2));
	if (squares === 0) return undefined;
	const n = values.length;
	return sum(distances.map((distance) => distance ** 3)) / n / (squares / n) ** 1.5;
}

/**
 * The covariance with n − 1 below the line, of two lists of one length (row by row the same
 * person); `undefined` below two rows. Equals R's `cov`. Example: x = [1, 2, 3], y = [2, 4, 9]:
 * deviations −1, 0, 1 and −3, −1, 4: (3 + 0 + 4)/2 = 3.5.
 */
export function sampleCovariance(x: readonly number[], y: readonly number[]): number | undefined {
	if (x.length !== y.length) throw new RangeError('the two lists differ in length');
	if (x.length < 2) return undefined;
	const fromMeanX = deviations(x);
	const fromMeanY = deviations(y);
	return sum(fromMeanX.map((dx, row) => dx * (fromMeanY[row] ?? 0))) / (x.length - 1);
}

/**
 * Pearson's correlation of two lists of one length, between −1 and 1; `undefined` below two rows
 * and where either list has no variance. Equals R's `cor`. Example: x = [1, 2, 3], y = [2, 4, 9]:
 * 3.5/√(1·13) = .9707.
 */
export function correlation(x: readonly number[], y: readonly number[]): number | undefined {
	const covariance = sampleCovariance(x, y);
	const varianceX = sampleVariance(x);
	const varianceY = sampleVariance(y);
	if (covariance === undefined || !varianceX || !varianceY) return undefined;
	const r = covariance / (Math.sqrt(varianceX) * Math.sqrt(varianceY));
	return Math.min(1, Math.max(-1, r));
}

/** Distances to the mean. A rounded mean must not give equal values a variance. */
function deviations(values: readonly number[]): number[] {
	const first = values[0];
	if (values.every((value) => value === first)) return values.map(() => 0);
	const centre = mean(values) ?? 0;
	return values.map((value) => value - centre);
}
