/** `classical`: items, total score, reliability and distractors of one form. */
import * as v from 'valibot';
import { crossProducts } from '../psychometrics/cross-products.ts';
import { optionTable, type Choice } from '../psychometrics/distractors.ts';
import { individualError } from '../psychometrics/error.ts';
import { itemScores, maxTotal, testletRows, totalScores } from '../psychometrics/form-scores.ts';
import type { FormScores } from '../psychometrics/form-scores.ts';
import { itemStatistics } from '../psychometrics/items.ts';
import { omega } from '../psychometrics/omega.ts';
import { alpha, alphaIfDeleted, lambda2 } from '../psychometrics/reliability.ts';
import { mean, sampleStandardDeviation, skewness } from '../statistics/descriptive.ts';
import type { Analysis } from './kind.ts';
import { readQuestion, tableNamed } from './question.ts';
import { readResponses, type ItemResponses } from './responses.ts';

const policies = ['omit_as_wrong', 'listwise'] as const;
type Policy = (typeof policies)[number];

const question = v.object({
	responses: v.string(),
	person: v.optional(v.string()),
	covariates: v.optional(v.array(v.string()), []),
	form: v.optional(v.string()),
	key: v.optional(v.string()),
	items: v.optional(v.string()),
	policies: v.optional(v.array(v.picklist(policies)))
});

/**
 * With `form` every form apart, each with the items that somebody answered in it (the others were not
 * administered). With `policies` the figures under each: blanks as wrong, or only people without blanks (null where
 * nobody has any: it is the same then). Without, those with blanks as wrong themselves.
 */
export const classical: Analysis = (spec, files) => {
	const asked = readQuestion(question, spec);
	const { person, form, covariates } = asked;
	const named = [person, form].filter((column) => column !== undefined);
	const items = readResponses(files, { ...asked, others: [...named, ...covariates] });
	if (form === undefined) return ofForm(items, asked);
	const forms = tableNamed(files, asked.responses).text(form);
	const each = [...new Set(forms)].sort().map((name) => {
		const taken = (_: unknown, row: number) => forms[row] === name;
		return { form: name, ...ofForm(itemsOf(items, taken), asked) };
	});
	return { forms: each };
};

/** The items that somebody among these people answered: the others were not in their form. */
function itemsOf(
	items: readonly ItemResponses[],
	taken: (value: unknown, row: number) => boolean
): ItemResponses[] {
	return items
		.map((item) => ({
			...item,
			answers: item.answers.filter(taken),
			scores: item.scores.filter(taken)
		}))
		.filter(({ scores }) => scores.some((score) => score !== undefined));
}

function ofForm(
	items: readonly ItemResponses[],
	asked: v.InferOutput<typeof question>
): Record<string, unknown> {
	const distractors = asked.key === undefined ? {} : { distractors: optionTables(items) };
	if (!asked.policies) {
		const figures = figuresOf(formOf(items, 'omit_as_wrong'));
		const named = { alpha_all_items: figures.alpha, sem_all_items: figures.sem };
		return { ...figures, ...named, ...distractors };
	}
	const complete = items.every(({ scores }) => scores.every((score) => score !== undefined));
	const under = asked.policies.map((policy) => [
		policy,
		policy === 'listwise' && complete ? null : figuresOf(formOf(items, policy))
	]);
	return { policies: { ...Object.fromEntries(under), ...blanksOf(items) }, ...distractors };
}

/** The scores under one policy for what was left blank. */
function formOf(items: readonly ItemResponses[], policy: Policy): FormScores {
	const people = items[0]?.scores.length ?? 0;
	const rows: number[][] = [];
	for (let person = 0; person < people; person++) {
		const row = items.map(({ scores }) => scores[person]);
		if (policy === 'listwise' && row.includes(undefined)) continue;
		rows.push(row.map((score) => score ?? 0));
	}
	return { items, rows };
}

