import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, inverse, solve } from './cholesky.ts';

/** Aᵗ·A + I is positive definite whatever A. */
const definite = fc.integer({ min: 1, max: 6 }).chain((size) =>
	fc
		.array(fc.double({ min: -3, max: 3, noNaN: true }), {
			minLength: size * size,
			maxLength: size * size
		})
		.map((a) => {
			const matrix = Array.from({ length: size * size }, (_, cell) => {
				const [row, column] = [Math.floor(cell / size), cell % size];
				let sum = row === column ? 1 : 0;
				for (let k = 0; k < size; k++)
					sum += (a[k * size + row] ?? 0) * (a[k * size + column] ?? 0);
				return sum;
			});
			return { size, matrix };
		})
);

describe('cholesky', () => {
	it('takes a matrix apart as by hand', () => {
		expect([...(cholesky([4, 2, 2, 5], 2) ?? [])]).toEqual([2, 0, 1, 2]);
	});

	it('solves and inverts any positive definite matrix', () => {
		fc.assert(
			fc.property(definite, ({ size, matrix }) => {
				const lower = cholesky(matrix, size) as Float64Array;
				const right = Array.from({ length: size }, (_, i) => i - 1);
				const x = solve(lower, right);
				const inverted = inverse(lower, size);
				for (let row = 0; row < size; row++) {
					let product = 0;
					for (let k = 0; k < size; k++) product += (matrix[row * size + k] ?? 0) * (x[k] ?? 0);
					expect(product).toBeCloseTo(right[row] ?? NaN, 8);
					for (let column = 0; column < size; column++) {
						let unit = 0;
						for (let k = 0; k < size; k++) {
							unit += (matrix[row * size + k] ?? 0) * (inverted[k * size + column] ?? 0);
						}
						expect(unit).toBeCloseTo(row === column ? 1 : 0, 8);
					}
				}
			})
		);
	});

	it('knows a matrix that is not positive definite', () => {
		expect(cholesky([1, 1, 1, 1], 2)).toBeUndefined();
		expect(cholesky([1, 2, 2, 1], 2)).toBeUndefined();
		expect(cholesky([0], 1)).toBeUndefined();
		expect(cholesky([NaN], 1)).toBeUndefined();
	});

	it('refuses a matrix of another size', () => {
		expect(() => cholesky([1, 2, 3], 2)).toThrow(RangeError);
	});
});
