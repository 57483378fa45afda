/** Reading what a researcher asks: analysis.json and the tables that it names. */
import * as v from 'valibot';
import type { Table } from './kind.ts';

export const QUESTION_FILE = 'analysis.json';

/**
 * The question as this kind of analysis takes it.
 * @throws {Error} naming every entry that does not fit
 */
export function readQuestion<TSchema extends v.GenericSchema>(
	schema: TSchema,
	spec: unknown
): v.InferOutput<TSchema> {
	const read = v.safeParse(schema, spec);
	if (read.success) return read.output;
	const problems = read.issues.map((issue) => {
		const path = v.getDotPath(issue);
		return `${QUESTION_FILE}${path ? `, ${path}` : ''}: ${issue.message}`;
	});
	throw new Error(problems.join('\n'));
}

/** The table that the question names. @throws {Error} when the folder has no such file */
export function tableNamed(files: ReadonlyMap<string, Table>, name: string): Table {
	const table = files.get(name);
	if (!table) throw new Error(`${QUESTION_FILE} names ${name}, which is not in the folder`);
	return table;
}

/** @throws {Error} when the file lacks a column that the question names */
export function requireColumns(file: string, table: Table, columns: readonly string[]): void {
	const missing = columns.filter((column) => !table.columns.includes(column));
	if (missing.length > 0) throw new Error(`${file}: there is no column ${missing.join(', ')}`);
}
