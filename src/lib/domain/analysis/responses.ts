/** People × items as a researcher's file has them: raw options with a key, or points. */
import type { Table } from './kind.ts';
import { requireColumns, tableNamed } from './question.ts';
import { misplaced } from './table.ts';

/** One item: what each person answered, and earned; both per row of the file. */
export interface ItemResponses {
	readonly id: string;
	readonly maxScore: number;
	readonly testlet: string;
	/** The right option, where options were given and not points. */
	readonly key: string | undefined;
	readonly answers: readonly string[];
	/** Undefined: nothing was answered. */
	readonly scores: readonly (number | undefined)[];
}

export interface ResponsesQuestion {
	readonly responses: string;
	/** Columns that are no items. */
	readonly others: readonly string[];
	/** File with `item` and `key`. */
	readonly key?: string | undefined;
	/** File with `item`, `max` and perhaps `testlet`. */
	readonly items?: string | undefined;
}

/**
 * The items of a response file, in its order: those that the key or items file lists, else every
 * column that is not one of the others. Without a maximum it is the highest score seen, at least 1.
 * @throws {Error} naming file, row and column of a score that can't be
 */
export function readResponses(
	files: ReadonlyMap<string, Table>,
	question: ResponsesQuestion
): readonly ItemResponses[] {
	const table = tableNamed(files, question.responses);
	const keys = perItem(files, question.key, 'key');
	const maxima = perItem(files, question.items, 'max');
	const testlets = perItem(files, question.items, 'testlet', false);
	requireColumns(question.responses, table, question.others);
	const listed = keys ?? maxima;
	if (listed) requireColumns(question.responses, table, [...listed.keys()]);
	const ids = table.columns.filter((column) =>
		listed ? listed.has(column) : !question.others.includes(column)
	);
	if (ids.length === 0) throw new Error(`${question.responses}: there are no items`);
	return ids.map((id): ItemResponses => {
		const key = keys?.get(id);
		const answers = table.text(id).map((answer) => answer.trim());
		const testlet = testlets?.get(id) || id;
		if (key !== undefined) {
			const scores = answers.map((answer) => (answer === '' ? undefined : Number(answer === key)));
			return { id, maxScore: 1, testlet, key, answers, scores };
		}
		const scores = table.numbers(id);
		const maxScore = maximumOf(maxima?.get(id), scores, { file: question.items, item: id });
		scores.forEach((score, row) => {
			if (score === undefined || (Number.isInteger(score) && score >= 0 && score <= maxScore))
				return;
			const problem = `${score} is not a whole score from 0 to ${maxScore}`;
			throw misplaced(question.responses, row + 2, id, problem);
		});
		return { id, maxScore, testlet, key, answers, scores };
	});
}

function maximumOf(
	written: string | undefined,
	scores: readonly (number | undefined)[],
	place: { readonly file: string | undefined; readonly item: string }
): number {
	if (written === undefined) {
		return scores.reduce<number>((most, score) => Math.max(most, Math.floor(score ?? 0)), 1);
	}
	const max = Number(written);
	if (written !== '' && Number.isInteger(max) && max > 0) return max;
	throw new Error(`${place.file}, item ${place.item}, column max: '${written}' is no maximum`);
}

/** What a file says of each item; undefined without the file, or without an optional column. */
function perItem(
	files: ReadonlyMap<string, Table>,
	file: string | undefined,
	column: string,
	required = true
): ReadonlyMap<string, string> | undefined {
	if (file === undefined) return undefined;
	const table = tableNamed(files, file);
	if (!required && !table.columns.includes(column)) return undefined;
	const values = table.text(column);
	const named = new Map<string, string>();
	table.text('item').forEach((item, row) => {
		if (named.has(item.trim())) throw misplaced(file, row + 2, 'item', `${item} stands twice`);
		named.set(item.trim(), (values[row] ?? '').trim());
	});
	return named;
}
