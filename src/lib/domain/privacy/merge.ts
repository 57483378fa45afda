import { LEAST_FOR_MEAN } from './limits.ts';

/** People of one group of a breakdown, by their position in the cohort. */
export interface Cell {
	readonly label: string;
	readonly people: readonly number[];
}

/**
 * Merges small groups until none is below the limit: the small ones go together, and when they are
 * still too few the next smallest joins them. undefined when fewer than two groups are left, since
 * then there is nothing to compare.
 *
 * Example: 20, 18, 4, 1 → 20 and "4 + 1 + 18" (5 are too few, so the next smallest joins).
 */
export function mergeSmall(cells: readonly Cell[], mergedLabel: string): Cell[] | undefined {
	const bySize = cells
		.filter(({ people }) => people.length > 0)
		.toSorted((a, b) => a.people.length - b.people.length);
	let merged: Cell[] = [];
	let kept = bySize;
	const size = () => merged.reduce((sum, { people }) => sum + people.length, 0);
	while (
		kept[0] &&
		(kept[0].people.length < LEAST_FOR_MEAN || (merged.length > 0 && size() < LEAST_FOR_MEAN))
	) {
		merged = [...merged, kept[0]];
		kept = kept.slice(1);
	}
	const order = new Map(cells.map(({ label }, at) => [label, at]));
	const shown = kept.toSorted((a, b) => (order.get(a.label) ?? 0) - (order.get(b.label) ?? 0));
	const [only, ...others] = merged;
	if (only && others.length === 0) return undefined;
	const all = only
		? [...shown, { label: mergedLabel, people: merged.flatMap(({ people }) => people) }]
		: shown;
	return all.length < 2 ? undefined : all;
}
