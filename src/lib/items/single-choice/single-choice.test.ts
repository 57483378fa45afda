import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { dontKnow } from '../item.ts';
import { singleChoice } from './single-choice.ts';

const item = items['single-choice'];
const example = written['single-choice'];
const wrong = (text: string) => ({ text, misconception: 'M01' });
const right = (text: string) => ({ text, key: true });
const withOptions = (...options: object[]) => refusals(singleChoice, { ...example, options });

describe('what an author of a single choice may write', () => {
	it('is three to five options of which one is the key', () => {
		expect(refusals(singleChoice, example)).toEqual([]);
		expect(withOptions(right('a'), wrong('b'), wrong('c'))).toEqual([]);
		expect(withOptions(right('a'), ...['b', 'c', 'd', 'e'].map(wrong))).toEqual([]);
	});

	it('is not too few or too many options', () => {
		expect(withOptions(right('a'), wrong('b'))).toEqual(['options: needs at least three options']);
		expect(withOptions(right('a'), ...['b', 'c', 'd', 'e', 'f'].map(wrong))).toEqual([
			'options: has at most five options'
		]);
	});

	it('has exactly one key', () => {
		const needsOne = ['options: needs exactly one option with key: true'];
		expect(withOptions(wrong('a'), wrong('b'), wrong('c'))).toEqual(needsOne);
		expect(withOptions(right('a'), right('b'), wrong('c'))).toEqual(needsOne);
	});

	it('gives each option either the key or a misconception', () => {
		const either = 'an option has either key: true or a misconception';
		expect(withOptions(right('a'), wrong('b'), { text: 'c' })).toContain(`options.2: ${either}`);
		expect(withOptions({ ...right('a'), misconception: 'M01' }, wrong('b'), wrong('c'))).toContain(
			`options.0: ${either}`
		);
	});

	it('names misconceptions of the list, M01 to M27', () => {
		for (const code of ['M00', 'M28', 'M1', 'm01', 'M01 ']) {
			expect(withOptions(right('a'), wrong('b'), { text: 'c', misconception: code })).toContain(
				'options.2.misconception: must be a misconception code, M01 to M27'
			);
		}
		expect(withOptions(right('a'), wrong('b'), { text: 'c', misconception: 'M27' })).toEqual([]);
	});

	it('has no empty text and no unknown key, and key is true or not there', () => {
		expect(refusals(singleChoice, { ...example, stem: '  ' })).toEqual(['stem: must not be empty']);
		expect(withOptions(right('a'), wrong('b'), wrong(''))).toEqual([
			'options.2.text: must not be empty'
		]);
		expect(refusals(singleChoice, { ...example, shuffle: true }).join()).toMatch(/^shuffle: /);
		expect(withOptions(right('a'), wrong('b'), { text: 'c', key: false }).join()).toMatch(
			/options\.2\.key: /
		);
	});
});

describe('a single choice', () => {
	it('shows the options in the order written', () => {
		expect(item.open).toEqual({
			type: 'single-choice',
			stem: 'Wie groeide?',
			options: ['Anna', 'Bram', 'Cato', 'Daan']
		});
	});

	it('reads the position of the chosen option', () => {
		expect(item.read(fields({ choice: '2' }))).toEqual({ answer: 2 });
		expect(item.read(fields({ choice: dontKnow }))).toEqual({ answer: dontKnow });
	});

	it.each<Record<string, string>>([
		{},
		{ choice: '' },
		{ choice: '4' },
		{ choice: '-1' },
		{ choice: 'Cato' },
		{ other: '2' }
	])('reads %j as blank', (posted) => expect(item.read(fields(posted))).toEqual({ blank: true }));

	it('is worth one point for the key and none for another option', () => {
		expect([0, 1, 2, 3].map((answer) => item.score(answer))).toEqual([0, 0, 1, 0]);
	});

	it.each([4, -1, 1.5, '2', null, [2], {}, NaN, undefined])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells which option was chosen, with the misconception behind it', () => {
		expect(item.chosen(1)).toEqual(['1']);
		expect(item.choices[1]).toEqual({
			code: '1',
			text: 'Bram',
			correct: false,
			misconception: 'M17'
		});
	});

	it('expects true of the data for the key and false for each distractor', () => {
		expect(item.expectations.map(({ of, must }) => [of, must])).toEqual([
			['option 1', false],
			['option 2', false],
			['option 3', true],
			['option 4', false]
		]);
	});

	it('is guessed once in as many times as there are options', () => {
		expect(item.chance).toBe(1 / 4);
	});

	it('gives its point for the key and nothing else, wherever the key stands', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3, max: 5 }), fc.nat(4), (count, at) => {
				const key = at % count;
				const options = Array.from({ length: count }, (_, one) =>
					one === key ? right(`${one}`) : wrong(`${one}`)
				);
				const other = made(singleChoice, { ...example, options });
				const scores = options.map((_, answer) => other.score(answer));
				expect(scores.indexOf(1)).toBe(key);
				expect(scores.filter((score) => score === 0)).toHaveLength(count - 1);
			})
		);
	});
});
