/** A table as it was read: named columns of text, with an empty cell meaning that nothing was observed. */
export interface Table {
	/** The names in the header, in their order. */
	readonly columns: readonly string[];
	/** How many rows stand under the header. */
	readonly rows: number;
	/** One cell a row, exactly as written; an empty cell is ''. @throws {Error} naming the file and the column that it lacks */
	text(column: string): readonly string[];
	/**
	 * One number a row; an empty cell is `undefined`.
	 * @throws {Error} naming file, row and column of a cell that is no number, or the column that the file lacks
	 */
	numbers(column: string): readonly (number | undefined)[];
}

/**
 * One kind of analysis: what the researcher asked (`analysis.json`, with columns named in it) and the files it names,
 * by the name they have there, to the figures that answer it. What can't be known is `undefined` or `null`, never NaN.
 * @throws {Error} in words for the researcher, where the question does not fit the files
 */
export type Analysis = (
	spec: Record<string, unknown>,
	files: ReadonlyMap<string, Table>
) => Record<string, unknown>;
