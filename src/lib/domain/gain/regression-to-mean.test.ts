import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { lineOf, lowestQuarter, oldham } from './regression-to-mean.ts';

const three = [
	{ before: 0, after: 1 },
	{ before: 1, after: 2 },
	{ before: 2, after: 4 }
];

/** People who did not change at all, measured twice with reliability .8. */
function unchanged(n: number) {
	const random = seededRandom(12);
	return Array.from({ length: n }, () => {
		const truth = random.normal(50, Math.sqrt(80));
		return {
			before: truth + random.normal(0, Math.sqrt(20)),
			after: truth + random.normal(0, Math.sqrt(20))
		};
	});
}

describe('the line of the second moment on the first', () => {
	it('follows by hand', () => {
		const line = lineOf(three);
		expect(line?.intercept).toBeCloseTo(5 / 6, 12);
		expect(line?.slope).toBeCloseTo(1.5, 12);
		expect(line?.slopeStandardError).toBeCloseTo(Math.sqrt(1 / 12), 12);
		expect(line?.explained).toBeCloseTo(27 / 28, 12);
		expect(line?.residualDeviation).toBeCloseTo(Math.sqrt(1 / 6), 12);
	});

	it('falls by noise alone: its slope is then the reliability', () => {
		expect(Math.abs((lineOf(unchanged(20_000))?.slope ?? NaN) - 0.8)).toBeLessThan(0.02);
	});

	it('does not exist without spread before; through two people nothing is left over', () => {
		expect(lineOf(three.map(({ after }) => ({ before: 1, after })))).toBeUndefined();
		expect(lineOf(three.slice(0, 1))).toBeUndefined();
		const two = lineOf(three.slice(0, 2));
		expect(two?.slope).toBeCloseTo(1, 12);
		expect(two).toMatchObject({ slopeStandardError: undefined, residualDeviation: undefined });
		const flat = lineOf(three.map(({ before }) => ({ before, after: 3 })));
		expect(flat?.explained).toBeUndefined();
	});
});

describe('Oldham’s correlation', () => {
	it('follows by hand', () => {
		// Gains 1, 1, 2 with means .5, 1.5, 3: covariance 5/6·…: (−1/3)(−7/6) + (−1/3)(−1/6) + (2/3)(8/6) = 4/3.
		const squares = Math.sqrt((2 / 3) * (49 / 36 + 1 / 36 + 64 / 36));
		expect(oldham(three)).toBeCloseTo(4 / 3 / squares, 12);
	});

	it('is about 0 where nothing changed, unlike that with the start', () => {
		expect(Math.abs(oldham(unchanged(20_000)) ?? NaN)).toBeLessThan(0.03);
	});
});

describe('the quarter that started lowest', () => {
	it('is expected where Kelley says', () => {
		// Starts 10, 20, 30, 40, 50: the quartile is 20; mean 30, quarter 15: 30 + .8·(−15).
		const people = [50, 10, 30, 20, 40].map((before) => ({ before, after: before + 5 }));
		expect(lowestQuarter(people, 0.8)).toEqual({ n: 2, before: 15, after: 20, expected: 18 });
	});

	it('gains by noise alone what is expected, and no more', () => {
		const lowest = lowestQuarter(unchanged(20_000), 0.8);
		expect(Math.abs((lowest?.after ?? NaN) - (lowest?.expected ?? NaN))).toBeLessThan(0.3);
		expect((lowest?.after ?? NaN) - (lowest?.before ?? NaN)).toBeGreaterThan(2);
	});

	it('does not exist for nobody', () => {
		expect(lowestQuarter([], 0.8)).toBeUndefined();
	});
});
