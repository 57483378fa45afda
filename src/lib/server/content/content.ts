import { existsSync } from 'node:fs';
import { readCalibration, type StoredCalibration } from './calibrations.ts';
import type { World } from '../../domain/lvs/facts.ts';
import { readEnvironment, type Environment } from './environments.ts';
import type { Exercise } from './exercises.ts';
import { unmetExpectations } from './expectations.ts';
import { fingerprint } from './fingerprint.ts';
import { drawnForms, readForms, type FormPair } from './forms.ts';
import { readGlossary, type Term } from './glossary.ts';
import type { LessonLink } from './lessons.ts';
import { checkLinks } from './links.ts';
import { readModule, type Module } from './modules.ts';
import { BadContent, type Problem } from './problems.ts';
import { readSpecimens, type Specimen } from './specimens.ts';
import { listSources, type SourceFile } from './source.ts';
import { readTestlet, type BankItem, type Testlet } from './testlets.ts';
import { readWorld } from './world.ts';

/** All that is taught and asked, read from files and checked as a whole. */
export interface Content {
	readonly environments: readonly Environment[];
	readonly testlets: ReadonlyMap<string, Testlet>;
	readonly items: ReadonlyMap<string, BankItem>;
	/** By name, retired ones too: `drawnForms` finds what an environment draws from. */
	readonly forms: ReadonlyMap<string, FormPair>;
	/** Per form pair the newest calibration that was placed. */
	readonly calibrations: ReadonlyMap<string, StoredCalibration>;
	readonly modules: readonly Module[];
	readonly exercises: ReadonlyMap<string, Exercise>;
	/** In the order of the alphabet. */
	readonly glossary: readonly Term[];
	readonly world: World;
	/** Of every kind of report, to look at. */
	readonly specimens: readonly Specimen[];
	/** Of all items as shown and as scored: a snapshot names the content it was made with. */
	readonly fingerprint: string;
	/** Whether items come from a second root outside git. */
	readonly closedBank: boolean;
}

/**
 * Reads the content of one or two roots. The second one adds or replaces items, forms and schools; it
 * cannot bring lessons, which are code.
 * @throws BadContent with every problem, each with file and line
 */
export async function readContent(roots: readonly string[]): Promise<Content> {
	const problems: Problem[] = [];
	const report = (problem: Problem) => void problems.push(problem);
	for (const root of roots) {
		if (!existsSync(root)) report({ file: root, line: 1, message: 'there is no such folder' });
	}
	const sources = listSources(roots);
	const below = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`));

	const world = readWorld(sources, report);
	const environments = below('lvs')
		.filter(({ path }) => path.endsWith('/lvs.yaml'))
		.flatMap((file) => readEnvironment(file, folderOf(file, 1), report) ?? [])
		.sort((a, b) => a.order - b.order);

	const { testlets, items, unread } = await readBank(
		below('testlets'),
		environments,
		world,
		report
	);
	const forms = new Map<string, FormPair>();
	for (const file of below('forms')) {
		const pair = readForms(file, nameOf(file), { testlets, unread, environments }, report);
		if (!pair) continue;
		const { name, environment, status } = pair;
		const other = status !== 'vervallen' && drawnForms(forms, environment);
		if (other) {
			const message = `status: ${environment} draws from ${other.name}: one of the two must be vervallen`;
			report({ file: file.path, line: 1, message });
		}
		forms.set(name, pair);
	}
	const calibrations = new Map(
		below('calibration')
			.filter(({ path }) => path.endsWith('.yaml'))
			.flatMap((file) => readCalibration(file, { forms, items }, report) ?? [])
			.sort((a, b) => (a.made < b.made ? -1 : 1))
			.map((one) => [one.test, one])
	);
	const glossary = sources
		.filter(({ path }) => path === 'glossary.yaml')
		.flatMap((file) => readGlossary(file, report));
	const { modules, exercises } = await readCourse(
		below('modules'),
		{
			world,
			items,
			terms: new Set(glossary.map(({ id }) => id)),
			environments: new Set(environments.map(({ slug }) => slug))
		},
		report
	);
	const specimens = sources
		.filter(({ path }) => path === 'specimens.yaml')
		.flatMap((file) => readSpecimens(file, world, report));
	if (problems.length > 0) {
		throw new BadContent(
			problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
		);
	}
	return {
		environments,
		testlets,
		items,
		forms,
		calibrations,
		modules,
		exercises,
		glossary,
		world,
		specimens,
		fingerprint: fingerprint(
			[...items.values()].map(({ id, shown, scored }) => [id, shown, scored])
		),
		closedBank: sources.some(({ path, added }) => added && path.startsWith('testlets/'))
	};
}

const nameOf = ({ path }: SourceFile) =>
	path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
const folderOf = (file: SourceFile, at: number) => file.path.split('/')[at] ?? '';

async function readBank(
	files: readonly SourceFile[],
	environments: readonly Environment[],
	world: World,
	report: (problem: Problem) => void
) {
	const testlets = new Map<string, Testlet>();
	const items = new Map<string, BankItem>();
	const unread = new Set<string>();
	for (const file of files) {
		const environment = folderOf(file, 1);
		if (environment !== 'core' && !environments.some(({ slug }) => slug === environment)) {
			report({ file: file.path, line: 1, message: `there is no environment ${environment}` });
		}
		const { flavours } = environments.find(({ slug }) => slug === environment) ?? {};
		const read = readTestlet(file, { environment, flavours }, world, report);
		if (!read) {
			unread.add(nameOf(file));
			continue;
		}
		const { testlet, lineOf } = read;
		if (testlets.has(testlet.id)) {
			report({ file: file.path, line: 1, message: `there is another testlet ${testlet.id}` });
		}
		testlets.set(testlet.id, testlet);
		for (const [at, item] of testlet.items.entries()) {
			const line = lineOf(['items', at, 'id']);
			if (items.has(item.id)) {
				report({ file: file.path, line, message: `there is another item ${item.id}` });
			}
			items.set(item.id, item);
			for (const { of, message } of await unmetExpectations(
				item.item.expectations,
				testlet.facts
			)) {
				report({ file: file.path, line, message: `${item.id}, ${of}: ${message}` });
			}
		}
	}
	return { testlets, items, unread };
}

async function readCourse(
	files: readonly SourceFile[],
	{ items, ...known }: Parameters<typeof readModule>[2] & { items: ReadonlyMap<string, BankItem> },
	report: (problem: Problem) => void
) {
	const own = files.filter(({ added, path }) => {
		if (added) report({ file: path, line: 1, message: 'lessons are code: they live in git only' });
		return !added;
	});
	const modules: Module[] = [];
	const links: LessonLink[] = [];
	const exercises = new Map<string, Exercise>();
	for (const folder of new Set(own.map((file) => folderOf(file, 1)))) {
		const inside = own.filter((file) => folderOf(file, 1) === folder);
		const read = await readModule(folder, inside, known, report);
		if (!read) continue;
		modules.push(read.module);
		links.push(...read.links);
		for (const [id, exercise] of read.module.exercises) {
			if (items.has(id) || exercises.has(id)) {
				const file = `modules/${folder}/exercises/${id}.yaml`;
				report({ file, line: 1, message: `there is another item ${id}` });
			}
			exercises.set(id, exercise);
		}
	}
	checkLinks(links, modules, known.terms, report);
	return { modules: modules.sort((a, b) => a.number - b.number), exercises };
}
