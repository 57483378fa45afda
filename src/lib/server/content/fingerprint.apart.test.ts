import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Models from '../../domain/lvs/models.ts';
import { base, changed, read, removeRoots, type Files } from './fixtures.ts';
import { canonical, fingerprint } from './fingerprint.ts';

/** The drawing of a report, made otherwise when a test says so. */
const drawing = vi.hoisted(() => ({ title: undefined as string | undefined }));
vi.mock('../../domain/lvs/models.ts', async (original) => {
	const models = await original<typeof Models>();
	return {
		...models,
		reportModel: (...given: Parameters<typeof models.reportModel>) => {
			const model = models.reportModel(...given);
			return drawing.title ? { ...model, title: drawing.title, foot: [], axis: undefined } : model;
		}
	};
});

afterEach(() => {
	drawing.title = undefined;
	removeRoots();
});

describe('canonical text of a value', () => {
	const shuffled = (value: unknown, draw: (count: number) => number): unknown => {
		if (Array.isArray(value)) return value.map((part) => shuffled(part, draw));
		if (value === null || typeof value !== 'object') return value;
		const entries = Object.entries(value).map(
			([key, part]) => [key, shuffled(part, draw)] as const
		);
		const order = entries.map((_, at) => [draw(1000), at] as const).sort(([a], [b]) => a - b);
		return Object.fromEntries(order.map(([, at]) => entries[at] ?? ['', undefined]));
	};

	it('does not depend on the order of keys, at any depth', () => {
		expect(canonical({ b: { d: 1, c: 2 }, a: [{ y: 1, x: 2 }] })).toBe(
			'{"a":[{"x":2,"y":1}],"b":{"c":2,"d":1}}'
		);
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), fc.gen(), (value, gen) => {
				const other = shuffled(value, (count) => gen(fc.nat, count));
				expect(canonical(other)).toBe(canonical(value));
			})
		);
	});

	it('is JSON of the same value, so that different values have different texts', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
				expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});

	it('keeps the order of a list, and text apart from number', () => {
		expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
		expect(canonical('1')).not.toBe(canonical(1));
		expect(canonical([])).not.toBe(canonical({}));
	});

	it('takes a key that is undefined for one that is not there', () => {
		expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
		expect(canonical({ a: null })).not.toBe(canonical({}));
	});
});

describe('a fingerprint', () => {
	it('is twenty hexadecimal digits, the same on every machine', () => {
		expect(fingerprint({ stem: 'Wie groeide?', n: 1 })).toBe('f1706e0803f69bb27581');
		expect(fingerprint({ n: 1, stem: 'Wie groeide?' })).toBe('f1706e0803f69bb27581');
	});
});

const anker = 'testlets/core/t-anker.yaml';
const a = 'testlets/core/t-a.yaml';
const stappen = 'testlets/core/t-a-stappen.yaml';
const results = 'schools/proef/results.csv';
const unchecked = (path: string, files: Files = base) => ({
	...files,
	[path]: (files[path] ?? '').replace(/^ *expect: .*\n/gm, '').trimEnd() + '\n    unchecked: "x"\n'
});

/** Both fingerprints of an item. */
async function prints(files: Files, id: string) {
	const item = (await read(files)).items.get(id);
	if (!item) throw new Error(`no item ${id}`);
	return { shown: item.shown, scored: item.scored };
}
/** What a change of the content does to an item: to what is shown, and to what is scored. */
async function effect(before: Files, after: Files, id: string) {
	const [one, other] = [await prints(before, id), await prints(after, id)];
	return { shown: one.shown !== other.shown, scored: one.scored !== other.scored };
}
const shownOnly = { shown: true, scored: false };
const scoredOnly = { shown: false, scored: true };
const nothing = { shown: false, scored: false };

