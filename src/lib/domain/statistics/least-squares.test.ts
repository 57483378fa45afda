import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, inverse } from './cholesky.ts';
import { leastSquares } from './least-squares.ts';

describe('least squares', () => {
	it('of three points on a line follow by hand', () => {
		const fit = leastSquares(
			[
				[1, 0],
				[1, 1],
				[1, 2]
			],
			[1, 2, 4]
		);
		expect(fit?.coefficients[0]).toBeCloseTo(5 / 6, 14);
		expect(fit?.coefficients[1]).toBeCloseTo(1.5, 14);
		expect(fit?.residualSumOfSquares).toBeCloseTo(1 / 6, 14);
		expect(fit?.degreesOfFreedom).toBe(1);
		// Var(slope) = (1/6)/2; Var(intercept) = (1/6)(1/3 + 1/2).
		expect(fit?.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 12), 14);
		expect(fit?.standardErrors[0]).toBeCloseTo(Math.sqrt(5 / 36), 14);
	});

	it('are those of the normal equations', () => {
		const row = fc.tuple(
			fc.integer({ min: -6, max: 6 }),
			fc.integer({ min: -6, max: 6 }),
			fc.nat(99)
		);
		fc.assert(
			fc.property(fc.array(row, { minLength: 5, maxLength: 12 }), (rows) => {
				const design = rows.map(([a, b]) => [1, a, b]);
				const outcome = rows.map(([, , y]) => y);
				const cell = (i: number, j: number) =>
					design.reduce((all, values) => all + (values[i] ?? 0) * (values[j] ?? 0), 0);
				const squares = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => cell(i, j)));
				const factored = cholesky(squares, 3);
				const fit = leastSquares(design, outcome);
				fc.pre(factored !== undefined && fit !== undefined);
				const inverted = factored && inverse(factored, 3);
				const right = [0, 1, 2].map((i) =>
					design.reduce((all, values, at) => all + (values[i] ?? 0) * (outcome[at] ?? 0), 0)
				);
				const slow = [0, 1, 2].map((i) =>
					right.reduce((all, value, j) => all + value * (inverted?.[3 * i + j] ?? NaN), 0)
				);
				slow.forEach((value, at) => {
					const near = 1e-7 * (1 + Math.abs(value));
					expect(Math.abs((fit?.coefficients[at] ?? NaN) - value)).toBeLessThan(near);
				});
				const residuals = outcome.map(
					(y, at) => y - slow.reduce((all, b, j) => all + b * (design[at]?.[j] ?? 0), 0)
				);
				const sum = residuals.reduce((all, residual) => all + residual ** 2, 0);
				expect(Math.abs((fit?.residualSumOfSquares ?? NaN) - sum)).toBeLessThan(1e-6 * (1 + sum));
				const variance = sum / (rows.length - 3);
				const errors = [0, 1, 2].map((i) => Math.sqrt(variance * (inverted?.[4 * i] ?? NaN)));
				errors.forEach((error, at) => {
					const near = 1e-6 * (1 + error);
					expect(Math.abs((fit?.standardErrors[at] ?? NaN) - error)).toBeLessThan(near);
				});
			})
		);
	});

	it('do not exist where a column follows from others, or there are too few rows', () => {
		expect(
			leastSquares(
				[
					[1, 2],
					[1, 2],
					[1, 2]
				],
				[1, 2, 3]
			)
		).toBeUndefined();
		expect(
			leastSquares(
				[
					[1, 1, 0],
					[1, 0, 1],
					[1, 1, 0],
					[1, 0, 1]
				],
				[1, 2, 3, 4]
			)
		).toBeUndefined();
		expect(leastSquares([[1, 2]], [1])).toBeUndefined();
		expect(leastSquares([], [])).toBeUndefined();
		expect(
			leastSquares(
				[
					[1, 0],
					[1, 0]
				],
				[1, 2]
			)
		).toBeUndefined();
	});

	it('have no errors where nothing is left over', () => {
		const fit = leastSquares(
			[
				[1, 0],
				[1, 1]
			],
			[3, 5]
		);
		expect(fit?.coefficients[0]).toBeCloseTo(3, 14);
		expect(fit?.coefficients[1]).toBeCloseTo(2, 14);
		expect(fit?.standardErrors).toEqual([undefined, undefined]);
	});

	it('are as exact far from 0, where normal equations lose half of their digits', () => {
		const fit = leastSquares(
			[1, 2, 3, 4].map((x) => [1, 1e6 + x]),
			[2, 4, 6, 8]
		);
		expect(fit?.coefficients[1]).toBeCloseTo(2, 8);
	});

	it('refuse an outcome of another length', () => {
		expect(() => leastSquares([[1]], [1, 2])).toThrow(RangeError);
	});
});
