import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../statistics/random.ts';
import { written } from '../rasch/examples.ts';
import { rightOrWrong } from '../rasch/model.ts';
import { simulate } from '../rasch/simulate.ts';
import { differentialFunctioning } from './analysis.ts';
import { logisticDif } from './logistic.ts';
import { etsCategory, mantelHaenszel } from './mantel-haenszel.ts';
import { matched, type Side, type Stratum } from './matching.ts';

const stratum = (level: number, cells: readonly [number, number, number, number]): Stratum => {
	const [referenceRight, referenceWrong, focalRight, focalWrong] = cells;
	return { level, referenceRight, referenceWrong, focalRight, focalWrong };
};
/** Admissions to six departments at Berkeley, 1973: men and women, admitted and rejected (Bickel et al. 1975). */
const BERKELEY = (
	[
		[512, 313, 89, 19],
		[353, 207, 17, 8],
		[120, 205, 202, 391],
		[138, 279, 131, 244],
		[53, 138, 94, 299],
		[22, 351, 24, 317]
	] as const
).map((cells, department) => stratum(department, cells));

describe('Mantel–Haenszel', () => {
	it('of the admissions at Berkeley is that of mantelhaen.test in R', () => {
		const result = mantelHaenszel({ id: 'admission', strata: BERKELEY });
		expect(result.oddsRatio).toBeCloseTo(0.9046968, 7);
		expect(result.p).toBeCloseTo(0.2323, 4);
		expect(result.chiSquare).toBeCloseTo(1.4269, 4);
		// R's interval, .7719074 to 1.060330, is exp(ln .9046968 ± 1.96·SE).
		const half = (1.959964 * (result.deltaError ?? NaN)) / 2.35;
		expect(Math.exp(Math.log(0.9046968) + half)).toBeCloseTo(1.06033, 5);
		expect(Math.exp(Math.log(0.9046968) - half)).toBeCloseTo(0.7719074, 6);
		expect([result.reference, result.focal]).toEqual([2691, 1835]);
	});

	it('of one stratum is the plain odds ratio', () => {
		const result = mantelHaenszel({ id: 'a', strata: [stratum(3, [30, 10, 15, 20])] });
		expect(result.oddsRatio).toBeCloseTo(4, 12);
		expect(result.delta).toBeCloseTo(-2.35 * Math.log(4), 12);
		expect(result.deltaError).toBeCloseTo(2.35 * Math.sqrt(1 / 30 + 1 / 10 + 1 / 15 + 1 / 20), 12);
		expect(result.standardisedDifference).toBeCloseTo(15 / 35 - 30 / 40, 12);
	});

	it('turns its sign when the groups change places', () => {
		const cell = fc.integer({ min: 0, max: 30 });
		const strata = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(strata, (list) => {
				const there = mantelHaenszel({ id: '', strata: list.map((cells, i) => stratum(i, cells)) });
				const back = mantelHaenszel({
					id: '',
					strata: list.map(([a, b, c, d], i) => stratum(i, [c, d, a, b]))
				});
				if (there.delta === undefined) expect(back.delta).toBeUndefined();
				else expect(back.delta).toBeCloseTo(-there.delta, 9);
				if (there.chiSquare !== undefined) expect(back.chiSquare).toBeCloseTo(there.chiSquare, 9);
			})
		);
	});

	it('has chi-square 0 when seen and expected differ by less than one half', () => {
		const result = mantelHaenszel({ id: 'a', strata: [stratum(1, [5, 5, 5, 5])] });
		expect([result.chiSquare, result.p, result.category]).toEqual([0, 1, 'A']);
	});

	it('is unknown where nothing is compared', () => {
		const result = mantelHaenszel({
			id: 'a',
			strata: [stratum(0, [0, 4, 0, 5]), stratum(2, [1, 0, 0, 0])]
		});
		expect(result).toMatchObject({ delta: undefined, chiSquare: undefined, category: undefined });
	});

	it('has the letters of ETS', () => {
		expect(etsCategory(0.99, 0.1, 0.001)).toBe('A');
		expect(etsCategory(2, 1.2, 0.06)).toBe('A');
		expect(etsCategory(1.2, 0.1, 0.001)).toBe('B+');
		expect(etsCategory(-1.49, 0.1, 0.001)).toBe('B-');
		expect(etsCategory(-1.6, 0.3, 0.001)).toBe('C-');
		expect(etsCategory(1.6, 0.4, 0.001)).toBe('B+');
		expect(etsCategory(undefined, 0.4, 0.001)).toBeUndefined();
	});
});

