import { percentiles } from './norms.ts';
import type { NormRow, PercentileName } from './norms.ts';

/** I–V: five times 20%. A–E: 25, 25, 25, 15 and 10%. */
export type LevelScale = 'I-V' | 'A-E';

export interface Level {
	name: string;
	/** The lowest percentile that belongs to this level; none for the lowest. */
	from?: PercentileName;
	/** The share of the norm group, in percent. */
	share: number;
}

/** Levels from low to high, as they are drawn from left to right and from the bottom up. */
export const levelScales: Readonly<Record<LevelScale, readonly Level[]>> = {
	'I-V': [
		{ name: 'V', share: 20 },
		{ name: 'IV', from: 'p20', share: 20 },
		{ name: 'III', from: 'p40', share: 20 },
		{ name: 'II', from: 'p60', share: 20 },
		{ name: 'I', from: 'p80', share: 20 }
	],
	'A-E': [
		{ name: 'E', share: 10 },
		{ name: 'D', from: 'p10', share: 15 },
		{ name: 'C', from: 'p25', share: 25 },
		{ name: 'B', from: 'p50', share: 25 },
		{ name: 'A', from: 'p75', share: 25 }
	]
};

export const levelNames = (scale: LevelScale): string[] =>
	levelScales[scale].map(({ name }) => name);

/** The lowest scores of the four upper levels, from low to high. */
export const levelBounds = (row: NormRow, scale: LevelScale): number[] =>
	levelScales[scale].flatMap(({ from }) => (from ? [row[from]] : []));

/** The level of a score among pupils: a score on a boundary belongs to the upper level. */
export function levelOf(score: number, row: NormRow, scale: LevelScale): string {
	const reached = levelBounds(row, scale).filter((bound) => score >= bound).length;
	return levelScales[scale][reached]?.name ?? '';
}

/** The lowest group means of the four upper levels, in whole points, among groups rather than pupils. */
export const groupLevelBounds = (row: NormRow, scale: LevelScale): number[] =>
	levelScales[scale].flatMap(({ from }) =>
		from ? [Math.round(row.group_mean + percentiles[from] * row.group_sd)] : []
	);

/** The level of a group's mean by the norms for groups. The mean counts as it is printed: in whole points. */
export function groupLevelOf(mean: number, row: NormRow, scale: LevelScale): string {
	const bounds = groupLevelBounds(row, scale);
	return levelScales[scale][bounds.filter((bound) => Math.round(mean) >= bound).length]?.name ?? '';
}

/**
 * The percentage of the norm group that scores lower, by straight lines between the percentiles that the table
 * prints, and on to 1 and 99 at 2.33 standard deviations from the mean. Beyond those it stays 1 or 99.
 */
export function percentileOf(score: number, row: NormRow): number {
	const knots: [number, number][] = [
		[row.mean - 2.3263 * row.sd, 1],
		[row.p10, 10],
		[row.p20, 20],
		[row.p25, 25],
		[row.p40, 40],
		[row.p50, 50],
		[row.p60, 60],
		[row.p75, 75],
		[row.p80, 80],
		[row.p90, 90],
		[row.mean + 2.3263 * row.sd, 99]
	];
	let [below, percentile] = knots[0] as [number, number];
	if (score <= below) return percentile;
	for (const [above, next] of knots.slice(1)) {
		if (score < above) {
			return percentile + ((score - below) / (above - below)) * (next - percentile);
		}
		[below, percentile] = [above, next];
	}
	return percentile;
}

/**
 * Niveauwaarde: the level as a number from 0 to 5, linear in the percentile within each level (V is 0–1, I is
 * 4–5). A pupil at the national median has 2.5 on I–V and 3.0 on A–E.
 */
export function levelValue(score: number, row: NormRow, scale: LevelScale): number {
	const percentile = percentileOf(score, row);
	let floor = 0;
	let value = 0;
	for (const { share } of levelScales[scale]) {
		if (percentile < floor + share) return value + (percentile - floor) / share;
		floor += share;
		value += 1;
	}
	return value;
}

/** The level value of a pupil at the national median. */
export const nationalLevelValue = (scale: LevelScale): number => (scale === 'I-V' ? 2.5 : 3);
