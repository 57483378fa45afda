import { andersenTest, byTotal } from '../psychometrics/rasch/andersen.ts';
import type { Booklets } from '../psychometrics/rasch/booklets.ts';
import type { ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import type { Table } from './kind.ts';

/** The names in `andersen` that are columns of the file, and so no items. */
export function groupColumns(names: readonly string[], table: Table): string[] {
	return names.filter((name) => !isScoreSplit(name) && table.columns.includes(name));
}

/**
 * Andersen's test for every split that was asked: `median`, `score_le3_vs_gt3`, or a column; a test that is
 * not possible is `null`.
 * @throws {Error} for a name that is neither a split of scores nor a column
 */
export function andersenTests(
	names: readonly string[],
	table: Table,
	matrix: ResponseMatrix,
	{ totals, bookletOf }: Booklets
): Record<string, unknown> {
	const groupsNamed = (name: string) => {
		if (isScoreSplit(name)) return byTotal(totals, bookletOf, cutIn(name));
		if (table.columns.includes(name)) return table.text(name).map((label) => label || undefined);
		throw new Error(`andersen: ${name} is no column, and not median or score_le3_vs_gt3`);
	};
	return Object.fromEntries(
		names.map((name) => {
			const test = andersenTest(matrix, groupsNamed(name));
			const figures = test && {
				lr: test.ratio,
				df: test.degreesOfFreedom,
				p: test.p,
				groups: test.groups,
				items_excluded: test.excluded
			};
			return [name, figures ?? { lr: null, df: null, p: null }];
		})
	);
}

const SCORE_SPLIT = /^score_le(\d+)_vs_gt\1$/;

function isScoreSplit(name: string): boolean {
	return name === 'median' || SCORE_SPLIT.test(name);
}

function cutIn(name: string): number | undefined {
	const cut = SCORE_SPLIT.exec(name)?.[1];
	return cut === undefined ? undefined : Number(cut);
}
