import { cholesky, inverse, solve } from '../../statistics/cholesky.ts';
import { marginsOf, type Booklet, type Margin } from './booklets.ts';
import {
	conditionalDerivatives,
	conditionalLogLikelihood,
	thresholdPlaces
} from './conditional.ts';
import { estimable, type DroppedItem } from './estimable.ts';
import { location, stepSize, type ItemModel } from './model.ts';
import type { ResponseMatrix } from './responses.ts';

/** An item's place on the scale, in logits, with its error. */
export interface CalibratedItem extends ItemModel {
	/** Standard errors of the thresholds. */
	readonly standardErrors: readonly number[];
	/** The mean threshold, each point counted once: the difficulty of a right/wrong item. */
	readonly location: number;
	readonly standardError: number;
	/** How many answered it. */
	readonly n: number;
	/** Their mean score as a share of the most that was seen. */
	readonly p: number;
}

export interface Calibration {
	readonly items: readonly CalibratedItem[];
	readonly logLikelihood: number;
	/** Free parameters: thresholds minus one. */
	readonly parameters: number;
	/** Of all thresholds in the order of the items, thresholds × thresholds, their sum held at 0. */
	readonly covariance: Float64Array;
	/** The largest slope of the log-likelihood where the search ended: 0 at the maximum. */
	readonly gradient: number;
	readonly steps: number;
	/** People who answered something, and those of them whose total is neither lowest nor highest. */
	readonly persons: number;
	readonly informative: number;
	readonly dropped: readonly DroppedItem[];
}

/** No estimate, and why. */
export interface NotCalibrated {
	/**
	 * Fewer than two items; groups of items that no answers connect; or scores of partial credit items that so
	 * few people had that a threshold has no finite estimate.
	 */
	readonly refused: 'too-few-items' | 'not-connected' | 'too-few-answers';
	readonly components: readonly (readonly string[])[];
	readonly dropped: readonly DroppedItem[];
}

/**
 * Item difficulties by conditional maximum likelihood (Andersen 1972, 1973; for partial credit
 * Andersen 1977), also when not everybody took the same items: who took which items may depend on
 * anything but the answers. The sum of all thresholds is 0, and errors belong to that scale. Equals
 * eRm's `RM` and `PCM` with signs turned (positive is hard), psychotools' `raschmodel` and `pcmodel`.
 *
 * Items without a finite estimate are left out and listed. Scores that nobody had are stepped over.
 */
export function calibrate(answers: ResponseMatrix): Calibration | NotCalibrated {
	const { items, booklets, dropped, components } = estimable(answers);
	if (components.length !== 1) {
		const refused = components.length === 0 ? 'too-few-items' : 'not-connected';
		return { refused, components, dropped };
	}
	const fit = fitConditional(items, booklets);
	return fit ? { ...fit, dropped } : { refused: 'too-few-answers', components, dropped };
}

/**
 * The search itself, on counts alone: Newton's method, on a log-likelihood that is concave. `undefined` when a
 * threshold runs away; for right/wrong items that are connected (`estimable`) it does not.
 */
function fitConditional(
	ids: readonly string[],
	booklets: readonly Booklet[]
): Omit<Calibration, 'dropped'> | undefined {
	const margins = marginsOf(ids, booklets);
	const persons = booklets.reduce((sum, booklet) => sum + booklet.persons, 0);
	const informative = persons - extremes(booklets, margins);
	let items = centred(margins.map(startingValues));
	let logLikelihood = conditionalLogLikelihood(booklets, items);
	for (let steps = 0; ; steps++) {
		const { gradient, information } = conditionalDerivatives(booklets, items);
		const size = gradient.length;
		const scale = diagonalMean(information, size);
		const lower = cholesky(fixedSum(information, scale / size), size);
		const farthest = Math.max(...items.flatMap((item) => item.thresholds.map(Math.abs)));
		if (!lower || farthest > RUNAWAY || steps > MOST_STEPS) return undefined;
		const slope = Math.max(...gradient.map(Math.abs));
		const step = solve(lower, gradient);
		const longest = Math.max(...step.map(Math.abs));
		// What the step would still add to the log-likelihood, twice.
		const gain = step.reduce((sum, by, at) => sum + by * (gradient[at] ?? 0), 0);
		if (longest < 1e-9 || gain < 1e-15) {
			const covariance = fixedSum(inverse(lower, size), -1 / (scale * size));
			if (largestError(covariance, size) > RUNAWAY) return undefined;
			const common = { logLikelihood, parameters: size - 1, covariance, gradient: slope, steps };
			const calibrated = withErrors(items, margins, covariance);
			return { items: calibrated, ...common, persons, informative };
		}
		let share = Math.min(1, 2 / longest);
		let next = moved(items, step, share);
		let reached = conditionalLogLikelihood(booklets, next);
		// Rounding leaves a few units in the last place: not worth halving for.
		while (!(reached >= logLikelihood - 1e-11 * Math.abs(logLikelihood)) && share > 1e-6) {
			share /= 2;
			next = moved(items, step, share);
			reached = conditionalLogLikelihood(booklets, next);
		}
		items = next;
		logLikelihood = reached;
	}
}

