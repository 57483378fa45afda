import {
	calibrate,
	type Calibration,
	type NotCalibrated
} from '../psychometrics/rasch/calibrate.ts';
import { rowFor, type ScoreRow } from '../psychometrics/rasch/ability.ts';
import type { Booklet, Booklets } from '../psychometrics/rasch/booklets.ts';
import type { ItemModel } from '../psychometrics/rasch/model.ts';
import { select, type ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import type { Abilities, AbilitySummary } from '../psychometrics/rasch/persons.ts';
import type { ItemFit } from '../psychometrics/rasch/fit.ts';

/** A calibration and the answers it rests on: the matrix without the items that were left out. */
export interface Calibrated {
	readonly calibration: Calibration;
	readonly matrix: ResponseMatrix;
}

/** @throws {Error} where nothing can be calibrated, in words */
export function calibrated(answers: ResponseMatrix): Calibrated {
	const calibration = calibrate(answers);
	if ('refused' in calibration) return refuse(calibration);
	const kept = calibration.items.map((item) => answers.items.indexOf(item.id));
	return { calibration, matrix: select(answers, kept) };
}

/** @throws {Error} in words, naming the groups of items that no answers connect */
export function refuse({ refused, components, dropped }: NotCalibrated): never {
	if (refused === 'too-few-items') {
		const gone = dropped.map(({ id, reason }) => `${id} (${reason})`).join(', ');
		throw new Error(`fewer than two items have an estimate; without one: ${gone}`);
	}
	if (refused === 'too-few-answers') {
		throw new Error('some scores were given so rarely that their thresholds have no estimate');
	}
	const groups = components.map((items) => items.join(', ')).join(' | ');
	throw new Error(`these groups of items are not connected by answers: ${groups}`);
}

export const calibrationFigures = (calibration: Calibration) => ({
	loglik: calibration.logLikelihood,
	npar: calibration.parameters,
	n: calibration.persons,
	n_informative: calibration.informative,
	max_gradient: calibration.gradient,
	items_dropped: calibration.dropped
});

export const rightWrongItems = (calibration: Calibration) =>
	calibration.items.map((item) => ({
		item: item.id,
		difficulty: item.location,
		se: item.standardError,
		n: item.n,
		p: item.p
	}));

/** Thresholds per point; `null` for a step over a score that nobody had. */
export const thresholdsOf = ({ scores, thresholds }: ItemModel): (number | null)[] =>
	thresholds.flatMap((threshold, step) => {
		const size = (scores[step + 1] ?? 0) - (scores[step] ?? 0);
		return size === 1 ? [threshold] : Array.from({ length: size }, () => null);
	});

export const scoreRows = (booklet: Booklet, table: readonly ScoreRow[]) =>
	table.map(({ score }) => {
		const row = rowFor(table, score);
		return {
			score,
			n: booklet.scoreCounts[score] ?? 0,
			mle: row?.mle?.value ?? null,
			mle_se: row?.mle?.standardError ?? null,
			wle: row?.wle.value ?? null,
			wle_se: row?.wle.standardError ?? null
		};
	});

export const summaryFigures = (summary: AbilitySummary | undefined) => ({
	n: summary?.n ?? 0,
	mean: summary?.mean ?? null,
	sd: summary?.standardDeviation ?? null,
	reliability: summary?.reliability ?? null
});

export const fitFigures = (fit: {
	readonly persons: number;
	readonly items: readonly ItemFit[];
}) => ({
	persons_used: fit.persons,
	items: fit.items.map((item) => ({
		item: item.id,
		outfit: item.outfit ?? null,
		infit: item.infit ?? null,
		outfit_z: item.outfitZ ?? null,
		infit_z: item.infitZ ?? null,
		chisq: item.chiSquare,
		df: item.n
	}))
});

/** One table per set of items that people took. */
export function scoreTables(
	{ booklets, bookletOf }: Booklets,
	tables: Abilities['tables'],
	forms: readonly string[] | undefined | '',
	items: readonly string[]
) {
	const names = bookletNames(booklets, (at) => forms?.[bookletOf.indexOf(at)]);
	return booklets.map((booklet, at) => ({
		form: names[at],
		items: booklet.items.map((item) => items[item]),
		scores: scoreRows(booklet, tables[at] ?? [])
	}));
}

/**
 * Names for booklets: the form's, or F1, F2 … from the most items to the fewest; a form's smaller booklets
 * (somebody left items blank) get a number.
 */
export function bookletNames(
	booklets: readonly Booklet[],
	formOf: (booklet: number) => string | undefined
): string[] {
	const widest = booklets.map((_, at) => at);
	widest.sort(
		(a, b) => (booklets[b]?.items.length ?? 0) - (booklets[a]?.items.length ?? 0) || a - b
	);
	const names: string[] = [];
	const used = new Map<string, number>();
	widest.forEach((at, rank) => {
		const form = formOf(at) || `F${rank + 1}`;
		const times = (used.get(form) ?? 0) + 1;
		used.set(form, times);
		names[at] = times === 1 ? form : `${form} (${times})`;
	});
	return names;
}