describe('what a learner sees', () => {
	it.each<[string, string, string, string, string]>([
		['the stem', anker, '"Wie groeide het meest?"', '"Wie groeide meer?"', 't-anker-meest'],
		['a comma in the stem', anker, '"Wie groeide het', '"Wie, groeide het', 't-anker-meest'],
		['an option', anker, 'text: "Cato"', 'text: "Cato D."', 't-anker-meest'],
		['the unit', a, 'unit: punten', 'unit: maanden', 't-a-punten'],
		['a step', stappen, 'text: "Kiezen"', 'text: "Een oorzaak kiezen"', 't-a-volgorde'],
		['what the report shows', a, 'interval: 90', 'interval: 90\n  show: [national]', 't-a-punten'],
		['the width of its intervals', a, 'interval: 90', 'interval: 67', 't-a-punten'],
		['its levels', a, 'levels: I-V', 'levels: A-E', 't-a-punten'],
		['the note under it', a, 'interval: 90', 'interval: 90\n  note: "Let op."', 't-a-punten'],
		['the name of a pupil', 'schools/proef/pupils.csv', 'Anna B.', 'Aya B.', 't-a-punten'],
		['the name of the school', 'schools/proef/school.yaml', 'De Proef', 'Het Proef', 't-a-punten'],
		['a norm', 'norms/rekenen.csv', '225,202,6,6', '225,202,6,7', 't-a-punten'],
		['a group norm', 'norms/rekenen.csv', '225,202,6,6', '225,203,6,6', 't-a-punten']
	])('changes its fingerprint, and not that of the score: %s', async (_, path, from, to, id) => {
		expect(await effect(base, changed(path, from, to), id)).toEqual(shownOnly);
	});

	it('changes its fingerprint: a score in the report', async () => {
		const before = unchecked(a);
		const after = changed(results, 'p01,rekenen,M6,26/27,220', 'p01,rekenen,M6,26/27,221', before);
		const anchorToo = unchecked(anker, after);
		expect(await effect(unchecked(anker, before), anchorToo, 't-a-punten')).toEqual(shownOnly);
		expect(await effect(unchecked(anker, before), anchorToo, 't-anker-meest')).toEqual(shownOnly);
		expect(await effect(unchecked(anker, before), anchorToo, 't-b-punten')).toEqual(nothing);
	});

	it('changes its fingerprint: other moments, other pupils', async () => {
		const fewer = unchecked(anker, changed(anker, '[p01, p02, p03]', '[p01, p02]'));
		expect(await effect(unchecked(anker), fewer, 't-anker-meest')).toEqual(shownOnly);
	});

	it('changes its fingerprint: options in another order', async () => {
		const text = base[stappen] ?? '';
		const lines = text.split('\n');
		const first = lines.findIndex((line) => line.includes('Kiezen'));
		const swapped = [...lines];
		[swapped[first], swapped[first + 1]] = [lines[first + 1] ?? '', lines[first] ?? ''];
		const files = { ...base, [stappen]: swapped.join('\n') };
		// the right places move along: then another list of places is what is scored
		expect(await effect(base, files, 't-a-volgorde')).toEqual({ shown: true, scored: true });
	});

	it.each<[string, string, string, string, string]>([
		['the misconception', anker, 'misconception: M04', 'misconception: M12', 't-anker-meest'],
		['the explanation', a, 'explanation: "Kijk', 'explanation: "Kijk goed', 't-a-punten'],
		['the expected p', a, 'p: 0.6', 'p: 0.7', 't-a-punten'],
		['why it is expected', a, 'because: "Easy', 'because: "Quite easy', 't-a-punten'],
		['the twin', a, '    twin: t-b-punten\n', '', 't-a-punten'],
		['the status', a, 'status: actief', 'status: proef', 't-a-punten'],
		['a remark in the file', a, 'id: t-a-punten', 'id: t-a-punten # a remark', 't-a-punten'],
		['the expected wrong answer', a, 'value: 99', 'value: 98', 't-a-punten'],
		[
			'a correction, with date and reason',
			a,
			'    unit: punten',
			'    unit: punten\n    corrections:\n      - { on: "2026-11-24", reason: "x" }',
			't-a-punten'
		],
		[
			'a moment that is not in the report',
			'norms/rekenen.csv',
			'203,178,7,7',
			'203,179,7,7',
			't-a-punten'
		],
		[
			'the story of the school',
			'schools/proef/school.yaml',
			'years: [',
			'note: "x"\nyears: [',
			't-a-punten'
		]
	])('keeps its fingerprint, and so does the score: %s', async (_, path, from, to, id) => {
		let before = base;
		let after = changed(path, from, to);
		if (from === 'value: 99') [before, after] = [unchecked(a, before), unchecked(a, after)];
		expect(await effect(before, after, id)).toEqual(nothing);
	});

	it('keeps its fingerprint when a pupil who is not in the report scores otherwise', async () => {
		const after = changed(results, 'p04,rekenen,M6,26/27,199', 'p04,rekenen,M6,26/27,150');
		for (const id of ['t-a-punten', 't-anker-meest', 't-b-punten']) {
			expect(await effect(base, after, id)).toEqual(nothing);
		}
	});

	it('keeps its fingerprint when the expressions that check it are written otherwise', async () => {
		expect(await effect(base, unchecked(anker), 't-anker-meest')).toEqual(nothing);
	});

	it('keeps its fingerprint when keys of the YAML stand in another order', async () => {
		const text = (base[a] ?? '').replace('status: actief\n', '').replace('    unit: punten\n', '');
		const files = {
			...base,
			[a]: `${text.trimEnd()}\n    unit: punten\nstatus: actief\n`
		};
		expect(await effect(base, files, 't-a-punten')).toEqual(nothing);
	});

	it('keeps its fingerprint when the report is drawn otherwise', async () => {
		const before = await prints(base, 't-anker-meest');
		drawing.title = 'Een ander rapport';
		const content = await read(base);
		expect(content.testlets.get('t-anker')?.model?.title).toBe('Een ander rapport');
		expect(content.items.get('t-anker-meest')).toMatchObject(before);
	});
});

