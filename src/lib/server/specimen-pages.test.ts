import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportKinds } from '../domain/lvs/stimulus.ts';
import { readContent, type Content } from './content/content.ts';
import { BadContent } from './content/problems.ts';
import { inFlavours, simulatorGroups, specimenModel } from './specimen-pages.ts';

/** A seventh system, as somebody would add it: one folder with one file, and a testlet of its own. */
const seventh = {
	'lvs/zevende/lvs.yaml': `name: Zevende systeem
order: 7
recognise: "Je school gebruikt het zevende systeem."
levels: A-E
facts: []
flavours:
  - words: { score: punten }
    moments: months
    columns: [percentile, level]
    sort: score
    reports:
      - kind: group-overview
        label: "Klassenkaart"
        verified: true
        source: "Handleiding"
      - kind: pupil-report
        label: "Kindkaart"
        verified: false
        source: "Mondeling"
  - name: "Tweede"
    levels: I-V
    reports:
      - kind: pupil-report
        label: "Kindlijn"
        verified: true
        source: "Handleiding"
`,
	'testlets/zevende/zevende-kaart.yaml': `id: zevende-kaart
status: proef
stimulus:
  report: group-overview
  school: bovenkamer
  subjects: [spelling]
  moment: M5
  group: 5
  year: 26/27
  pupils: [p147, p152, p158]
  levels: A-E
items:
  - id: zevende-kaart-wie
    type: point
    domain: D3
    level: L1
    stem: "Wijs de hoogste aan."
    key: p158
    expect: "pupils^(>scores.spelling)[0].id"
    wrong:
      - point: p147
        misconception: M21
    unchecked: "Fictief."
    expected: { p: 0.6, because: "Read off." }
    explanation: "De bovenste."
`
};

let root: string;
let content: Content;
const write = (files: Record<string, string>) => {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
};
beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'leerwinst-seventh-'));
	write(seventh);
	content = await readContent(['content', root]);
});
afterAll(() => rmSync(root, { recursive: true }));

const specimen = (id: string) => {
	const found = content.specimens.find((one) => one.id === id);
	if (!found) throw new Error(`no specimen ${id}`);
	return found;
};

describe('the specimens', () => {
	it('are of every kind of report, and each can be drawn', () => {
		const kinds = content.specimens.map((one) => specimenModel(content, one).report);
		expect([...new Set(kinds)].sort()).toEqual([...reportKinds].sort());
	});

	it('show each kind in every flavour that has it, with the name that it has there', () => {
		const flavours = inFlavours(content, specimen('groepsoverzicht'));
		expect(flavours.map(({ system }) => system.split(' ')[0])).toEqual([
			'Cito-rapporten',
			'Cito-rapporten',
			'ParnasSys',
			'ESIS',
			'IEP',
			'Boom',
			'Dia',
			'Zevende'
		]);
		expect(flavours.map(({ model }) => model.report)).toEqual(Array(8).fill('group-overview'));
	});

	it('never print a label that is not verified', () => {
		for (const one of content.specimens) {
			for (const { label, verified, model } of inFlavours(content, one)) {
				const ours = specimenModel(content, one).title;
				if (!verified) expect(model.title).toBe(ours);
				else expect(model.title).toContain(label);
			}
		}
	});
});

describe('a seventh system', () => {
	it('is a folder: its words, scale, columns and order are on its reports', () => {
		const own = inFlavours(content, specimen('groepsoverzicht')).at(-1);
		expect(own?.model).toMatchObject({
			title: 'Klassenkaart',
			scale: 'A-E',
			columns: ['percentiel', 'niveau'],
			byScore: true
		});
		expect(own?.model.subtitle).toContain('DL 35');
	});

	it('may have a second flavour with another scale', () => {
		const own = inFlavours(content, specimen('leerlingrapport')).slice(-2);
		expect(own.map(({ system }) => system)).toEqual(['Zevende systeem', 'Zevende systeem: Tweede']);
		expect(own.map(({ model }) => 'scale' in model && model.scale)).toEqual(['A-E', 'I-V']);
		expect(own.map(({ model }) => model.title)).toEqual([
			'Leerlingrapport rekenen-wiskunde',
			'Kindlijn rekenen-wiskunde'
		]);
	});

	it('lays its flavour over the testlets of its own, and over what of them is sat', async () => {
		const testlet = content.testlets.get('zevende-kaart');
		expect(testlet?.model).toMatchObject({ title: 'Klassenkaart', byScore: true });
		const shown = content.items.get('zevende-kaart-wie')?.shown;
		const file = seventh['lvs/zevende/lvs.yaml'].replace('Klassenkaart', 'Groepskaart');
		write({ 'lvs/zevende/lvs.yaml': file });
		const changed = await readContent(['content', root]);
		expect(changed.items.get('zevende-kaart-wie')?.shown).not.toBe(shown);
		write(seventh);
	});

	it('is told when a testlet asks for a flavour that it has not', async () => {
		const path = 'testlets/zevende/zevende-kaart.yaml';
		write({ [path]: seventh[path].replace('status: proef', 'status: proef\nflavour: "Derde"') });
		const problem = `${path}:3  flavour: zevende has no Derde`;
		await expect(readContent(['content', root])).rejects.toSatisfy(
			(error) => error instanceof BadContent && error.message.includes(problem)
		);
		write(seventh);
	});
});

describe('the specimens', () => {
	it('each have a title of their own, and come from all the schools that ship', () => {
		const titles = content.specimens.map((specimen) => specimenModel(content, specimen).title);
		expect(new Set(titles).size).toBe(titles.length);
		const schools = new Set(content.specimens.map(({ stimulus }) => stimulus.school));
		expect(schools.size).toBeGreaterThanOrEqual(6);
	});
});

describe('the simulator', () => {
	it('has groups with two scores for every pupil, few enough for a telephone', () => {
		const groups = simulatorGroups(content);
		expect(groups.map(({ name }) => name.split(',')[0])).toEqual([
			'groep 4',
			'groep 5',
			'groep 6',
			'groep 7',
			'groep 8'
		]);
		for (const { facts } of groups) {
			expect(facts.pupils.length).toBeGreaterThan(5);
			expect(facts.pupils.length).toBeLessThanOrEqual(12);
			for (const { scores } of facts.pupils) {
				expect(Object.keys(scores).sort()).toEqual([...facts.moments].sort());
			}
		}
	});

	it('is empty, and says so, where there is nothing to play with', () => {
		expect(simulatorGroups({ ...content, specimens: [] })).toEqual([]);
	});
});
