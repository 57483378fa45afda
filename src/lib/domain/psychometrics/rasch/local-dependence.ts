import { warm } from './ability.ts';
import { countBooklets } from './booklets.ts';
import { scoreMoments, type ItemModel } from './model.ts';
import { modelsOf } from './persons.ts';
import { MISSING, type ResponseMatrix } from './responses.ts';

/** How what two items leave over goes together, beyond what people's abilities explain. */
export interface ResidualPair {
	readonly items: readonly [string, string];
	/** Correlation of the residuals of both, over `n` people who answered both (Yen 1984). */
	readonly q3: number;
	/** Minus the mean over all pairs: about 0 under the model, where q3 itself lies near −1/(k − 1). */
	readonly adjusted: number;
	readonly n: number;
	readonly sameTestlet: boolean;
	/** `adjusted` above the limit. */
	readonly flagged: boolean;
}

export interface LocalDependence {
	readonly pairs: readonly ResidualPair[];
	readonly mean: number;
	/** Mean adjusted value within testlets and between them; `undefined` without such pairs. */
	readonly withinTestlets: number | undefined;
	readonly betweenTestlets: number | undefined;
}

/** Above this a pair deserves a look (Christensen, Makransky & Horton 2017). */
export const DEPENDENCE_LIMIT = 0.2;

/**
 * Yen's (1984) Q3 with residuals at people's weighted likelihood estimates, and its distance to the
 * mean of all pairs. Pairs of one testlet are told apart: a shared stimulus makes them depend on each
 * other by design. `testlets[i]` belongs to the i-th item; without it every item stands alone. Pairs
 * that fewer than `least` people answered do not count. `undefined` when no pair has a correlation. Equals TAM's `tam.modelfit` with WLE up to its estimates.
 */
export function localDependence(
	matrix: ResponseMatrix,
	items: readonly ItemModel[],
	testlets: readonly string[] = items.map((item) => item.id),
	least = 3
): LocalDependence | undefined {
	const residuals = residualsOf(matrix, items);
	const found: Omit<ResidualPair, 'adjusted' | 'flagged'>[] = [];
	for (let j = 1; j < items.length; j++) {
		for (let i = 0; i < j; i++) {
			const pair = correlationOf(residuals[i] as Float64Array, residuals[j] as Float64Array);
			if (!pair || pair.n < least) continue;
			const ids = [items[i]?.id ?? '', items[j]?.id ?? ''] as const;
			found.push({ items: ids, ...pair, sameTestlet: testlets[i] === testlets[j] });
		}
	}
	if (found.length === 0) return undefined;
	const mean = average(found.map((pair) => pair.q3)) ?? 0;
	const pairs = found.map((pair) => {
		const adjusted = pair.q3 - mean;
		return { ...pair, adjusted, flagged: adjusted > DEPENDENCE_LIMIT };
	});
	const meanWhere = (same: boolean) =>
		average(pairs.filter((pair) => pair.sameTestlet === same).map((pair) => pair.adjusted));
	return { pairs, mean, withinTestlets: meanWhere(true), betweenTestlets: meanWhere(false) };
}

/** Per item, per person: score minus what was expected; NaN where there is no answer. */
function residualsOf(matrix: ResponseMatrix, items: readonly ItemModel[]): Float64Array[] {
	const { booklets, bookletOf, totals } = countBooklets(matrix);
	const wide = matrix.items.length;
	const residuals = items.map(() => new Float64Array(matrix.persons).fill(NaN));
	const known = booklets.map(() => [] as (readonly number[] | undefined)[]);
	for (let person = 0; person < matrix.persons; person++) {
		const place = bookletOf[person] ?? -1;
		const total = totals[person] ?? 0;
		const booklet = booklets[place];
		if (!booklet) continue;
		const expected = ((known[place] ??= [])[total] ??= expectedAt(modelsOf(booklet, items), total));
		booklet.items.forEach((item, i) => {
			const x = matrix.scores[person * wide + item] ?? MISSING;
			(residuals[item] as Float64Array)[person] = x - (expected[i] ?? 0);
		});
	}
	return residuals;
}

function expectedAt(items: readonly ItemModel[], total: number): number[] {
	const { value } = warm(items, total);
	return items.map((item) => scoreMoments(item, value).mean);
}

/** Pearson's correlation over people who have both; `undefined` below three, or without variance. */
function correlationOf(x: Float64Array, y: Float64Array) {
	let n = 0;
	let sumX = 0;
	let sumY = 0;
	let squareX = 0;
	let squareY = 0;
	let product = 0;
	for (let person = 0; person < x.length; person++) {
		const a = x[person] ?? NaN;
		const b = y[person] ?? NaN;
		if (Number.isNaN(a) || Number.isNaN(b)) continue;
		n += 1;
		sumX += a;
		sumY += b;
		squareX += a * a;
		squareY += b * b;
		product += a * b;
	}
	const varianceX = squareX - sumX ** 2 / n;
	const varianceY = squareY - sumY ** 2 / n;
	if (n < 3 || !(varianceX > 1e-12 * squareX) || !(varianceY > 1e-12 * squareY)) return undefined;
	return { q3: (product - (sumX * sumY) / n) / Math.sqrt(varianceX * varianceY), n };
}

function average(values: readonly number[]): number | undefined {
	if (values.length === 0) return undefined;
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
