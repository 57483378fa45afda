import { describe, expect, it } from 'vitest';
import { countBooklets, marginsOf } from './booklets.ts';
import { written } from './examples.ts';
import { MISSING, select } from './responses.ts';

describe('booklets', () => {
	it('hold people who answered the same items, with totals and scores counted', () => {
		const { booklets, bookletOf, totals } = countBooklets(written('01. .12 11. ... .02 00.'));
		expect([...bookletOf]).toEqual([0, 1, 0, -1, 1, 0]);
		expect([...totals]).toEqual([1, 3, 2, 0, 2, 0]);
		expect(booklets.map(({ items, persons }) => [items, persons])).toEqual([
			[[0, 1], 3],
			[[1, 2], 2]
		]);
		expect([...(booklets[0]?.scoreCounts ?? [])]).toEqual([1, 1, 1, 0, 0]);
		expect([...(booklets[0]?.categoryCounts ?? [])]).toEqual([2, 1, 0, 1, 2, 0]);
		expect([...(booklets[1]?.categoryCounts ?? [])]).toEqual([1, 1, 0, 0, 0, 2]);
	});

	it('keep strata apart', () => {
		const { booklets, bookletOf } = countBooklets(written('01 11 00'), [7, 3, 7]);
		expect([...bookletOf]).toEqual([0, 1, 0]);
		expect(booklets.map(({ stratum }) => stratum)).toEqual([7, 3]);
	});

	it('are as many as there are different sets of items', () => {
		// Every subset of ten items but the empty one.
		const rows = Array.from({ length: 1023 }, (_, subset) =>
			Array.from({ length: 10 }, (_, item) => (((subset + 1) >> item) & 1 ? '1' : '.')).join('')
		);
		expect(countBooklets(written(rows.join(' '))).booklets).toHaveLength(1023);
	});

	it('together say how many have each score of an item', () => {
		const matrix = written('01. .12 11. .02');
		expect(marginsOf(matrix.items, countBooklets(matrix).booklets)).toEqual([
			{ id: 'a', scores: [0, 1], counts: [1, 1], n: 2 },
			{ id: 'b', scores: [0, 1], counts: [1, 3], n: 4 },
			{ id: 'c', scores: [2], counts: [2], n: 2 }
		]);
	});
});

describe('a matrix of answers', () => {
	it('gives the answers of some people to some items', () => {
		const part = select(written('012 .10 201'), [2, 0], [2, 1]);
		expect(part.items).toEqual(['c', 'a']);
		expect([...part.scores]).toEqual([1, 2, 0, MISSING]);
	});

	it('refuses points that are not whole or not there', () => {
		for (const cell of ['x', '-'])
			expect(() => written(`0${cell}`)).toThrow('not a number of points');
	});
});
