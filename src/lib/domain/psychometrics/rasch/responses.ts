/** Who scored what, as one block of small numbers: what every item response analysis starts from. */

/** The item was not in this person's form, or not reached: it says nothing about the person. */
export const MISSING = -1;

/**
 * People × items, row by row: `scores[person * items.length + item]` is a whole number of points
 * (0–127), or MISSING. Omitted, 'weet ik niet' and invalid are 0 already.
 */
export interface ResponseMatrix {
	readonly items: readonly string[];
	readonly persons: number;
	readonly scores: Int8Array;
}

/**
 * A matrix from rows of points, `undefined` for missing.
 * @throws {RangeError} for a row of another length, or points that are not whole or not 0–127
 */
export function responseMatrix(
	items: readonly string[],
	rows: readonly (readonly (number | undefined)[])[]
): ResponseMatrix {
	const scores = new Int8Array(rows.length * items.length).fill(MISSING);
	rows.forEach((row, person) => {
		if (row.length !== items.length) throw new RangeError(`row ${person + 1}: ${row.length} cells`);
		row.forEach((points, item) => {
			if (points === undefined) return;
			if (!isPoints(points)) throw new RangeError(`not a number of points: ${points}`);
			scores[person * items.length + item] = points;
		});
	});
	return { items, persons: rows.length, scores };
}

/** Whether a number can be an item's score here. */
export function isPoints(value: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= 127;
}

/** The same answers for some of the items (places) and, where named, some of the people (rows). */
export function select(
	matrix: ResponseMatrix,
	items: readonly number[],
	persons?: readonly number[]
): ResponseMatrix {
	const { scores } = matrix;
	const wide = matrix.items.length;
	const rows = persons?.length ?? matrix.persons;
	const kept = new Int8Array(rows * items.length);
	for (let row = 0; row < rows; row++) {
		const from = (persons ? (persons[row] ?? 0) : row) * wide;
		for (let i = 0; i < items.length; i++) {
			kept[row * items.length + i] = scores[from + (items[i] ?? 0)] ?? MISSING;
		}
	}
	return { items: items.map((item) => matrix.items[item] ?? ''), persons: rows, scores: kept };
}
