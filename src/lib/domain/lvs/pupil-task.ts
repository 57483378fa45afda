import type { GroupGrowthFacts } from './facts.ts';
import { differenceError, margin, standardError, type Interval } from './growth.ts';
import { levelNames } from './levels.ts';
import { changedFacts, pupilOutcome } from './simulation.ts';

/** One score of a pupil, with where it stands. */
export interface Standing {
	readonly score: number;
	readonly level: string;
	/** 1 is the lowest level. */
	readonly rank: number;
	/** How far the score is above the national mean; negative below. */
	readonly aboveMean: number;
}

/** What a task about one pupil at two moments may ask of the scores that somebody chose. */
export interface PupilTaskOutcome {
	readonly before: Standing;
	readonly after: Standing;
	readonly growth: number;
	/** Of the country, and of pupils who started at this score, in whole points. */
	readonly national: number;
	readonly expected: number;
	/** Around the growth. */
	readonly interval: Interval;
}

/** The lowest and highest score that can be chosen at a moment: three standard deviations around the mean. */
export function scoreRange(facts: GroupGrowthFacts, moment: string): Interval | undefined {
	const row = facts.norms[facts.subject]?.[moment];
	return (
		row && {
			from: Math.max(1, Math.round(row.mean - 3 * row.sd)),
			to: Math.round(row.mean + 3 * row.sd)
		}
	);
}

/** The facts of a task with other scores for its one pupil. */
export const withScores = (
	facts: GroupGrowthFacts,
	scores: Readonly<Record<string, number>>
): GroupGrowthFacts =>
	changedFacts(facts, {
		scores: Object.fromEntries(facts.pupils.map(({ id }) => [id, scores])),
		everybody: 0,
		norms: 0
	});

/** undefined where a score or a norm is missing. */
export function pupilTaskOutcome(facts: GroupGrowthFacts): PupilTaskOutcome | undefined {
	const [pupil] = facts.pupils;
	const [from = '', to = ''] = facts.moments;
	const norms = facts.norms[facts.subject] ?? {};
	const [first, second] = [norms[from], norms[to]];
	const [start, end] = [pupil?.scores[from], pupil?.scores[to]];
	const outcome = pupil && pupilOutcome(facts, pupil.id);
	if (!outcome || !first || !second || start === undefined || end === undefined) return undefined;
	const names = levelNames(facts.levels);
	const standing = (score: number, level: string, mean: number): Standing => ({
		score,
		level,
		rank: names.indexOf(level) + 1,
		aboveMean: score - mean
	});
	const reach = Math.round(
		margin(differenceError(standardError(start, first), standardError(end, second)), facts.interval)
	);
	const { growth, national, expected, levels } = outcome;
	return {
		before: standing(start, levels[0], first.mean),
		after: standing(end, levels[1], second.mean),
		growth,
		national,
		expected,
		interval: { from: growth - reach, to: growth + reach }
	};
}