function figuresOf(form: FormScores) {
	const { rows } = form;
	const totals = totalScores(form);
	const max = maxTotal(form);
	const n = totals.length;
	const sd = sampleStandardDeviation(totals);
	const reliability = alpha(rows);
	const overTestlets = alpha(testletRows(form));
	const withoutEach = alphaIfDeleted(rows);
	const statistics = itemStatistics(form);
	const still = form.items.filter((_, at) => statistics[at]?.standardDeviation === 0);
	const stillAt = form.items.findIndex((item) => item === still[0]);
	const varying = rows.map((row) => row.filter((_, at) => statistics[at]?.standardDeviation !== 0));
	return {
		n,
		k: form.items.length,
		max_score: max,
		mean: mean(totals),
		sd,
		min: n === 0 ? undefined : totals.reduce((least, total) => Math.min(least, total)),
		max: n === 0 ? undefined : totals.reduce((most, total) => Math.max(most, total)),
		skewness: skewness(totals),
		share_at_zero: n === 0 ? undefined : totals.filter((total) => total === 0).length / n,
		share_at_max: n === 0 ? undefined : totals.filter((total) => total === max).length / n,
		mean_p: mean(statistics.map(({ p }) => p)),
		alpha: reliability?.value,
		alpha_ci95_feldt: reliability && [reliability.interval.lower, reliability.interval.upper],
		alpha_testlets: overTestlets?.value,
		lambda2: lambda2(rows),
		omega_1factor_ml: omega(rows)?.value,
		// Also where alpha is below 0 and the SEM so above the SD: what the formula says.
		sem: reliability && sd !== undefined ? sd * Math.sqrt(1 - reliability.value) : undefined,
		sem_binomial: max < 2 ? undefined : binomialErrors(max),
		mean_interitem_r: meanCorrelation(rows),
		zero_variance_items: still.map(({ id }) => id),
		// One of them left out; it is the same whichever, since none adds variance.
		alpha_without_zero_variance: withoutEach[stillAt],
		alpha_varying_items: still.length === 0 ? undefined : alpha(varying)?.value,
		items: statistics.map((item, at) => ({
			item: item.id,
			max: form.items[at]?.maxScore,
			n: item.n,
			mean: mean(itemScores(form, at)),
			p: item.p,
			p_ci95: item.pInterval && [item.pInterval.lower, item.pInterval.upper],
			sd: item.standardDeviation,
			rit: item.rit,
			rir: item.rir,
			rir_ci95: item.rirInterval && [item.rirInterval.lower, item.rirInterval.upper],
			alpha_if_deleted: withoutEach[at]
		}))
	};
}

/** Lord's error of one person at each score. */
function binomialErrors(max: number) {
	return Array.from({ length: max + 1 }, (_, score) => ({
		score,
		sem: individualError(score, max).standardError
	}));
}

/** The mean correlation of two items; undefined where one of them has no variance. */
function meanCorrelation(rows: FormScores['rows']): number | undefined {
	const { between } = crossProducts(rows);
	const all: number[] = [];
	for (const [i, row] of between.entries()) {
		for (const [j, covariance] of row.slice(0, i).entries()) {
			const variances = (row[i] ?? 0) * (between[j]?.[j] ?? 0);
			if (variances === 0) return undefined;
			all.push(covariance / Math.sqrt(variances));
		}
	}
	return mean(all);
}

/** Per item how many left it blank: with something answered after it, or in the run that ends the row. */
function blanksOf(items: readonly ItemResponses[]) {
	const people = items[0]?.scores.length ?? 0;
	const notReached = items.map(() => 0);
	for (let person = 0; person < people; person++) {
		for (let at = items.length - 1; at >= 0 && items[at]?.scores[person] === undefined; at--) {
			notReached[at] = (notReached[at] ?? 0) + 1;
		}
	}
	const missing = items.map(({ scores }) => scores.filter((score) => score === undefined).length);
	const counts = (values: readonly number[]) =>
		Object.fromEntries(items.map(({ id }, at) => [id, values[at]]));
	return {
		missing_counts: counts(missing),
		not_reached_counts: counts(notReached),
		omitted_counts: counts(missing.map((count, at) => count - (notReached[at] ?? 0)))
	};
}

/** Per item who chose what, with blanks as wrong in the totals. */
function optionTables(items: readonly ItemResponses[]) {
	const totals = totalScores(formOf(items, 'omit_as_wrong'));
	return items.map(({ id, key = '', answers, scores }) => {
		const options = [...new Set([key, ...answers.filter((answer) => answer !== '')])].sort((a, b) =>
			a.localeCompare(b, 'en', { numeric: true })
		);
		const table = optionTable({
			options: options.length,
			keys: [options.indexOf(key)],
			answers: answers.map((answer, person) => ({
				choice: answer === '' ? 'blank' : options.indexOf(answer),
				score: scores[person] ?? 0,
				total: totals[person] ?? 0
			}))
		});
		const name = (choice: Choice) => (typeof choice === 'number' ? options[choice] : 'omit');
		return {
			item: id,
			key,
			options: table
				.filter(({ choice, count }) => typeof choice === 'number' || count > 0)
				.map(({ choice, kind, count, share, rat, rar }) => ({
					option: name(choice),
					is_key: kind === 'key',
					count,
					prop: share,
					r_total: rat,
					r_rest: rar
				}))
		};
	});
}
