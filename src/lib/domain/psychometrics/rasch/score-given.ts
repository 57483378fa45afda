/**
 * What is known of the answers to single items when only the total score is given: the heart of
 * conditional maximum likelihood.
 *
 * Usually written with elementary symmetric functions γ_r (Andersen 1972; Fischer & Molenaar 1995, ch. 8).
 * Here each item's terms are first divided by their sum, which makes them probabilities at one
 * ability in the middle of the items. What is conditional on the score does not depend on that
 * ability; γ_r becomes P(score = r) there, so nothing overflows, and the rarest totals stay above the
 * smallest number of the machine up to some 600 items.
 *
 * Everything is a sum of positive products: prefixes (the first items) times what the rest is worth,
 * the summation algorithm run from both ends. That costs k³ for all second derivatives together, as
 * the difference algorithm (Verhelst, Glas & van der Sluis 1984; Liou 1994) does, but there is no
 * subtraction that could lose digits, so no fall-back either.
 */

/** The scores an item gives and the probability of each, of one length. */
export interface ItemTerms {
	readonly scores: ArrayLike<number>;
	readonly weights: Float64Array;
}

/** The distribution of the sum of a score so far and one more item. */
export function plusItem(sofar: Float64Array, item: ItemTerms): Float64Array {
	const { scores, weights } = item;
	const result = new Float64Array(sofar.length + (scores[scores.length - 1] ?? 0));
	for (let place = 0; place < weights.length; place++) {
		const points = scores[place] ?? 0;
		const weight = weights[place] ?? 0;
		for (let s = 0; s < sofar.length; s++) {
			result[s + points] = (result[s + points] ?? 0) + weight * (sofar[s] ?? 0);
		}
	}
	return result;
}

/** prefixes[i] is the distribution of the score on the first i items; the last one of the total. */
export function prefixes(items: readonly ItemTerms[]): Float64Array[] {
	const result: Float64Array[] = [Float64Array.of(1)];
	for (const item of items) result.push(plusItem(result.at(-1) as Float64Array, item));
	return result;
}

/**
 * worth[i][s]: what s points on the first i items are worth on average, when a total of t points is
 * worth `value[t]`. worth[items.length] is `value` itself.
 */
function worths(items: readonly ItemTerms[], value: Float64Array): Float64Array[] {
	const result: Float64Array[] = [value];
	for (const { scores, weights } of [...items].reverse()) {
		const after = result[0] as Float64Array;
		const before = new Float64Array(after.length - (scores[scores.length - 1] ?? 0));
		for (let place = 0; place < weights.length; place++) {
			const points = scores[place] ?? 0;
			const weight = weights[place] ?? 0;
			for (let s = 0; s < before.length; s++) {
				before[s] = (before[s] ?? 0) + weight * (after[s + points] ?? 0);
			}
		}
		result.unshift(before);
	}
	return result;
}

/** P(item's score | total) per item: chance[place][t]. Totals that cannot be have 0 everywhere. */
export function chancesGivenScore(items: readonly ItemTerms[]): Float64Array[][] {
	const before = prefixes(items);
	const total = before[items.length] as Float64Array;
	const result: Float64Array[][] = [];
	let after: Float64Array = Float64Array.of(1);
	for (let i = items.length - 1; i >= 0; i--) {
		const { scores, weights } = items[i] as ItemTerms;
		const others = product(before[i] as Float64Array, after);
		result.unshift(
			Array.from(weights, (weight, place) => {
				const points = scores[place] ?? 0;
				return total.map((all, t) => (all > 0 ? (weight * (others[t - points] ?? 0)) / all : 0));
			})
		);
		after = plusItem(after, items[i] as ItemTerms);
	}
	return result;
}

/**
 * Σ over people of P(item i has score c and item j has score d | their totals), for i < j and for all
 * but the lowest score of each: `visit` gets the places of the items and the sums as [c][d] in one
 * list, c slow; the list is used again for the next pair. `counts[t]` is how many people have t points.
 */
export function jointCounts(
	items: readonly ItemTerms[],
	counts: ArrayLike<number>,
	visit: (i: number, j: number, sums: Float64Array) => void
): void {
	const before = prefixes(items);
	const total = before[items.length] as Float64Array;
	const value = total.map((all, t) => (counts[t] ? (counts[t] ?? 0) / all : 0));
	const worth = worths(items, value);
	const others = new Float64Array(total.length);
	let sums = new Float64Array(0);
	for (let i = 0; i < items.length; i++) {
		const first = items[i] as ItemTerms;
		others.fill(0);
		others.set(before[i] as Float64Array);
		let length = (before[i] as Float64Array).length;
		for (let j = i + 1; j < items.length; j++) {
			const second = items[j] as ItemTerms;
			const cells = (first.weights.length - 1) * (second.weights.length - 1);
			if (sums.length !== cells) sums = new Float64Array(cells);
			fillSums(sums, first, second, others, length, worth[j + 1] as Float64Array);
			visit(i, j, sums);
			length = takeIn(others, length, second);
		}
	}
}

function fillSums(
	sums: Float64Array,
	first: ItemTerms,
	second: ItemTerms,
	others: Float64Array,
	length: number,
	worth: Float64Array
): void {
	let cell = 0;
	for (let c = 1; c < first.weights.length; c++) {
		for (let d = 1; d < second.weights.length; d++) {
			const points = (first.scores[c] ?? 0) + (second.scores[d] ?? 0);
			let sum = 0;
			for (let s = 0; s < length; s++) sum += (others[s] ?? 0) * (worth[s + points] ?? 0);
			sums[cell++] = (first.weights[c] ?? 0) * (second.weights[d] ?? 0) * sum;
		}
	}
}

/** `plusItem` in place, from the highest score down; gives the new length. */
function takeIn(sofar: Float64Array, length: number, { scores, weights }: ItemTerms): number {
	const longer = length + (scores[scores.length - 1] ?? 0);
	for (let s = longer - 1; s >= 0; s--) {
		let sum = 0;
		for (let place = 0; place < weights.length; place++) {
			const from = s - (scores[place] ?? 0);
			if (from >= 0) sum += (weights[place] ?? 0) * (sofar[from] ?? 0);
		}
		sofar[s] = sum;
	}
	return longer;
}

/** The distribution of the sum of two independent scores. */
function product(left: Float64Array, right: Float64Array): Float64Array {
	const result = new Float64Array(left.length + right.length - 1);
	for (let l = 0; l < left.length; l++) {
		const weight = left[l] ?? 0;
		for (let r = 0; r < right.length; r++) {
			result[l + r] = (result[l + r] ?? 0) + weight * (right[r] ?? 0);
		}
	}
	return result;
}
