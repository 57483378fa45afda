import type { FormName } from '../assessment/draw.ts';
import type { ScoredSitting } from '../assessment/scored.ts';
import { itemVoice } from '../psychometrics/flags.ts';
import { totalStatistics } from '../psychometrics/totals.ts';
import type { Interval } from '../statistics/estimate.ts';
import { formScores } from './constants.ts';
import type { AskedOf } from './item-choices.ts';
import { itemMap, type ItemMap } from './item-map.ts';
import { itemRows, type ItemRow } from './item-rows.ts';

/** One form of one test at one moment, as far as the number of people allows. */
export interface FormRow {
	readonly test: string;
	readonly form: FormName;
	readonly moment: 'first' | 'last';
	readonly n: number;
	/** Of the maximum, 0–1. */
	readonly mean: number;
	/** The points that the form gives. */
	readonly outOf: number;
	/** In points. */
	readonly standardDeviation: number | undefined;
	readonly alpha: { value: number; interval: Interval; unit: 'items' | 'testlets' } | undefined;
	readonly standardErrorOfMeasurement: number | undefined;
}

/** All that an item analysis shows. */
export interface ItemFigures {
	readonly first: readonly ItemRow[];
	readonly last: readonly ItemRow[];
	readonly forms: readonly FormRow[];
	/** Per test where enough people took both forms. */
	readonly maps: readonly ItemMap[];
}

/**
 * The analysis of the items of these sittings, per test and form.
 * @param people whether how abilities are spread may be shown
 */
export function itemFigures(
	first: readonly ScoredSitting[],
	last: readonly ScoredSitting[],
	{ askedOf, people }: { askedOf: AskedOf; people: boolean }
): ItemFigures {
	const tests = [...new Set([...first, ...last].map(({ test }) => test))];
	const per = <Row>(of: (test: string, form: FormName) => readonly Row[]) =>
		tests.flatMap((test) => (['A', 'B'] as const).flatMap((form) => of(test, form)));
	const within = (test: string) => (one: ScoredSitting) => one.test === test;
	return {
		first: per((test, form) => itemRows(first, { test, form, askedOf })),
		last: per((test, form) => itemRows(last, { test, form, askedOf })),
		forms: per((test, form) => [
			...formRow(first, { test, form, moment: 'first' }),
			...formRow(last, { test, form, moment: 'last' })
		]),
		maps: tests.flatMap(
			(test) =>
				itemMap(first.filter(within(test)), last.filter(within(test)), {
					test,
					people
				}) ?? []
		)
	};
}

function formRow(
	sittings: readonly ScoredSitting[],
	about: Pick<FormRow, 'test' | 'form' | 'moment'>
): FormRow[] {
	const own = sittings.filter(({ test, form }) => test === about.test && form === about.form);
	const total = totalStatistics(formScores(own));
	const voice = itemVoice(total?.n ?? 0);
	if (!total || voice === 'nothing') return [];
	const { reliability } = total;
	const all = voice === 'all';
	return [
		{
			...about,
			n: total.n,
			mean: total.mean / total.maxScore,
			outOf: total.maxScore,
			standardDeviation: total.standardDeviation,
			alpha:
				all && reliability
					? { value: reliability.value, interval: reliability.interval, unit: reliability.unit }
					: undefined,
			standardErrorOfMeasurement: all ? total.standardErrorOfMeasurement : undefined
		}
	];
}
