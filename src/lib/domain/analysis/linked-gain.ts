import * as v from 'valibot';
import { thinAnchor } from '../psychometrics/rasch/drift.ts';
import type { Ability } from '../psychometrics/rasch/ability.ts';
import { fitMarginal } from '../psychometrics/rasch/marginal.ts';
import { splitName, type Moment } from '../psychometrics/rasch/moments.ts';
import {
	linkMoments,
	linkSeparately,
	type LinkedMoments,
	type SeparateLink
} from '../psychometrics/rasch/linked.ts';
import { RELIABLE_CHANGE_LIMIT } from '../gain/reliable-change.ts';
import { mean } from '../statistics/descriptive.ts';
import { answersIn } from './answers.ts';
import * as shown from './calibrated.ts';
import { changesOf, gain } from './gain.ts';
import type { Analysis, Table } from './kind.ts';
import { readQuestion, tableNamed } from './question.ts';

const Question = v.object({
	responses: v.string(),
	person: v.string(),
	/** The label of a moment and the suffix of its columns; the first and the last are compared. */
	moments: v.record(v.string(), v.string()),
	/** Anchors that count as two items. */
	split: v.optional(v.array(v.string()), []),
	seed: v.optional(v.number())
});

/**
 * Gain on the ability scale where the moments had different forms with items in common: concurrent conditional
 * calibration, Warm's estimates, and every measure of `gain` on them; drift of the anchors, and the gain
 * without those that moved.
 */
export const linkedGain: Analysis = (spec, files) => {
	const question = readQuestion(Question, spec);
	const table = tableNamed(files, question.responses);
	const [first, second] = momentsIn(question, table);
	const linked = linkedOrRefused(first, second, question.split);
	const separate = linkSeparately(first, second);
	const { calibration } = linked;
	const figures = gain(
		{ scores: ABILITIES, pre: 'before', post: 'after', seed: question.seed },
		new Map([[ABILITIES, abilityTable(linked)]])
	);
	const anchors = first.answers.items.filter((id) => second.answers.items.includes(id));
	const shortest = Math.min(first.answers.items.length, second.answers.items.length);
	return {
		...figures,
		n_t1_only: figures['n_only_pre'],
		n_t3_only: figures['n_only_post'],
		...errorsOf(linked),
		anchors: anchors.length,
		thin_anchor: thinAnchor(anchors.length, shortest),
		mcnemar_anchors: changesOf({ common: anchors.map((item) => switchesOn(item, first, second)) }),
		mcnemar_n: figures['n'],
		...driftOf(first, second, separate),
		calibration: {
			...shown.calibrationFigures(calibration),
			items: shown.rightWrongItems(calibration)
		},
		mml: populationsOf(linked, [first.label, second.label]),
		score_table: scoreTables(linked, first, second)
	};
};

const ABILITIES = 'abilities';

function momentsIn(question: v.InferOutput<typeof Question>, table: Table): [Moment, Moment] {
	const named = Object.entries(question.moments);
	const [first, last] = [named[0], named.at(-1)];
	if (!first || !last || named.length < 2)
		throw new Error('analysis.json, moments: name at least two');
	const read = ([label, suffix]: [string, string]): Moment => {
		const items = table.columns.filter((column) => column.endsWith(suffix));
		if (items.length === 0) throw new Error(`${question.responses}: no column ends in ${suffix}`);
		const others = table.columns.filter((column) => !items.includes(column));
		const answers = answersIn(question.responses, table, others, 1);
		const ids = items.map((column) => column.slice(0, column.length - suffix.length));
		return { label, answers: { ...answers, items: ids } };
	};
	return [read(first), read(last)];
}

/** @throws {Error} in words when the moments can't be put on one scale */
function linkedOrRefused(first: Moment, second: Moment, split: readonly string[]): LinkedMoments {
	const linked = linkMoments(first, second, split);
	if (!('refused' in linked)) return linked;
	return shown.refuse(linked);
}

/** Abilities as if they had come in a file, one row per person. */
function abilityTable({ before, after }: LinkedMoments): Table {
	const numbers = (column: string) =>
		(column === 'before' ? before : after).map((ability) => ability?.value);
	const text = (column: string) => numbers(column).map((value) => String(value ?? ''));
	return { columns: ['before', 'after'], rows: before.length, numbers, text };
}

