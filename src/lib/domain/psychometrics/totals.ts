import { mean, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { maxTotal, totalScores, type FormScores } from './form-scores.ts';
import { reliability, type Reliability } from './reliability.ts';

/** The total score on one form, in points. */
export interface TotalStatistics {
	readonly n: number;
	readonly maxScore: number;
	readonly mean: number;
	/** With n − 1 below the line; undefined for one person. */
	readonly standardDeviation: number | undefined;
	readonly reliability: Reliability | undefined;
	/** The standard error of measurement of one person's total. */
	readonly standardErrorOfMeasurement: number | undefined;
}

/**
 * Mean, spread, reliability and measurement error of the total on one form. SEM = SD·√(1 −
 * reliability), the lower reliability of the two (Lord & Novick 1968). `undefined` for nobody. No
 * SEM where the reliability is unknown or below 0, when it would exceed the SD.
 *
 * Example: SD 5, reliability .80: SEM = 5·√.20 = 2.24 points.
 */
export function totalStatistics(form: FormScores): TotalStatistics | undefined {
	const totals = totalScores(form);
	const average = mean(totals);
	if (average === undefined) return undefined;
	const standardDeviation = sampleStandardDeviation(totals);
	const known = reliability(form);
	return {
		n: totals.length,
		maxScore: maxTotal(form),
		mean: average,
		standardDeviation,
		reliability: known,
		standardErrorOfMeasurement: measurementError(standardDeviation, known?.value)
	};
}

/**
 * SD·√(1 − reliability), in the unit of the SD; `undefined` where either is, or the reliability
 * lies outside 0–1. Example: measurementError(5, 0.8) = 2.236.
 */
export function measurementError(
	standardDeviation: number | undefined,
	reliabilityValue: number | undefined
): number | undefined {
	if (standardDeviation === undefined || reliabilityValue === undefined) return undefined;
	if (reliabilityValue < 0 || reliabilityValue > 1) return undefined;
	return standardDeviation * Math.sqrt(1 - reliabilityValue);
}
