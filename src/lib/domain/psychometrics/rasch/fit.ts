import { countBooklets } from './booklets.ts';
import { likeliest } from './ability.ts';
import { scoreMoments, type ItemModel, type ScoreMoments } from './model.ts';
import { modelsOf } from './persons.ts';
import { MISSING, type ResponseMatrix } from './responses.ts';

/** How far the answers to an item lie from what the model expects; 1 is as expected. */
export interface ItemFit {
	readonly id: string;
	/** Mean of the squared standardised residuals: feels surprises of people far from the item. */
	readonly outfit: number | undefined;
	/** The same, weighted by how much each answer tells: feels people near the item. */
	readonly infit: number | undefined;
	/** By the cube root of Wilson & Hilferty (1931): about normal under the model. Large for large n. */
	readonly outfitZ: number | undefined;
	readonly infitZ: number | undefined;
	/** Sum of the squared standardised residuals, over `n` people. */
	readonly chiSquare: number;
	readonly n: number;
}

/**
 * Infit and outfit (Wright & Masters 1982) at people's maximum likelihood estimates, without people
 * who have the lowest or highest total on their items. Equals eRm's `itemfit`; programs that use other
 * estimates of people differ in the second decimal. The items of the matrix must be `items`, in order.
 */
export function itemFit(
	matrix: ResponseMatrix,
	items: readonly ItemModel[]
): { readonly persons: number; readonly items: readonly ItemFit[] } {
	const { booklets, bookletOf, totals } = countBooklets(matrix);
	const wide = matrix.items.length;
	const sums = items.map(() => ({ n: 0, squares: 0, weighted: 0, variance: 0, out: 0, in: 0 }));
	// Per booklet and total, once: the moments of its items, or null where there is no ability.
	const known = booklets.map(() => [] as (readonly ScoreMoments[] | null | undefined)[]);
	let persons = 0;
	for (let person = 0; person < matrix.persons; person++) {
		const place = bookletOf[person] ?? -1;
		const total = totals[person] ?? 0;
		const booklet = booklets[place];
		if (!booklet) continue;
		const ofBooklet = (known[place] ??= []);
		if (ofBooklet[total] === undefined) {
			ofBooklet[total] = momentsAt(modelsOf(booklet, items), total);
		}
		const moments = ofBooklet[total];
		if (!moments) continue;
		persons += 1;
		for (let i = 0; i < booklet.items.length; i++) {
			const item = booklet.items[i] ?? 0;
			const x = matrix.scores[person * wide + item] ?? MISSING;
			const { mean, variance, fourth } = moments[i] as ScoreMoments;
			const own = sums[item];
			if (!own || variance === 0) continue;
			const residual = (x - mean) ** 2;
			own.n += 1;
			own.squares += residual / variance;
			own.weighted += residual;
			own.variance += variance;
			own.out += fourth / variance ** 2;
			own.in += fourth - variance ** 2;
		}
	}
	const fits = sums.map((own, item): ItemFit => {
		const id = items[item]?.id ?? '';
		const outfit = own.n > 0 ? own.squares / own.n : undefined;
		const infit = own.n > 0 ? own.weighted / own.variance : undefined;
		const outfitZ = standardised(outfit, own.out / own.n ** 2 - 1 / own.n);
		const infitZ = standardised(infit, own.in / own.variance ** 2);
		return { id, outfit, infit, outfitZ, infitZ, chiSquare: own.squares, n: own.n };
	});
	return { persons, items: fits };
}

function momentsAt(items: readonly ItemModel[], total: number): ScoreMoments[] | null {
	const ability = likeliest(items, total);
	return ability ? items.map((item) => scoreMoments(item, ability.value)) : null;
}

/** A mean square with this variance under the model, as a number that is about standard normal. */
function standardised(meanSquare: number | undefined, variance: number): number | undefined {
	if (meanSquare === undefined || !(variance > 0)) return undefined;
	const q = Math.sqrt(variance);
	return (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3;
}
