import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { matching } from './matching.ts';

const item = items.matching;
const example = written.matching;
const texts = (count: number) => Array.from({ length: count }, (_, at) => ({ text: `${at}` }));
const lefts = (...keys: number[]) => keys.map((key, at) => ({ text: `${at}`, key }));

describe('what an author of a matching may write', () => {
	it('is three to five texts on the left and three to six on the right', () => {
		expect(refusals(matching, example)).toEqual([]);
		expect(refusals(matching, { ...example, left: lefts(0, 1) })).toEqual([
			'left: needs at least three texts'
		]);
		expect(refusals(matching, { ...example, left: lefts(0, 1, 2, 3, 4, 5) })).toEqual([
			'left: has at most five texts'
		]);
		expect(refusals(matching, { ...example, left: lefts(0, 1, 2), right: texts(2) })).toContain(
			'right: needs at least three texts'
		);
		expect(refusals(matching, { ...example, right: texts(7) })).toEqual([
			'right: has at most six texts'
		]);
	});

	it('has as key a position on the right, counted from 0, each at most once', () => {
		expect(refusals(matching, { ...example, left: lefts(0, 1, 6) })).toEqual([
			': each key is the position of a right-hand text, counted from 0'
		]);
		expect(refusals(matching, { ...example, left: lefts(0, 1, 1) })).toEqual([': keys differ']);
		expect(refusals(matching, { ...example, left: lefts(0, 1, -1) }).join()).toMatch(
			/left\.2\.key: /
		);
	});

	it('says that it is worth one or two points', () => {
		expect(refusals(matching, { ...example, points: 4 })).toEqual(['points: must be 1 or 2']);
	});
});

describe('a matching', () => {
	it('shows both lists in the order written, not what belongs together', () => {
		expect(item.open).toEqual({
			type: 'matching',
			stem: 'Wat hoort bij elkaar?',
			left: ['Links 1', 'Links 2', 'Links 3', 'Links 4'],
			right: ['Rechts 1', 'Rechts 2', 'Rechts 3', 'Rechts 4', 'Rechts 5', 'Rechts 6']
		});
	});

	it('reads a position for each text, null where nothing was chosen', () => {
		expect(item.read(fields({ 'match-0': '4', 'match-2': '3' }))).toEqual({
			answer: [4, null, 3, null]
		});
		expect(item.read(fields({ 'match-0': '', 'match-1': '6' }))).toEqual({ blank: true });
	});

	it.each([
		[2, 'all four are right', [4, 0, 3, 5]],
		[1, 'three are right', [4, 0, 3, 1]],
		[1, 'two are right', [4, 0, 5, 3]],
		[1, 'two are right and two open', [4, null, 3, null]],
		[0, 'one is right', [4, 1, 1, 1]],
		[0, 'none is right', [0, 4, 5, 3]]
	])('of four is worth %d when %s', (points, _, answer) => {
		expect(item.score(answer)).toBe(points);
	});

	it('of three gives its one point for two right, of five for three right', () => {
		const three = made(matching, { ...example, left: lefts(0, 1, 2) });
		expect([three.score([0, 1, 3]), three.score([0, 3, 4])]).toEqual([1, 0]);
		const five = made(matching, { ...example, left: lefts(0, 1, 2, 3, 4) });
		expect([five.score([0, 1, 2, 5, 5]), five.score([0, 1, 5, 5, 5])]).toEqual([1, 0]);
	});

	it('of one point gives it for all right only', () => {
		const one = made(matching, { ...example, points: 1 });
		expect(one.maxScore).toBe(1);
		expect([one.score([4, 0, 3, 5]), one.score([4, 0, 3, 1])]).toEqual([1, 0]);
	});

	it('is complete when every text has a partner', () => {
		expect(item.complete([4, 0, 3, null])).toBe(false);
		expect(item.complete([1, 1, 1, 1])).toBe(true);
	});

	it.each([[[4, 0, 3]], [[4, 0, 3, 6]], [[4, 0, 3, 5, 1]], [['4', '0', '3', '5']], [4], [null]])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells each pair that was made, with the misconception of the text on the right', () => {
		expect(item.chosen([4, 1, null, 5])).toEqual(['0-4', '1-1', '3-5']);
		expect(item.choices.find(({ code }) => code === '1-1')).toEqual({
			code: '1-1',
			text: 'Links 2 → Rechts 2',
			correct: false,
			misconception: 'M17'
		});
	});

	it('gives never more for fewer right pairs', () => {
		const answer = fc.array(fc.option(fc.nat(5)), { minLength: 4, maxLength: 4 });
		const right = (given: (number | null)[]) =>
			given.filter((at, i) => at === example.left[i]?.key).length;
		fc.assert(
			fc.property(answer, answer, (one, other) => {
				const [less, more] = right(one) <= right(other) ? [one, other] : [other, one];
				expect(item.score(less)).toBeLessThanOrEqual(item.score(more) ?? NaN);
			})
		);
	});
});
