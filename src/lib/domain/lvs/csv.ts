export interface Problem {
	file: string;
	line: number;
	message: string;
}

export interface CsvRow {
	line: number;
	cells: Readonly<Record<string, string>>;
}

/**
 * Reads comma-separated text with a header that names exactly these columns. Cells are trimmed and hold no
 * quotes or commas: our tables are names and numbers. Every problem is reported; wrong rows are left out.
 */
export function parseCsv(
	file: string,
	text: string,
	columns: readonly string[]
): { rows: CsvRow[]; problems: Problem[] } {
	const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	const wanted = columns.join(',');
	if (split(header).join(',') !== wanted) {
		return { rows: [], problems: [{ file, line: 1, message: `the header must be ${wanted}` }] };
	}
	const rows: CsvRow[] = [];
	const problems: Problem[] = [];
	lines.forEach((content, index) => {
		const line = index + 2;
		if (content.trim() === '') return;
		const cells = split(content);
		if (content.includes('"')) {
			problems.push({ file, line, message: 'quotes are not allowed' });
		} else if (cells.length !== columns.length) {
			const message = `${columns.length} columns expected, ${cells.length} found`;
			problems.push({ file, line, message });
		} else {
			rows.push({
				line,
				cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']))
			});
		}
	});
	return { rows, problems };
}

const split = (line: string) => line.split(',').map((cell) => cell.trim());
