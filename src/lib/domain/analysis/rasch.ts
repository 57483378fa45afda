import * as v from 'valibot';
import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import { itemFit } from '../psychometrics/rasch/fit.ts';
import { localDependence } from '../psychometrics/rasch/local-dependence.ts';
import { abilities, summarise } from '../psychometrics/rasch/persons.ts';
import { andersenTests, groupColumns } from './andersen.ts';
import { answersIn } from './answers.ts';
import * as shown from './calibrated.ts';
import type { Analysis } from './kind.ts';
import { marginalFigures } from './marginal.ts';
import { readQuestion, tableNamed } from './question.ts';

/** What both item response kinds ask for. */
export const ItemResponseQuestion = v.object({
	responses: v.string(),
	person: v.string(),
	/** Column with the form that somebody took: names the score tables. */
	form: v.optional(v.string()),
	/** Column with groups that have an ability distribution of their own in the marginal estimates. */
	population: v.optional(v.string()),
	covariates: v.optional(v.array(v.string()), []),
	andersen: v.optional(v.array(v.string()), [])
});

/**
 * Rasch: difficulties (conditional ML), score tables, fit, Andersen's tests, residual correlations, and
 * marginal ML beside it. `andersen` names a column, `median`, or `score_le3_vs_gt3`.
 */
export const rasch: Analysis = (spec, files) => {
	const question = readQuestion(ItemResponseQuestion, spec);
	const table = tableNamed(files, question.responses);
	const { person, form, population, covariates, andersen } = question;
	const others = [person, form, population, ...covariates, ...groupColumns(andersen, table)];
	const answers = answersIn(question.responses, table, others, 1);
	const { calibration, matrix } = shown.calibrated(answers);
	const counted = countBooklets(matrix);
	const known = abilities(matrix, calibration.items);
	const dependence = localDependence(matrix, calibration.items);
	const populations = population ? table.text(population) : undefined;
	const { figures, items } = marginalFigures(matrix, calibration.items, populations);
	return {
		cml: {
			...shown.calibrationFigures(calibration),
			items: shown.rightWrongItems(calibration)
		},
		score_table: shown.scoreTables(counted, known.tables, form && table.text(form), matrix.items),
		wle_summary: shown.summaryFigures(summarise(known.rows)),
		itemfit: shown.fitFigures(itemFit(matrix, calibration.items)),
		andersen: andersenTests(andersen, table, matrix, counted),
		q3: dependence && {
			mean: dependence.mean,
			flagged: dependence.pairs.filter((pair) => pair.flagged)
		},
		mml: {
			...figures,
			items: items.map((item) => ({ item: item.id, difficulty: item.location }))
		}
	};
};
