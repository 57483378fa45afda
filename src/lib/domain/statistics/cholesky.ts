/** Solving symmetric positive definite systems; matrices are square and row by row in one list. */

/**
 * The lower triangular L with L·Lᵗ = matrix (Cholesky; Golub & Van Loan 2013, § 4.2). Equals the
 * transpose of R's `chol`. `undefined` when the matrix is not positive definite to working precision.
 *
 * Example: [4, 2, 2, 5] (size 2) → [2, 0, 1, 2].
 */
export function cholesky(matrix: ArrayLike<number>, size: number): Float64Array | undefined {
	if (matrix.length !== size * size) throw new RangeError(`not a matrix of ${size} × ${size}`);
	const lower = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let left = matrix[row * size + column] ?? 0;
			for (let k = 0; k < column; k++) {
				left -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
			}
			if (column < row) {
				lower[row * size + column] = left / (lower[column * size + column] ?? 0);
			} else {
				const own = matrix[row * size + row] ?? 0;
				if (!(left > Number.EPSILON * own)) return undefined;
				lower[row * size + row] = Math.sqrt(left);
			}
		}
	}
	return lower;
}

/** The x with L·Lᵗ·x = right, L from `cholesky`. */
export function solve(lower: Float64Array, right: ArrayLike<number>): Float64Array {
	const size = right.length;
	const x = Float64Array.from(right);
	for (let row = 0; row < size; row++) {
		let left = x[row] ?? 0;
		for (let k = 0; k < row; k++) left -= (lower[row * size + k] ?? 0) * (x[k] ?? 0);
		x[row] = left / (lower[row * size + row] ?? 0);
	}
	for (let row = size - 1; row >= 0; row--) {
		let left = x[row] ?? 0;
		for (let k = row + 1; k < size; k++) left -= (lower[k * size + row] ?? 0) * (x[k] ?? 0);
		x[row] = left / (lower[row * size + row] ?? 0);
	}
	return x;
}

/** The inverse of the matrix that `cholesky` took apart. Equals R's `chol2inv`. */
export function inverse(lower: Float64Array, size: number): Float64Array {
	const result = new Float64Array(size * size);
	const unit = new Float64Array(size);
	for (let column = 0; column < size; column++) {
		unit.fill(0);
		unit[column] = 1;
		const x = solve(lower, unit);
		for (let row = 0; row < size; row++) result[row * size + column] = x[row] ?? 0;
	}
	return result;
}
