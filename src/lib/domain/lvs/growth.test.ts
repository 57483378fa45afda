import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import {
	differenceError,
	expectedGrowth,
	interval,
	nationalGrowth,
	standardError
} from './growth.ts';
import type { NormRow, NormTable } from './norms.ts';

const norms = exampleWorld.norms('rekenen') as NormTable;
const m6 = norms['M6'] as NormRow;

describe('the standard error of a score', () => {
	it('is that of the moment, and one more beyond P10 and P90', () => {
		expect([176, 177, 201, 225, 226].map((score) => standardError(score, m6))).toEqual([
			7, 6, 6, 6, 7
		]);
	});

	it('of a difference is √2 times that of a score', () => {
		expect(differenceError(6, 6)).toBeCloseTo(8.485, 3);
	});
});

describe('an interval', () => {
	it('of 67% is one standard error to each side, of 90% 1.645, in whole points', () => {
		expect(interval(201, 6, 67)).toEqual({ from: 195, to: 207 });
		expect(interval(201, 6, 90)).toEqual({ from: 191, to: 211 }); // 9.87
		expect(interval(-3, 8.485, 90)).toEqual({ from: -17, to: 11 }); // 13.96
	});
});

describe('growth', () => {
	it('of the country is the difference of the means', () => {
		expect(nationalGrowth(norms, 'E5', 'M6')).toBe(11);
		expect(nationalGrowth(norms, 'M4', 'M6')).toBe(53);
		expect(nationalGrowth(norms, 'M6', 'E6')).toBeUndefined();
	});

	it('that is expected depends on the start: the pupil at the mean gains as much as the country', () => {
		expect(expectedGrowth(190, norms, 'E5', 'M6')).toBeCloseTo(11, 10);
	});

	it('that is expected is less for who starts high and more for who starts low', () => {
		// r = .855; 201 + .855 · .95 · 20 − 210 = 7.245; and 201 − .855 · .95 · 40 − 150 = 18.51
		expect(expectedGrowth(210, norms, 'E5', 'M6')).toBeCloseTo(7.245, 6);
		expect(expectedGrowth(150, norms, 'E5', 'M6')).toBeCloseTo(18.51, 6);
	});

	it('that is expected over more half years rests on a lower correlation', () => {
		// M4 → M6: r = .9 · .95⁴ = .733056; 201 + .733056 · 19/21 · 21 − 169 = 45.928
		expect(expectedGrowth(169, norms, 'M4', 'M6')).toBeCloseTo(45.928, 3);
	});

	it('backwards in time is not there', () => {
		expect(expectedGrowth(201, norms, 'M6', 'E5')).toBeUndefined();
	});
});
