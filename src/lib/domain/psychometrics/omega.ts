/** Reliability by a model: how much of the total is the one thing that all items share. */
import { cholesky, inverse, solve } from '../statistics/cholesky.ts';
import { crossProducts } from './cross-products.ts';

export interface Omega {
	readonly value: number;
	/** Per part, in the unit of its scores. */
	readonly loadings: readonly number[];
	/** Per part, the variance that it shares with nothing; all above 0. */
	readonly uniquenesses: readonly number[];
}

const MOST_STEPS = 200;
/** The largest derivative, on correlations, at which the fit counts as found. */
const CONVERGED = 1e-9;

/**
 * McDonald's (1999) omega of one factor: (Σ loadings)² / ((Σ loadings)² + Σ uniquenesses), of the
 * one-factor model fitted by maximum likelihood to the covariances. Equals R's `lavaan` with one
 * latent variable; it is *not* `psych::omega`'s total, so label it 'omega (1 factor)'.
 *
 * `undefined` with fewer than three parts (the model has then no one solution), where a part has no
 * variance or follows from others, where the fit does not converge, and where a uniqueness is not
 * above 0 (Heywood): alpha and lambda-2 remain.
 *
 * Example: LSAT section 6, 1000 people × 5 items: .3068 beside an alpha of .2950.
 */
export function omega(rows: readonly (readonly number[])[]): Omega | undefined {
	const { n, between } = crossProducts(rows);
	const size = between.length;
	const variances = between.map((row, i) => row[i] ?? 0);
	if (size < 3 || n < 2 || variances.includes(0)) return undefined;
	const correlations = Float64Array.from(
		between.flatMap((row, i) =>
			row.map((value, j) => value / Math.sqrt((variances[i] ?? 0) * (variances[j] ?? 0)))
		)
	);
	const fit = fitOneFactor(correlations, size);
	if (!fit || fit.some((value, at) => at >= size && value <= 0)) return undefined;
	// Maximum likelihood does not mind the unit: back from correlations to the scores' own.
	const deviations = variances.map((value) => Math.sqrt(value / (n * (n - 1))));
	const loadings = deviations.map((deviation, i) => deviation * (fit[i] ?? 0));
	const uniquenesses = deviations.map((deviation, i) => deviation ** 2 * (fit[size + i] ?? 0));
	const shared = loadings.reduce((total, loading) => total + loading, 0) ** 2;
	const unique = uniquenesses.reduce((total, uniqueness) => total + uniqueness, 0);
	return { value: shared / (shared + unique), loadings, uniquenesses };
}

/**
 * Loadings and uniquenesses (one list, in that order) that minimise F = log|Σ| + tr(SΣ⁻¹) with Σ =
 * λλᵗ + Ψ, by Fisher scoring, halving a step that does not descend (Jöreskog 1967; Lawley & Maxwell
 * 1971). Uniquenesses may go below 0 as long as Σ stays positive definite.
 */
function fitOneFactor(sample: Float64Array, size: number): Float64Array | undefined {
	if (!cholesky(sample, size)) return undefined;
	let at = startOf(sample, size);
	let here = evaluate(sample, size, at);
	for (let step = 0; here && step < MOST_STEPS; step++) {
		if (Math.max(...here.gradient.map(Math.abs)) < CONVERGED) return at;
		const factored = cholesky(here.information, 2 * size);
		if (!factored) return undefined;
		const direction = solve(factored, here.gradient);
		const next = descend(sample, size, at, direction, here.discrepancy);
		if (!next) return undefined;
		({ at, here } = next);
	}
	return undefined;
}

/** Half of each variance shared, with the sign of the part's correlations with the others. */
function startOf(sample: Float64Array, size: number): Float64Array {
	const start = new Float64Array(2 * size).fill(0.5);
	for (let i = 0; i < size; i++) {
		const row = sample.subarray(i * size, (i + 1) * size);
		const together = row.reduce((total, r) => total + r, 0) - 1;
		start[i] = Math.SQRT1_2 * Math.sign(together || 1);
	}
	return start;
}

function descend(
	sample: Float64Array,
	size: number,
	at: Float64Array,
	direction: Float64Array,
	discrepancy: number
) {
	for (let share = 1; share > 1e-10; share /= 2) {
		const tried = at.map((value, i) => value - share * (direction[i] ?? 0));
		const there = evaluate(sample, size, tried);
		// Near the minimum rounding may hide the descent.
		if (there && there.discrepancy <= discrepancy + 1e-12) return { at: tried, here: there };
	}
	return undefined;
}

/** F, its derivatives and its expected second derivatives; `undefined` where Σ is no covariance. */
function evaluate(sample: Float64Array, size: number, at: Float64Array) {
	const model = new Float64Array(size * size);
	for (let i = 0; i < size; i++) {
		for (let j = 0; j < size; j++) model[i * size + j] = (at[i] ?? 0) * (at[j] ?? 0);
		model[i * size + i] = (model[i * size + i] ?? 0) + (at[size + i] ?? 0);
	}
	const factored = cholesky(model, size);
	if (!factored) return undefined;
	const inverted = inverse(factored, size);
	const cell = (i: number, j: number) => inverted[i * size + j] ?? 0;
	const product = multiply(sample, inverted, size);
	const spread = multiply(inverted, product, size);
	let discrepancy = 0;
	for (let i = 0; i < size; i++) {
		discrepancy += 2 * Math.log(factored[i * size + i] ?? 0) + (product[i * size + i] ?? 0);
	}
	// Σ⁻¹λ, and the derivatives of F by Σ: Σ⁻¹ − Σ⁻¹SΣ⁻¹.
	const pulled = Float64Array.from({ length: size }, (_, i) => dot(inverted, at, i, size));
	const total = pulled.reduce((sum, value, i) => sum + value * (at[i] ?? 0), 0);
	const slope = inverted.map((value, i) => value - (spread[i] ?? 0));
	const gradient = new Float64Array(2 * size);
	const information = new Float64Array(4 * size * size);
	for (let i = 0; i < size; i++) {
		gradient[i] = 2 * dot(slope, at, i, size);
		gradient[size + i] = slope[i * size + i] ?? 0;
		for (let j = 0; j < size; j++) {
			const both = (pulled[i] ?? 0) * (pulled[j] ?? 0) + total * cell(i, j);
			information[i * 2 * size + j] = 2 * both;
			const mixed = 2 * cell(i, j) * (pulled[j] ?? 0);
			information[i * 2 * size + size + j] = mixed;
			information[(size + j) * 2 * size + i] = mixed;
			information[(size + i) * 2 * size + size + j] = cell(i, j) ** 2;
		}
	}
	return { discrepancy, gradient, information };
}

/** Row i of a matrix times the first `size` of a list. */
function dot(matrix: Float64Array, values: Float64Array, i: number, size: number): number {
	let total = 0;
	for (let j = 0; j < size; j++) total += (matrix[i * size + j] ?? 0) * (values[j] ?? 0);
	return total;
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
	const product = new Float64Array(size * size);
	for (let i = 0; i < size; i++) {
		for (let k = 0; k < size; k++) {
			const factor = a[i * size + k] ?? 0;
			for (let j = 0; j < size; j++) {
				product[i * size + j] = (product[i * size + j] ?? 0) + factor * (b[k * size + j] ?? 0);
			}
		}
	}
	return product;
}
