import * as v from 'valibot';
import { text } from '../../items/authored.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';

/** A term of the field, explained in plain words. */
export interface Term {
	/** Part of an address: /begrippen#meetfout */
	readonly id: string;
	readonly term: string;
	readonly definition: string;
	/** Other words by which it is looked for. */
	readonly also: readonly string[];
	/** Terms to read with it, by id. */
	readonly see: readonly string[];
	readonly source: string | undefined;
}

const longest = 60;

const glossaryFile = v.array(
	v.strictObject({
		id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case, digits and -')),
		term: text,
		definition: v.pipe(
			text,
			v.check(
				(written) => written.split(/\s+/).length <= longest,
				`has at most ${longest} words: it is read in passing`
			)
		),
		also: v.optional(v.array(text), []),
		see: v.optional(v.array(text), []),
		source: v.optional(text)
	})
);

/** Reads the glossary, in the order of the alphabet. */
export function readGlossary(file: SourceFile, report: (problem: Problem) => void): Term[] {
	const read = readYaml(file.path, textOf(file), glossaryFile, report);
	if (!read) return [];
	const tell = (path: readonly PropertyKey[], message: string) =>
		report({ file: file.path, line: read.lineOf(path), message });
	const ids = new Set<string>();
	read.value.forEach(({ id }, at) => {
		if (ids.has(id)) tell([at, 'id'], `${id} is here twice`);
		ids.add(id);
	});
	read.value.forEach(({ id, see }, at) => {
		for (const other of see) {
			if (!ids.has(other)) tell([at, 'see'], `${id}: there is no term ${other}`);
		}
	});
	return read.value
		.map((written) => ({ ...written, source: written.source }))
		.sort((a, b) => a.term.localeCompare(b.term, 'nl'));
}
