import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	blankChange,
	guessCorrectedGain,
	guessCorrectedPercentage,
	type GuessableAnswer
} from './blanks.ts';

const answer = (score: number, more: Partial<GuessableAnswer> = {}): GuessableAnswer => ({
	score,
	maxScore: 1,
	chance: 0.25,
	open: false,
	...more
});
const times = (count: number, one: GuessableAnswer) => Array.from({ length: count }, () => one);

describe('the share left open', () => {
	it('is taken over all items of all people', () => {
		// 3 of 50 (one person 20 items, the other 30) and 1 of 50.
		const change = blankChange(
			[
				{ items: 20, open: 3 },
				{ items: 30, open: 0 }
			],
			[
				{ items: 20, open: 0 },
				{ items: 30, open: 1 }
			]
		);
		expect(change).toEqual({ before: 6, after: 2, correct: false });
	});

	it('asks for the corrected gain when it falls by more than five points, not by five', () => {
		const from = (before: number, after: number) =>
			blankChange([{ items: 900, open: before }], [{ items: 900, open: after }])?.correct;
		expect(from(90, 45)).toBe(false);
		expect(from(91, 45)).toBe(true);
		expect(from(45, 91)).toBe(false);
	});

	it('is unknown without items', () => {
		expect(blankChange([], [{ items: 30, open: 1 }])).toBeUndefined();
		expect(blankChange([{ items: 30, open: 1 }], [])).toBeUndefined();
	});
});

describe('a percentage with guessing taken out', () => {
	it('is right minus wrong/(k − 1), as a share of all items', () => {
		// 5 right, 3 wrong, 2 open of 10 items with four options: (5 − 3/3)/10.
		const answers = [
			...times(5, answer(1)),
			...times(3, answer(0)),
			...times(2, answer(0, { open: true }))
		];
		expect(guessCorrectedPercentage(answers)).toBeCloseTo(40, 12);
	});

	it('is (p − 1/k)/(1 − 1/k) where nothing is left open', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 6 }),
				fc.integer({ min: 1, max: 40 }),
				fc.nat(),
				(k, n, any) => {
					const right = any % (n + 1);
					const chance = 1 / k;
					const answers = [
						...times(right, answer(1, { chance })),
						...times(n - right, answer(0, { chance }))
					];
					const p = right / n;
					expect(guessCorrectedPercentage(answers)).toBeCloseTo(
						(100 * (p - chance)) / (1 - chance),
						9
					);
				}
			)
		);
	});

	it('does not change on average when items that were left open are guessed', () => {
		// Four open items; guessed blindly one of the four is right.
		const open = times(4, answer(0, { open: true }));
		const guessed = [answer(1), ...times(3, answer(0))];
		const known = times(6, answer(1));
		expect(guessCorrectedPercentage([...known, ...guessed])).toBeCloseTo(
			guessCorrectedPercentage([...known, ...open]) ?? NaN,
			12
		);
	});

	it('leaves items that cannot be guessed as they are, weighed by their points', () => {
		// 2 of 2 points without chance, and wrong of 1 with chance .25: (2 − 1/3)/3.
		const answers = [answer(2, { maxScore: 2, chance: 0 }), answer(0)];
		expect(guessCorrectedPercentage(answers)).toBeCloseTo(500 / 9, 12);
	});

	it('takes the chance as a share of the points that an item can give', () => {
		// 1 of 2 points where guessing earns a quarter of them: (1 − .5)/.75 of 2.
		expect(guessCorrectedPercentage([answer(1, { maxScore: 2 })])).toBeCloseTo(100 / 3, 12);
	});

	it('is unknown without points to be had', () => {
		expect(guessCorrectedPercentage([])).toBeUndefined();
	});
});

describe('the guess-corrected gain', () => {
	it('is averaged over the orders', () => {
		const moments = (order: 'AB' | 'BA', gain: number) => ({ order, before: 40, after: 40 + gain });
		const gain = guessCorrectedGain([
			...[14, 10, 12].map((g) => moments('AB', g)),
			...[2, 6, 10].map((g) => moments('BA', g))
		]);
		expect(gain?.estimate.value).toBe(9);
		expect(gain?.estimate.standardError).toBeCloseTo(Math.sqrt(20 / 3) / 2, 12);
		expect(guessCorrectedGain([moments('AB', 4), moments('BA', 4)])).toBeUndefined();
	});
});
