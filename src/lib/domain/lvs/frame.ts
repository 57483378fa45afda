import { listed } from './dutch.ts';

/** What the model of every kind of report has. */
export interface Frame<Report extends string> {
	report: Report;
	title: string;
	subtitle: string;
	/** What intervals, levels and marks mean. */
	foot: string[];
	/** A sentence of the author's. */
	note?: string;
	/** All values in sentences. */
	description: string;
}

/** The drawing in words and numbers: exactly what it shows, nothing derived beyond that. */
export interface ReportTable {
	/** Of the column of row names, and of each cell. `text` columns are not numbers. */
	heads: { label: string; text?: true }[];
	rows: TableRow[];
}

export interface TableRow {
	/** Of a row that can be pointed at. */
	id?: string;
	label: string;
	/** One for each head but the first. */
	cells: string[];
}

/** 'M5: Score 150, Niveau IV. M6: …': a table read aloud; what is empty is not said. */
export const tableInWords = ({ heads, rows }: ReportTable): string =>
	rows
		.map(({ label, cells }) => {
			const said = cells.flatMap((cell, at) =>
				cell === '' ? [] : [`${heads[at + 1]?.label.toLowerCase() ?? ''} ${cell}`.trim()]
			);
			return `${label}: ${listed(said)}.`;
		})
		.join(' ');

/** The places of a table that can be pointed at. */
export const rowsToPoint = ({ rows }: ReportTable): { id: string; label: string }[] =>
	rows.flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label }]));
