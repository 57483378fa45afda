import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { itemScores, totalScores, type FormScores } from './form-scores.ts';
import { itemStatistics } from './items.ts';
import { lsatSection6 } from './lsat-section-6.ts';

/** One person per word, one digit per item. */
const scored = (people: string) => people.split(' ').map((person) => [...person].map(Number));

const form = (rows: number[][], maxScore = 1): FormScores => ({
	items: (rows[0] ?? []).map((_, i) => ({ id: `i${i}`, maxScore, testlet: `t${i}` })),
	rows
});

const people = fc
	.integer({ min: 2, max: 5 })
	.chain((parts) =>
		fc.array(fc.array(fc.nat(2), { minLength: parts, maxLength: parts }), { minLength: 2 })
	);

describe('item statistics', () => {
	it('of LSAT section 6 are those of psych::alpha in R', () => {
		// R 4.2.2, psych 2.2.9; the last digits are those printed.
		const golden = [
			[0.924, 0.265130711715, 0.362010437162, 0.112832688922],
			[0.709, 0.454450795494, 0.566772095384, 0.153178120117],
			[0.553, 0.497431843008, 0.618439753567, 0.172778943291],
			[0.763, 0.425455064621, 0.534418326244, 0.144428095247],
			[0.87, 0.336471712352, 0.435366427888, 0.121596402547]
		];
		const statistics = itemStatistics(lsatSection6);
		expect(statistics).toHaveLength(5);
		statistics.forEach(({ n, p, standardDeviation, rit, rir }, i) => {
			const [goldenP, goldenSd, goldenRit, goldenRir] = golden[i] ?? [];
			expect(n).toBe(1000);
			expect(p).toBeCloseTo(goldenP ?? NaN, 11);
			expect(standardDeviation).toBeCloseTo(goldenSd ?? NaN, 11);
			expect(rit).toBeCloseTo(goldenRit ?? NaN, 11);
			expect(rir).toBeCloseTo(goldenRir ?? NaN, 11);
		});
	});

	it('of four people follow by hand', () => {
		// Covariances × 12: [[3, 2], [2, 4]], total 11. rir 2/√12; rit 5/√33 and 6/√44.
		const [first, second] = itemStatistics(form(scored('10 11 00 11')));
		expect(first?.p).toBe(0.75);
		expect(first?.standardDeviation).toBe(0.5);
		expect(first?.rir).toBeCloseTo(2 / Math.sqrt(12), 12);
		expect(first?.rit).toBeCloseTo(5 / Math.sqrt(33), 12);
		expect(second?.rit).toBeCloseTo(6 / Math.sqrt(44), 12);
	});

	it('divide p by the maximum, so that it stays a share for items of two points', () => {
		// Mean 1.5 of 2; as shares 1, .5: mean .75, SD .35355, SE .25, t(1) 12.7062: ± 3.17655.
		const [first] = itemStatistics(form(scored('20 11'), 2));
		expect(first?.p).toBe(0.75);
		expect(first?.pInterval?.upper).toBeCloseTo(3.92655, 4);
	});

	it('give p of a 0/1 item the interval of Wilson', () => {
		// 8 of 10 right.
		const rows = Array.from({ length: 10 }, (_, person) => [person < 8 ? 1 : 0, person % 2]);
		expect(itemStatistics(form(rows))[0]?.pInterval?.lower).toBeCloseTo(0.4901625, 7);
	});

	it('leave rit and rir open for an item that everybody had right', () => {
		const [always, other] = itemStatistics(form(scored('101 110 100')));
		expect(always?.p).toBe(1);
		expect(always?.standardDeviation).toBe(0);
		expect(always?.rit).toBeUndefined();
		expect(always?.rir).toBeUndefined();
		expect(always?.rirInterval).toBeUndefined();
		expect(other?.rir).toBeDefined();
	});

	it('leave rir open where the rest of the form does not vary', () => {
		const [varies] = itemStatistics(form(scored('01 11 11')));
		expect(varies?.rir).toBeUndefined();
		expect(varies?.rit).toBeCloseTo(1, 12);
	});

	it('give rir an interval from ten people on', () => {
		const [q1] = itemStatistics(lsatSection6);
		// atanh .112833 = .113315; ± 1.959964/√997 = .062073; tanh .051242 and tanh .175388
		expect(q1?.rirInterval?.lower).toBeCloseTo(0.051197, 5);
		expect(q1?.rirInterval?.upper).toBeCloseTo(0.173611, 5);
	});

	it('are not given for nobody', () => {
		expect(itemStatistics(form([]))).toEqual([]);
	});

	it('agree with correlations of the columns themselves', () => {
		fc.assert(
			fc.property(people, (rows) => {
				const scores = form(rows, 2);
				const totals = totalScores(scores);
				itemStatistics(scores).forEach(({ standardDeviation, rit, rir }, i) => {
					const own = itemScores(scores, i);
					const rest = totals.map((total, person) => total - (own[person] ?? NaN));
					expectSame(standardDeviation, sampleStandardDeviation(own));
					expectSame(rit, correlation(own, totals));
					expectSame(rir, correlation(own, rest));
				});
			})
		);
	});
});

function expectSame(have: number | undefined, want: number | undefined) {
	if (want === undefined) expect(have).toBeUndefined();
	else expect(have).toBeCloseTo(want, 10);
}
