import type { Booklet } from './booklets.ts';
import { location, probabilities, stepSize, type ItemModel } from './model.ts';
import { chancesGivenScore, jointCounts, prefixes, type ItemTerms } from './score-given.ts';

/** Where each item's thresholds stand in the list of all thresholds, and how many there are. */
export interface ThresholdPlaces {
	readonly first: readonly number[];
	readonly count: number;
}

export function thresholdPlaces(items: readonly ItemModel[]): ThresholdPlaces {
	let count = 0;
	const first = items.map((item) => {
		count += item.thresholds.length;
		return count - item.thresholds.length;
	});
	return { first, count };
}

/**
 * The log of the probability of all answers given everybody's total score (Andersen 1972), for
 * people who answered whole booklets. Equals eRm's `logLik` and psychotools' `loglik`. People with
 * the lowest or highest total add exactly nothing.
 */
export function conditionalLogLikelihood(
	booklets: readonly Booklet[],
	items: readonly ItemModel[]
): number {
	let sum = 0;
	for (const booklet of booklets) {
		const terms = termsOf(booklet, items);
		terms.forEach(({ scores, weights }, i) => {
			for (let place = 0; place < weights.length; place++) {
				const n = answers(booklet, i, scores[place] ?? 0);
				if (n > 0) sum += n * Math.log(weights[place] ?? 0);
			}
		});
		const total = prefixes(terms).at(-1) as Float64Array;
		booklet.scoreCounts.forEach((n, t) => {
			if (n > 0) sum -= n * Math.log(total[t] ?? 0);
		});
	}
	return sum;
}

/** First and second derivatives of the conditional log-likelihood to the thresholds. */
export interface ConditionalDerivatives {
	/** Per threshold: how many were expected to pass the step minus how many did, times its size. */
	readonly gradient: Float64Array;
	/** Minus the second derivatives: the information matrix, thresholds × thresholds. */
	readonly information: Float64Array;
}

/**
 * Exact derivatives. To pass step g of an item is to have a score above it; the information is the
 * covariance of passing two steps given the total, summed over people. A shift of all thresholds
 * together changes nothing, so its rows add up to 0.
 */
export function conditionalDerivatives(
	booklets: readonly Booklet[],
	items: readonly ItemModel[]
): ConditionalDerivatives {
	const { first, count } = thresholdPlaces(items);
	const gradient = new Float64Array(count);
	const information = new Float64Array(count * count);
	const add = (row: number, column: number, value: number) => {
		information[row * count + column] = (information[row * count + column] ?? 0) + value;
		if (row === column) return;
		information[column * count + row] = (information[column * count + row] ?? 0) + value;
	};
	for (const booklet of booklets) {
		const terms = termsOf(booklet, items);
		const models = booklet.items.map((item) => items[item] as ItemModel);
		const places = booklet.items.map((item) => first[item] ?? 0);
		const { scoreCounts } = booklet;

		// P(step passed | total) per threshold of the booklet.
		const passing: { place: number; size: number; chance: Float64Array }[] = [];
		chancesGivenScore(terms).forEach((chances, i) => {
			const model = models[i] as ItemModel;
			let passed: Float64Array = new Float64Array(scoreCounts.length);
			let passes = 0;
			for (let step = model.thresholds.length - 1; step >= 0; step--) {
				const above = chances[step + 1] as Float64Array;
				passed = passed.map((chance, t) => chance + (above[t] ?? 0));
				passes += answers(booklet, i, model.scores[step + 1] ?? 0);
				const place = (places[i] ?? 0) + step;
				const size = stepSize(model, step);
				const expected = weighted(passed, scoreCounts);
				gradient[place] = (gradient[place] ?? 0) + size * (expected - passes);
				// Two steps of one item: who passed the higher passed both.
				for (let lower = 0; lower <= step; lower++) {
					add(place, (places[i] ?? 0) + lower, size * stepSize(model, lower) * expected);
				}
				passing.push({ place, size, chance: passed });
			}
		});
		// Only totals that somebody has: few, where everybody left other items blank.
		const seen = [...scoreCounts.keys()].filter((t) => scoreCounts[t]);
		const chances = passing.map(({ chance }) => Float64Array.from(seen, (t) => chance[t] ?? 0));
		const people = Float64Array.from(seen, (t) => scoreCounts[t] ?? 0);
		passing.forEach((one, a) => {
			const scaled = people.map((n, t) => n * (chances[a]?.[t] ?? 0) * one.size);
			for (let b = 0; b <= a; b++) {
				const other = passing[b] as (typeof passing)[number];
				add(one.place, other.place, -other.size * weighted(scaled, chances[b] as Float64Array));
			}
		});
		jointCounts(terms, scoreCounts, (i, j, sums) => {
			const one = models[i] as ItemModel;
			const other = models[j] as ItemModel;
			const wide = other.thresholds.length;
			cumulate(sums, wide);
			sums.forEach((both, cell) => {
				const g = Math.floor(cell / wide);
				const h = cell % wide;
				const size = stepSize(one, g) * stepSize(other, h);
				add((places[i] ?? 0) + g, (places[j] ?? 0) + h, size * both);
			});
		});
	}
	return { gradient, information };
}

/** From "has this score" to "has this score or a higher one", in both directions. */
function cumulate(sums: Float64Array, wide: number): void {
	for (let cell = sums.length - 1; cell >= 0; cell--) {
		if (cell % wide < wide - 1) sums[cell] = (sums[cell] ?? 0) + (sums[cell + 1] ?? 0);
	}
	for (let cell = sums.length - 1 - wide; cell >= 0; cell--) {
		sums[cell] = (sums[cell] ?? 0) + (sums[cell + wide] ?? 0);
	}
}

/** The items of a booklet as probabilities at the mean of their locations. */
function termsOf(booklet: Booklet, items: readonly ItemModel[]): ItemTerms[] {
	const models = booklet.items.map((item) => items[item] as ItemModel);
	const middle = models.reduce((sum, model) => sum + location(model), 0) / models.length;
	return models.map((model) => ({ scores: model.scores, weights: probabilities(model, middle) }));
}

/** How many people have these points on the i-th item of the booklet. */
function answers(booklet: Booklet, i: number, points: number): number {
	return booklet.categoryCounts[i * booklet.categories + points] ?? 0;
}

function weighted(values: ArrayLike<number>, weights: ArrayLike<number>): number {
	let sum = 0;
	for (let at = 0; at < values.length; at++) sum += (values[at] ?? 0) * (weights[at] ?? 0);
	return sum;
}