describe('what is scored', () => {
	it('changes its fingerprint with the key, and not what is seen', async () => {
		const before = unchecked(anker);
		const after = changed(
			anker,
			'misconception: M01',
			'key: true',
			changed(anker, 'key: true', 'misconception: M04', before)
		);
		expect(await effect(before, after, 't-anker-meest')).toEqual(scoredOnly);
	});

	it('changes its fingerprint with the key of a number and with its tolerance', async () => {
		const before = unchecked(a);
		expect(await effect(before, changed(a, 'key: 8', 'key: 9', before), 't-a-punten')).toEqual(
			scoredOnly
		);
		const tolerant = changed(a, 'key: 8', 'key: 8\n    tolerance: 1', before);
		expect(await effect(before, tolerant, 't-a-punten')).toEqual(scoredOnly);
	});

	it('changes its fingerprint with the places of steps', async () => {
		const swapped = (base[stappen] ?? '')
			.replace('place: 1', 'place: x')
			.replace('place: 2', 'place: 1')
			.replace('place: x', 'place: 2');
		expect(await effect(base, { ...base, [stappen]: swapped }, 't-a-volgorde')).toEqual(scoredOnly);
	});

	it('changes its fingerprint with the points', async () => {
		const matching = (points: number) => ({
			...base,
			'testlets/core/t-extra.yaml': `${
				(base[stappen] ?? '')
					.replaceAll('t-a-', 't-extra-')
					.replace('ordering', 'matching')
					.split('    steps:')[0]
			}    points: ${points}
    left: [{ text: a, key: 0 }, { text: b, key: 1 }, { text: c, key: 2 }]
    right: [{ text: a }, { text: b }, { text: c }]
    unchecked: "x"
`
		});
		expect(await effect(matching(1), matching(2), 't-extra-volgorde')).toEqual(scoredOnly);
	});
});

describe('the fingerprint of all content', () => {
	it('changes with what is shown or scored of any item, and with nothing else', async () => {
		const print = async (files: Files) => (await read(files)).fingerprint;
		const before = await print(base);
		expect(await print(base)).toBe(before);
		expect(await print(changed(a, 'unit: punten', 'unit: maanden'))).not.toBe(before);
		expect(await print(changed(a, 'explanation: "Kijk', 'explanation: "Zie'))).toBe(before);
	});
});