describe('logistic regression', () => {
	it('at one level finds the log odds ratio and its likelihood ratio', () => {
		// The same table at two levels: no slope, no interaction.
		const cells = [30, 10, 15, 20] as const;
		const result = logisticDif({ id: 'a', strata: [stratum(0, cells), stratum(1, cells)] });
		expect(result.shift).toBeCloseTo(-Math.log(4), 8);
		const entropy = (right: number, wrong: number) =>
			right * Math.log(right / (right + wrong)) + wrong * Math.log(wrong / (right + wrong));
		const ratio = 2 * 2 * (entropy(30, 10) + entropy(15, 20) - entropy(45, 30));
		expect(result.uniform?.ratio).toBeCloseTo(ratio, 8);
		expect(result.nonUniform?.ratio).toBeCloseTo(0, 8);
		expect(result.both?.ratio).toBeCloseTo(ratio, 8);
	});

	it('at two levels with an interaction fits every cell', () => {
		const tables = [
			[30, 10, 15, 20],
			[35, 5, 30, 5]
		] as const;
		const result = logisticDif({ id: 'a', strata: tables.map((cells, i) => stratum(i, cells)) });
		const both = result.both?.ratio ?? NaN;
		expect((result.uniform?.ratio ?? NaN) + (result.nonUniform?.ratio ?? NaN)).toBeCloseTo(both, 8);
		// Without the group each level has its own share, since there are two levels.
		const entropy = (right: number, wrong: number) =>
			right * Math.log(right / (right + wrong)) + wrong * Math.log(wrong / (right + wrong));
		const full = tables.reduce((sum, [a, b, c, d]) => sum + entropy(a, b) + entropy(c, d), 0);
		const level = tables.reduce((sum, [a, b, c, d]) => sum + entropy(a + c, b + d), 0);
		expect(both).toBeCloseTo(2 * (full - level), 8);
	});

	it('has a ratio but no shift where a group has everything right', () => {
		const strata = [stratum(0, [3, 4, 5, 0]), stratum(1, [6, 2, 7, 0])];
		const result = logisticDif({ id: 'a', strata });
		// Apart: level in the reference group, all certain in the other.
		const { uniform } = logisticDif({ id: 'a', strata: [...strata].reverse() });
		expect(result.shift).toBeUndefined();
		expect(result.uniform?.ratio).toBeGreaterThan(8);
		expect(result.uniform?.ratio).toBeCloseTo(uniform?.ratio ?? NaN, 8);
		expect(result.nonUniform?.ratio).toBeCloseTo(0, 6);
	});

	it('knows no slope of a group at one level, and nothing where all are at one', () => {
		const strata = [stratum(0, [3, 4, 5, 2]), stratum(1, [6, 2, 0, 0])];
		const result = logisticDif({ id: 'a', strata });
		expect(result.nonUniform).toBeUndefined();
		expect(result.uniform).toBeDefined();
		const flat = logisticDif({ id: 'a', strata: [stratum(2, [3, 4, 5, 2])] });
		expect(flat).toEqual({
			id: 'a',
			uniform: undefined,
			nonUniform: undefined,
			both: undefined,
			shift: undefined
		});
	});
});

