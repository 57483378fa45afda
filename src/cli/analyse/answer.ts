import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, Table } from '../../lib/domain/analysis/kind.ts';
import { QUESTION_FILE } from '../../lib/domain/analysis/question.ts';
import { parseTable } from '../../lib/domain/analysis/table.ts';

/** Every kind there is, loaded when it is asked for, or is to be. */
export const kinds: Readonly<Record<string, (() => Promise<Analysis>) | undefined>> = {
	classical: async () => (await import('../../lib/domain/analysis/classical.ts')).classical,
	rasch: async () => (await import('../../lib/domain/analysis/rasch.ts')).rasch,
	'partial-credit': async () =>
		(await import('../../lib/domain/analysis/partial-credit.ts')).partialCredit,
	dif: async () => (await import('../../lib/domain/analysis/dif.ts')).dif,
	gain: async () => (await import('../../lib/domain/analysis/gain.ts')).gain,
	'linked-gain': async () => (await import('../../lib/domain/analysis/linked-gain.ts')).linkedGain,
	scale: undefined,
	aggregate: undefined,
	network: undefined,
	growth: undefined
};

/** What the command says, and its exit code: 0 answered · 1 a problem · 2 not (yet) a kind. */
export interface Answer {
	readonly code: 0 | 1 | 2;
	/** The figures as JSON, or the problem. */
	readonly text: string;
}

/** Answers the question in a folder from the CSV files beside it. Never throws on what a file holds. */
export async function answer(folder: string): Promise<Answer> {
	try {
		const spec = readSpec(folder);
		const kind = String(spec['analysis']);
		if (!Object.hasOwn(kinds, kind)) return { code: 2, text: `${QUESTION_FILE}: no kind ${kind}` };
		const analysis = await kinds[kind]?.();
		if (!analysis) return { code: 2, text: `${kind}: nog niet (not built yet)` };
		const figures = analysis(spec, readTables(folder, spec));
		return { code: 0, text: JSON.stringify(figures, undefined, '\t') };
	} catch (error) {
		return { code: 1, text: error instanceof Error ? error.message : String(error) };
	}
}

function readSpec(folder: string): Record<string, unknown> {
	const file = join(folder, QUESTION_FILE);
	if (!existsSync(file)) throw new Error(`there is no ${file}`);
	const spec = parsed(readFileSync(file, 'utf8'));
	if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) return { ...spec };
	throw new Error(`${QUESTION_FILE}: must hold one object`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		throw new Error(`${QUESTION_FILE}: no JSON (${reason})`, { cause: error });
	}
}

/** The CSV files in the folder that the question mentions: others may be anything. */
function readTables(folder: string, spec: Record<string, unknown>): ReadonlyMap<string, Table> {
	const question = JSON.stringify(spec);
	const names = readdirSync(folder).filter((name) => question.includes(JSON.stringify(name)));
	return new Map(
		names.map((name) => [name, parseTable(name, readFileSync(join(folder, name), 'utf8'))])
	);
}
