import { fQuantile } from '../statistics/distributions.ts';
import { USUAL_LEVEL, type Interval } from '../statistics/estimate.ts';
import { crossProducts, type CrossProducts } from './cross-products.ts';
import { testletRows, type FormScores } from './form-scores.ts';

/** A reliability coefficient over `parts` parts and `n` people; it may be below 0. */
export interface Alpha {
	readonly value: number;
	readonly n: number;
	readonly parts: number;
	readonly interval: Interval;
}

/** The reliability that counts, and what its parts were. */
export interface Reliability extends Alpha {
	readonly unit: 'items' | 'testlets';
}

/**
 * How consistently the parts of a form order people: k/(k − 1)·(1 − Σ s²_part / s²_total), the
 * KR-20 for 0/1 items. Source: Cronbach (1951); interval by Feldt, Woodruff & Salih (1987): 1 −
 * (1 − α)F with n − 1 and (n − 1)(k − 1) degrees of freedom. Equals R's
 * `psych::alpha(x)$total$raw_alpha`. Printed as it is, also below 0. `undefined` with fewer than
 * two parts, fewer than two people, or when all totals are equal.
 *
 * Example, rows 1-0, 1-1, 0-0, 1-1: variances × 12 are 3 and 4, of the total 11: 2·(1 − 7/11) =
 * .727.
 */
export function alpha(
	rows: readonly (readonly number[])[],
	level = USUAL_LEVEL
): Alpha | undefined {
	const products = crossProducts(rows);
	const { n, total } = products;
	const parts = products.between.length;
	if (n < 2 || parts < 2 || total === 0) return undefined;
	const value = (parts / (parts - 1)) * (1 - withinParts(products) / total);
	const tail = (1 - level) / 2;
	const bound = (p: number) => 1 - (1 - value) * fQuantile(p, n - 1, (n - 1) * (parts - 1));
	return { value, n, parts, interval: { lower: bound(1 - tail), upper: bound(tail), level } };
}

/**
 * The reliability of a form: alpha over items or alpha over testlets, whichever is lower, since
 * items on one page share their stimulus and with it errors that alpha over items takes for
 * consistency (Sireci, Thissen & Wainer 1991). Equal: items. Where one of them is unknowable (one
 * testlet, say) the other stands; `undefined` when both are.
 */
export function reliability(form: FormScores, level = USUAL_LEVEL): Reliability | undefined {
	const overItems = alpha(form.rows, level);
	const overTestlets = alpha(testletRows(form), level);
	if (overTestlets && (!overItems || overTestlets.value < overItems.value)) {
		return { ...overTestlets, unit: 'testlets' };
	}
	return overItems && { ...overItems, unit: 'items' };
}

/**
 * Guttman's second lower bound of reliability, never below alpha: (Σ c_ij + √(k/(k − 1)·Σ c²_ij))
 * / s²_total over the pairs i ≠ j. Source: Guttman (1945). Equals R's
 * `psych::guttman(x)$lambda.2`. `undefined` where alpha is.
 *
 * Example, rows 1-0, 1-1, 0-0, 1-1: c × 12 = 2 twice: (4 + √(2·8))/11 = .727.
 */
export function lambda2(rows: readonly (readonly number[])[]): number | undefined {
	const { n, between, total } = crossProducts(rows);
	const parts = between.length;
	if (n < 2 || parts < 2 || total === 0) return undefined;
	let covariances = 0;
	let squares = 0;
	between.forEach((row, i) =>
		row.forEach((covariance, j) => {
			if (i === j) return;
			covariances += covariance;
			squares += covariance * covariance;
		})
	);
	return (covariances + Math.sqrt((parts / (parts - 1)) * squares)) / total;
}

/**
 * Alpha of the other parts, for each part in turn: a part that is worse than the rest raises it.
 * Equals R's `psych::alpha(x)$alpha.drop$raw_alpha`. `undefined` where fewer than two parts are left
 * over, or all totals of the others are equal.
 *
 * Example, rows 1-0-0, 1-1-0, 0-0-0, 1-1-1: without the third part 8/11, as above.
 */
export function alphaIfDeleted(rows: readonly (readonly number[])[]): (number | undefined)[] {
	const products = crossProducts(rows);
	const { n, between, withTotal } = products;
	const left = between.length - 1;
	return between.map((row, part) => {
		const own = row[part] ?? 0;
		const total = products.total - 2 * (withTotal[part] ?? 0) + own;
		if (n < 2 || left < 2 || total === 0) return undefined;
		return (left / (left - 1)) * (1 - (withinParts(products) - own) / total);
	});
}

function withinParts({ between }: CrossProducts): number {
	return between.reduce((added, row, part) => added + (row[part] ?? 0), 0);
}
