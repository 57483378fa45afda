import { describe, expect, it } from 'vitest';
import { itemScores, maxTotal, testletRows, totalScores } from './form-scores.ts';

const form = {
	items: [
		{ id: 'a', maxScore: 1, testlet: 'p' },
		{ id: 'b', maxScore: 2, testlet: 'q' },
		{ id: 'c', maxScore: 1, testlet: 'p' }
	],
	rows: [
		[1, 2, 0],
		[1, 0, 1]
	]
};

describe('the scores of a form', () => {
	it('add up to a total per person and a maximum', () => {
		expect(totalScores(form)).toEqual([3, 2]);
		expect(maxTotal(form)).toBe(4);
	});

	it('can be read per item', () => {
		expect(itemScores(form, 1)).toEqual([2, 0]);
	});

	it('add up per testlet, also where its items are not neighbours', () => {
		expect(testletRows(form)).toEqual([
			[1, 2],
			[2, 0]
		]);
	});
});
