/** The part of `gain` that compares groups, under the names of `analyse`. */
import {
	ancova,
	gainAnova,
	type Ancova,
	type GainAnova,
	type GroupedPair
} from '../gain/ancova.ts';
import type { Moments, PairedQuestion, PlacedPair } from './paired.ts';

/** ANCOVA and the analysis of gains; nothing where there are no groups, or one: nothing to compare. */
export function groupFigures(
	both: readonly PlacedPair[],
	moments: Moments,
	{ group, reference }: Pick<PairedQuestion, 'group' | 'reference'>
): Record<string, unknown> {
	const column = group ?? groupHolding(reference, moments);
	const pairs = groupedPairs(both, moments, column);
	const adjusted = ancova(pairs, pairs.length === 0 ? undefined : reference);
	const gains = gainAnova(pairs, pairs.length === 0 ? undefined : reference);
	return {
		...(adjusted && { ancova: ancovaFigures(adjusted) }),
		...(gains && { gain_anova: anovaFigures(gains) })
	};
}

/** A reference without a column of groups: the one other column in which it stands. */
function groupHolding(reference: string | undefined, { table, others }: Moments) {
	if (reference === undefined) return undefined;
	const holding = others.filter((column) => table.text(column).includes(reference));
	if (holding.length === 1) return holding[0];
	throw new Error(
		`analysis.json: name the column of groups; the reference ${reference} stands in ${holding.join(', ') || 'none'}`
	);
}

/** Who has no group is in the gain, not in the comparison. */
function groupedPairs(
	both: readonly PlacedPair[],
	{ table }: Moments,
	column: string | undefined
): GroupedPair[] {
	if (column === undefined) return [];
	const groups = table.text(column);
	return both.flatMap(({ row, pair }) => {
		const group = groups[row]?.trim();
		return group ? [{ ...pair, group }] : [];
	});
}

function ancovaFigures({ reference, coefficients, groups, slopes, adjusted, warnings }: Ancova) {
	const names: Readonly<Record<string, string>> = { intercept: '(Intercept)', before: 'x' };
	return {
		reference,
		coefficients: coefficients.map(({ term, value, standardError, t, p }, at) => ({
			term: at < 2 ? names[term] : `g${term}`,
			b: value,
			se: standardError,
			t,
			p
		})),
		group_F: groups.F,
		group_df: groups.degreesOfFreedom,
		group_p: groups.p,
		homogeneity_of_slopes_F: slopes?.F,
		homogeneity_p: slopes?.p,
		adjusted_means: adjusted.map(({ group, n, mean: own }) => ({ group, n, adjusted_mean: own })),
		warnings
	};
}

function anovaFigures({ F, degreesOfFreedom, p, groups }: GainAnova) {
	return {
		F,
		df: degreesOfFreedom,
		p,
		groups: groups.map(({ group, n, mean: own, standardDeviation }) => ({
			group,
			n,
			mean_gain: own,
			sd_gain: standardDeviation
		}))
	};
}
