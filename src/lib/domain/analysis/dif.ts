import * as v from 'valibot';
import { differentialFunctioning } from '../psychometrics/dif/analysis.ts';
import type { Side } from '../psychometrics/dif/matching.ts';
import { calibrate } from '../psychometrics/rasch/calibrate.ts';
import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import { abilities } from '../psychometrics/rasch/persons.ts';
import { select, type ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import { answersIn } from './answers.ts';
import type { Analysis } from './kind.ts';
import { readQuestion, tableNamed } from './question.ts';

const Question = v.object({
	responses: v.string(),
	person: v.string(),
	group: v.string(),
	reference: v.string(),
	focal: v.string(),
	form: v.optional(v.string()),
	covariates: v.optional(v.array(v.string()), []),
	purify: v.optional(v.boolean(), false)
});

/** Mantel–Haenszel and logistic regression, per right/wrong item, people matched on their total. */
export const dif: Analysis = (spec, files) => {
	const question = readQuestion(Question, spec);
	const table = tableNamed(files, question.responses);
	const { person, group, reference, focal, form, covariates, purify } = question;
	const answers = answersIn(question.responses, table, [person, group, form, ...covariates], 127);
	const sides = table.text(group).map((label): Side | undefined => {
		if (label === reference) return 'reference';
		return label === focal ? 'focal' : undefined;
	});
	for (const [side, label] of [
		['reference', reference],
		['focal', focal]
	] as const) {
		if (!sides.includes(side)) throw new Error(`nobody has ${label} in column ${group}`);
	}
	const analysis = differentialFunctioning(answers, sides, { purify, levels: levelsOf(answers) });
	return {
		focal,
		reference,
		small_group: analysis.smallGroup,
		purified: analysis.purified,
		mh: analysis.items.map((item) => ({
			item: item.id,
			dev: item.deviation,
			mh_chisq: item.chiSquare ?? null,
			p: item.p ?? null,
			p_bh: item.adjustedP ?? null,
			alpha_mh: item.oddsRatio ?? null,
			delta_mh: item.delta ?? null,
			se_delta: item.deltaError ?? null,
			ets: item.category ?? null,
			std_p_dif: item.standardisedDifference ?? null,
			n_reference: item.reference,
			n_focal: item.focal
		})),
		logistic: analysis.items.map(({ id, logistic }) => ({
			item: id,
			lr_uniform: logistic.uniform?.ratio ?? null,
			lr_nonuniform: logistic.nonUniform?.ratio ?? null,
			lr_both: logistic.both?.ratio ?? null,
			p_uniform: logistic.uniform?.p ?? null,
			p_nonuniform: logistic.nonUniform?.p ?? null,
			p_both: logistic.both?.p ?? null,
			b_group: logistic.shift ?? null
		}))
	};
};

/** Where people took different items: their abilities, since totals can't be compared. */
function levelsOf(answers: ResponseMatrix): Float64Array | undefined {
	if (countBooklets(answers).booklets.length < 2) return undefined;
	const calibration = calibrate(answers);
	if ('refused' in calibration) return undefined;
	const kept = calibration.items.map((item) => answers.items.indexOf(item.id));
	const { rows } = abilities(select(answers, kept), calibration.items);
	return Float64Array.from(rows, (row) => row?.wle.value ?? 0);
}
