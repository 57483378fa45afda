import * as v from 'valibot';
import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import { itemFit } from '../psychometrics/rasch/fit.ts';
import { fitMarginal } from '../psychometrics/rasch/marginal.ts';
import { abilities, summarise } from '../psychometrics/rasch/persons.ts';
import { answersIn } from './answers.ts';
import * as shown from './calibrated.ts';
import type { Analysis } from './kind.ts';
import { readQuestion, tableNamed } from './question.ts';

const Question = v.object({
	responses: v.string(),
	person: v.string(),
	form: v.optional(v.string()),
	covariates: v.optional(v.array(v.string()), [])
});

/**
 * Partial credit: thresholds per item (conditional ML, Σ = 0), score table, fit, and marginal ML. With one
 * booklet `score_table` is a list of scores, with more a list of forms.
 */
export const partialCredit: Analysis = (spec, files) => {
	const { responses, person, form, covariates } = readQuestion(Question, spec);
	const table = tableNamed(files, responses);
	const answers = answersIn(responses, table, [person, form, ...covariates], 127);
	const { calibration, matrix } = shown.calibrated(answers);
	const { booklets, bookletOf } = countBooklets(matrix);
	const known = abilities(matrix, calibration.items);
	const marginal = fitMarginal(booklets, calibration.items);
	const forms = form ? table.text(form) : undefined;
	const names = shown.bookletNames(booklets, (at) => forms?.[bookletOf.indexOf(at)]);
	const tables = booklets.map((booklet, at) => ({
		form: names[at],
		items: booklet.items.map((item) => matrix.items[item]),
		scores: shown.scoreRows(booklet, known.tables[at] ?? [])
	}));
	return {
		cml: {
			loglik: calibration.logLikelihood,
			npar: calibration.parameters,
			n: calibration.persons,
			max_gradient: calibration.gradient,
			items: calibration.items.map((item) => ({
				item: item.id,
				max: item.scores.at(-1),
				location: item.location,
				location_se: item.standardError,
				thresholds: shown.thresholdsOf(item),
				n: item.n
			})),
			items_dropped: calibration.dropped
		},
		score_table: tables.length === 1 ? tables[0]?.scores : tables,
		wle_summary: shown.summaryFigures(summarise(known.rows)),
		itemfit: shown.fitFigures(itemFit(matrix, calibration.items)),
		mml: {
			max_loglik: marginal.logLikelihood,
			npar: marginal.parameters,
			mean: 0,
			sd: marginal.populations[0]?.standardDeviation ?? null,
			warning: marginal.warning ?? null,
			items: marginal.items.map((item) => ({ item: item.id, thresholds: shown.thresholdsOf(item) }))
		}
	};
};
