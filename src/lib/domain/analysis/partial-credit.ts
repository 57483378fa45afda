import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import { itemFit } from '../psychometrics/rasch/fit.ts';
import { abilities, summarise } from '../psychometrics/rasch/persons.ts';
import { andersenTests, groupColumns } from './andersen.ts';
import { answersIn } from './answers.ts';
import * as shown from './calibrated.ts';
import type { Analysis } from './kind.ts';
import { marginalFigures } from './marginal.ts';
import { readQuestion, tableNamed } from './question.ts';
import { ItemResponseQuestion } from './rasch.ts';

/**
 * Partial credit: thresholds per item (conditional ML, Σ = 0), score table, fit, Andersen's tests, and
 * marginal ML. With one booklet `score_table` is a list of scores, with more a list of forms.
 */
export const partialCredit: Analysis = (spec, files) => {
	const question = readQuestion(ItemResponseQuestion, spec);
	const table = tableNamed(files, question.responses);
	const { person, form, population, covariates, andersen } = question;
	const others = [person, form, population, ...covariates, ...groupColumns(andersen, table)];
	const answers = answersIn(question.responses, table, others, 127);
	const { calibration, matrix } = shown.calibrated(answers);
	const counted = countBooklets(matrix);
	const known = abilities(matrix, calibration.items);
	const forms = form && table.text(form);
	const tables = shown.scoreTables(counted, known.tables, forms, matrix.items);
	const populations = population ? table.text(population) : undefined;
	const { figures, items } = marginalFigures(matrix, calibration.items, populations);
	return {
		cml: {
			...shown.calibrationFigures(calibration),
			items: calibration.items.map((item) => ({
				item: item.id,
				max: item.scores.at(-1),
				location: item.location,
				location_se: item.standardError,
				thresholds: shown.thresholdsOf(item),
				n: item.n
			}))
		},
		score_table: tables.length === 1 ? tables[0]?.scores : tables,
		wle_summary: shown.summaryFigures(summarise(known.rows)),
		itemfit: shown.fitFigures(itemFit(matrix, calibration.items)),
		andersen: andersenTests(andersen, table, matrix, counted),
		mml: {
			...figures,
			items: items.map((item) => ({ item: item.id, thresholds: shown.thresholdsOf(item) }))
		}
	};
};
