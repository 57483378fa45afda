import { halfYearsBetween } from './moments.ts';
import type { NormRow, NormTable } from './norms.ts';

/** In this fictional world: the reliability of a score, and the correlation of true scores half a year apart. */
export const reliability = 0.9;
export const halfYearCorrelation = 0.95;

/** How sure a printed interval is, in percent: 67 is one standard error to each side, 90 is 1.645. */
export type IntervalLevel = 67 | 90;

export interface Interval {
	from: number;
	to: number;
}

const deviates: Readonly<Record<IntervalLevel, number>> = { 67: 1, 90: 1.645 };

/** The standard error of a score; a point more below P10 or above P90, where tests measure less well. */
export const standardError = (score: number, row: NormRow): number =>
	row.se + (score < row.p10 || score > row.p90 ? 1 : 0);

/** The interval around a score or a difference, in whole points. The only place where an interval is made. */
export function interval(score: number, se: number, level: IntervalLevel): Interval {
	const reach = Math.round(margin(se, level));
	return { from: score - reach, to: score + reach };
}

/** What the mark of an interval around a score is called in the key of a drawing. */
export const scoreInterval = (level: IntervalLevel) => ({
	level,
	label: `score-interval (${level}%)`
});

/** How far an interval reaches to each side, unrounded. */
export const margin = (se: number, level: IntervalLevel): number => deviates[level] * se;

/** The standard error of the difference between two scores of one pupil: about 1.41 times that of one score. */
export const differenceError = (seFirst: number, seSecond: number): number =>
	Math.sqrt(seFirst ** 2 + seSecond ** 2);

/** The difference between two national means, or undefined where a moment has no norms. */
export function nationalGrowth(norms: NormTable, from: string, to: string): number | undefined {
	const first = norms[from];
	const second = norms[to];
	return first && second && second.mean - first.mean;
}

/**
 * What a pupil who starts at this score gains on average: mean' + r · (sd' / sd) · (score − mean) − score, with r
 * the correlation of scores this many half years apart. It is the regression of the later score on the earlier:
 * who starts high is expected to gain less than the national growth, who starts low more.
 */
export function expectedGrowth(
	score: number,
	norms: NormTable,
	from: string,
	to: string
): number | undefined {
	const expected = expectedScore(score, norms, from, to);
	return expected && expected.score - score;
}

/**
 * The score that goes with this one at a later moment, and how far scores of single pupils lie around it: the
 * regression of the later score on the earlier, with standard error sd' · √(1 − r²).
 */
export function expectedScore(
	score: number,
	norms: NormTable,
	from: string,
	to: string
): { score: number; error: number } | undefined {
	const first = norms[from];
	const second = norms[to];
	const halfYears = halfYearsBetween(from, to);
	if (!first || !second || halfYears === undefined || halfYears <= 0) return undefined;
	const r = reliability * halfYearCorrelation ** halfYears;
	return {
		score: second.mean + r * (second.sd / first.sd) * (score - first.mean),
		error: second.sd * Math.sqrt(1 - r ** 2)
	};
}
