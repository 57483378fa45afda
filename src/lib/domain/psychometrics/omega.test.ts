import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { seededRandom } from '../statistics/random.ts';
import { lsatSection6 } from './lsat-section-6.ts';
import { omega } from './omega.ts';

/** People × items: one ability each, loadings that differ, errors of their own. */
function simulated(loadings: readonly number[], people: number, seed: number): number[][] {
	const random = seededRandom(seed);
	return Array.from({ length: people }, () => {
		const ability = random.normal();
		return loadings.map((loading) =>
			Math.round(1000 * (loading * ability + random.normal(0, Math.sqrt(1 - loading ** 2))))
		);
	});
}

describe('omega of one factor', () => {
	it('of LSAT section 6 is that of lavaan in R', () => {
		expect(omega(lsatSection6.rows)?.value).toBeCloseTo(0.306750144721, 7);
	});

	it('of three items follows by hand, since the model then fits exactly', () => {
		const rows = simulated([0.8, 0.6, 0.7], 400, 2);
		const column = (i: number) => rows.map((row) => row[i] ?? NaN);
		const r = (i: number, j: number) => correlation(column(i), column(j)) ?? NaN;
		const sd = (i: number) => sampleStandardDeviation(column(i)) ?? NaN;
		const loadings = [
			sd(0) * Math.sqrt((r(0, 1) * r(0, 2)) / r(1, 2)),
			sd(1) * Math.sqrt((r(0, 1) * r(1, 2)) / r(0, 2)),
			sd(2) * Math.sqrt((r(0, 2) * r(1, 2)) / r(0, 1))
		];
		const shared = loadings.reduce((all, loading) => all + loading, 0) ** 2;
		const unique = loadings.reduce((all, loading, i) => all + sd(i) ** 2 - loading ** 2, 0);
		const found = omega(rows);
		expect(found?.value).toBeCloseTo(shared / (shared + unique), 8);
		loadings.forEach((loading, i) => expect(found?.loadings[i]).toBeCloseTo(loading, 5));
	});

	it('finds the loadings from which people were simulated', () => {
		const loadings = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
		const found = omega(simulated(loadings, 20_000, 9));
		loadings.forEach((loading, i) => {
			expect(Math.abs((found?.loadings[i] ?? NaN) / 1000 - loading)).toBeLessThan(0.03);
			const unique = (found?.uniquenesses[i] ?? NaN) / 1e6;
			expect(Math.abs(unique - (1 - loading ** 2))).toBeLessThan(0.04);
		});
	});

	it('keeps the sign of an item that goes against the others', () => {
		const rows = simulated([0.8, 0.7, 0.6, -0.5], 3000, 4);
		const [first = NaN, , , last = NaN] = omega(rows)?.loadings ?? [];
		expect(Math.sign(last)).toBe(-Math.sign(first));
	});

	it('does not change with the order of people or items, nor with the unit of all items', () => {
		const rows = simulated([0.8, 0.6, 0.7, 0.5], 60, 7);
		const value = omega(rows)?.value;
		fc.assert(
			fc.property(
				fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
				fc.nat(59),
				(order, from) => {
					const turned = [...rows.slice(from), ...rows.slice(0, from)];
					const other = turned.map((row) => order.map((item) => 3 * (row[item] ?? NaN)));
					expect(omega(other)?.value).toBeCloseTo(value ?? NaN, 7);
				}
			),
			{ numRuns: 20 }
		);
	});

	it('is unknown for two items, for one person, and for an item without variance', () => {
		expect(
			omega([
				[1, 0],
				[0, 1],
				[1, 1]
			])
		).toBeUndefined();
		expect(omega([[1, 0, 1]])).toBeUndefined();
		expect(omega([])).toBeUndefined();
		expect(
			omega([
				[1, 0, 1],
				[1, 1, 0],
				[1, 1, 1],
				[1, 0, 0]
			])
		).toBeUndefined();
	});

	it('is unknown where an item follows from the others', () => {
		expect(
			omega([
				[1, 0, 1],
				[0, 1, 1],
				[1, 1, 2],
				[0, 0, 0],
				[1, 0, 1]
			])
		).toBeUndefined();
	});

	it('is unknown where a uniqueness would fall below 0 (Heywood)', () => {
		// Correlations .9, .9 and .5: the first item would share .9·.9/.5 = 1.62 of its variance of 1.
		const rows = [
			[2, 2, 1],
			[2, 1, 2],
			[1, 1, 1],
			[0, 0, 0],
			[0, 0, 0],
			[1, 1, 1],
			[3, 3, 2],
			[3, 2, 3],
			[1, 0, 1],
			[1, 1, 0]
		];
		const column = (i: number) => rows.map((row) => row[i] ?? NaN);
		const r = (i: number, j: number) => correlation(column(i), column(j)) ?? NaN;
		expect((r(0, 1) * r(0, 2)) / r(1, 2)).toBeGreaterThan(1);
		expect(omega(rows)).toBeUndefined();
	});
});
