/**
 * The partial credit model (Masters 1982), of which the Rasch model (Rasch 1960) is the case with
 * one step per item: P(x) ∝ exp(Σ over the steps up to x of (ability − threshold)).
 *
 * Positive is hard: a threshold is the ability, in logits, at which both sides of a step are as likely.
 */
export interface ItemModel {
	readonly id: string;
	/** The scores that the item gives, from low to high: 0 and 1, or 0, 1, 2, or 0 and 2 where nobody had 1. */
	readonly scores: readonly number[];
	/** One per step between neighbouring scores; over a skipped score, the mean of the steps it takes. */
	readonly thresholds: readonly number[];
}

/** A right/wrong item of this difficulty, in logits. */
export function rightOrWrong(id: string, difficulty: number): ItemModel {
	return { id, scores: [0, 1], thresholds: [difficulty] };
}

/** How much the score rises at a step. */
export function stepSize(item: Pick<ItemModel, 'scores'>, step: number): number {
	return (item.scores[step + 1] ?? 0) - (item.scores[step] ?? 0);
}

/** The mean threshold of an item in logits, each point counted once: its difficulty. */
export function location(item: ItemModel): number {
	const lowest = item.scores[0] ?? 0;
	const highest = item.scores.at(-1) ?? 0;
	const weighted = item.thresholds.map((threshold, step) => threshold * stepSize(item, step));
	return weighted.reduce((total, one) => total + one, 0) / (highest - lowest);
}

/** The probability of each of the item's scores at this ability; they add up to 1. */
export function probabilities(item: ItemModel, ability: number): Float64Array {
	const result = new Float64Array(item.scores.length);
	let exponent = 0;
	let largest = 0;
	for (let step = 0; step < item.thresholds.length; step++) {
		exponent += stepSize(item, step) * (ability - (item.thresholds[step] ?? 0));
		result[step + 1] = exponent;
		if (exponent > largest) largest = exponent;
	}
	let total = 0;
	for (let place = 0; place < result.length; place++) {
		const likelihood = Math.exp((result[place] ?? 0) - largest);
		result[place] = likelihood;
		total += likelihood;
	}
	for (let place = 0; place < result.length; place++) result[place] = (result[place] ?? 0) / total;
	return result;
}

/** Mean, and central moments of order 2 to 4, of an item's score at one ability. */
export interface ScoreMoments {
	readonly mean: number;
	readonly variance: number;
	readonly third: number;
	readonly fourth: number;
}

export function scoreMoments(item: ItemModel, ability: number): ScoreMoments {
	if (item.thresholds.length === 1) return momentsOfOneStep(item, ability);
	const chance = probabilities(item, ability);
	let mean = 0;
	for (let place = 0; place < chance.length; place++) {
		mean += (chance[place] ?? 0) * (item.scores[place] ?? 0);
	}
	let variance = 0;
	let third = 0;
	let fourth = 0;
	for (let place = 0; place < chance.length; place++) {
		const away = (item.scores[place] ?? 0) - mean;
		const square = away * away * (chance[place] ?? 0);
		variance += square;
		third += square * away;
		fourth += square * away * away;
	}
	return { mean, variance, third, fourth };
}

/** The same for one step, in closed form: tables of right/wrong items ask for nothing else. */
function momentsOfOneStep(item: ItemModel, ability: number): ScoreMoments {
	const size = stepSize(item, 0);
	const p = 1 / (1 + Math.exp(size * ((item.thresholds[0] ?? 0) - ability)));
	const pq = p * (1 - p);
	return {
		mean: (item.scores[0] ?? 0) + size * p,
		variance: size ** 2 * pq,
		third: size ** 3 * pq * (1 - 2 * p),
		fourth: size ** 4 * pq * (1 - 3 * pq)
	};
}

/** The number of points that somebody of this ability can expect on these items together. */
export function expectedScore(items: readonly ItemModel[], ability: number): number {
	return items.reduce((total, item) => total + scoreMoments(item, ability).mean, 0);
}
