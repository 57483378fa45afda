import { beforeAll, describe, expect, it } from 'vitest';
import { misconceptionNames } from '../../domain/assessment/misconceptions.ts';
import { itemTypes } from '../../items/index.ts';
import { readContent, type Content } from './content.ts';
import { itemsOf, type FormPair } from './forms.ts';
import type { BankItem } from './testlets.ts';

let content: Content;
let pair: FormPair;
const formNames = ['A', 'B'] as const;

beforeAll(async () => {
	content = await readContent(['content']);
	const found = content.forms.get('cito');
	if (!found) throw new Error('there is no form pair for cito');
	pair = found;
});

const items = (form: 'A' | 'B'): BankItem[] => itemsOf(pair.forms[form]);
const anchorsAt = (form: 'A' | 'B') =>
	items(form).flatMap(({ id, testletId }, at) =>
		pair.anchors.has(testletId) ? [`${at} ${id}`] : []
	);
const unique = (form: 'A' | 'B') =>
	items(form).filter(({ testletId }) => !pair.anchors.has(testletId));
const cell = ({ domain, level }: BankItem) => `${domain}-${level}`;
const keysOf = ({ item }: BankItem) =>
	item.choices.flatMap(({ correct }, at) => (correct ? [at] : []));

describe('the content that ships', () => {
	it('has no problems', () => {
		expect(content.items.size).toBeGreaterThan(0);
		expect(content.closedBank).toBe(false);
	});

	it('has the six environments, each with how to recognise it and where its facts come from', () => {
		expect(content.environments.map(({ slug }) => slug)).toEqual([
			'cito',
			'parnassys',
			'esis',
			'iep',
			'boom',
			'dia'
		]);
		for (const { facts } of content.environments) expect(facts.length).toBeGreaterThan(0);
	});

	it('names misconceptions that learners can be told about', () => {
		for (const { id, item } of content.items.values()) {
			for (const { misconception } of item.choices) {
				if (misconception) expect(misconceptionNames, id).toHaveProperty(misconception);
			}
		}
	});

	it('never shows a key in what a learner may see', () => {
		for (const { item, explanation } of content.items.values()) {
			const open = JSON.stringify(item.open);
			expect(open).not.toMatch(/M(0[1-9]|1\d|2[0-7])"|"key"|misconception|expect|feedback/);
			expect(open).not.toContain(explanation);
		}
	});

	it('has no item of the test in a lesson', () => {
		for (const id of content.exercises.keys()) expect(content.items.has(id)).toBe(false);
	});
});

describe('the form pair for cito', () => {
	it('has sixteen items in each form, of nineteen points', () => {
		for (const form of formNames) {
			expect(items(form)).toHaveLength(16);
			expect(items(form).reduce((sum, { item }) => sum + item.maxScore, 0)).toBe(pair.maximum);
		}
		expect(pair.maximum).toBe(19);
	});

	it('has six anchor items, at the same places in both forms', () => {
		expect(anchorsAt('A')).toHaveLength(6);
		expect(anchorsAt('B')).toEqual(anchorsAt('A'));
	});

	it('shares nothing but anchors', () => {
		const inB = new Set(unique('B').map(({ id }) => id));
		expect(unique('A').filter(({ id }) => inB.has(id))).toEqual([]);
	});

	it.each(formNames)('has all seven types in form %s', (form) => {
		const types = new Set(items(form).map(({ item }) => item.open.type));
		expect([...types].sort()).toEqual(Object.keys(itemTypes).sort());
	});

	it.each(formNames)(
		'has a misconception behind every distractor of form %s, and one only',
		(form) => {
			for (const { id, item } of items(form)) {
				const { type } = item.open;
				if (type === 'point' || type === 'matching' || type === 'ordering') {
					// not every place tempts; what does is named, and never at the key
					expect(
						item.choices.filter(({ correct, misconception }) => correct && misconception)
					).toEqual([]);
					expect(
						item.choices.some(({ misconception }) => misconception),
						id
					).toBe(true);
					continue;
				}
				const distractors = item.choices.filter(({ correct }) => !correct);
				expect(
					distractors.filter(({ misconception }) => !misconception),
					id
				).toEqual([]);
				if (type === 'claim-reason') continue; // who misjudges the claim has the claim's misconception
				const named = distractors.map(({ misconception }) => misconception);
				expect(new Set(named).size, id).toBe(named.length);
			}
		}
	);

	it.each(formNames)('puts at most 35 percent of the keys of form %s in one position', (form) => {
		const keys = items(form)
			.filter(({ item }) => item.open.type === 'single-choice')
			.flatMap(keysOf);
		expect(keys.length).toBeGreaterThanOrEqual(10);
		for (const position of [0, 1, 2, 3, 4]) {
			expect(keys.filter((key) => key === position).length / keys.length).toBeLessThanOrEqual(0.35);
		}
	});

	it('has twins that name each other', () => {
		for (const { id, twin } of content.items.values()) {
			if (twin) expect(content.items.get(twin)?.twin, id).toBe(id);
		}
	});

	it('gives every item of form A that is no anchor a twin of the same kind at its place in B', () => {
		for (const item of unique('A')) {
			const twin = unique('B').find(({ id }) => id === item.twin);
			expect(twin && cell(twin), item.id).toBe(cell(item));
			expect(twin?.item.open.type, item.id).toBe(item.item.open.type);
			expect(twin?.item.maxScore, item.id).toBe(item.item.maxScore);
			const at = (form: 'A' | 'B', id: string | undefined) =>
				items(form).findIndex((one) => one.id === id);
			expect(at('B', item.twin), item.id).toBe(at('A', item.id));
		}
		expect(unique('B').every(({ twin }) => twin)).toBe(true);
	});

	it('fills each cell of its blueprint alike', () => {
		const cells = (form: 'A' | 'B') => items(form).map(cell).sort();
		expect(cells('B')).toEqual(cells('A'));
		const asked = [...pair.blueprint].flatMap(([name, count]) => Array<string>(count).fill(name));
		expect(cells('A')).toEqual(asked.sort());
	});
});
