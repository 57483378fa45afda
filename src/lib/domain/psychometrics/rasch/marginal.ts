import { cholesky, inverse, solve } from '../../statistics/cholesky.ts';
import type { Booklet } from './booklets.ts';
import { thresholdPlaces } from './conditional.ts';
import {
	marginalDerivatives,
	marginalLogLikelihood,
	type Population
} from './marginal-likelihood.ts';
import { location, type ItemModel } from './model.ts';

/** A population's abilities in logits, with the errors of its mean and of its SD. */
export interface EstimatedPopulation extends Population {
	readonly meanError: number | undefined;
	readonly standardDeviationError: number | undefined;
}

export interface MarginalCalibration {
	/** On the scale where the first population has mean 0; `errors` of the thresholds in their order. */
	readonly items: readonly (ItemModel & { readonly location: number; readonly errors: number[] })[];
	/** By stratum, in the order of the numbers. */
	readonly populations: readonly EstimatedPopulation[];
	readonly logLikelihood: number;
	readonly parameters: number;
	/** The largest slope where the search ended. */
	readonly gradient: number;
	readonly steps: number;
	/**
	 * `no-spread`: people differ less than chance makes them, and the SD ran to 0. `not-converged`: no
	 * highest point was found, for instance because everybody in a stratum has everything right.
	 */
	readonly warning: MarginalWarning | undefined;
}

export type MarginalWarning = 'no-spread' | 'not-converged';

/**
 * Difficulties and the distribution of ability together, by marginal maximum likelihood (Bock & Aitkin
 * 1981), with normal abilities that have a mean and SD of their own per stratum of the booklets (moment,
 * group); the first mean is 0. In an incomplete design that is needed: with one common mean, whoever took
 * which form would leak into the difficulties. Equals TAM's `tam.mml` with `group` and enough nodes.
 *
 * Newton's method with exact derivatives; where those are not concave, with a heavier diagonal.
 * Start from conditional estimates: the items must be estimable, which `calibrate` sees to.
 */
export function fitMarginal(
	booklets: readonly Booklet[],
	start: readonly ItemModel[]
): MarginalCalibration {
	const strata = [...new Set(booklets.map((booklet) => booklet.stratum))].sort((a, b) => a - b);
	let state: State = {
		items: start,
		populations: strata.map(() => ({ mean: 0, standardDeviation: 1 }))
	};
	let logLikelihood = marginalLogLikelihood(booklets, strata, state.items, state.populations);
	for (let steps = 0; ; steps++) {
		const { gradient, information } = marginalDerivatives(
			booklets,
			strata,
			state.items,
			state.populations
		);
		const size = gradient.length;
		const exact = cholesky(information, size);
		const lower = exact ?? concave(information, size);
		const step = lower ? solve(lower, gradient) : new Float64Array(size);
		const longest = Math.max(...step.map(Math.abs));
		// What the step would still add to the log-likelihood, twice.
		const gain = step.reduce((sum, by, at) => sum + by * (gradient[at] ?? 0), 0);
		const small = state.populations.some((population) => population.standardDeviation < LEAST_SD);
		const stuck = !lower || steps === MOST_STEPS;
		if (gain < 1e-12 || small || stuck) {
			const warning = small ? 'no-spread' : stuck || !exact ? 'not-converged' : undefined;
			const covariance = exact && !warning ? inverse(exact, size) : undefined;
			const slope = Math.max(...gradient.map(Math.abs));
			const common = { logLikelihood, parameters: size, gradient: slope, steps };
			return { ...withErrors(state, covariance, size), ...common, warning };
		}
		let share = Math.min(1, 1 / longest);
		let next = moved(state, step, share);
		let reached = marginalLogLikelihood(booklets, strata, next.items, next.populations);
		while (!(reached >= logLikelihood - 1e-11 * Math.abs(logLikelihood)) && share > 1e-6) {
			share /= 2;
			next = moved(state, step, share);
			reached = marginalLogLikelihood(booklets, strata, next.items, next.populations);
		}
		state = next;
		logLikelihood = reached;
	}
}

const MOST_STEPS = 200;
/** An SD that comes down to this, in logits, is on its way to 0. */
const LEAST_SD = 0.02;

interface State {
	readonly items: readonly ItemModel[];
	readonly populations: readonly Population[];
}

/** Parameters in order: thresholds, means but the first, SDs. */
function moved({ items, populations }: State, step: Float64Array, share: number): State {
	const { first, count } = thresholdPlaces(items);
	const by = (at: number) => share * (step[at] ?? 0);
	return {
		items: items.map((item, i) => ({
			...item,
			thresholds: item.thresholds.map((b, g) => b + by((first[i] ?? 0) + g))
		})),
		populations: populations.map(({ mean, standardDeviation }, group) => ({
			mean: group === 0 ? 0 : mean + by(count + group - 1),
			standardDeviation: within(
				standardDeviation + by(count + populations.length - 1 + group),
				standardDeviation / 2,
				standardDeviation * 2
			)
		}))
	};
}

function within(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}

/** The matrix with a heavier diagonal, as much as it takes to be positive definite (Levenberg 1944). */
function concave(information: Float64Array, size: number): Float64Array | undefined {
	for (const weight of [0.5, 2, 8, 32]) {
		const heavier = information.map((value, cell) =>
			cell % (size + 1) === 0 ? value + weight * Math.abs(value) : value
		);
		const lower = cholesky(heavier, size);
		if (lower) return lower;
	}
	return undefined;
}

function withErrors(
	{ items, populations }: State,
	covariance: Float64Array | undefined,
	size: number
) {
	const { first, count } = thresholdPlaces(items);
	const errorOf = (at: number) => Math.sqrt(covariance?.[at * size + at] ?? NaN);
	const known = (error: number) => (Number.isNaN(error) ? undefined : error);
	return {
		items: items.map((item, i) => ({
			...item,
			location: location(item),
			errors: covariance ? item.thresholds.map((_, g) => errorOf((first[i] ?? 0) + g)) : []
		})),
		populations: populations.map((population, group) => ({
			...population,
			meanError: group === 0 ? undefined : known(errorOf(count + group - 1)),
			standardDeviationError: known(errorOf(count + populations.length - 1 + group))
		}))
	};
}
