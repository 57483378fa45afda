import { describe, expect, it } from 'vitest';
import { dleInterval, dleOf, functioningLevel, learningRate } from './education-months.ts';
import { exampleWorld } from './example-world.ts';

const norms = exampleWorld.norms('rekenen') ?? {};

describe('a DLE', () => {
	it.each([
		[148, '15'],
		[163, '20'],
		[201, '35'],
		[239, '55'],
		[155, '17'], // 15 + 7/15 · 5 = 17.3
		[220, '45'] // 35 + 19/38 · 20
	])('of %i is %s months: the mean of a moment is its months of education', (score, text) => {
		expect(dleOf(score, norms).text).toBe(text);
	});

	it('beyond the means of the table is only a bound, without a rate of learning', () => {
		expect(dleOf(147, norms)).toEqual({ months: 15, text: '<15', beyond: true });
		expect(dleOf(240, norms)).toEqual({ months: 55, text: '>55', beyond: true });
		expect(learningRate(dleOf(240, norms), 55)).toBeUndefined();
	});

	it('of an interval whose end lies beyond the table has that end open', () => {
		// 237 is near the end of the table: 230 to 244 is E7 to beyond M8
		expect(dleInterval({ from: 230, to: 244 }, norms)).toEqual({
			...{ from: 50, to: 55, text: '50 tot >55' },
			open: { from: false, to: true }
		});
		expect(dleInterval({ from: 140, to: 163 }, norms)).toMatchObject({
			text: '<15 tot 20',
			open: { from: true, to: false }
		});
		expect(dleInterval({ from: 190, to: 201 }, norms)).toEqual({
			...{ from: 30, to: 35, text: '30 tot 35' }
		});
	});

	it('never falls when the score rises', () => {
		const months = Array.from({ length: 120 }, (_, at) => dleOf(140 + at, norms).months);
		expect(months).toEqual([...months].sort((a, b) => a - b));
	});

	it('as a share of the months of education is the rate of learning', () => {
		expect(learningRate(dleOf(163, norms), 25)).toBe(80);
	});
});

describe('a functioning level', () => {
	it.each([
		[100, 'M4'],
		[163, 'E4'],
		[170, 'E4'], // halfway E4 and M5: the earlier one
		[171, 'M5'],
		[300, 'M8']
	])('of %i is %s, the moment whose mean is nearest', (score, moment) => {
		expect(functioningLevel(score, norms)).toBe(moment);
	});
});
