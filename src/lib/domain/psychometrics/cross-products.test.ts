import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCovariance } from '../statistics/descriptive.ts';
import { crossProducts } from './cross-products.ts';

const people = fc
	.integer({ min: 2, max: 6 })
	.chain((parts) =>
		fc.array(fc.array(fc.nat(2), { minLength: parts, maxLength: parts }), { minLength: 2 })
	);

describe('cross-products', () => {
	it('are n(n − 1) times the sample covariances, as whole numbers', () => {
		// Sums 3 and 2; Σx² 3, Σy² 2, Σxy 2; times n = 4: 12 − 9, 8 − 6, 8 − 4; total 3 + 2 + 2 + 4.
		const products = crossProducts([
			[1, 0],
			[1, 1],
			[0, 0],
			[1, 1]
		]);
		expect(products).toEqual({
			n: 4,
			between: [
				[3, 2],
				[2, 4]
			],
			withTotal: [5, 6],
			total: 11
		});
	});

	it('agree with covariances computed part by part', () => {
		fc.assert(
			fc.property(people, (rows) => {
				const { n, between, total } = crossProducts(rows);
				const column = (part: number) => rows.map((row) => row[part] ?? NaN);
				const totals = rows.map((row) => row.reduce((sum, score) => sum + score, 0));
				between.forEach((row, i) =>
					row.forEach((product, j) => {
						const slow = sampleCovariance(column(i), column(j)) ?? NaN;
						expect(product).toBeCloseTo(slow * n * (n - 1), 6);
					})
				);
				expect(total).toBeCloseTo((sampleCovariance(totals, totals) ?? NaN) * n * (n - 1), 6);
			})
		);
	});

	it('are the same whatever the order of the people', () => {
		fc.assert(
			fc.property(people, (rows) => {
				expect(crossProducts(rows.toReversed())).toEqual(crossProducts(rows));
			})
		);
	});

	it('refuse half points and ragged rows', () => {
		expect(() => crossProducts([[0.5, 1]])).toThrow(RangeError);
		expect(() => crossProducts([[1, 1], [1]])).toThrow(RangeError);
	});
});
