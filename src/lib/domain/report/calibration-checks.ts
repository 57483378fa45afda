import type { Side } from '../psychometrics/dif/matching.ts';
import { LEAST_UNMARKED } from '../psychometrics/flags.ts';
import { andersenTest, byTotal, type AndersenTest } from '../psychometrics/rasch/andersen.ts';
import { countBooklets } from '../psychometrics/rasch/booklets.ts';
import type { CalibratedItem } from '../psychometrics/rasch/calibrate.ts';
import { driftingAnchors, linkCalibrations } from '../psychometrics/rasch/drift.ts';
import { localDependence, type ResidualPair } from '../psychometrics/rasch/local-dependence.ts';
import type { ResponseMatrix } from '../psychometrics/rasch/responses.ts';

/** Whether the model that a calibration assumes does for these answers. */

/** Fewer sittings in a group, or of two items together, and nothing is said. */
export const LEAST_FOR_CHECK = LEAST_UNMARKED;

/** How sittings are parted in two: low and high totals, T1 and T3, who works at a school and students. */
export const splits = ['total', 'moment', 'function'] as const;
export type Split = (typeof splits)[number];

/** One set of difficulties against one per group. */
export interface SplitTest {
	readonly split: Split;
	/** Sittings per group, in the order of `splits`. */
	readonly groups: readonly [number, number];
	/** `undefined`: the items do not have an estimate in both groups. */
	readonly outcome: SplitOutcome | undefined;
}

export interface SplitOutcome {
	readonly ratio: number;
	readonly degreesOfFreedom: number;
	readonly p: number;
	/** Items without estimates that can be compared: left out on both sides. */
	readonly excluded: readonly string[];
	/** Items that lie apart as far as a drifting anchor: second group minus first, in logits. */
	readonly different: readonly { readonly id: string; readonly difference: number }[];
}

/** What pairs of items have in common beside what the test measures. */
export interface Dependence {
	/** Mean Q3 of all pairs that count, and how many those are. */
	readonly mean: number;
	readonly pairs: number;
	/** Mean distance to it, of pairs on one page and of other pairs. */
	readonly withinTestlets: number | undefined;
	readonly betweenTestlets: number | undefined;
	/** Pairs above the limit, strongest first. */
	readonly flagged: readonly ResidualPair[];
}

export interface ModelChecks {
	/** Splits of which both groups are large enough. */
	readonly splits: readonly SplitTest[];
	/** `undefined` where no pair has enough sittings. */
	readonly dependence: Dependence | undefined;
}

/**
 * Andersen's tests (1973) and residual correlations (Yen 1984) of a calibration. The matrix holds the
 * items in the order of `items`, a row per sitting: T1, then T3.
 *
 * @param sides of the T1 sittings, for the test by function; T3 takes no part in that
 * @param testletOf the page on which an item of the matrix stands
 */
export function modelChecks(given: {
	readonly matrix: ResponseMatrix;
	readonly items: readonly CalibratedItem[];
	readonly sides: readonly (Side | undefined)[];
	readonly testletOf: (itemId: string) => string | undefined;
}): ModelChecks {
	const { matrix, items, testletOf } = given;
	const groups = groupsOf(given);
	const testlets = items.map(({ id }) => testletOf(id) ?? id);
	return {
		splits: splits.flatMap((split) => splitTest(matrix, split, groups[split])),
		dependence: dependenceOf(localDependence(matrix, items, testlets, LEAST_FOR_CHECK))
	};
}

type Group = 'one' | 'other' | undefined;

function groupsOf({ matrix, sides }: { matrix: ResponseMatrix; sides: readonly unknown[] }) {
	const { totals, bookletOf } = countBooklets(matrix);
	const halves = byTotal(totals, bookletOf);
	const part = (one: (row: number) => boolean, other: (row: number) => boolean) =>
		halves.map((_, row): Group => (one(row) ? 'one' : other(row) ? 'other' : undefined));
	return {
		total: part(
			(row) => halves[row] === 'low',
			(row) => halves[row] === 'high'
		),
		moment: part(
			(row) => row < sides.length,
			(row) => row >= sides.length
		),
		function: part(
			(row) => sides[row] === 'reference',
			(row) => sides[row] === 'focal'
		)
	} satisfies Record<Split, Group[]>;
}

function splitTest(matrix: ResponseMatrix, split: Split, groups: readonly Group[]): SplitTest[] {
	const size = (group: Group) => groups.filter((one) => one === group).length;
	const sizes = [size('one'), size('other')] as const;
	if (Math.min(...sizes) < LEAST_FOR_CHECK) return [];
	const test = andersenTest(matrix, groups);
	return [{ split, groups: sizes, outcome: test && outcomeOf(test) }];
}

function outcomeOf({ calibrations, ...test }: AndersenTest): SplitOutcome {
	const { one, other } = calibrations;
	const link = one && other && linkCalibrations(one, other, driftingAnchors(one, other));
	return {
		ratio: test.ratio,
		degreesOfFreedom: test.degreesOfFreedom,
		p: test.p,
		excluded: test.excluded,
		different: (link?.anchors ?? [])
			.filter(({ flagged }) => flagged)
			.map(({ id, drift }) => ({ id, difference: drift }))
			.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
	};
}

function dependenceOf(found: ReturnType<typeof localDependence>): Dependence | undefined {
	if (!found) return undefined;
	const { pairs, ...means } = found;
	return {
		...means,
		pairs: pairs.length,
		flagged: pairs
			.filter(({ flagged }) => flagged)
			.toSorted((one, other) => other.adjusted - one.adjusted)
	};
}
