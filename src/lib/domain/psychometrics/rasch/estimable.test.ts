import { describe, expect, it } from 'vitest';
import { estimable } from './estimable.ts';
import { lsat, written } from './examples.ts';

const reasons = (rows: string) =>
	estimable(written(rows)).dropped.map(({ id, reason }) => `${id} ${reason}`);

describe('what can be estimated', () => {
	it('is everything where all items hang together', () => {
		const { dropped, components } = estimable(lsat);
		expect(dropped).toEqual([]);
		expect(components).toEqual([['Q1', 'Q2', 'Q3', 'Q4', 'Q5']]);
	});

	it('leaves out an item that everybody has right', () => {
		expect(reasons('1101 1011 1110 1100 1010 1001')).toEqual(['a no-variance']);
	});

	it('leaves out an item that only people without any point have wrong', () => {
		// b, c and d contrast with each other; a was wrong only for who had nothing right.
		expect(reasons('1101 1011 1110 1100 1010 0000')).toEqual(['a no-contrast']);
	});

	it('looks again after leaving out', () => {
		// Without a, the last person has no point, so that b is wrong for nobody who tells anything.
		const { dropped, components } = estimable(written('1110 1101 1110 1101 1100 1000 1111'));
		expect(dropped.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(components).toEqual([['c', 'd']]);
	});

	it('names groups of items that nobody took together', () => {
		const { components } = estimable(written('01.. 10.. ..01 ..10 01.. ..10'));
		expect(components).toEqual([
			['a', 'b'],
			['c', 'd']
		]);
	});

	it('names groups of which one was always right where the other was not', () => {
		// Everybody has a and b both right before c or d: Fischer's condition fails.
		const { components } = estimable(written('0100 1000 1110 1101 0100 1110'));
		expect(components).toEqual([
			['a', 'b'],
			['c', 'd']
		]);
	});

	it('is nothing for nobody, for one item, and for equal answers', () => {
		for (const rows of ['.', '0 1', '11 11'])
			expect(estimable(written(rows)).components).toEqual([]);
	});

	it('finds the link that a late person makes', () => {
		const many = [
			...Array.from({ length: 300 }, () => ['10..', '01..', '..10', '..01']).flat(),
			'.10.',
			'.01.'
		];
		expect(estimable(written(many.join(' '))).components).toHaveLength(1);
	});
});
