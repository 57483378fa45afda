import type { FormName } from '../assessment/draw.ts';
import type { ScoredSitting } from '../assessment/scored.ts';
import { LEAST_FOR_COEFFICIENTS, LEAST_UNMARKED } from '../psychometrics/flags.ts';
import { calibrate, type Calibration } from '../psychometrics/rasch/calibrate.ts';
import {
	driftingAnchors,
	linkCalibrations,
	type AnchorDrift
} from '../psychometrics/rasch/drift.ts';
import { abilities } from '../psychometrics/rasch/persons.ts';
import { select } from '../psychometrics/rasch/responses.ts';
import { responsesOf } from './responses.ts';

/** People and items of one form pair on one scale, in logits. */
export interface ItemMap {
	readonly test: string;
	readonly items: readonly {
		readonly id: string;
		readonly location: number;
		readonly standardError: number;
		readonly n: number;
	}[];
	/** Items without an estimate. */
	readonly dropped: readonly string[];
	/** People per bin of half a logit, from `BINS_FROM` up; who lies outside is in the outer bins. */
	readonly people:
		{ readonly first: readonly number[]; readonly last: readonly number[] } | undefined;
	/** Per item, how its place among the others moved from T1 to T3. */
	readonly drift: readonly AnchorDrift[] | undefined;
}

export const BIN_WIDTH = 0.5;
export const BINS_FROM = -4;
const BINS = 16;

/**
 * A Rasch or partial credit scale by conditional likelihood over both moments, an item having one place at
 * both (a Wright map). Abilities are Warm's estimates. From 50 sittings per form; the drift of items (each
 * moment calibrated alone, linked by the items that did not drift) from 100 per form and moment.
 */
export function itemMap(
	first: readonly ScoredSitting[],
	last: readonly ScoredSitting[],
	{ test, people }: { test: string; people: boolean }
): ItemMap | undefined {
	const all = [...first, ...last];
	if (!enough(all, LEAST_FOR_COEFFICIENTS)) return undefined;
	const matrix = responsesOf(all);
	const calibration = calibrate(matrix);
	if ('refused' in calibration) return undefined;
	const own = select(
		matrix,
		calibration.items.map(({ id }) => matrix.items.indexOf(id))
	);
	const { rows } = abilities(own, calibration.items);
	const binsOf = (from: number, to: number) =>
		binned(rows.slice(from, to).flatMap((row) => row?.wle.value ?? []));
	return {
		test,
		items: calibration.items.map(({ id, location, standardError, n }) => ({
			id,
			location,
			standardError,
			n
		})),
		dropped: calibration.dropped.map(({ id }) => id),
		people: people
			? { first: binsOf(0, first.length), last: binsOf(first.length, all.length) }
			: undefined,
		drift: driftOf(first, last)
	};
}

const enough = (sittings: readonly ScoredSitting[], least: number) =>
	(['A', 'B'] satisfies FormName[]).every(
		(form) => sittings.filter((one) => one.form === form).length >= least
	);

function binned(values: readonly number[]): number[] {
	const bins = new Array<number>(BINS).fill(0);
	for (const value of values) {
		const bin = Math.floor((value - BINS_FROM) / BIN_WIDTH);
		const inside = Math.min(BINS - 1, Math.max(0, bin));
		bins[inside] = (bins[inside] ?? 0) + 1;
	}
	return bins;
}

/** How items moved between two groups of sittings; `undefined` with fewer than 100 of a form in either. */
export function driftOf(
	first: readonly ScoredSitting[],
	last: readonly ScoredSitting[]
): readonly AnchorDrift[] | undefined {
	if (!enough(first, LEAST_UNMARKED) || !enough(last, LEAST_UNMARKED)) return undefined;
	const [one, other] = [first, last].map((sittings) => calibrate(responsesOf(sittings)));
	if (!one || !other || 'refused' in one || 'refused' in other) return undefined;
	const [before, after]: [Calibration, Calibration] = [one, other];
	return linkCalibrations(before, after, driftingAnchors(before, after))?.anchors;
}
