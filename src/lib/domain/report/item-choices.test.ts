import { describe, expect, it } from 'vitest';
import { correlation } from '../statistics/descriptive.ts';
import { choiceRows, traceOf, type Answered, type Asked } from './item-choices.ts';
import { itemRows } from './item-rows.ts';
import { askedTiny, tinySitting } from './test-cohort.ts';

const options: Asked = {
	chance: 0.25,
	shape: 'options',
	choices: ['0', '1', '2', '3'].map((code) => ({ code, correct: code === '0' }))
};
const answer = (
	rest: number,
	chosen: readonly string[],
	state: Answered['item']['state'] = 'answered'
): Answered => ({
	rest,
	item: { state, chosen, points: chosen[0] === '0' ? 1 : 0, maxScore: 1 }
});
const five = [
	answer(3, ['0']),
	answer(4, ['0']),
	answer(1, ['1']),
	answer(2, ['1']),
	answer(0, [], 'omitted')
];

describe('the option table', () => {
	it('has a row per option, dont-know and blank, with count, share and correlation with the rest', () => {
		const rows = choiceRows(five, options);
		expect(rows.map(({ mark, count }) => [mark, count])).toEqual([
			['0', 2],
			['1', 2],
			['2', 0],
			['3', 0],
			['dont-know', 0],
			['blank', 1]
		]);
		expect(rows[0]).toMatchObject({ kind: 'key', share: 0.4 });
		expect(rows[0]?.rar).toBeCloseTo(correlation([1, 1, 0, 0, 0], [3, 4, 1, 2, 0]) ?? NaN, 12);
		expect(rows[2]?.rar).toBeUndefined();
	});

	it('tells answers that are no choice apart', () => {
		expect(
			choiceRows([...five, answer(2, [])], options).find(({ mark }) => mark === 'other')
		).toMatchObject({
			count: 1,
			kind: 'no-option'
		});
	});

	it('counts somebody in several rows where an answer is several choices, and leaves out who nobody chose', () => {
		const arrangement: Asked = { ...options, shape: 'arrangement' };
		const rows = choiceRows(
			[answer(3, ['0', '2']), answer(1, ['0']), answer(0, ['1'])],
			arrangement
		);
		expect(rows.map(({ mark, count }) => [mark, count])).toEqual([
			['0', 2],
			['1', 1],
			['2', 1],
			['dont-know', 0],
			['blank', 0]
		]);
	});

	it('has no row that holds everybody: it would tell of each what she did', () => {
		const all = [answer(3, ['0', '1']), answer(1, ['0'])];
		expect(choiceRows(all, options).map(({ mark }) => mark)).not.toContain('0');
	});
});

describe('trace lines', () => {
	const many = Array.from({ length: 40 }, (_, at) =>
		answer(at, [at >= 20 ? '0' : at % 4 ? '1' : '2'])
	);

	it('give the share per choice in each group, weak to strong, with an interval', () => {
		const trace = traceOf(many, options, choiceRows(many, options));
		expect(trace?.groups).toEqual([10, 10, 10, 10]);
		const key = trace?.lines.find(({ kind }) => kind === 'key');
		expect(key?.shares.map(({ value }) => value)).toEqual([0, 0, 1, 1]);
		expect(key?.shares[0]?.interval?.upper).toBeCloseTo(0.278, 3);
		expect(trace?.lines.map(({ mark }) => mark)).toEqual(['0', '1', '2']);
	});

	it('are those of points where an answer is several choices', () => {
		const trace = traceOf(many, { ...options, shape: 'arrangement' }, []);
		expect(trace?.lines.map(({ mark, kind }) => [mark, kind])).toEqual([
			['points-1', 'key'],
			['points-0', 'distractor']
		]);
	});

	it('are not there where no two groups of ten can be made', () => {
		expect(traceOf(many.slice(0, 19), options, [])).toBeUndefined();
	});
});

describe('an item with options', () => {
	it('is flagged for a distractor that nobody chooses only where it was written to be chosen', () => {
		const people = Array.from({ length: 60 }, (_, at) => tinySitting('A', at % 11));
		const flags = (shape: Asked['shape']) =>
			itemRows(people, {
				test: 'cito',
				form: 'A',
				askedOf: (id) => ({ ...askedTiny(id), shape })
			})[3]?.flags;
		expect(flags('options')).toContain('rare-distractor');
		expect(flags('one-of-many')).not.toContain('rare-distractor');
	});
});