/** Newton's method needs 4–8; this many means that a threshold is on its way to infinity. */
const MOST_STEPS = 100;
/**
 * In logits, of a threshold or of its error. One right answer in 10,000, where other items have even odds, is 9
 * with an error of 1.
 */
const RUNAWAY = 25;

/** People whose total could not have come about in two ways. */
function extremes(booklets: readonly Booklet[], margins: readonly Margin[]): number {
	let sum = 0;
	for (const { items, scoreCounts } of booklets) {
		const lowest = items.reduce((total, item) => total + (margins[item]?.scores[0] ?? 0), 0);
		const highest = items.reduce((total, item) => total + (margins[item]?.scores.at(-1) ?? 0), 0);
		sum += (scoreCounts[lowest] ?? 0) + (highest > lowest ? (scoreCounts[highest] ?? 0) : 0);
	}
	return sum;
}

/** As if all people had one ability: minus the logit of the share that passed each step. */
function startingValues({ id, scores, counts }: Margin): ItemModel {
	const thresholds = scores.slice(1).map((_, step) => {
		const odds = ((counts[step + 1] ?? 0) + 0.5) / ((counts[step] ?? 0) + 0.5);
		return -Math.log(odds) / stepSize({ scores }, step);
	});
	return { id, scores, thresholds };
}

function moved(items: readonly ItemModel[], step: Float64Array, share: number): ItemModel[] {
	const { first } = thresholdPlaces(items);
	return centred(
		items.map((item, i) => ({
			...item,
			thresholds: item.thresholds.map((b, g) => b + share * (step[(first[i] ?? 0) + g] ?? 0))
		}))
	);
}

function centred(items: readonly ItemModel[]): ItemModel[] {
	const all = items.flatMap((item) => item.thresholds);
	const middle = all.reduce((sum, b) => sum + b, 0) / all.length;
	return items.map((item) => ({ ...item, thresholds: item.thresholds.map((b) => b - middle) }));
}

/**
 * Adds a constant to every cell. The rows of the information add up to 0; with c/size in every cell
 * it has an inverse, and that inverse minus 1/(c·size) in every cell is the covariance under Σ = 0
 * (the Moore–Penrose inverse). Any c > 0 does; one of the size of the matrix keeps most digits.
 */
function fixedSum(matrix: Float64Array, constant: number): Float64Array {
	return matrix.map((value) => value + constant);
}

function largestError(covariance: Float64Array, size: number): number {
	let largest = 0;
	for (let at = 0; at < covariance.length; at += size + 1) {
		largest = Math.max(largest, covariance[at] ?? 0);
	}
	return Math.sqrt(largest);
}

function diagonalMean(matrix: Float64Array, size: number): number {
	let sum = 0;
	for (let at = 0; at < matrix.length; at += size + 1) sum += matrix[at] ?? 0;
	return sum / size;
}

function withErrors(
	items: readonly ItemModel[],
	margins: readonly Margin[],
	covariance: Float64Array
): CalibratedItem[] {
	const { first, count } = thresholdPlaces(items);
	return items.map((item, i) => {
		const { n, counts, scores } = margins[i] as Margin;
		const from = first[i] ?? 0;
		const between = (g: number, h: number) => covariance[(from + g) * count + from + h] ?? 0;
		const range = (scores.at(-1) ?? 0) - (scores[0] ?? 0);
		let variance = 0;
		item.thresholds.forEach((_, g) =>
			item.thresholds.forEach((_, h) => {
				variance += stepSize(item, g) * stepSize(item, h) * between(g, h);
			})
		);
		const points = scores.reduce((sum, x, place) => sum + x * (counts[place] ?? 0), 0);
		return {
			...item,
			standardErrors: item.thresholds.map((_, g) => Math.sqrt(between(g, g))),
			location: location(item),
			standardError: Math.sqrt(variance) / range,
			n,
			p: points / (n * (scores.at(-1) ?? 1))
		};
	});
}
