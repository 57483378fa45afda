import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { multipleChoice } from './multiple-choice.ts';

const item = items['multiple-choice'];
const example = written['multiple-choice'];
const onePoint = made(multipleChoice, { ...example, points: 1 });
const wrong = (text: string) => ({ text, misconception: 'M01' });
const right = (text: string) => ({ text, key: true });
const withOptions = (...options: object[]) => refusals(multipleChoice, { ...example, options });

describe('what an author of a multiple choice may write', () => {
	it('is four to seven options with two or more keys and a distractor', () => {
		expect(refusals(multipleChoice, example)).toEqual([]);
		const keys = ['options: needs two or more options with key: true, and a distractor'];
		expect(withOptions(right('a'), wrong('b'), wrong('c'), wrong('d'))).toEqual(keys);
		expect(withOptions(...['a', 'b', 'c', 'd'].map(right))).toEqual(keys);
		expect(withOptions(right('a'), right('b'), wrong('c'))).toEqual([
			'options: needs at least four options'
		]);
		const eight = ['a', 'b', 'c', 'd', 'e', 'f'].map(wrong);
		expect(withOptions(right('y'), right('z'), ...eight)).toEqual([
			'options: has at most seven options'
		]);
	});

	it('says that it is worth one or two points', () => {
		for (const points of [0, 3, '2', undefined]) {
			expect(refusals(multipleChoice, { ...example, points }).join()).toMatch(
				/points: (must be 1 or 2|Invalid key: Expected "points")/
			);
		}
	});
});

describe('a multiple choice', () => {
	it('says how many to choose, and no more of the key than that', () => {
		expect(item.open).toEqual({
			type: 'multiple-choice',
			stem: 'Welke twee kloppen?',
			options: ['Eerste', 'Tweede', 'Derde', 'Vierde', 'Vijfde'],
			choose: 2
		});
	});

	it('reads the positions, each once and in order', () => {
		expect(item.read(fields({ choice: ['2', '0', '2'] }))).toEqual({ answer: [0, 2] });
		expect(item.read(fields({ choice: ['9', '', '-1', '4'] }))).toEqual({ answer: [4] });
		expect(item.read(fields({ choice: ['9'] }))).toEqual({ blank: true });
	});

	it('is worth two points when all is right', () => {
		expect(item.score([0, 2])).toBe(2);
	});

	it.each([
		['a key is left out', [0]],
		['the other key is left out', [2]],
		['a distractor is added', [0, 1, 2]],
		['a distractor stands in place of a key', [0, 4]]
	])('is worth one point after one mistake: %s', (_, answer) => {
		expect(item.score(answer)).toBe(1);
	});

	it.each([
		['both keys are left out', [1, 3]],
		['one of three is a key', [0, 1, 3]],
		['two distractors are added', [0, 1, 2, 3]],
		['everything is chosen', [0, 1, 2, 3, 4]],
		['only a distractor is chosen', [1]]
	])('is worth nothing after two mistakes: %s', (_, answer) => {
		expect(item.score(answer)).toBe(0);
	});

	it('of one point gives it for exactly the keys only', () => {
		expect(onePoint.maxScore).toBe(1);
		expect(onePoint.score([0, 2])).toBe(1);
		for (const answer of [[0], [2], [0, 4], [0, 1, 2], [1, 3]]) {
			expect(onePoint.score(answer)).toBe(0);
		}
	});

	it.each([[[]], [[2, 0]], [[0, 0]], [[5]], [[-1]], ['0'], [0], [['0']], [null]])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells every option that was chosen', () => {
		expect(item.chosen([0, 3])).toEqual(['0', '3']);
	});

	it('is scored by the keys and the points alone', () => {
		expect(item.rule).toEqual({
			maxScore: 2,
			rule: { points: 2, keys: [true, false, true, false, false] }
		});
	});

	it('gives as many points as a slow count of mistakes says', () => {
		const options = fc.integer({ min: 4, max: 7 }).chain((count) =>
			fc.record({
				keys: fc
					.uniqueArray(fc.nat(count - 1), { minLength: 2, maxLength: count - 1 })
					.map((keys) => Array.from({ length: count }, (_, at) => keys.includes(at))),
				chosen: fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count }),
				points: fc.constantFrom(1, 2)
			})
		);
		fc.assert(
			fc.property(options, ({ keys, chosen, points }) => {
				const other = made(multipleChoice, {
					...example,
					points,
					options: keys.map((key, at) => (key ? right(`${at}`) : wrong(`${at}`)))
				});
				// one mistake is one step: take one off, put one on, or exchange one for another
				let steps = 0;
				const now = new Set(chosen);
				for (;;) {
					const extra = [...now].find((at) => !keys[at]);
					const missing = keys.findIndex((key, at) => key && !now.has(at));
					if (extra === undefined && missing === -1) break;
					if (extra !== undefined) now.delete(extra);
					if (missing !== -1) now.add(missing);
					steps += 1;
				}
				const answer = [...chosen].sort((a, b) => a - b);
				expect(other.score(answer)).toBe(Math.max(0, points - steps));
			})
		);
	});
});
