import { describe, expect, it } from 'vitest';
import { optionTable, type Choice } from './distractors.ts';

const five = {
	options: 3,
	keys: [0],
	answers: (
		[
			[0, 1, 4],
			[0, 1, 5],
			[1, 0, 1],
			[1, 0, 2],
			['blank', 0, 0]
		] as [Choice, number, number][]
	).map(([choice, score, total]) => ({ choice, score, total }))
};

describe('the option table', () => {
	it('has a row for every option, then for weet ik niet, blank and invalid', () => {
		const table = optionTable(five);
		expect(table.map(({ choice }) => choice)).toEqual([0, 1, 2, 'dont-know', 'blank', 'invalid']);
		expect(table.map(({ kind }) => kind)).toEqual([
			'key',
			'distractor',
			'distractor',
			'no-option',
			'no-option',
			'no-option'
		]);
		expect(table.map(({ count }) => count)).toEqual([2, 2, 0, 0, 1, 0]);
		expect(table.map(({ share }) => share)).toEqual([0.4, 0.4, 0, 0, 0.2, 0]);
	});

	it('correlates choosing with the total and with the rest', () => {
		const [key, distractor, nobody, , blank] = optionTable(five);
		// Chosen 1 1 0 0 0; rests 3 4 1 2 0, mean 2: Σ(1 + 2)·… = 3; Σd² = 6/5 and 10: 3/√12.
		expect(key?.rar).toBeCloseTo(3 / Math.sqrt(12), 12);
		// Totals 4 5 1 2 0, mean 2.4: Σ = 1.6 + 2.6 = 4.2; Σd² 17.2: 4.2/√(1.2·17.2).
		expect(key?.rat).toBeCloseTo(4.2 / Math.sqrt(1.2 * 17.2), 12);
		// Chosen 0 0 1 1 0: rests −1 + 0 = −1: −1/√12.
		expect(distractor?.rar).toBeCloseTo(-1 / Math.sqrt(12), 12);
		// Chosen 0 0 0 0 1: rest −2; Σd² 4/5: −2/√8.
		expect(blank?.rar).toBeCloseTo(-2 / Math.sqrt(8), 12);
		expect(nobody?.rat).toBeUndefined();
		expect(nobody?.rar).toBeUndefined();
	});

	it('counts everybody once', () => {
		const shares = optionTable(five).map(({ share }) => share);
		expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
	});

	it('is empty for nobody', () => {
		expect(optionTable({ ...five, answers: [] })).toEqual([]);
	});

	it('refuses an option that the item does not have', () => {
		const answers = [{ choice: 3, score: 0, total: 0 }];
		expect(() => optionTable({ ...five, answers })).toThrow(RangeError);
	});
});
