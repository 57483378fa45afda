import { benjaminiHochberg } from '../../statistics/multiplicity.ts';
import type { ResponseMatrix } from '../rasch/responses.ts';
import { logisticDif, type LogisticDif } from './logistic.ts';
import { mantelHaenszel, type MantelHaenszel } from './mantel-haenszel.ts';
import { matched, type Side } from './matching.ts';

/** Both tests for one item. */
export interface ItemDif extends MantelHaenszel {
	/** Of the Mantel–Haenszel test, over all items (Benjamini & Hochberg 1995). */
	readonly adjustedP: number | undefined;
	readonly logistic: LogisticDif;
}

export interface DifAnalysis {
	readonly items: readonly ItemDif[];
	/** Items left out of the matching score (but for their own) because they were C at first. */
	readonly purified: readonly string[];
	/** Fewer than 100 focal people: sizes and errors, no letters. */
	readonly smallGroup: boolean;
}

/** Under this many people in the smaller group a letter says more than is known. */
export const LEAST_FOR_LETTERS = 100;

/**
 * Differential item functioning of right/wrong items between two groups. With `purify` one round:
 * items that are C at first leave the matching score, except when they are studied themselves.
 */
export function differentialFunctioning(
	matrix: ResponseMatrix,
	sides: readonly (Side | undefined)[],
	options: { readonly purify?: boolean; readonly levels?: ArrayLike<number> } = {}
): DifAnalysis {
	const round = (leavingOut: readonly string[]) =>
		matched(matrix, sides, leavingOut, options.levels).map((item) => ({
			...mantelHaenszel(item),
			logistic: logisticDif(item)
		}));
	const first = round([]);
	const purified = options.purify
		? first.filter(({ category }) => category?.startsWith('C')).map(({ id }) => id)
		: [];
	const items = purified.length > 0 ? round(purified) : first;
	const adjusted = benjaminiHochberg(items.map(({ p }) => p));
	const size = (side: Side) => sides.filter((one) => one === side).length;
	return {
		items: items.map((item, at) => ({ ...item, adjustedP: adjusted[at] })),
		purified,
		smallGroup: Math.min(size('reference'), size('focal')) < LEAST_FOR_LETTERS
	};
}
