import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { ancova, gainAnova, type GroupedPair } from './ancova.ts';

const group = (name: string, ...pairs: readonly (readonly [number, number])[]): GroupedPair[] =>
	pairs.map(([before, after]) => ({ before, after, group: name }));

/** Slope 5/4 within groups, B 5/3 above A; residual squares .291667 + .125. */
const six = [...group('A', [1, 2], [2, 3], [3, 5]), ...group('B', [1, 4], [2, 5], [3, 6])];

describe('an analysis of covariance', () => {
	it('of six people follows by hand', () => {
		const found = ancova(six);
		const [intercept, slope, effect] = found?.coefficients ?? [];
		expect(found?.reference).toBe('A');
		expect(intercept).toMatchObject({ term: 'intercept' });
		expect(intercept?.value).toBeCloseTo(10 / 3 - 2.5, 12);
		expect(slope).toMatchObject({ term: 'before' });
		expect(slope?.value).toBeCloseTo(1.25, 12);
		expect(slope?.standardError).toBeCloseTo(Math.sqrt(5 / 12 / 3 / 4), 12);
		expect(effect?.term).toBe('B');
		expect(effect?.value).toBeCloseTo(5 / 3, 12);
		expect(effect?.standardError).toBeCloseTo(Math.sqrt(((5 / 12 / 3) * 2) / 3), 12);
		// F = t² = 30 on 1 and 3; t with 3 degrees: 1 − (2/π)(arctan θ + θ/(1 + θ²)), θ = √30/√3 = √10.
		expect(found?.groups.F).toBeCloseTo(30, 10);
		expect(found?.groups.degreesOfFreedom).toEqual([1, 3]);
		const theta = Math.sqrt(10);
		const p = 1 - (2 / Math.PI) * (Math.atan(theta) + theta / 11);
		expect(found?.groups.p).toBeCloseTo(p, 12);
		expect(effect?.t).toBeCloseTo(Math.sqrt(30), 10);
		expect(effect?.p).toBeCloseTo(p, 12);
		// Own slopes 1.5 and 1: residuals 1/6 on 2, so F = (5/12 − 1/6)/(1/12) = 3, p = 1 − √3/√5.
		expect(found?.slopes?.F).toBeCloseTo(3, 10);
		expect(found?.slopes?.degreesOfFreedom).toEqual([1, 2]);
		expect(found?.slopes?.p).toBeCloseTo(1 - Math.sqrt(3 / 5), 12);
		expect(found?.adjusted.map(({ group: name, n }) => [name, n])).toEqual([
			['A', 3],
			['B', 3]
		]);
		expect(found?.adjusted[0]?.mean).toBeCloseTo(10 / 3, 12);
		expect(found?.adjusted[1]?.mean).toBeCloseTo(5, 12);
	});

	it('compares with the reference that is named', () => {
		const found = ancova(six, 'B');
		expect(found?.coefficients.map(({ term }) => term)).toEqual(['intercept', 'before', 'A']);
		expect(found?.coefficients[2]?.value).toBeCloseTo(-5 / 3, 12);
		expect(found?.groups.F).toBeCloseTo(30, 10);
		expect(() => ancova(six, 'C')).toThrow('nobody is in group C');
	});

	it('finds the effect that people were simulated with, whatever the groups started with', () => {
		const random = seededRandom(8);
		const people = ['A', 'B', 'C'].flatMap((name, at) =>
			Array.from({ length: 3000 }, () => {
				const before = random.normal(50 + 5 * at, 10);
				return { group: name, before, after: 20 + 0.7 * before + 3 * at + random.normal(0, 6) };
			})
		);
		const [, slope, b, c] = ancova(people)?.coefficients ?? [];
		expect(Math.abs((slope?.value ?? NaN) - 0.7)).toBeLessThan(0.03);
		expect(Math.abs((b?.value ?? NaN) - 3)).toBeLessThan(0.6);
		expect(Math.abs((c?.value ?? NaN) - 6)).toBeLessThan(0.7);
	});

	it('does not depend on the order of people, nor on the unit', () => {
		const order = fc.shuffledSubarray(six, { minLength: 6 });
		fc.assert(
			fc.property(order, fc.integer({ min: 2, max: 9 }), (people, unit) => {
				const scaled = people.map(({ before, after, group: name }) => ({
					before: unit * before + 7,
					after: unit * after,
					group: name
				}));
				const found = ancova(scaled);
				expect(found?.groups.F).toBeCloseTo(30, 8);
				expect(found?.coefficients[2]?.value).toBeCloseTo((unit * 5) / 3, 9);
			})
		);
	});

	it('always warns of groups that were not made by chance, and of small ones', () => {
		expect(ancova(six)?.warnings).toEqual(['lord', 'small']);
		const ten = Array.from({ length: 10 }, (_, at) => at);
		const line = (name: string, slope: number, from: number) =>
			group(name, ...ten.map((x) => [x + from, slope * x + (x % 3)] as const));
		expect(ancova([...line('A', 1, 0), ...line('B', 1, 0)])?.warnings).toEqual(['lord']);
	});

	it('warns where the lines are not parallel, and where no start is shared', () => {
		const ten = Array.from({ length: 10 }, (_, at) => at);
		const line = (name: string, slope: number, from: number) =>
			group(name, ...ten.map((x) => [x + from, slope * x + (x % 3)] as const));
		expect(ancova([...line('A', 1, 0), ...line('B', 3, 0)])?.warnings).toEqual(['lord', 'slopes']);
		expect(ancova([...line('A', 1, 0), ...line('B', 1, 10)])?.warnings).toEqual([
			'lord',
			'overlap'
		]);
		expect(ancova([...line('A', 1, 0), ...line('B', 1, 9)])?.warnings).toEqual(['lord']);
	});

	it('does not exist for one group, without spread in the start, or where start tells the group', () => {
		expect(ancova(group('A', [1, 2], [2, 3], [3, 5]))).toBeUndefined();
		expect(ancova([])).toBeUndefined();
		expect(ancova([...group('A', [1, 2], [1, 3]), ...group('B', [1, 4], [1, 6])])).toBeUndefined();
		expect(ancova([...group('A', [1, 2], [1, 3]), ...group('B', [2, 4], [2, 6])])).toBeUndefined();
	});

	it('has no lines to compare where a group is one person, and no F without anything left over', () => {
		const one = ancova([...group('A', [1, 2], [2, 4], [3, 5]), ...group('B', [2, 6])]);
		expect(one?.slopes).toBeUndefined();
		expect(one?.groups.F).toBeGreaterThan(0);
		const exact = ancova([...group('A', [1, 2], [2, 3], [3, 4]), ...group('B', [1, 5], [2, 6])]);
		expect(exact?.groups).toMatchObject({ F: undefined, p: undefined });
	});
});

