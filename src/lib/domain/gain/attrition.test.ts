import { describe, expect, it } from 'vitest';
import { leaverScenarios } from './attrition.ts';
import type { CohortGain } from './cohort.ts';

const cohort: CohortGain = {
	method: 'by-order',
	gain: {
		value: 12,
		standardError: 2,
		n: 25,
		interval: { lower: 7.87, upper: 16.13, level: 0.95 }
	},
	degreesOfFreedom: 22,
	n: { AB: 13, BA: 12 },
	linkingErrorInside: 0
};

/**
 * 25 gains with SD 10: twelve at a distance d on either side and one in the middle, 24d²/24 =
 * 100.
 */
const gains = [12, ...Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 22 : 2))];

describe('what the gain would be if the leavers had been measured', () => {
	it('without any gain of theirs, is the stayers’ share of it', () => {
		// q = 5/30; 12·25/30 = 10; SE 2·25/30 = 1.666667; t(22) = 2.073873: 10 ± 3.456455.
		const [none] = leaverScenarios({ cohort, gains, leavers: 5 }) ?? [];
		expect(none).toMatchObject({ assumption: 'no-gain', stayers: 25, leavers: 5 });
		expect(none?.gain.value).toBeCloseTo(10, 12);
		expect(none?.gain.standardError).toBeCloseTo(5 / 3, 12);
		expect(none?.gain.interval.lower).toBeCloseTo(6.543545, 5);
		expect(none?.gain.n).toBe(25);
	});

	it('with a gain of one SD less, falls by their share of an SD', () => {
		// 12 − 10/6 = 10.333333; SE √(4 + (10/6)²/(2·24)) = √4.057870 = 2.014416.
		const [, less] = leaverScenarios({ cohort, gains, leavers: 5 }) ?? [];
		expect(less?.assumption).toBe('one-sd-below-stayers');
		expect(less?.gain.value).toBeCloseTo(10.333333, 6);
		expect(less?.gain.standardError).toBeCloseTo(2.014416, 6);
	});

	it('is the gain itself where nobody left', () => {
		for (const { gain } of leaverScenarios({ cohort, gains, leavers: 0 }) ?? []) {
			expect(gain.value).toBe(12);
			expect(gain.standardError).toBe(2);
		}
		expect(leaverScenarios({ cohort, gains, leavers: 0 })).toHaveLength(2);
	});

	it('is what averaging over everybody gives', () => {
		const [none, less] = leaverScenarios({ cohort, gains, leavers: 8 }) ?? [];
		const everybody = (leaver: number) =>
			[...gains, ...Array.from({ length: 8 }, () => leaver)].reduce((a, b) => a + b) / 33;
		expect(none?.gain.value).toBeCloseTo(everybody(0), 10);
		expect(less?.gain.value).toBeCloseTo(everybody(12 - 10), 10);
	});

	it('is unknown where the spread of the stayers is', () => {
		expect(leaverScenarios({ cohort, gains: [12], leavers: 5 })).toBeUndefined();
	});
});
