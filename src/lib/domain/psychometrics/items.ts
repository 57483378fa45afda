import { correlationInterval } from '../statistics/correlation-interval.ts';
import { meanEstimate, type Interval } from '../statistics/estimate.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { crossProducts } from './cross-products.ts';
import { itemScores, type FormScores, type FormItem } from './form-scores.ts';

/** What classical test theory says about one item; every share and correlation between −1 and 1. */
export interface ItemStatistics {
	readonly id: string;
	readonly n: number;
	/** Mean points as a share of the item's maximum; for 0/1 the share who had it right. */
	readonly p: number;
	readonly pInterval: Interval | undefined;
	/** In points, with n − 1 below the line; undefined for one person. */
	readonly standardDeviation: number | undefined;
	/** Correlation with the total, the item included. */
	readonly rit: number | undefined;
	/** Correlation with the rest of the form (corrected): the one to judge an item by. */
	readonly rir: number | undefined;
	readonly rirInterval: Interval | undefined;
}

/**
 * Difficulty and discrimination of each item of one form, in the form's order. Source: Lord &
 * Novick (1968). Equals R's `psych::alpha(x)$item.stats`: p = `mean`/maximum, rit = `raw.r`, rir
 * = `r.drop`. p's interval is Wilson's for 0/1 items, else Student's; rir's is Fisher's.
 *
 * No people: an empty list. An item without variance has no rit and no rir; where the rest does
 * not vary there is no rir. Which of these may be shown for how many people is decided by
 * `flags.ts`.
 *
 * Example, four people, two items 1-0, 1-1, 0-0, 1-1: p = .75 and .50; covariances × 12 are [[3,
 * 2], [2, 4]], so rir of both is 2/√(3·4) = .577; rit of the first is 5/√(3·11) = .870.
 */
export function itemStatistics(form: FormScores): ItemStatistics[] {
	if (form.rows.length === 0) return [];
	const { n, between, withTotal, total } = crossProducts(form.rows);
	return form.items.map((item, i) => {
		const own = between[i]?.[i] ?? 0;
		const together = withTotal[i] ?? 0;
		const rest = total - 2 * together + own;
		const rir = ratio(together - own, own, rest);
		return {
			id: item.id,
			n,
			...difficulty(item, itemScores(form, i)),
			standardDeviation: n < 2 ? undefined : Math.sqrt(own / (n * (n - 1))),
			rit: ratio(together, own, total),
			rir,
			rirInterval: rir === undefined ? undefined : correlationInterval(rir, n)
		};
	});
}

function difficulty(item: FormItem, scores: readonly number[]) {
	const points = scores.reduce((total, score) => total + score, 0);
	const p = points / (scores.length * item.maxScore);
	if (item.maxScore === 1) return { p, pInterval: wilsonInterval(points, scores.length) };
	return { p, pInterval: meanEstimate(scores.map((score) => score / item.maxScore))?.interval };
}

function ratio(covariance: number, varianceX: number, varianceY: number): number | undefined {
	if (varianceX === 0 || varianceY === 0) return undefined;
	const r = covariance / (Math.sqrt(varianceX) * Math.sqrt(varianceY));
	return Math.min(1, Math.max(-1, r));
}
