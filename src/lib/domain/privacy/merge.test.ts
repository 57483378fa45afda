import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	distributionMayShow,
	LEAST_FOR_DISTRIBUTION,
	LEAST_FOR_MEAN,
	meanMayShow,
	safeRemainder
} from './limits.ts';
import { mergeSmall, type Cell } from './merge.ts';
import { suppressed } from './texts.ts';

/** Cells of these sizes, labelled a, b, c … */
function cells(...sizes: number[]): Cell[] {
	let next = 0;
	return sizes.map((size, at) => ({
		label: 'abcdefghijklmnop'[at] ?? '',
		people: Array.from({ length: size }, () => next++)
	}));
}
const merged = (...sizes: number[]) =>
	mergeSmall(cells(...sizes), 'overige')?.map(({ label, people }) => [label, people.length]);

describe('small groups', () => {
	it('of at least six people stay as they are, in their own order', () => {
		expect(merged(6, 20, 7)).toEqual([
			['a', 6],
			['b', 20],
			['c', 7]
		]);
	});

	it('go together until they are six', () => {
		expect(merged(20, 4, 18, 2)).toEqual([
			['a', 20],
			['c', 18],
			['overige', 6]
		]);
	});

	it('that are too few together take the next smallest with them', () => {
		expect(merged(20, 18, 4, 1)).toEqual([
			['a', 20],
			['overige', 23]
		]);
		expect(merged(20, 18, 4)).toEqual([
			['a', 20],
			['overige', 22]
		]);
	});

	it('leave nothing to compare when one group is left', () => {
		expect(merged(20)).toBeUndefined();
		expect(merged(20, 3)).toBeUndefined();
		expect(merged(3, 2)).toBeUndefined();
		expect(merged(5, 5)).toBeUndefined();
		expect(merged()).toBeUndefined();
	});

	it('without people are not there', () => {
		expect(merged(6, 0, 6)).toEqual([
			['a', 6],
			['c', 6]
		]);
		expect(merged(20, 0)).toBeUndefined();
	});

	it('never leave a group below six, never lose or double anybody, and merge at least two', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (sizes) => {
				const given = cells(...sizes);
				const shown = mergeSmall(given, 'overige');
				if (!shown) return;
				expect(shown.length).toBeGreaterThanOrEqual(2);
				for (const { people } of shown) expect(people.length).toBeGreaterThanOrEqual(6);
				const everybody = (some: readonly Cell[]) =>
					some.flatMap(({ people }) => people).toSorted((a, b) => a - b);
				expect(everybody(shown)).toEqual(everybody(given));
				const rest = shown.find(({ label }) => label === 'overige');
				const names = shown.map(({ label }) => label);
				const gone = given.filter(
					({ label, people }) => people.length > 0 && !names.includes(label)
				);
				expect(gone.length).not.toBe(1);
				expect(rest !== undefined).toBe(gone.length > 1);
				expect(rest?.people.length ?? 0).toBe(everybody(gone).length);
			})
		);
	});

	it('do not depend on the order in which they are given', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }), (sizes) => {
				const given = cells(...sizes);
				const sizesOf = (some: Cell[] | undefined) =>
					some?.map(({ people }) => people.length).toSorted();
				expect(sizesOf(mergeSmall(given.toReversed(), 'overige'))).toEqual(
					sizesOf(mergeSmall(given, 'overige'))
				);
			})
		);
	});
});

describe('the limits', () => {
	it('are six for a mean and ten for a distribution', () => {
		expect([LEAST_FOR_MEAN, LEAST_FOR_DISTRIBUTION]).toEqual([6, 10]);
		expect([5, 6].map(meanMayShow)).toEqual([false, true]);
		expect([9, 10].map(distributionMayShow)).toEqual([false, true]);
		expect([0, 1, 5, 6].map(safeRemainder)).toEqual([true, false, false, true]);
	});

	it('are told as they are', () => {
		expect(suppressed.mean).toContain('Minder dan 6 deelnemers');
		expect(suppressed.distribution).toContain('Minder dan 10 deelnemers');
		expect(suppressed.few).toContain('1 tot en met 5 deelnemers');
		expect(suppressed.groups).toMatch(/minder dan 6 .* vanaf 10 /);
	});
});
