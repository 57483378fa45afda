import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import { fitMarginal, type MarginalCalibration } from '../psychometrics/rasch/marginal.ts';
import type { ItemModel } from '../psychometrics/rasch/model.ts';
import type { ResponseMatrix } from '../psychometrics/rasch/responses.ts';

/**
 * Marginal ML, with a mean and SD per label of `populations` (a label per row; all one population without).
 * The first label in the file has mean 0.
 */
export function marginalFigures(
	matrix: ResponseMatrix,
	start: readonly ItemModel[],
	populations?: readonly string[]
): { readonly figures: Record<string, unknown>; readonly items: MarginalCalibration['items'] } {
	const labels = [...new Set(populations)];
	const strata = populations?.map((label) => labels.indexOf(label));
	const marginal = fitMarginal(countBooklets(matrix, strata).booklets, start);
	const [first] = marginal.populations;
	const figures = {
		max_loglik: marginal.logLikelihood,
		npar: marginal.parameters,
		mean: first?.mean ?? null,
		sd: first?.standardDeviation ?? null,
		warning: marginal.warning ?? null,
		populations:
			labels.length < 2
				? undefined
				: marginal.populations.map((population, at) => ({
						group: labels[at],
						mean: population.mean,
						mean_se: population.meanError ?? null,
						sd: population.standardDeviation,
						sd_se: population.standardDeviationError ?? null
					}))
	};
	return { figures, items: marginal.items };
}