describe('matching', () => {
	it('is on the total with the studied item in it, among those who took the same items', () => {
		const sides: Side[] = ['reference', 'focal', 'reference', 'focal', 'focal'];
		const [a] = matched(written('110 101 011 10. 00.'), sides);
		expect(a?.id).toBe('a');
		expect(a?.strata).toEqual([
			stratum(0, [0, 0, 0, 1]),
			stratum(1, [0, 0, 1, 0]),
			stratum(2, [1, 1, 1, 0])
		]);
	});

	it('keeps people of different forms apart, at a level of their own where one is given', () => {
		const sides: Side[] = ['reference', 'focal', 'reference', 'focal'];
		const [, b] = matched(written('11. 11. .11 .11'), sides, [], [0.2, 0.2, 0.9, 0.9]);
		expect(b?.id).toBe('b');
		expect(b?.strata).toEqual([stratum(0.2, [1, 0, 1, 0]), stratum(0.9, [1, 0, 1, 0])]);
	});

	it('leaves items out of the total, but not out of their own', () => {
		const sides: Side[] = ['reference', 'focal'];
		const [a, b] = matched(written('110 101'), sides, ['a']);
		expect(a?.strata).toEqual([stratum(2, [1, 0, 1, 0])]);
		expect(b?.strata).toEqual([stratum(1, [1, 0, 0, 1])]);
	});

	it('passes over items of more points, and items that one group did not take', () => {
		const sides: Side[] = ['reference', 'focal', 'reference'];
		expect(matched(written('120. 011. 1101'), sides).map(({ id }) => id)).toEqual(['a', 'c']);
	});
});

describe('differential functioning', () => {
	const random = seededRandom(12);
	const models = Array.from({ length: 20 }, (_, i) => rightOrWrong(`i${i}`, (i - 10) / 6));
	const harder = models.map((item, i) =>
		i === 7 ? rightOrWrong('i7', (item.thresholds[0] ?? 0) + 1) : item
	);
	const items = models.map((_, item) => item);
	const people = (mean: number) =>
		Array.from({ length: 1500 }, () => ({ ability: random.normal(mean), items }));
	const reference = simulate(models, people(0.5), 1500, random);
	const focal = simulate(harder, people(0), 1500, random);
	const matrix = {
		...reference,
		persons: 3000,
		scores: Int8Array.from([...reference.scores, ...focal.scores])
	};
	const sides = Array.from({ length: 3000 }, (_, p): Side => (p < 1500 ? 'reference' : 'focal'));

	it('finds the one item that is harder, not the difference between the groups', () => {
		const { items: found, smallGroup } = differentialFunctioning(matrix, sides);
		expect(
			found.filter(({ category }) => category !== 'A').map(({ id, category }) => [id, category])
		).toEqual([['i7', 'C-']]);
		expect(found[7]?.adjustedP).toBeLessThan(1e-6);
		expect(found[7]?.logistic.uniform?.p).toBeLessThan(1e-6);
		// One logit is 2.35 on the delta scale.
		expect(Math.abs((found[7]?.delta ?? NaN) + 2.35)).toBeLessThan(
			3 * (found[7]?.deltaError ?? NaN)
		);
		expect(smallGroup).toBe(false);
	});

	it('in a second round matches without that item', () => {
		const { purified, items: found } = differentialFunctioning(matrix, sides, { purify: true });
		expect(purified).toEqual(['i7']);
		const first = differentialFunctioning(matrix, sides).items;
		const average = (list: typeof found) =>
			list.filter(({ id }) => id !== 'i7').reduce((sum, { delta }) => sum + (delta ?? NaN), 0);
		// The others seemed a little easier for the focal group only because i7 stood among them.
		expect(average(found)).toBeLessThan(average(first));
		expect(found[7]?.delta).toBeCloseTo(first[7]?.delta ?? NaN, 10);
	});

	it('gives a warning instead of letters their weight under a hundred people', () => {
		const few = sides.map((side, person) => (person >= 1599 ? undefined : side));
		expect(differentialFunctioning(matrix, few).smallGroup).toBe(true);
	});
});
