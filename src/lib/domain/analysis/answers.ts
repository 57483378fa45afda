import { isPoints, MISSING, type ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import type { Table } from './kind.ts';
import { requireColumns } from './question.ts';
import { misplaced } from './table.ts';

/**
 * The answers in the file that the question names: every column is an item but the person, and those in
 * `others`. `most` is the highest score that the analysis understands.
 * @throws {Error} naming file, row and column of a cell that is no score, or a column that is missing
 */
export function answersIn(
	file: string,
	table: Table,
	others: readonly (string | undefined)[],
	most: number
): ResponseMatrix {
	requireColumns(
		file,
		table,
		others.filter((name) => name !== undefined)
	);
	const items = table.columns.filter((column) => !others.includes(column));
	if (items.length === 0) throw new Error(`${file}: there are no items`);
	const scores = new Int8Array(table.rows * items.length).fill(MISSING);
	items.forEach((item, place) => {
		table.numbers(item).forEach((points, row) => {
			if (points === undefined) return;
			if (!isPoints(points) || points > most) {
				const allowed = most === 1 ? '0 or 1' : `a whole number from 0 to ${most}`;
				throw misplaced(file, row + 2, item, `${points} is not ${allowed}`);
			}
			scores[row * items.length + place] = points;
		});
	});
	return { items, persons: table.rows, scores };
}
