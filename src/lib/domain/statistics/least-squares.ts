/** Ordinary least squares: what a list of outcomes is, on average, given some columns. */

/** What was fitted; undefined errors where no person is left over to judge them by. */
export interface LeastSquares {
	readonly coefficients: readonly number[];
	readonly standardErrors: readonly (number | undefined)[];
	/** In the squared unit of the outcome. */
	readonly residualSumOfSquares: number;
	/** Rows minus columns. */
	readonly degreesOfFreedom: number;
}

/** A column of which less than this share is its own, not told by the columns before it, adds nothing. */
const OWN_SHARE = 1e-7;

/**
 * Fits `outcome` on `design`, rows × columns (a column of ones is the intercept), by Householder
 * reflections, which need not square the condition as normal equations do (Golub & Van Loan 2013, §
 * 5.3). Equals R's `lm`, with its tolerance for columns that follow from others. `undefined` where
 * one does, and with fewer rows than columns.
 *
 * Example: outcomes 1, 2, 4 on ones and 0, 1, 2: .8333 + 1.5·x, residuals 1/6, −1/3, 1/6, so a sum
 * of squares of 1/6 on 1 degree of freedom, SE of the slope √(1/6/2) = .2887.
 */
export function leastSquares(
	design: readonly (readonly number[])[],
	outcome: readonly number[]
): LeastSquares | undefined {
	const rows = outcome.length;
	const columns = design[0]?.length ?? 0;
	if (design.length !== rows) throw new RangeError('the outcome has another number of rows');
	if (rows < columns || columns === 0) return undefined;
	const a = Array.from({ length: columns }, (_, j) =>
		Float64Array.from(design, (row) => row[j] ?? 0)
	);
	const y = Float64Array.from(outcome);
	const diagonal: number[] = [];
	for (const [j, column] of a.entries()) {
		const own = norm(column, j);
		if (own <= OWN_SHARE * norm(column, 0)) return undefined;
		// Signed so that nothing cancels.
		const turned = (column[j] ?? 0) > 0 ? -own : own;
		column[j] = (column[j] ?? 0) - turned;
		for (const other of [...a.slice(j + 1), y]) reflect(column, other, j);
		diagonal.push(turned);
	}
	const inverse = invertTriangle(a, diagonal);
	const residualSumOfSquares = norm(y, columns) ** 2;
	const degreesOfFreedom = rows - columns;
	const variance = residualSumOfSquares / degreesOfFreedom;
	return {
		coefficients: inverse.map((row) => row.reduce((sum, entry, k) => sum + entry * (y[k] ?? 0), 0)),
		standardErrors: inverse.map((row) =>
			degreesOfFreedom === 0 ? undefined : Math.sqrt(variance) * Math.hypot(...row)
		),
		residualSumOfSquares,
		degreesOfFreedom
	};
}

function norm(values: Float64Array, from: number): number {
	let squares = 0;
	for (let i = from; i < values.length; i++) squares += (values[i] ?? 0) ** 2;
	return Math.sqrt(squares);
}

/** Mirrors `values` in the plane at right angles to `across`, from place `from` on. */
function reflect(across: Float64Array, values: Float64Array, from: number): void {
	let product = 0;
	let square = 0;
	for (let i = from; i < values.length; i++) {
		product += (across[i] ?? 0) * (values[i] ?? 0);
		square += (across[i] ?? 0) ** 2;
	}
	const factor = (2 * product) / square;
	for (let i = from; i < values.length; i++) {
		values[i] = (values[i] ?? 0) - factor * (across[i] ?? 0);
	}
}

/** The inverse of the upper triangle, whose rows are rows of coefficients: column by column, from below. */
function invertTriangle(a: readonly Float64Array[], diagonal: readonly number[]): number[][] {
	const size = diagonal.length;
	const inverse = diagonal.map(() => new Array<number>(size).fill(0));
	const entry = (row: number, column: number) => inverse[row]?.[column] ?? 0;
	for (let column = 0; column < size; column++) {
		for (let row = column; row >= 0; row--) {
			let value = row === column ? 1 : 0;
			for (let k = row + 1; k <= column; k++) value -= (a[k]?.[row] ?? 0) * entry(k, column);
			const into = inverse[row];
			if (into) into[column] = value / (diagonal[row] ?? NaN);
		}
	}
	return inverse;
}
