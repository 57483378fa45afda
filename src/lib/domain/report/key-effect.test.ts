import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyEffect, wholeEffect } from './key-effect.ts';

const people = (more: number, fewer: number, same: number) => [
	...Array<number>(more).fill(1),
	...Array<number>(fewer).fill(-1),
	...Array<number>(same).fill(0)
];

describe('what a corrected key changes for a group', () => {
	it('is a mean from six people on', () => {
		expect(keyEffect(people(3, 0, 2))).toEqual({ n: 5, mean: undefined, counts: undefined });
		expect(keyEffect(people(3, 0, 3))).toEqual({ n: 6, mean: 0.5, counts: undefined });
	});

	it('is also how many get more and how many fewer, from ten people on', () => {
		expect(keyEffect(people(6, 0, 8))).toEqual({
			n: 14,
			mean: 6 / 14,
			counts: { more: 6, fewer: 0 }
		});
		expect(keyEffect(people(7, 6, 6)).counts).toEqual({ more: 7, fewer: 6 });
		expect(keyEffect(people(0, 0, 12)).counts).toEqual({ more: 0, fewer: 0 });
	});

	it('hides counts where one of them is one to five people, or everybody', () => {
		for (const [more, fewer, same] of [
			[5, 0, 9],
			[6, 1, 9],
			[9, 0, 5],
			[14, 0, 0],
			[0, 14, 0]
		] as const) {
			expect(keyEffect(people(more, fewer, same)).counts).toBeUndefined();
		}
	});
});

describe('what it changes for all groups together', () => {
	it('is the sum where nothing is hidden', () => {
		expect(wholeEffect([people(6, 0, 8), people(0, 6, 6)])).toEqual({
			n: 26,
			mean: 0,
			counts: { more: 6, fewer: 6 }
		});
	});

	it('hides what would give a hidden group away', () => {
		expect(wholeEffect([people(6, 0, 8), people(2, 0, 1)])).toEqual({
			n: 17,
			mean: undefined,
			counts: undefined
		});
		expect(wholeEffect([people(6, 0, 8), people(6, 1, 9)])).toMatchObject({
			mean: (12 - 1) / 30,
			counts: undefined
		});
	});

	it('never lets the difference with the shown groups be about fewer than six people', () => {
		const group = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 16 });
		fc.assert(
			fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
				const whole = wholeEffect(groups);
				const hidden = groups.filter((one) => keyEffect(one).mean === undefined).flat();
				if (whole.mean !== undefined) expect(hidden.length === 0 || hidden.length >= 6).toBe(true);
			})
		);
	});
});
