import { describe, expect, it } from 'vitest';
import { misconceptionNames } from '../../domain/assessment/misconceptions.ts';
import { itemTypes } from '../../items/index.ts';
import { readContent, type Content } from './content.ts';
import { itemsOf, type FormPair } from './forms.ts';
import type { BankItem } from './testlets.ts';

/** Read before the tests are listed: each test of the bank is held to the same. */
const content: Content = await readContent(['content']);
const drawn = [...content.forms.values()].filter(({ status }) => status !== 'vervallen');
const formNames = ['A', 'B'] as const;

const cell = ({ domain, level }: BankItem) => `${domain}-${level}`;

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

	it('has a test of Cito-rapporten, IEP and ParnasSys, and none yet of the others', () => {
		expect(drawn.map(({ environment }) => environment)).toEqual(['cito', 'iep', 'parnassys']);
		for (const { status } of drawn) expect(status).toBe('actief');
	});

	it('has one core, so that people of different systems can be compared', () => {
		expect(new Set(drawn.map(({ core }) => core)).size).toBe(1);
		const [, ...others] = drawn;
		const coreOf = (pair: FormPair, form: 'A' | 'B') =>
			itemsOf(pair.forms[form]).flatMap(({ id, core }) => (core ? [id] : []));
		for (const other of others) {
			for (const form of formNames) {
				expect(coreOf(other, form)).toEqual(drawn[0] && coreOf(drawn[0], form));
				expect(coreOf(other, form)).toHaveLength(20);
			}
		}
	});

	it('keeps a retired test readable, and shares nothing of it with those that are drawn', () => {
		const retired = content.forms.get('cito-proef');
		expect(retired?.status).toBe('vervallen');
		expect(drawn.map(({ core }) => core)).not.toContain(retired?.core);
		const old = new Set(itemsOf(retired?.forms.A ?? []).map(({ id }) => id));
		expect(old.size).toBeGreaterThan(0);
		for (const { forms } of drawn) {
			for (const { id } of itemsOf([...forms.A, ...forms.B])) expect(old.has(id)).toBe(false);
		}
	});

	it('has no item of the test in a lesson', () => {
		for (const id of content.exercises.keys()) expect(content.items.has(id)).toBe(false);
	});
});

describe.each(drawn.map((pair) => [pair.name, pair] as const))('the form pair %s', (_, pair) => {
	const items = (form: 'A' | 'B'): BankItem[] => itemsOf(pair.forms[form]);
	const anchorsAt = (form: 'A' | 'B') =>
		items(form).flatMap(({ id, testletId, core }, at) =>
			pair.anchors.has(testletId) ? [`${at} ${id} ${core ? 'core' : 'own'}`] : []
		);
	const unique = (form: 'A' | 'B') =>
		items(form).filter(({ testletId }) => !pair.anchors.has(testletId));

	it('has thirty items in each form, twenty of them core, for forty minutes', () => {
		for (const form of formNames) {
			expect(items(form)).toHaveLength(30);
			expect(items(form).filter(({ core }) => core)).toHaveLength(20);
			expect(items(form).reduce((sum, { item }) => sum + item.maxScore, 0)).toBe(pair.maximum);
		}
		expect([pair.maximum, pair.minutes]).toEqual([38, 40]);
	});

	it('has twelve anchor items, eight of them core, at the same places in both forms', () => {
		expect(anchorsAt('A')).toHaveLength(12);
		expect(anchorsAt('A').filter((one) => one.endsWith('core'))).toHaveLength(8);
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
