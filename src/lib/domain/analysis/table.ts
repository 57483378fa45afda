import type { Table } from './kind.ts';

const COMMA = 44;
const QUOTE = 34;
const NEW_LINE = 10;
const RETURN = 13;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The problem with one place of one file, in words for who made it. Row 1 is the header. */
export function misplaced(file: string, row: number, column: string, problem: string): Error {
	return new Error(`${file}, row ${row}, column ${column}: ${problem}`);
}

/**
 * Reads comma-separated text with a header (RFC 4180: cells may stand in quotes; lines end in LF or
 * CRLF). Only the places of cells are kept, and a column is read when it is asked for, so that 100,000
 * people × 40 items cost one pass over the text. Empty lines are skipped.
 * @throws {Error} naming file, row and column of what can't be read
 */
export function parseTable(file: string, content: string): Table {
	const text = content.startsWith('\uFEFF') ? content.slice(1) : content;
	const { starts, ends, widths } = findCells(file, text);
	const cell = (at: number) => {
		const from = starts[at] ?? 0;
		const to = ends[at] ?? 0;
		if (text.charCodeAt(from) !== QUOTE || from === to) return text.slice(from, to);
		return text.slice(from + 1, to - 1).replaceAll('""', '"');
	};
	const width = widths[0] ?? 0;
	const columns = Array.from({ length: width }, (_, at) => cell(at).trim());
	const rows = Math.max(0, widths.length - 1);
	checkHeader(file, columns);
	widths.forEach((found, row) => {
		if (found === width) return;
		const column = columns[Math.min(found, width) - 1] ?? '';
		throw misplaced(file, row + 1, column, `the last of ${found} cells; the header has ${width}`);
	});
	const place = (column: string) => {
		const at = columns.indexOf(column);
		if (at < 0) throw new Error(`${file}: there is no column ${column}`);
		return at;
	};
	const read = <T>(column: string, reader: (at: number, row: number) => T): T[] => {
		const first = width + place(column);
		return Array.from({ length: rows }, (_, row) => reader(first + row * width, row));
	};
	return {
		columns,
		rows,
		text: (column) => read(column, cell),
		numbers: (column) =>
			read(column, (at, row) => {
				const from = starts[at] ?? 0;
				const digit = text.charCodeAt(from) - 48;
				if ((ends[at] ?? 0) - from === 1 && digit >= 0 && digit <= 9) return digit;
				const written = cell(at).trim();
				if (written === '') return undefined;
				if (NUMBER.test(written)) return Number(written);
				throw misplaced(file, row + 2, column, `'${written}' is no number`);
			})
	};
}

function checkHeader(file: string, columns: readonly string[]): void {
	if (columns.length === 0) throw new Error(`${file}: the file is empty`);
	if (columns.length === 1 && columns[0]?.includes(';')) {
		throw new Error(`${file}: separated by semicolons; save it with commas`);
	}
	columns.forEach((column, at) => {
		if (column === '') throw new Error(`${file}, row 1: column ${at + 1} has no name`);
		if (columns.indexOf(column) < at) {
			throw misplaced(file, 1, column, 'there are two columns with this name');
		}
	});
}

/** Where each cell starts and ends, row after row, and how many cells each row has. */
function findCells(file: string, text: string) {
	let capacity = 1024;
	let starts = new Uint32Array(capacity);
	let ends = new Uint32Array(capacity);
	const widths: number[] = [];
	let cells = 0;
	let width = 0;
	let at = 0;
	while (at < text.length) {
		const start = at;
		if (text.charCodeAt(at) === QUOTE) at = afterQuotes(file, text, at, widths.length + 1);
		while (at < text.length) {
			const code = text.charCodeAt(at);
			if (code === COMMA || code === NEW_LINE) break;
			at++;
		}
		const ended = at >= text.length || text.charCodeAt(at) === NEW_LINE;
		const end = ended && at > start && text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
		if (text.charCodeAt(start) === QUOTE && text.charCodeAt(end - 1) !== QUOTE) {
			throw new Error(`${file}, row ${widths.length + 1}: something stands after a closing quote`);
		}
		at++;
		if (ended && width === 0 && end === start) continue;
		if (cells === capacity) {
			capacity *= 2;
			starts = grown(starts, capacity);
			ends = grown(ends, capacity);
		}
		starts[cells] = start;
		ends[cells] = end;
		cells++;
		width++;
		if (ended) {
			widths.push(width);
			width = 0;
		}
	}
	// A comma at the very end of the text: one more, empty cell.
	if (width > 0) {
		starts = grown(starts, cells + 1);
		ends = grown(ends, cells + 1);
		starts[cells] = ends[cells] = text.length;
		widths.push(width + 1);
	}
	return { starts, ends, widths };
}

function grown(values: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(capacity);
	larger.set(values.subarray(0, capacity));
	return larger;
}

/** The place after the quote that closes the cell; two quotes are one of the text itself. */
function afterQuotes(file: string, text: string, opening: number, row: number): number {
	let at = opening + 1;
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote < 0) throw new Error(`${file}, row ${row}: a quote is not closed`);
		if (text.charCodeAt(quote + 1) !== QUOTE) return quote + 1;
		at = quote + 2;
	}
}
