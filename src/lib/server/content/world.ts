import { parseCategories, type Category } from '../../domain/lvs/categories.ts';
import type { World } from '../../domain/lvs/facts.ts';
import { parseNorms, type NormTable } from '../../domain/lvs/norms.ts';
import { parseReferences, type Cut } from '../../domain/lvs/references.ts';
import { parseSchool, type School } from '../../domain/lvs/school.ts';
import { parse } from 'yaml';
import type { Problem } from './problems.ts';
import { textOf, type SourceFile } from './source.ts';

type Tell = (problem: Problem) => void;
type WithoutProblems<T> = Exclude<T, { problems: unknown }>;

/** Reads the fictional world: norm tables, categories of content, reference levels and schools. */
export function readWorld(sources: readonly SourceFile[], report: Tell): World {
	const below = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`));
	const norms = new Map<string, NormTable>();
	for (const file of below('norms')) {
		const read = keep(file, parseNorms(subjectOf(file), textOf(file)), report);
		if (read) norms.set(subjectOf(file), read.norms);
	}
	const categories = new Map<string, Category[]>();
	for (const file of below('categories')) {
		const read = keep(file, parseCategories(subjectOf(file), textOf(file)), report);
		if (read) categories.set(subjectOf(file), read.categories);
	}
	let cuts: ReadonlyMap<string, Cut[]> = new Map();
	for (const file of sources.filter(({ path }) => path === 'reference-levels.csv')) {
		cuts = keep(file, parseReferences(file.path, textOf(file)), report)?.cuts ?? cuts;
	}
	const schools = readSchools(below('schools'), report);
	return {
		school: (slug) => schools.get(slug),
		norms: (subject) => norms.get(subject),
		categories: (subject) => categories.get(subject),
		cuts: (subject) => cuts.get(subject)
	};
}

const subjectOf = ({ path }: SourceFile) => path.replace(/^[a-z]+\//, '').replace(/\.csv$/, '');

/** What was read, or undefined after its problems were told, each with the path of the file. */
function keep<T extends object>(
	file: SourceFile,
	read: T | { problems: Problem[] },
	report: Tell
): WithoutProblems<T> | undefined {
	if (!('problems' in read)) return read as WithoutProblems<T>;
	read.problems.forEach((one) => report({ ...one, file: file.path }));
	return undefined;
}

function readSchools(files: readonly SourceFile[], report: Tell): Map<string, School> {
	const schools = new Map<string, School>();
	for (const slug of new Set(files.map(({ path }) => path.split('/')[1] ?? ''))) {
		const folder = `schools/${slug}/`;
		const own = files.filter(({ path }) => path.startsWith(folder));
		const read = parseSchool(
			Object.fromEntries(own.map((file) => [file.path.slice(folder.length), textOf(file)])),
			parse
		);
		if ('problems' in read) {
			read.problems.forEach((one) => report({ ...one, file: `${folder}${one.file}` }));
		} else schools.set(slug, read.school);
	}
	return schools;
}
