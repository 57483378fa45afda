/**
 * Every variance and covariance of the parts of a form (items or testlets), as whole numbers.
 *
 * The sample covariance times n(n − 1) is n·Σxy − Σx·Σy, a whole number when the scores are. Kept
 * like that, it is exact up to 2⁵³ and the same in any order of rows, "no variance" is exactly 0,
 * and coefficients that are ratios (alpha, correlations) never divide twice.
 */
export interface CrossProducts {
	readonly n: number;
	/** between[i][j] = n(n − 1) × the sample covariance of parts i and j. */
	readonly between: readonly (readonly number[])[];
	/** withTotal[i] = n(n − 1) × the sample covariance of part i and the total. */
	readonly withTotal: readonly number[];
	/** n(n − 1) × the sample variance of the total. */
	readonly total: number;
}

/**
 * From people × parts of whole numbers. Example: rows [1, 0], [1, 1], [0, 0], [1, 1]: sums 3 and
 * 2, Σx² 3, Σy² 2, Σxy 2: between = [[12 − 9, 8 − 6], [2, 8 − 4]] = [[3, 2], [2, 4]], total 11.
 */
export function crossProducts(rows: readonly (readonly number[])[]): CrossProducts {
	const n = rows.length;
	const parts = rows[0]?.length ?? 0;
	const sums = new Float64Array(parts);
	const products = new Float64Array(parts * parts);
	for (const row of rows) {
		if (row.length !== parts) throw new RangeError('a row with another number of parts');
		for (let i = 0; i < parts; i++) {
			const x = row[i] ?? 0;
			if (!Number.isInteger(x)) throw new RangeError(`not a whole score: ${x}`);
			if (x === 0) continue;
			sums[i] = (sums[i] ?? 0) + x;
			for (let j = i; j < parts; j++) {
				products[i * parts + j] = (products[i * parts + j] ?? 0) + x * (row[j] ?? 0);
			}
		}
	}
	const between = Array.from(sums, (sumI, i) =>
		Array.from(sums, (sumJ, j) => {
			const product = products[Math.min(i, j) * parts + Math.max(i, j)] ?? 0;
			return n * product - sumI * sumJ;
		})
	);
	const withTotal = between.map(added);
	return { n, between, withTotal, total: added(withTotal) };
}

function added(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
