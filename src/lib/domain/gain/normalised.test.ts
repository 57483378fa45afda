import { describe, expect, it } from 'vitest';
import { normalisedGain } from './normalised.ts';

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
