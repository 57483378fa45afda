/** Reading both moments of every person: from a file of scores, or from answers to items. */
import * as v from 'valibot';
import type { Pair } from '../gain/effect-size.ts';
import type { Switches } from '../gain/mcnemar.ts';
import type { Table } from './kind.ts';
import { requireColumns, tableNamed } from './question.ts';
import { readResponses, type ItemResponses } from './responses.ts';

export const pairedQuestion = v.object({
	scores: v.optional(v.string()),
	responses: v.optional(v.string()),
	person: v.optional(v.string()),
	pre: v.optional(v.string()),
	post: v.optional(v.string()),
	moments: v.optional(v.record(v.string(), v.string())),
	policy: v.optional(v.picklist(['omit_as_wrong', 'listwise']), 'omit_as_wrong'),
	covariates: v.optional(v.array(v.string()), []),
	items: v.optional(v.string()),
	max: v.optional(v.number()),
	group: v.nullish(v.string()),
	reference: v.optional(v.string()),
	order: v.optional(v.string())
});
export type PairedQuestion = v.InferOutput<typeof pairedQuestion>;

/** Both moments, per row of the file; undefined where somebody was absent. */
export interface Moments {
	readonly table: Table;
	readonly file: string;
	readonly before: readonly (number | undefined)[];
	readonly after: readonly (number | undefined)[];
	/** The highest score there is, where it is known. */
	readonly max: number | undefined;
	/** Where items were given: who was there at both moments, her scores per moment. */
	readonly items: BothForms | undefined;
	/** Columns that are neither scores nor items. */
	readonly others: readonly string[];
}

export interface BothForms {
	readonly before: readonly (readonly number[])[];
	readonly after: readonly (readonly number[])[];
	/** Right-or-wrong items that stand in both. */
	readonly common: readonly { readonly item: string; readonly cells: Switches }[];
}

/** @throws {Error} where the question names neither scores nor responses, or not both moments */
export function readMoments(asked: PairedQuestion, files: ReadonlyMap<string, Table>): Moments {
	if (asked.scores !== undefined) return fromScores(asked, asked.scores, files);
	if (asked.responses !== undefined) return fromResponses(asked, asked.responses, files);
	throw new Error('analysis.json: name a file of scores or of responses');
}

/** Who was there at both moments, with the row of the file. */
export interface PlacedPair {
	readonly row: number;
	readonly pair: Pair;
}

/** Everybody with both moments, in the order of the file. */
export function pairsOf({ before, after }: Moments): PlacedPair[] {
	return before.flatMap((first, row) => {
		const last = after[row];
		return first === undefined || last === undefined
			? []
			: [{ row, pair: { before: first, after: last } }];
	});
}

function fromScores(asked: PairedQuestion, file: string, files: ReadonlyMap<string, Table>) {
	const table = tableNamed(files, file);
	const { pre = 'pre', post = 'post', person, max } = asked;
	requireColumns(file, table, [pre, post]);
	const own = [pre, post, person];
	const others = table.columns.filter((column) => !own.includes(column));
	const moments = { before: table.numbers(pre), after: table.numbers(post) };
	return { table, file, ...moments, max, items: undefined, others };
}

function fromResponses(asked: PairedQuestion, file: string, files: ReadonlyMap<string, Table>) {
	const table = tableNamed(files, file);
	const suffixes = Object.values(asked.moments ?? {});
	const [first, last] = [suffixes[0], suffixes.at(-1)];
	if (first === undefined || last === undefined || first === last) {
		throw new Error(
			'analysis.json, moments: name at least two, each with the suffix of its columns'
		);
	}
	const isItem = (column: string) => suffixes.some((suffix) => column.endsWith(suffix));
	const others = table.columns.filter((column) => !isItem(column) && column !== asked.person);
	const named = [...others, ...(asked.person ? [asked.person] : [])];
	// An items file lists items without suffix: their maximum holds at every moment.
	const read = readResponses(withSuffixes(files, asked.items, suffixes), {
		responses: file,
		others: named,
		items: asked.items
	});
	const formOf = (suffix: string) => read.filter(({ id }) => id.endsWith(suffix));
	const [before, after] = [formOf(first), formOf(last)];
	const max = asked.max ?? sameMaximum(before, after);
	const totals = (form: readonly ItemResponses[]) => totalsOf(form, table.rows, asked.policy);
	const [totalBefore, totalAfter] = [totals(before), totals(after)];
	const both = totalBefore.flatMap((total, row) =>
		total === undefined || totalAfter[row] === undefined ? [] : [row]
	);
	const items = {
		before: both.map((row) => before.map(({ scores }) => scores[row] ?? 0)),
		after: both.map((row) => after.map(({ scores }) => scores[row] ?? 0)),
		common: commonItems(before, after, { first, last }, both)
	};
	return { table, file, before: totalBefore, after: totalAfter, max, items, others };
}

function withSuffixes(
	files: ReadonlyMap<string, Table>,
	name: string | undefined,
	suffixes: readonly string[]
): ReadonlyMap<string, Table> {
	if (name === undefined) return files;
	const table = tableNamed(files, name);
	const { columns } = table;
	const repeated: Table = {
		columns,
		rows: table.rows * suffixes.length,
		text: (column) =>
			suffixes.flatMap((suffix) =>
				table.text(column).map((cell) => (column === 'item' ? `${cell.trim()}${suffix}` : cell))
			),
		numbers: (column) => suffixes.flatMap(() => table.numbers(column))
	};
	return new Map([...files, [name, repeated]]);
}

/**
 * The total per row, blanks as wrong: undefined for who answered nothing at all (absent), and where
 * only complete rows count for who left anything blank.
 */
function totalsOf(
	form: readonly ItemResponses[],
	rows: number,
	policy: PairedQuestion['policy']
): (number | undefined)[] {
	return Array.from({ length: rows }, (_, row) => {
		const scores = form.map((item) => item.scores[row]);
		const answered = scores.filter((score) => score !== undefined);
		if (answered.length === 0) return undefined;
		if (policy === 'listwise' && answered.length < scores.length) return undefined;
		return answered.reduce((total, score) => total + score, 0);
	});
}

function sameMaximum(
	before: readonly ItemResponses[],
	after: readonly ItemResponses[]
): number | undefined {
	const sum = (form: readonly ItemResponses[]) =>
		form.reduce((total, { maxScore }) => total + maxScore, 0);
	return sum(before) === sum(after) ? sum(before) : undefined;
}

function commonItems(
	before: readonly ItemResponses[],
	after: readonly ItemResponses[],
	suffix: { readonly first: string; readonly last: string },
	people: readonly number[]
): BothForms['common'] {
	return before.flatMap((first) => {
		const item = first.id.slice(0, -suffix.first.length);
		const last = after.find(({ id }) => id === `${item}${suffix.last}`);
		if (!last || first.maxScore > 1 || last.maxScore > 1) return [];
		const count = (was: number, is: number) =>
			people.filter((row) => (first.scores[row] ?? 0) === was && (last.scores[row] ?? 0) === is)
				.length;
		const cells = {
			wrongWrong: count(0, 0),
			wrongRight: count(0, 1),
			rightWrong: count(1, 0),
			rightRight: count(1, 1)
		};
		return [{ item, cells }];
	});
}
