import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import {
	groupLevelBounds,
	groupLevelOf,
	levelBounds,
	levelOf,
	levelValue,
	percentileOf
} from './levels.ts';
import type { NormRow } from './norms.ts';

// M6: P10 177, P20 185, P25 188, P40 196, P50 201, P60 206, P75 214, P80 217, P90 225, sd 19; groups 200, sd 7
const m6 = exampleWorld.norms('rekenen')?.['M6'] as NormRow;

describe('a level', () => {
	it.each([
		[163, 'V', 'E'],
		[184, 'V', 'D'],
		[185, 'IV', 'D'],
		[195, 'IV', 'C'],
		[196, 'III', 'C'],
		[201, 'III', 'B'],
		[206, 'II', 'B'],
		[214, 'II', 'A'],
		[217, 'I', 'A'],
		[260, 'I', 'A']
	])(
		'of %i is %s on I–V and %s on A–E: a score on a boundary has the upper level',
		(score, roman, letter) => {
			expect(levelOf(score, m6, 'I-V')).toBe(roman);
			expect(levelOf(score, m6, 'A-E')).toBe(letter);
		}
	);

	it('has bounds from low to high', () => {
		expect(levelBounds(m6, 'I-V')).toEqual([185, 196, 206, 217]);
		expect(levelBounds(m6, 'A-E')).toEqual([177, 188, 201, 214]);
	});

	it('of a group is read from the norms for groups: a mean at P60 of pupils is a rare group', () => {
		// 200 − .8416·7 = 194.1, 200 − .2533·7 = 198.2, 201.8, 205.9
		expect(groupLevelBounds(m6, 'I-V')).toEqual([194, 198, 202, 206]);
		expect(levelOf(206, m6, 'I-V')).toBe('II');
		expect(groupLevelOf(206, m6, 'I-V')).toBe('I');
		expect(groupLevelOf(193.4, m6, 'I-V')).toBe('V');
		expect(groupLevelOf(193.6, m6, 'I-V')).toBe('IV');
	});
});

describe('a percentile', () => {
	it.each([
		[185, 20],
		[201, 50],
		[217, 80],
		[190.5, 29.69], // 25 + 2.5/8 · 15
		[221, 85], // halfway P80 and P90
		[100, 1],
		[300, 99]
	])('of %f is %f', (score, percentile) => {
		expect(percentileOf(score, m6)).toBeCloseTo(percentile, 2);
	});

	it('rises with the score', () => {
		const all = Array.from({ length: 140 }, (_, at) => percentileOf(130 + at, m6));
		expect(all).toEqual([...all].sort((a, b) => a - b));
	});
});

describe('a level value', () => {
	it('is 2.5 on I–V and 3.0 on A–E for the pupil at the national median', () => {
		expect(levelValue(201, m6, 'I-V')).toBe(2.5);
		expect(levelValue(201, m6, 'A-E')).toBe(3);
	});

	it('is linear in the percentile within a level', () => {
		expect(levelValue(177, m6, 'I-V')).toBe(0.5); // P10 lies halfway V
		expect(levelValue(225, m6, 'I-V')).toBe(4.5); // P90 lies halfway I
		expect(levelValue(185, m6, 'A-E')).toBeCloseTo(1.667, 3); // P20: 10 of the 15 percent of D
	});

	it('stays from 0 to 5', () => {
		expect(levelValue(0, m6, 'I-V')).toBeCloseTo(0.05, 5);
		expect(levelValue(999, m6, 'A-E')).toBeCloseTo(4.96, 5);
	});
});
