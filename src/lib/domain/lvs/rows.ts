import { mean } from '../statistics/descriptive.ts';
import { listed } from './dutch.ts';
import type { PupilFacts } from './facts.ts';
import { levelNames, levelOf, levelScales } from './levels.ts';
import type { LevelScale } from './levels.ts';
import type { NormRow } from './norms.ts';
import type { Mark } from './school.ts';

/** One score of one pupil in a table. The level is there only if the stimulus shows levels. */
export interface ScoreCell {
	score?: number;
	level?: string;
	mark?: Mark;
	/** What stands in the place of the score: a percentile, a DLE. */
	instead?: string;
	/** What stands behind the level: a level value, a DLE. */
	extra?: string[];
}

/** How many pupils have each level, from low to high; or how many percent, where `percent` is set. */
export interface LevelCounts {
	label: string;
	counts: number[];
	percent?: true;
}

/** The score that facts hold under this key: a moment or a subject. */
export function scoreCell(
	{ scores, marks }: PupilFacts,
	key: string,
	norms: NormRow,
	scale: LevelScale | undefined
): ScoreCell {
	const score = scores[key];
	const mark = marks?.[key];
	return {
		...(score !== undefined && { score }),
		...(score !== undefined && scale && { level: levelOf(score, norms, scale) }),
		...(mark && { mark })
	};
}

export function countLevels(
	label: string,
	scores: readonly number[],
	norms: NormRow,
	scale: LevelScale
): LevelCounts {
	const levels = scores.map((score) => levelOf(score, norms, scale));
	return {
		label,
		counts: levelNames(scale).map((name) => levels.filter((level) => level === name).length)
	};
}

export const nationalShares = (scale: LevelScale): LevelCounts => ({
	label: 'Landelijk',
	counts: levelScales[scale].map(({ share }) => share),
	percent: true
});

/** In whole points, as it is printed. Of no scores there is no mean. */
export const meanOf = (scores: readonly number[]): number | undefined => {
	const unrounded = mean(scores);
	return unrounded === undefined ? undefined : Math.round(unrounded);
};

/** 'E5: niveau V 3, niveau IV 2 en niveau III 0' */
export const countsText = ({ label, counts, percent }: LevelCounts, levels: string[]): string =>
	`${label}: ${listed(levels.map((name, at) => `niveau ${name} ${counts[at]}${percent ? '%' : ''}`))}`;

/** '204 *, niveau II', 'geen score (ziek)' */
export function cellText({ score, level, mark, instead, extra = [] }: ScoreCell): string {
	if (score === undefined) return mark ? `geen score (${mark})` : 'geen score';
	const first = `${instead ?? score}${mark === '*' ? ' *' : ''}${level ? `, niveau ${level}` : ''}`;
	return [first, ...extra].join(', ');
}

/** 'Groep 6', or 'Groep 6, 12 van de 24 leerlingen' where some are left out. */
export const groupLabel = (group: number, shown: number, size: number): string =>
	`Groep ${group}${shown === size ? '' : `, ${shown} van de ${size} leerlingen`}`;

/** The head of a row of means, on one line, over the pupils shown, with their number where that is the same for all. */
export const meanLabel = (shown: number, size: number, n?: number): string =>
	`${shown === size ? 'Groep' : 'Deze leerlingen'}${n === undefined ? '' : ` (n\u00a0=\u00a0${n})`}`;