describe('an analysis of gains', () => {
	it('of six people follows by hand', () => {
		// Gains 1, 1, 2 and 3, 3, 3: between 25/6, within 2/3 on 4.
		const found = gainAnova(six);
		expect(found?.F).toBeCloseTo(25, 10);
		expect(found?.degreesOfFreedom).toEqual([1, 4]);
		expect(found?.groups[0]).toMatchObject({ group: 'A', n: 3 });
		expect(found?.groups[0]?.mean).toBeCloseTo(4 / 3, 12);
		expect(found?.groups[0]?.standardDeviation).toBeCloseTo(Math.sqrt(1 / 3), 12);
		expect(found?.groups[1]).toEqual({ group: 'B', n: 3, mean: 3, standardDeviation: 0 });
		// t = 5 with 4 degrees: p = 1 − (θ/√(1 + θ²))(1 + 1/(2(1 + θ²))), θ = 5/2.
		const share = (2.5 / Math.sqrt(7.25)) * (1 + 1 / (2 * 7.25));
		expect(found?.p).toBeCloseTo(1 - share, 12);
	});

	it('does not exist for one group, and has no F where gains differ only between groups', () => {
		expect(gainAnova(group('A', [1, 2], [2, 3]))).toBeUndefined();
		const exact = gainAnova([...group('A', [1, 2], [2, 3]), ...group('B', [1, 5], [3, 7])]);
		expect(exact).toMatchObject({ F: undefined, p: undefined });
		const single = gainAnova([...group('A', [1, 2]), ...group('B', [1, 5])]);
		expect(single).toMatchObject({ F: undefined, degreesOfFreedom: [1, 0] });
	});
});
