import { describe, expect, it } from 'vitest';
import { brokenBetweenForms, brokenInForm, keyFigures, unlike } from './form-rules.ts';
import type { RuledForm, RuledItem, RuledPage } from './form-rules.ts';

const item = (changes: Partial<RuledItem> = {}): RuledItem => ({
	id: 'one',
	type: 'single-choice',
	domain: 'D2',
	level: 'L2',
	maxScore: 1,
	expected: 0.6,
	core: true,
	anchor: false,
	twin: undefined,
	key: undefined,
	misconceptions: ['M01'],
	stemWords: 12,
	fading: false,
	...changes
});
const withKeys = (positions: readonly number[], longest = 0) =>
	positions.map((position, at) => item({ id: `i${at}`, key: { position, longest: at < longest } }));
const form = (items: readonly RuledItem[], pages: readonly RuledPage[] = []): RuledForm => ({
	items,
	pages
});
const page = (changes: Partial<RuledPage>): RuledPage => ({
	id: 'page',
	rows: 5,
	sheetWords: 40,
	itemWords: 60,
	...changes
});

describe('keys in a form', () => {
	it('are counted by position, also where none stands at a place in between', () => {
		expect(keyFigures([...withKeys([0, 3, 3], 1), item()])).toEqual({
			keys: 3,
			positions: [1, 0, 0, 2],
			longest: 1
		});
	});

	it('may stand in one position in 35% of the items, and not in more', () => {
		// 7 of 20 is 35%
		const spread = [...Array<number>(7).fill(0), 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3];
		expect(brokenInForm(form(withKeys(spread)))).toEqual([]);
		expect(brokenInForm(form(withKeys([0, ...spread.slice(0, -1)])))).toEqual([
			'8 of 20 keys stand at position 1'
		]);
	});

	it('are the longest option in less than 30% of the items', () => {
		const spread = [0, 0, 1, 1, 2, 2, 3, 3, 0, 1];
		expect(brokenInForm(form(withKeys(spread, 2)))).toEqual([]);
		expect(brokenInForm(form(withKeys(spread, 3)))).toEqual(['in 3 of 10 the key is the longest']);
	});

	it('are not judged while there are fewer than six', () => {
		expect(brokenInForm(form(withKeys([0, 0, 0, 0, 0], 5)))).toEqual([]);
		expect(brokenInForm(form(withKeys([0, 0, 0, 0, 0, 0])))).not.toEqual([]);
	});
});

describe('a page in a form', () => {
	it.each<[string, Partial<RuledPage>, RegExp]>([
		['more than 14 rows', { rows: 15 }, /^page has 15 rows/],
		['more than 60 words around its report', { sheetWords: 61 }, /^page has 61 words/]
	])('may not have %s', (_, changes, sentence) => {
		expect(brokenInForm(form([], [page({ rows: 14, sheetWords: 60 })]))).toEqual([]);
		expect(brokenInForm(form([], [page(changes)]))).toEqual([expect.stringMatching(sentence)]);
	});
});

it('at most four items of a form rest on vocabulary that goes out of use', () => {
	const fading = (count: number) => form(Array<RuledItem>(count).fill(item({ fading: true })));
	expect(brokenInForm(fading(4))).toEqual([]);
	expect(brokenInForm(fading(5))).toHaveLength(1);
});

describe('twins', () => {
	const a = item({ id: 'a', twin: 'b' });
	const b = item({ id: 'b', twin: 'a', expected: 0.65 });

	it('may differ by five points in what is expected of them', () => {
		expect(unlike(a, b)).toBeUndefined();
	});

	it.each<[string, RuledItem | undefined, RegExp]>([
		['is not there', undefined, /a names a twin that is not there: b/],
		['does not name it back', { ...b, twin: 'c' }, /b does not name a back/],
		['is of another domain', { ...b, domain: 'D3' }, /differ in cell/],
		['is of another level', { ...b, level: 'L3' }, /differ in cell/],
		['is of another type', { ...b, type: 'number' }, /differ in type/],
		['has other points', { ...b, maxScore: 2 }, /differ in points/],
		['is expected to be harder', { ...b, expected: 0.54 }, /as hard/]
	])('do not fit when the other %s', (_, other, sentence) => {
		expect(unlike(a, other)).toMatch(sentence);
	});

	it('stand in the two forms for every item that is no anchor', () => {
		const anchor = item({ id: 'anchor', anchor: true });
		expect(brokenBetweenForms(form([anchor, a]), form([anchor, b]))).toEqual([]);
		expect(brokenBetweenForms(form([anchor, a]), form([anchor, { ...b, id: 'c' }]))).toEqual([
			'a has no twin in form B'
		]);
		expect(
			brokenBetweenForms(form([anchor, a]), form([anchor, { ...b, twin: undefined }]))
		).toEqual(['b has no twin in form A']);
	});
});