/** People whose change is larger than the error of both estimates together (95 %, two-sided). */
function errorsOf({ before, after }: LinkedMoments) {
	const both = before.flatMap((one, person): [Ability, Ability][] => {
		const other = after[person];
		return one && other ? [[one, other]] : [];
	});
	const limit = RELIABLE_CHANGE_LIMIT;
	const changes = both.map(
		([one, other]) => (other.value - one.value) / Math.hypot(one.standardError, other.standardError)
	);
	const n = (holds: (change: number) => boolean) => changes.filter(holds).length;
	return {
		mean_se1: mean(both.map(([one]) => one.standardError)),
		mean_se3: mean(both.map(([, other]) => other.standardError)),
		rci_irt: {
			n_improved: n((change) => change > limit),
			n_unchanged: n((change) => Math.abs(change) <= limit),
			n_deteriorated: n((change) => change < -limit)
		}
	};
}

/** Both moments as populations: their means differ by the gain, free of the error of single people. */
function populationsOf({ rows, calibration }: LinkedMoments, labels: readonly string[]) {
	const { populations, logLikelihood, warning } = fitMarginal(rows.booklets, calibration.items);
	return {
		max_loglik: logLikelihood,
		warning: warning ?? null,
		populations: populations.map((population, at) => ({
			group: labels[at],
			mean: population.mean,
			mean_se: population.meanError ?? null,
			sd: population.standardDeviation
		}))
	};
}

/** Who changed sides on one item, among those who answered it at both moments. */
function switchesOn(item: string, first: Moment, second: Moment) {
	const scoresOf = ({ answers }: Moment) => {
		const at = answers.items.indexOf(item);
		return Array.from({ length: answers.persons }, (_, person) => {
			return answers.scores[person * answers.items.length + at];
		});
	};
	const [before, after] = [scoresOf(first), scoresOf(second)];
	const count = (was: number, is: number) =>
		before.filter((score, person) => score === was && after[person] === is).length;
	const cells = {
		wrongWrong: count(0, 0),
		wrongRight: count(0, 1),
		rightWrong: count(1, 0),
		rightRight: count(1, 1)
	};
	return { item, cells };
}

function driftOf(first: Moment, second: Moment, separate: SeparateLink | undefined) {
	if (!separate) return { separate_calibration: null };
	const { link, meanGain, drifting } = separate;
	const again = drifting.length > 0 ? linkMoments(first, second, drifting) : undefined;
	const gains = again && !('refused' in again) ? gainsOf(again) : [];
	return {
		separate_calibration: {
			shift: link.shift,
			mean_gain_wle: meanGain,
			linking_error: link.linkingError,
			anchor_drift: link.anchors.map((anchor) => ({
				item: anchor.id,
				d1_centred: anchor.before,
				d3_centred: anchor.after,
				drift: anchor.drift,
				z_approx: anchor.z,
				flagged: anchor.flagged
			}))
		},
		drifting_anchors: drifting,
		mean_gain_drifting_split: mean(gains) ?? null
	};
}

function gainsOf({ before, after }: LinkedMoments): number[] {
	return before.flatMap((one, person) => {
		const other = after[person];
		return one && other ? [other.value - one.value] : [];
	});
}

function scoreTables({ rows, calibration }: LinkedMoments, first: Moment, second: Moment) {
	const moments = [first, second];
	const names = shown.bookletNames(rows.booklets, (at) => {
		return moments[rows.booklets[at]?.stratum ?? 0]?.label;
	});
	return rows.booklets.map((booklet, at) => {
		const ids = booklet.items.map((item) => calibration.items[item]?.id ?? '');
		// In the order of the moment's columns, as somebody reads the form.
		const { label, answers } = moments[booklet.stratum] as Moment;
		const order = answers.items.flatMap((id) => [id, splitName(id, label)]);
		const placeOf = (id: string) => order.indexOf(id);
		return {
			form: names[at],
			items: ids.toSorted((a, b) => placeOf(a) - placeOf(b)),
			scores: shown.scoreRows(booklet, rows.tables[at] ?? [])
		};
	});
}
