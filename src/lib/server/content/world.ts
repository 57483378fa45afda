import type { World } from '../../domain/lvs/facts.ts';
import { parseNorms, type NormTable } from '../../domain/lvs/norms.ts';
import { parseSchool, type School } from '../../domain/lvs/school.ts';
import { parse } from 'yaml';
import type { Problem } from './problems.ts';
import { textOf, type SourceFile } from './source.ts';

/** Reads the fictional world: norm tables and schools. */
export function readWorld(
	normFiles: readonly SourceFile[],
	schoolFiles: readonly SourceFile[],
	report: (problem: Problem) => void
): World {
	const norms = new Map<string, NormTable>();
	for (const file of normFiles) {
		const subject = file.path.replace(/^norms\//, '').replace(/\.csv$/, '');
		const read = parseNorms(subject, textOf(file));
		if ('problems' in read) read.problems.forEach((one) => report({ ...one, file: file.path }));
		else norms.set(subject, read.norms);
	}
	const schools = new Map<string, School>();
	for (const slug of new Set(schoolFiles.map(({ path }) => path.split('/')[1] ?? ''))) {
		const folder = `schools/${slug}/`;
		const files = schoolFiles.filter(({ path }) => path.startsWith(folder));
		const read = parseSchool(
			Object.fromEntries(files.map((file) => [file.path.slice(folder.length), textOf(file)])),
			parse
		);
		if ('problems' in read) {
			read.problems.forEach((one) => report({ ...one, file: `${folder}${one.file}` }));
		} else schools.set(slug, read.school);
	}
	return { school: (slug) => schools.get(slug), norms: (subject) => norms.get(subject) };
}
