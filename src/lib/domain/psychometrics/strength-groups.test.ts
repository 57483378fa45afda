import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strengthGroups } from './strength-groups.ts';

describe('groups from weak to strong', () => {
	it('are as many as asked, about as large as each other', () => {
		const scores = Array.from({ length: 50 }, (_, at) => at);
		const groups = strengthGroups(scores, { most: 5, least: 10 });
		expect(groups.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10]);
		expect(groups[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('keep who scored alike together', () => {
		expect(strengthGroups([3, 1, 3, 1, 1, 2], { most: 3, least: 2 })).toEqual([
			[1, 3, 4],
			[5, 0, 2]
		]);
		expect(strengthGroups([4, 4, 4, 4], { most: 2, least: 2 })).toEqual([[0, 1, 2, 3]]);
		expect(strengthGroups([], { most: 5, least: 10 })).toEqual([]);
	});

	it('hold everybody once, ordered, none smaller than the least', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 20, maxLength: 90 }),
				(scores) => {
					const groups = strengthGroups(scores, { most: 5, least: 10 });
					expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...scores.keys()]);
					expect(groups.length).toBeLessThanOrEqual(5);
					expect(groups.every(({ length }) => length >= 10)).toBe(true);
					const ends = groups.map((people) => people.map((person) => scores[person] ?? 0));
					for (const [at, own] of ends.slice(1).entries()) {
						expect(Math.min(...own)).toBeGreaterThan(Math.max(...(ends[at] ?? [])));
					}
				}
			)
		);
	});
});
