import { describe, expect, it } from 'vitest';
import { meanOfNormalisedChanges, meanOfNormalisedGains, normalisedGain } from './normalised.ts';

describe('the normalised gain of a group', () => {
	it('is the share of what could still be gained', () => {
		// 21 of the 45 points between 55 and 100.
		expect(normalisedGain(21, 55)).toBeCloseTo(21 / 45, 12);
		expect(normalisedGain(45, 55)).toBe(1);
		// 2 of the 6 points between 10 and 16.
		expect(normalisedGain(2, 10, 16)).toBeCloseTo(1 / 3, 12);
	});

	it('is negative for a loss', () => {
		expect(normalisedGain(-9, 55)).toBeCloseTo(-0.2, 12);
	});

	it('is unknown where everybody had everything right at the start', () => {
		expect(normalisedGain(0, 100)).toBeUndefined();
		expect(normalisedGain(-4, 100)).toBeUndefined();
		expect(normalisedGain(0, 16, 16)).toBeUndefined();
	});
});

const pairs = [
	{ before: 10, after: 15 },
	{ before: 18, after: 16 },
	{ before: 20, after: 20 },
	{ before: 20, after: 15 },
	{ before: 0, after: 0 },
	{ before: 7, after: 7 }
];

describe('normalised gains of persons', () => {
	it('leave out who started at the top, where none is possible', () => {
		// .5, −2/2, 0/20, 0/13 of four people.
		const mean = meanOfNormalisedGains(pairs, 20);
		expect(mean.value).toBeCloseTo(-0.125, 12);
		expect(mean).toMatchObject({ n: 4, leftOut: 2 });
		expect(meanOfNormalisedGains([{ before: 50, after: 75 }]).value).toBe(0.5);
	});

	it('as changes divide a loss by the start, and leave out who stayed at an end', () => {
		// .5, −2/18, −5/20, 0 of four people.
		const mean = meanOfNormalisedChanges(pairs, 20);
		expect(mean.value).toBeCloseTo((0.5 - 1 / 9 - 0.25) / 4, 12);
		expect(mean).toMatchObject({ n: 4, leftOut: 2 });
		expect(meanOfNormalisedChanges([{ before: 50, after: 75 }]).value).toBe(0.5);
	});

	it('are unknown for nobody', () => {
		expect(meanOfNormalisedGains([])).toEqual({ value: undefined, n: 0, leftOut: 0 });
		expect(meanOfNormalisedChanges([{ before: 100, after: 100 }]).value).toBeUndefined();
	});
});
