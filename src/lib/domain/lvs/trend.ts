import { sampleVariance } from '../statistics/descriptive.ts';
import { oneDecimal } from './dutch.ts';
import { interval } from './growth.ts';
import type { Interval, IntervalLevel } from './growth.ts';
import { levelValue, nationalLevelValue } from './levels.ts';
import type { LevelScale } from './levels.ts';
import type { NormRow } from './norms.ts';

/** What a trend follows: the mean score, or the mean of the pupils' level values (0–5). */
export type Measure = 'score' | 'level-value';
export const measures = ['score', 'level-value'] as const;

export interface Mean {
	n: number;
	/** As it is printed: whole points, or one decimal of a level value. */
	value?: number;
	text?: string;
	/** Of the mean, from the spread of the pupils: none for one pupil. */
	interval?: Interval;
}

/**
 * The mean of a group with its interval: the standard error is s/√n with s the spread of the pupils (n − 1). It says
 * how sure a mean of *such* pupils is, with the normal deviate, so a little too narrow for small groups.
 */
export function meanOfGroup(
	scores: readonly number[],
	norms: NormRow,
	{ measure, scale, level }: { measure: Measure; scale: LevelScale; level: IntervalLevel }
): Mean {
	const n = scores.length;
	if (n === 0) return { n };
	// In tenths, since `interval` counts in whole steps.
	const steps =
		measure === 'score' ? scores : scores.map((score) => 10 * levelValue(score, norms, scale));
	const unit = measure === 'score' ? 1 : 10;
	const mean = Math.round(steps.reduce((sum, step) => sum + step, 0) / n);
	const variance = sampleVariance(steps);
	const around =
		variance === undefined ? undefined : interval(mean, Math.sqrt(variance / n), level);
	const value = mean / unit;
	return {
		n,
		value,
		text: inMeasure(value, measure),
		...(around && { interval: { from: around.from / unit, to: around.to / unit } })
	};
}

/** What the average pupil of the country has. */
export const nationalOf = (norms: NormRow, measure: Measure, scale: LevelScale): number =>
	measure === 'score' ? norms.mean : nationalLevelValue(scale);

export const inMeasure = (value: number, measure: Measure): string =>
	measure === 'score' ? String(value) : oneDecimal(value);

export const measureName: Readonly<Record<Measure, string>> = {
	score: 'gemiddelde score',
	'level-value': 'gemiddelde niveauwaarde'
};

/** What the mark of an interval is called in the key of a trend. */
export const meanInterval = (level: IntervalLevel) => ({
	level,
	label: `interval om het gemiddelde (${level}%)`
});

export const meanFoot = (level: IntervalLevel): string =>
	`Streep bij een stip: interval van ${level}% om het gemiddelde, uit de spreiding van de leerlingen. n is het aantal leerlingen.`;

export const measureFoot = (measure: Measure): string[] =>
	measure === 'score'
		? []
		: ['Niveauwaarde: het niveau als getal, van 0 (laagste) tot 5 (hoogste).'];
