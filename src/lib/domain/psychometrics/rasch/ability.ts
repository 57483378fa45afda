import { expectedScore, scoreMoments, type ItemModel } from './model.ts';

/** An ability with its standard error: in logits, where that is 1/√information, if nothing else is said. */
export interface Ability {
	readonly value: number;
	readonly standardError: number;
}

/** What a total on these items says of the person. */
export interface ScoreRow {
	readonly score: number;
	/** Maximum likelihood; none for the lowest and the highest total. */
	readonly mle: Ability | undefined;
	/** Warm's weighted likelihood: less biased, and known for every total. The one to use. */
	readonly wle: Ability;
}

/**
 * One row per total from the lowest to the highest: in a Rasch or partial credit model the total says
 * all that the answers say of ability. Warm (1989); for partial credit Penfield & Bergeron (2005).
 * Equals TAM's `tam.wle`, and eRm's `person.parameter` for `mle`.
 *
 * *wle* solves total − E + J/(2I) = 0, *mle* total − E = 0, with E the expected total, I its variance
 * and J its third central moment at that ability.
 */
export function scoreTable(items: readonly ItemModel[]): ScoreRow[] {
	const { lowest, highest } = rangeOf(items);
	return Array.from({ length: highest - lowest + 1 }, (_, at) => {
		const score = lowest + at;
		return { score, mle: likeliest(items, score), wle: warm(items, score) };
	});
}

/** The maximum likelihood ability of one total; `undefined` for the lowest and the highest. */
export function likeliest(items: readonly ItemModel[], score: number): Ability | undefined {
	const { lowest, highest } = rangeOf(items);
	if (score <= lowest || score >= highest) return undefined;
	return abilityWhere(items, (total) => score - total.mean);
}

/** Warm's ability of one total. */
export function warm(items: readonly ItemModel[], score: number): Ability {
	return abilityWhere(items, ({ mean, variance, third }) => {
		return score - mean + (variance > 0 ? third / (2 * variance) : 0);
	});
}

function rangeOf(items: readonly ItemModel[]) {
	const lowest = items.reduce((sum, item) => sum + (item.scores[0] ?? 0), 0);
	const highest = items.reduce((sum, item) => sum + (item.scores.at(-1) ?? 0), 0);
	return { lowest, highest };
}

/** The value of `score` in a table, `undefined` outside it. */
export function rowFor(table: readonly ScoreRow[], score: number): ScoreRow | undefined {
	return table[score - (table[0]?.score ?? 0)];
}

/**
 * An ability as the percentage of the points that somebody can expect on a reference form, 0–100, also when
 * she took other items of the scale. Its error is that of the ability times the slope there, which is the
 * information (delta method).
 *
 * Example: two items of difficulty 0, ability 0 ± 1: 50 %, error 100·(2·¼)·1/2 = 25.
 */
export function expectedPercentage(reference: readonly ItemModel[], ability: Ability): Ability {
	const most = reference.reduce((sum, item) => sum + (item.scores.at(-1) ?? 0), 0);
	const slope = totalMoments(reference, ability.value).variance;
	return {
		value: (100 * expectedScore(reference, ability.value)) / most,
		standardError: (100 * slope * ability.standardError) / most
	};
}

interface TotalMoments {
	readonly mean: number;
	readonly variance: number;
	readonly third: number;
}

/** Moments of the total on all items at one ability: those of independent scores add up. */
function totalMoments(items: readonly ItemModel[], ability: number): TotalMoments {
	let mean = 0;
	let variance = 0;
	let third = 0;
	for (const item of items) {
		const own = scoreMoments(item, ability);
		mean += own.mean;
		variance += own.variance;
		third += own.third;
	}
	return { mean, variance, third };
}

/**
 * Where a decreasing function of ability is 0: Newton's step with the information as slope, and
 * halving of the bracket when that leaves it.
 */
function abilityWhere(
	items: readonly ItemModel[],
	remainder: (total: TotalMoments) => number
): Ability {
	const thresholds = items.flatMap((item) => item.thresholds);
	let below = Math.min(...thresholds) - REACH;
	let above = Math.max(...thresholds) + REACH;
	let ability = (below + above) / 2;
	for (let turn = 0; turn < 200; turn++) {
		const total = totalMoments(items, ability);
		const left = remainder(total);
		if (left > 0) below = ability;
		else above = ability;
		const next = ability + left / total.variance;
		const stepped = next > below && next < above ? next : (below + above) / 2;
		const moved = Math.abs(stepped - ability);
		ability = stepped;
		if (moved < 1e-13 * Math.max(1, Math.abs(ability))) break;
	}
	return { value: ability, standardError: 1 / Math.sqrt(totalMoments(items, ability).variance) };
}

/** So far outside the thresholds, in logits, no total of up to 500 points has its estimate. */
const REACH = 15;
