import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf } from './distribution.ts';
import { verdictCounts } from './verdicts.ts';

const verdicts = (higher: number, within: number, lower: number) => [
	...new Array<'clearly-higher'>(higher).fill('clearly-higher'),
	...new Array<'within-error'>(within).fill('within-error'),
	...new Array<'clearly-lower'>(lower).fill('clearly-lower')
];

describe('how many gained', () => {
	it.each([
		[10, 9, 6, { kind: 'three', higher: 10, within: 9, lower: 6 }],
		[10, 9, 0, { kind: 'three', higher: 10, within: 9, lower: 0 }],
		[0, 9, 6, { kind: 'three', higher: 0, within: 9, lower: 6 }],
		[10, 9, 1, { kind: 'two', higher: 10, notHigher: 10 }],
		[10, 5, 5, { kind: 'two', higher: 10, notHigher: 10 }],
		[6, 1, 5, { kind: 'two', higher: 6, notHigher: 6 }]
	])('is shown for %i, %i and %i', (higher, within, lower, counts) => {
		expect(verdictCounts(verdicts(higher, within, lower))).toEqual(counts);
	});

	it.each([
		['fewer than ten people', 6, 0, 3],
		['one cell that holds everybody', 12, 0, 0],
		['everybody within the error', 0, 12, 0],
		['a few who gained', 3, 12, 0],
		['a few who did not', 12, 3, 0],
		['a few who did not, in two cells', 12, 2, 2],
		['nobody who gained, and a few lower', 0, 12, 3],
		['nobody at all', 0, 0, 0]
	])('is not shown with %s', (_, higher, within, lower) => {
		expect(verdictCounts(verdicts(higher, within, lower))).toBeUndefined();
	});

	it('is never a cell of 1–5, never one of everybody, and always of all', () => {
		const count = fc.nat(20);
		fc.assert(
			fc.property(count, count, count, (higher, within, lower) => {
				const shown = verdictCounts(verdicts(higher, within, lower));
				if (!shown) return;
				const cells = Object.values(shown).filter((value) => typeof value === 'number');
				const all = higher + within + lower;
				expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(all);
				expect(all).toBeGreaterThanOrEqual(10);
				for (const cell of cells) expect(cell === 0 || (cell >= 6 && cell < all)).toBe(true);
			})
		);
	});
});

describe('a distribution', () => {
	it('counts scores in tens, 100 in the last one, and what lies outside at the ends', () => {
		const scores = [0, 9.9, 10, 19.9, 20, 55, 99.9, 100, 100.1, -1];
		expect(distributionOf(scores)).toEqual([3, 2, 1, 0, 0, 1, 0, 0, 0, 3]);
	});

	it('is not shown below ten people, nor when one bin holds everybody', () => {
		expect(distributionOf([1, 11, 21, 31, 41, 51, 61, 71, 81])).toBeUndefined();
		expect(distributionOf(new Array<number>(12).fill(55))).toBeUndefined();
		expect(distributionOf([...new Array<number>(11).fill(55), 61])).toBeDefined();
	});
});
