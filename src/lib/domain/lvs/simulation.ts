import { axisAround } from './axis.ts';
import type { Axis } from './axis.ts';
import type { GroupGrowthFacts, NormFacts } from './facts.ts';
import { expectedGrowth, interval, standardError } from './growth.ts';
import type { Interval } from './growth.ts';
import { groupLevelBounds, groupLevelOf, levelBounds, levelNames, levelOf } from './levels.ts';
import type { NormRow } from './norms.ts';
import { meanOf } from './rows.ts';

/** What follows when somebody changes a score, a group or a norm: pure, so that it runs in the browser as well. */

/** The same norms, all points so much higher or lower: a country that became better or worse. */
export const shiftedNorms = (norms: NormFacts, points: number): NormFacts =>
	Object.fromEntries(
		Object.entries(norms).map(([subject, rows]) => [
			subject,
			Object.fromEntries(
				Object.entries(rows).map(([moment, row]) => [moment, shiftedRow(row, points)])
			)
		])
	);

/** Spreads, errors and months of education are no points on the scale: they stay. */
const still = new Set(['dl', 'sd', 'group_sd', 'se']);

const shiftedRow = (row: NormRow, points: number): NormRow =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => [name, still.has(name) ? value : value + points])
	) as NormRow;

export interface Change {
	/** By pupil, by moment: the score instead of the one in the facts. */
	scores: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** Added to the later score of everybody, after that. */
	everybody: number;
	norms: number;
}

export function changedFacts(facts: GroupGrowthFacts, change: Change): GroupGrowthFacts {
	const last = facts.moments.at(-1) ?? '';
	return {
		...facts,
		norms: shiftedNorms(facts.norms, change.norms),
		pupils: facts.pupils.map((pupil) => {
			const scores = { ...pupil.scores, ...change.scores[pupil.id] };
			const later = scores[last];
			return {
				...pupil,
				scores: later === undefined ? scores : { ...scores, [last]: later + change.everybody }
			};
		})
	};
}

export interface PupilOutcome {
	name: string;
	/** Levels at both moments. */
	levels: [string, string];
	/** Around the later score. */
	interval: Interval;
	growth: number;
	/** Of the country, and of pupils who started at this score, in whole points. */
	national: number;
	expected: number;
}

/** What the reports say of one pupil; undefined where a score is missing. */
export function pupilOutcome(facts: GroupGrowthFacts, id: string): PupilOutcome | undefined {
	const [from = '', to = ''] = facts.moments;
	const norms = facts.norms[facts.subject] ?? {};
	const [before, after] = [norms[from], norms[to]];
	const pupil = facts.pupils.find((one) => one.id === id);
	const [start, end] = [pupil?.scores[from], pupil?.scores[to]];
	const expected = start === undefined ? undefined : expectedGrowth(start, norms, from, to);
	if (!pupil || !before || !after || start === undefined || end === undefined) return undefined;
	return {
		name: pupil.name,
		levels: [levelOf(start, before, facts.levels), levelOf(end, after, facts.levels)],
		interval: interval(end, standardError(end, after), facts.interval),
		growth: end - start,
		national: after.mean - before.mean,
		expected: Math.round(expected ?? 0)
	};
}

/** The later mean of a group beside the norms for pupils and those for means of groups, which vary less. */
export interface MeanAgainstNorms {
	n: number;
	mean: number;
	levels: string[];
	axis: Axis;
	pupils: { bounds: number[]; level: string };
	groups: { bounds: number[]; level: string };
}

export function meanAgainstNorms(facts: GroupGrowthFacts): MeanAgainstNorms | undefined {
	const last = facts.moments.at(-1) ?? '';
	const row = facts.norms[facts.subject]?.[last];
	const scores = facts.pupils.flatMap((pupil) => pupil.scores[last] ?? []);
	const mean = meanOf(scores);
	if (!row || mean === undefined) return undefined;
	return {
		n: scores.length,
		mean,
		levels: levelNames(facts.levels),
		axis: axisAround([row.p10, row.p90, mean], 5),
		pupils: {
			bounds: levelBounds(row, facts.levels),
			level: levelOf(mean, row, facts.levels)
		},
		groups: {
			bounds: groupLevelBounds(row, facts.levels),
			level: groupLevelOf(mean, row, facts.levels)
		}
	};
}
