import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { number } from './number.ts';

const item = items.number;
const example = written.number;
const wrong = (value: number) => ({ value, misconception: 'M01' });

describe('what an author of a number may write', () => {
	it('is a key, a tolerance from 0 and at least one expected wrong answer', () => {
		expect(refusals(number, example)).toEqual([]);
		expect(refusals(number, { ...example, key: '12' })).toEqual(['key: must be a number']);
		expect(refusals(number, { ...example, tolerance: -1 }).join()).toMatch(/^tolerance: /);
		expect(refusals(number, { ...example, wrong: [] })).toEqual([
			'wrong: names at least one expected wrong answer'
		]);
		expect(refusals(number, { ...example, wrong: [{ value: 1 }] }).join()).toMatch(
			/^wrong\.0\.misconception: /
		);
	});

	it('calls nothing wrong that is right within the tolerance, and nothing twice', () => {
		expect(refusals(number, { ...example, wrong: [wrong(73)] })).toEqual([
			': a wrong answer lies outside the tolerance around the key'
		]);
		expect(refusals(number, { ...example, wrong: [wrong(12), wrong(12)] })).toEqual([
			'wrong: names the same answer twice'
		]);
	});
});

describe('a number', () => {
	it('shows its unit only', () => {
		expect(item.open).toEqual({ type: 'number', stem: 'Hoeveel punten?', unit: 'punten' });
	});

	it('reads comma and point, minus, thousands and percent', () => {
		const read = (value: string) => item.read(fields({ value }));
		expect(read('73,25')).toEqual({ answer: 73.25 });
		expect(read('73.25')).toEqual({ answer: 73.25 });
		expect(read('−12')).toEqual({ answer: -12 });
		expect(read('1.073,5')).toEqual({ answer: 1073.5 });
		expect(read(' 73 % ')).toEqual({ answer: 73 });
	});

	it('reads an empty field as blank, and anything else as a problem', () => {
		expect(item.read(fields({ value: '  ' }))).toEqual({ blank: true });
		for (const value of ['twaalf', '12 punten', '1,2,3', '9'.repeat(400)]) {
			expect(item.read(fields({ value }))).toEqual({
				problem: 'Vul een getal in, bijvoorbeeld 12 of 12,5.'
			});
		}
	});

	it('is right within the tolerance, the ends included', () => {
		expect([72.75, 73, 73.25, 73.75].map((answer) => item.score(answer))).toEqual([1, 1, 1, 1]);
		expect([72.74, 73.76, -73.25, 12, 0].map((answer) => item.score(answer))).toEqual([
			0, 0, 0, 0, 0
		]);
	});

	it('without a tolerance is right when exact, whatever binary fractions do', () => {
		const exact = made(number, { ...example, key: 0.3, tolerance: undefined });
		expect(exact.score(0.1 + 0.2)).toBe(1);
		expect(exact.score(0.31)).toBe(0);
	});

	it.each(['12', null, NaN, Infinity, [12], {}, undefined])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells the right answer, an expected wrong one, and nothing for another', () => {
		expect(item.chosen(73)).toEqual(['73.25']);
		expect(item.chosen(12)).toEqual(['12']);
		expect(item.chosen(13)).toEqual([]);
		expect(item.choices.map(({ code, misconception }) => [code, misconception])).toEqual([
			['73.25', undefined],
			['12', 'M17']
		]);
	});

	it('cannot be guessed', () => {
		expect(item.chance).toBe(0);
	});

	it('expects the numbers themselves of the data', () => {
		expect(item.expectations.map(({ of, must }) => [of, must])).toEqual([
			['key', 73.25],
			['wrong 12', 12]
		]);
	});
});
