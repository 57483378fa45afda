import { MISSING, type ResponseMatrix } from './responses.ts';

const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const ZERO = 48;
const MARK = [0xef, 0xbb, 0xbf];

/**
 * Answers from the bytes of a CSV file: comma, header, a row per person, an empty cell for missing. Columns
 * in `others` are passed over; all other columns are items. Reads about as fast as the file comes from
 * disk, without making a string of any cell.
 * @throws {Error} naming row and column of a cell that is no score of 0 to `most`, or a row of another length
 */
export function answersFromCsv(
	bytes: Uint8Array,
	others: readonly string[],
	most = 127
): ResponseMatrix {
	let at = MARK.every((byte, place) => bytes[place] === byte) ? MARK.length : 0;
	let end = bytes.indexOf(NEWLINE, at);
	if (end < 0) end = bytes.length;
	const header = new TextDecoder().decode(bytes.subarray(at, end)).replace(/\r$/, '');
	const columns = header.split(',').map((name) => name.replace(/^"(.*)"$/, '$1').trim());
	const items = columns.filter((name) => !others.includes(name));
	let taken = 0;
	const place = Int32Array.from(columns, (name) => (others.includes(name) ? -1 : taken++));
	const rows = countRows(bytes, end + 1);
	const scores = new Int8Array(rows * items.length).fill(MISSING);
	at = end + 1;
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns.length; column++) {
			let value = -1;
			let byte = bytes[at] ?? NEWLINE;
			const item = place[column] ?? -1;
			if (item < 0) {
				at = pastCell(bytes, at);
				byte = bytes[at] ?? NEWLINE;
			}
			while (byte !== COMMA && byte !== NEWLINE && byte !== RETURN) {
				const digit = byte - ZERO;
				if (digit < 0 || digit > 9 || value > most) throw wrong(row, columns[column], most);
				value = 10 * Math.max(0, value) + digit;
				byte = bytes[++at] ?? NEWLINE;
			}
			if (value > most) throw wrong(row, columns[column], most);
			if (value >= 0) scores[row * items.length + item] = value;
			if (byte === RETURN) byte = bytes[++at] ?? NEWLINE;
			const last = column === columns.length - 1;
			if ((byte === NEWLINE) !== last) {
				throw new Error(`row ${row + 2}: not the ${columns.length} cells of the header`);
			}
			at++;
		}
	}
	return { items, persons: rows, scores };
}

function wrong(row: number, column: string | undefined, most: number): Error {
	return new Error(`row ${row + 2}, column ${column}: not a whole number from 0 to ${most}`);
}

/** Where the cell ends that starts here; a quoted one may hold commas. */
function pastCell(bytes: Uint8Array, start: number): number {
	let at = start;
	let quoted = false;
	for (; at < bytes.length; at++) {
		const byte = bytes[at];
		if (byte === QUOTE) quoted = !quoted;
		else if (!quoted && (byte === COMMA || byte === NEWLINE || byte === RETURN)) break;
	}
	return at;
}

/** Lines from here on; a last line without an end counts, empty lines at the end do not. */
function countRows(bytes: Uint8Array, start: number): number {
	let end = bytes.length;
	while (end > start && (bytes[end - 1] === NEWLINE || bytes[end - 1] === RETURN)) end--;
	if (end <= start) return 0;
	let rows = 1;
	for (
		let at = bytes.indexOf(NEWLINE, start);
		at >= 0 && at < end;
		at = bytes.indexOf(NEWLINE, at + 1)
	) {
		rows++;
	}
	return rows;
}
