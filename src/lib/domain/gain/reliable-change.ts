/** Whether a change of one person is more than measurement error, and how reliable changes are at all. */
import { measurementError } from '../psychometrics/totals.ts';
import { sampleCovariance, sampleStandardDeviation } from '../statistics/descriptive.ts';
import type { Pair } from './effect-size.ts';

/** Two-sided 95 %, as it was published: 1.96 and not its further decimals. */
export const RELIABLE_CHANGE_LIMIT = 1.96;

/** In the unit of the scores. */
export interface ReliableChange {
	readonly reliability: number;
	/** Of one score. */
	readonly standardErrorOfMeasurement: number;
	/** Of the difference of two. */
	readonly standardErrorOfDifference: number;
	/** A change larger than this, up or down, is reliable. */
	readonly critical: number;
	readonly improved: number;
	readonly unchanged: number;
	readonly deteriorated: number;
}

/**
 * The reliable change of Jacobson & Truax (1991): SEM = s₁√(1 − reliability before), a difference has
 * SEM√2, and a change counts from beyond 1.96 of those. Without any true change about 2.5 % still
 * counts on either side. `undefined` below two people, without spread before, and where the
 * reliability lies outside 0–1 (at 1 every change is reliable).
 *
 * Example: s₁ 5, reliability .80: SEM 2.236, difference 3.162, critical 6.20 points.
 */
export function reliableChange(
	pairs: readonly Pair[],
	reliability: number | undefined
): ReliableChange | undefined {
	const deviation = sampleStandardDeviation(pairs.map(({ before }) => before));
	const error = measurementError(deviation, reliability);
	if (!deviation || error === undefined || reliability === undefined) return undefined;
	const standardErrorOfDifference = error * Math.SQRT2;
	const critical = RELIABLE_CHANGE_LIMIT * standardErrorOfDifference;
	const improved = pairs.filter(({ before, after }) => after - before > critical).length;
	const deteriorated = pairs.filter(({ before, after }) => before - after > critical).length;
	return {
		reliability,
		standardErrorOfMeasurement: error,
		standardErrorOfDifference,
		critical,
		improved,
		unchanged: pairs.length - improved - deteriorated,
		deteriorated
	};
}

/**
 * How reliably changes order people: (s₁²ρ₁ + s₃²ρ₃ − 2rs₁s₃) / (s₁² + s₃² − 2rs₁s₃), of errors that
 * have nothing to do with each other. May be below 0: then both moments correlate more than their
 * reliabilities allow. Below .5 nothing should be said about one person. Source: Lord & Novick
 * (1968), eq. 3.7. `undefined` where the gains have no spread.
 *
 * Example: both SDs 5 and reliabilities .80, r .60: (20 + 20 − 30)/(25 + 25 − 30) = .50.
 */
export function reliabilityOfDifference(
	pairs: readonly Pair[],
	{ before, after }: { readonly before: number; readonly after: number }
): number | undefined {
	const first = pairs.map((pair) => pair.before);
	const last = pairs.map((pair) => pair.after);
	const variance1 = sampleCovariance(first, first);
	const variance3 = sampleCovariance(last, last);
	const covariance = sampleCovariance(first, last);
	const gains = pairs.map((pair) => pair.after - pair.before);
	const ofGains = sampleCovariance(gains, gains);
	if (!ofGains || variance1 === undefined || variance3 === undefined) return undefined;
	return (variance1 * before + variance3 * after - 2 * (covariance ?? 0)) / ofGains;
}
