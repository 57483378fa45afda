import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import jsonata from 'jsonata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportKinds } from '../../domain/lvs/stimulus.ts';
import { itemTypes } from '../../items/index.ts';
import { readContent, type Content } from './content.ts';

const readme = readFileSync('content/README.md', 'utf8');

/** Every block that an author may copy, under the name of the file that stands above it. */
const examples = [
	...readme.matchAll(/^`([^`\n]+)`\n\n```(yaml|csv|markdown)\n([\s\S]*?)^```$/gm)
].map(([, path = '', kind = '', text = '']) => ({ path, kind, text }));
/** Every line of JSONata, with what stands behind it. */
const expressions = [...readme.matchAll(/^```jsonata\n([\s\S]*?)^```$/gm)].flatMap(
	([, block = '']) =>
		block
			.trim()
			.split('\n')
			.map((line) => {
				const [, expression = '', result = ''] = /^(.*) \/\* (.*?) \*\/$/.exec(line) ?? [];
				return [expression, result] as const;
			})
);

let root: string;
let content: Content;
beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'leerwinst-readme-'));
	for (const world of ['norms', 'schools', 'categories']) {
		cpSync(join('content', world), join(root, world), { recursive: true });
	}
	for (const { path, text } of examples) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text, { flag: 'wx' });
	}
	content = await readContent([root]);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the examples in content/README.md', () => {
	it('are all read: none is without a file name', () => {
		const blocks = readme.match(/^```(yaml|yml|csv|markdown|md)$/gm) ?? [];
		expect(examples.length).toBe(blocks.length);
		expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length);
	});

	it('are content without problems', () => {
		const named = (folder: string) => examples.filter(({ path }) => path.startsWith(folder)).length;
		expect(content.testlets.size).toBe(named('testlets/'));
		expect(content.forms.has('voorbeeld')).toBe(true);
		expect(content.environments.map(({ slug }) => slug)).toEqual(['voorbeeld']);
		expect([...content.exercises.keys()]).toEqual(['oefen-voorbeeld']);
		expect(content.modules[0]?.lessons).toHaveLength(1);
		expect([...(content.modules[0]?.figures.keys() ?? [])]).toEqual(['fig-voorbeeld']);
		expect([...(content.modules[0]?.tasks.keys() ?? [])]).toEqual(['taak-voorbeeld']);
		expect(content.glossary.map(({ id }) => id)).toEqual(['voorbeeld-normgroep']);
		expect(content.world.school('voorbeeldschool')?.pupils.size).toBe(3);
		expect(content.world.norms('woordenschat')).toHaveProperty('M6');
		// One anchor is too few: the file is read, and forms are compared by their means.
		expect(content.calibrations.get('voorbeeld')).toEqual({
			test: 'voorbeeld',
			made: '2026-12-01',
			source: 'voorbeeld-2026-12-01.yaml',
			parts: undefined
		});
	});

	it('show each of the seven types, under its own heading', () => {
		const types = [...content.items.values()].map(({ item }) => item.open.type);
		expect([...new Set(types)].sort()).toEqual(Object.keys(itemTypes).sort());
		for (const type of Object.keys(itemTypes)) {
			const section = readme.split(`### ${type}\n`)[1]?.split(/^##/m)[0];
			expect(section, type).toContain(`type: ${type}\n`);
		}
	});

	it('show each kind of report', () => {
		const reports = [...content.testlets.values()].flatMap(
			({ stimulus }) => stimulus?.report ?? []
		);
		expect([...new Set(reports)].sort()).toEqual([...reportKinds].sort());
		for (const kind of reportKinds) expect(readme).toContain(`### ${kind}\n`);
	});

	it('have twins that name each other', () => {
		for (const { id, twin } of content.items.values()) {
			if (twin) expect(content.items.get(twin)?.twin).toBe(id);
		}
	});
});

describe('the expressions in content/README.md', () => {
	it('are there', () => {
		expect(expressions.length).toBeGreaterThan(10);
	});

	it.each(expressions)('%s gives %s', async (expression, result) => {
		const facts = content.testlets.get('voorbeeld-getal')?.facts;
		const given: unknown = await jsonata(expression).evaluate(facts);
		expect(given === undefined ? 'nothing' : JSON.stringify(given)).toBe(result);
	});
});

describe('content/README.md', () => {
	it('has a list of contents that leads to its headings', () => {
		const slug = (heading: string) =>
			heading
				.toLowerCase()
				.replace(/[^\p{L}\p{N}_ -]/gu, '')
				.replaceAll(' ', '-');
		const headings = [...readme.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) =>
			slug(heading)
		);
		const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
		expect(links.filter((target) => !headings.includes(target ?? ''))).toEqual([]);
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => slug(heading));
		expect(sections.filter((section) => !links.includes(section))).toEqual([]);
	});

	it('names every fact that an expression can use', () => {
		const names = new Set<string>();
		for (const { facts } of content.testlets.values()) {
			for (const name of Object.keys(facts as object)) names.add(name);
		}
		const section = readme.split('### The facts\n')[1]?.split('### Traps')[0] ?? '';
		expect([...names].filter((name) => !section.includes(`\`${name}`))).toEqual([]);
	});
});
