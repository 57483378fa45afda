import { mean, sampleStandardDeviation } from '../../statistics/descriptive.ts';
import { rowFor, scoreTable, type ScoreRow } from './ability.ts';
import { countBooklets, type Booklet } from './booklets.ts';
import type { ItemModel } from './model.ts';
import type { ResponseMatrix } from './responses.ts';

/** Everybody's total on the items she answered, and what it says: one table per booklet. */
export interface Abilities {
	readonly booklets: readonly Booklet[];
	/** tables[b] belongs to booklets[b]. */
	readonly tables: readonly (readonly ScoreRow[])[];
	/** Per person: her row, `undefined` where she answered nothing. */
	readonly rows: readonly (ScoreRow | undefined)[];
}

/**
 * The items of the matrix must be `items`, in that order. `strata` keeps people apart who took the same
 * items, as in `countBooklets`.
 */
export function abilities(
	matrix: ResponseMatrix,
	items: readonly ItemModel[],
	strata?: ArrayLike<number>
): Abilities {
	const { booklets, bookletOf, totals } = countBooklets(matrix, strata);
	const tables = booklets.map((booklet) => scoreTable(modelsOf(booklet, items)));
	const rows = Array.from(bookletOf, (booklet, person) =>
		booklet < 0 ? undefined : rowFor(tables[booklet] ?? [], totals[person] ?? 0)
	);
	return { booklets, tables, rows };
}

export function modelsOf(booklet: Booklet, items: readonly ItemModel[]): ItemModel[] {
	return booklet.items.map((item) => items[item] as ItemModel);
}

/** How people differ, and how much of that is more than error. */
export interface AbilitySummary {
	readonly n: number;
	readonly mean: number;
	readonly standardDeviation: number | undefined;
	/** 1 − mean squared error / variance of the estimates; below 0 when error is larger. */
	readonly reliability: number | undefined;
}

/** Of weighted likelihood estimates (`wle`). Equals TAM's `WLErel`. `undefined` for nobody. */
export function summarise(rows: Abilities['rows']): AbilitySummary | undefined {
	const known = rows.flatMap((row) => (row ? [row.wle] : []));
	const values = known.map((ability) => ability.value);
	const average = mean(values);
	const noise = mean(known.map((ability) => ability.standardError ** 2));
	if (average === undefined || noise === undefined) return undefined;
	const standardDeviation = sampleStandardDeviation(values);
	const reliability = standardDeviation ? 1 - noise / standardDeviation ** 2 : undefined;
	return { n: known.length, mean: average, standardDeviation, reliability };
}
