import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem } from './problems.ts';

/** One content file: where it lies, and its path below its root with forward slashes. */
export interface SourceFile {
	readonly path: string;
	readonly full: string;
	/** Whether it comes from the second root, outside git. */
	readonly added: boolean;
}

/** The files below the roots; a later root adds files, or replaces those of the same path. */
export function listSources(roots: readonly string[]): SourceFile[] {
	const found = new Map<string, SourceFile>();
	roots.forEach((root, at) => {
		for (const path of walk(root, '')) {
			found.set(path, { path, full: join(root, path), added: at > 0 });
		}
	});
	return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* walk(root: string, below: string): Generator<string> {
	if (!existsSync(join(root, below))) return;
	for (const name of readdirSync(join(root, below)).sort()) {
		if (name.startsWith('.')) continue;
		const path = below === '' ? name : `${below}/${name}`;
		if (statSync(join(root, path)).isDirectory()) yield* walk(root, path);
		else yield path;
	}
}

/** With the line ends that everything here counts on, also of a file that was saved on Windows. */
export const textOf = (file: SourceFile): string =>
	readFileSync(file.full, 'utf8')
		.replace(/^\uFEFF/, '')
		.replaceAll('\r\n', '\n');

/** A value read from YAML, and the line on which any part of it stands. */
export interface Written<T> {
	readonly value: T;
	lineOf(path: readonly PropertyKey[]): number;
}

/** Reads YAML by a schema, or reports everything that is wrong with it, each with its line. */
export function readYaml<T>(
	file: string,
	text: string,
	schema: v.GenericSchema<unknown, T>,
	report: (problem: Problem) => void,
	firstLine = 0
): Written<T> | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
	for (const { message, pos } of document.errors) {
		report({
			file,
			line: firstLine + lines.linePos(pos[0]).line,
			message: message.replace(/ at line \d+, column \d+:[\s\S]*$/, '')
		});
	}
	if (document.errors.length > 0) return undefined;
	const lineOf = (path: readonly PropertyKey[]) => firstLine + (lineAt(document, lines, path) ?? 1);
	const result = v.safeParse(schema, document.toJS());
	if (result.success) return { value: result.output, lineOf };
	for (const issue of result.issues) {
		const path = issue.path?.map(({ key }) => key as PropertyKey) ?? [];
		report({ file, line: lineOf(path), message: `${path.join('.') || 'file'}: ${issue.message}` });
	}
	return undefined;
}

/** The line of the deepest part of the path that is in the document. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]) {
	let node: unknown = document.contents;
	let line: number | undefined;
	for (const key of path) {
		if (isMap(node)) {
			const pair = node.items.find((one) => isNode(one.key) && String(one.key) === String(key));
			if (!pair) break;
			if (isNode(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
			node = pair.value;
		} else if (isSeq(node)) {
			node = node.items[Number(key)];
			if (isNode(node) && node.range) line = lines.linePos(node.range[0]).line;
		} else break;
	}
	return line;
}
