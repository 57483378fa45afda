import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { lsatSection6 } from './lsat-section-6.ts';
import { alpha, alphaIfDeleted, lambda2, reliability } from './reliability.ts';

/** One person per word, one digit per item. */
const scored = (people: string) => people.split(' ').map((person) => [...person].map(Number));

const FOUR_PEOPLE = scored('10 11 00 11');

const form = (rows: readonly (readonly number[])[], testlets: string) => ({
	items: [...testlets].map((testlet, i) => ({ id: `i${i}`, maxScore: 1, testlet })),
	rows
});

describe('alpha', () => {
	it('of LSAT section 6 is that of psych::alpha in R, with Feldt’s interval', () => {
		const result = alpha(lsatSection6.rows);
		expect(result?.value).toBeCloseTo(0.294997192216, 11);
		expect(result?.interval.lower).toBeCloseTo(0.223473787863, 10);
		expect(result?.interval.upper).toBeCloseTo(0.361802531726, 10);
		expect(result?.n).toBe(1000);
		expect(result?.parts).toBe(5);
	});

	it('of four people follows by hand', () => {
		// Variances × 12: 3 and 4, of the total 11: 2·(1 − 7/11) = 8/11.
		expect(alpha(FOUR_PEOPLE)?.value).toBeCloseTo(8 / 11, 12);
	});

	it('keeps an item without variance in its number of parts', () => {
		// Eleven people of LSAT section 6 who all had Q1 right (R, base: .7065 with, .7536 without).
		const rows = [
			...Array.from({ length: 4 }, () => [1, 1, 1, 1, 1]),
			...Array.from({ length: 3 }, () => [1, 0, 0, 0, 1]),
			...Array.from({ length: 4 }, () => [1, 0, 0, 1, 1])
		];
		expect(alpha(rows)?.value).toBeCloseTo(0.70652173913, 10);
		expect(alpha(rows.map(([, ...others]) => others))?.value).toBeCloseTo(0.753623188406, 10);
	});

	it('is given as it is when it falls below 0', () => {
		// Two items that exclude each other but for one: variances × 6 are 2 and 2, of the total 2.
		expect(alpha(scored('10 01 11'))?.value).toBe(-2);
	});

	it('is known for two people and two items', () => {
		// Variances × 2: 1 and 1, of the total 4: 2·(1 − 2/4) = 1.
		expect(alpha(scored('11 00'))?.value).toBe(1);
		expect(lambda2(scored('11 00'))).toBe(1);
	});

	it('is unknown for one item, for one person and when all totals are equal', () => {
		expect(alpha(scored('1 0'))).toBeUndefined();
		expect(alpha(scored('10'))).toBeUndefined();
		expect(alpha([])).toBeUndefined();
		expect(alpha(scored('10 01'))).toBeUndefined();
	});

	it('has an interval that holds the true reliability about 95 times in a hundred', () => {
		// Ten parallel normal parts, rounded finely: true variance 1, error 4: alpha 10/(10 + 4) = .714.
		const random = seededRandom(11);
		let held = 0;
		for (let repeat = 0; repeat < 400; repeat++) {
			const rows = Array.from({ length: 40 }, () => {
				const truth = random.normal();
				return Array.from({ length: 10 }, () => Math.round(1000 * (truth + random.normal(0, 2))));
			});
			const band = alpha(rows)?.interval;
			if (band && band.lower <= 10 / 14 && 10 / 14 <= band.upper) held += 1;
		}
		// √(.95·.05/400) = .011; three of them.
		expect(held / 400).toBeGreaterThan(0.917);
		expect(held / 400).toBeLessThan(0.983);
	});
});

describe('lambda-2', () => {
	it('of LSAT section 6 is that of R', () => {
		expect(lambda2(lsatSection6.rows)).toBeCloseTo(0.303383807735, 11);
	});

	it('is never below alpha', () => {
		const people = fc.array(fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), { minLength: 3 });
		fc.assert(
			fc.property(people, (rows) => {
				const below = alpha(rows)?.value;
				const above = lambda2(rows);
				expect(above === undefined).toBe(below === undefined);
				if (below !== undefined) expect(above).toBeGreaterThanOrEqual(below - 1e-12);
			})
		);
	});

	it('is unknown where alpha is', () => {
		for (const people of ['1 0', '10', '10 01']) {
			expect(lambda2(scored(people))).toBeUndefined();
		}
		expect(lambda2([])).toBeUndefined();
	});

	it('equals alpha for two parts', () => {
		expect(lambda2(FOUR_PEOPLE)).toBeCloseTo(8 / 11, 12);
	});
});

describe('the reliability that counts', () => {
	// Four items on two pages; a page is all right or all wrong, and pages have nothing in common.
	const pages = scored('1111 1100 0011 0000');

	it('is alpha over testlets where items of one page hang together', () => {
		// Over items, variances × 12: 4 each, of the total 4·24 − 64 = 32: 4/3·(1 − 16/32) = .667.
		// Over pages: 16 each of 32: 2·(1 − 32/32) = 0.
		expect(alpha(pages)?.value).toBeCloseTo(2 / 3, 12);
		const result = reliability(form(pages, 'ppqq'));
		expect(result?.value).toBeCloseTo(0, 12);
		expect(result?.unit).toBe('testlets');
		expect(result?.parts).toBe(2);
	});

	it('is alpha over items where that is lower, or the same', () => {
		// Pages pair what does not belong together: (1, 3) and (2, 4): both pages equal, alpha 1.
		const crossed = reliability(form(pages, 'pqpq'));
		expect(crossed?.value).toBeCloseTo(2 / 3, 12);
		expect(crossed?.unit).toBe('items');
		expect(reliability(form(pages, 'pqrs'))?.unit).toBe('items');
	});

	it('is alpha over items where all items stand on one page', () => {
		expect(reliability(form(pages, 'pppp'))?.value).toBeCloseTo(2 / 3, 12);
	});

	it('is unknown where both are', () => {
		expect(reliability(form(scored('10 01'), 'pq'))).toBeUndefined();
	});
});

describe('alpha without one part', () => {
	it('is alpha of the other parts, worked out anew', () => {
		const rows = fc.array(fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), { minLength: 2 });
		fc.assert(
			fc.property(rows, (people) => {
				const slow = [0, 1, 2, 3].map(
					(part) => alpha(people.map((row) => row.toSpliced(part, 1)))?.value
				);
				alphaIfDeleted(people).forEach((value, part) => {
					expect(value === undefined).toBe(slow[part] === undefined);
					if (value !== undefined) expect(value).toBeCloseTo(slow[part] ?? NaN, 12);
				});
			})
		);
	});

	it('of LSAT section 6 is that of psych::alpha in R', () => {
		const [first, second] = alphaIfDeleted(lsatSection6.rows);
		expect(first).toBeCloseTo(0.275356210798, 11);
		expect(second).toBeCloseTo(0.237583904647, 11);
	});

	it('is unknown for two parts, for nobody, and where the others do not vary in total', () => {
		expect(alphaIfDeleted(FOUR_PEOPLE)).toEqual([undefined, undefined]);
		expect(alphaIfDeleted([])).toEqual([]);
		expect(alphaIfDeleted(scored('101 011 100'))[2]).toBeUndefined();
	});
});
