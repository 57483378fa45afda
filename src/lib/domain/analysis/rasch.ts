import * as v from 'valibot';
import { andersenTest, byTotal, type AndersenTest } from '../psychometrics/rasch/andersen.ts';
import { countBooklets, type Booklets } from '../psychometrics/rasch/booklets.ts';
import { itemFit } from '../psychometrics/rasch/fit.ts';
import { localDependence } from '../psychometrics/rasch/local-dependence.ts';
import { fitMarginal } from '../psychometrics/rasch/marginal.ts';
import { abilities, summarise } from '../psychometrics/rasch/persons.ts';
import { answersIn } from './answers.ts';
import * as shown from './calibrated.ts';
import type { Analysis, Table } from './kind.ts';
import { readQuestion, tableNamed } from './question.ts';

const Question = v.object({
	responses: v.string(),
	person: v.string(),
	form: v.optional(v.string()),
	covariates: v.optional(v.array(v.string()), []),
	andersen: v.optional(v.array(v.string()), [])
});

/**
 * Rasch: difficulties (conditional ML), score tables, fit, Andersen's tests, residual correlations, and
 * marginal ML beside it. `andersen` names a column, `median`, or `score_le3_vs_gt3`.
 */
export const rasch: Analysis = (spec, files) => {
	const question = readQuestion(Question, spec);
	const table = tableNamed(files, question.responses);
	const { person, form, covariates, andersen } = question;
	const columns = andersen.filter((name) => table.columns.includes(name));
	const others = [person, form, ...covariates, ...columns];
	const answers = answersIn(question.responses, table, others, 1);
	const { calibration, matrix } = shown.calibrated(answers);
	const counted = countBooklets(matrix);
	const known = abilities(matrix, calibration.items);
	const marginal = fitMarginal(counted.booklets, calibration.items);
	const dependence = localDependence(matrix, calibration.items);
	return {
		cml: {
			loglik: calibration.logLikelihood,
			npar: calibration.parameters,
			n: calibration.persons,
			persons_informative: calibration.informative,
			max_gradient: calibration.gradient,
			items: shown.rightWrongItems(calibration),
			items_dropped: calibration.dropped
		},
		score_table: scoreTables(
			counted,
			known.tables,
			form ? table.text(form) : undefined,
			matrix.items
		),
		wle_summary: shown.summaryFigures(summarise(known.rows)),
		itemfit: shown.fitFigures(itemFit(matrix, calibration.items)),
		andersen: Object.fromEntries(
			andersen.map((name) => {
				const groups = groupsNamed(name, table, counted);
				return [name, andersenFigures(andersenTest(matrix, groups))];
			})
		),
		q3: dependence && {
			mean: dependence.mean,
			flagged: dependence.pairs.filter((pair) => pair.flagged)
		},
		mml: {
			max_loglik: marginal.logLikelihood,
			npar: marginal.parameters,
			mean: 0,
			sd: marginal.populations[0]?.standardDeviation ?? null,
			warning: marginal.warning ?? null,
			items: marginal.items.map((item) => ({ item: item.id, difficulty: item.location }))
		}
	};
};

function scoreTables(
	{ booklets, bookletOf }: Booklets,
	tables: ReturnType<typeof abilities>['tables'],
	forms: readonly string[] | undefined,
	items: readonly string[]
) {
	const names = shown.bookletNames(booklets, (at) => forms?.[bookletOf.indexOf(at)]);
	return booklets.map((booklet, at) => ({
		form: names[at],
		items: booklet.items.map((item) => items[item]),
		scores: shown.scoreRows(booklet, tables[at] ?? [])
	}));
}

/** @throws {Error} for a name that is neither a split of scores nor a column */
function groupsNamed(name: string, table: Table, { totals, bookletOf }: Booklets) {
	const cut = /^score_le(\d+)_vs_gt\1$/.exec(name)?.[1];
	if (name === 'median' || cut !== undefined) {
		return byTotal(totals, bookletOf, cut === undefined ? undefined : Number(cut));
	}
	if (table.columns.includes(name)) return table.text(name).map((label) => label || undefined);
	throw new Error(`andersen: ${name} is no column, and not median or score_le3_vs_gt3`);
}

function andersenFigures(test: AndersenTest | undefined) {
	if (!test) return { lr: null, df: null, p: null };
	return {
		lr: test.ratio,
		df: test.degreesOfFreedom,
		p: test.p,
		groups: test.groups,
		items_excluded: test.excluded
	};
}
