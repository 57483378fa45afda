import { measurementError } from './totals.ts';

/** From this many people on a form's pooled measurement error is used for a person. */
export const LEAST_FOR_POOLED_ERROR = 100;

/** What is known of a form from all sittings of the installation. */
export interface FormPrecision {
	readonly n: number;
	/** Of the total, in points. */
	readonly standardDeviation: number | undefined;
	/** The lower of alpha over items and alpha over testlets. */
	readonly reliability: number | undefined;
}

/** The error of one person's total, in points, and where it comes from. */
export interface IndividualError {
	readonly standardError: number;
	readonly method: 'pooled' | 'binomial';
}

/**
 * How far one person's total on a form may lie from her true total, in points.
 *
 * `pooled`: SD·√(1 − reliability) of the form, the same for everybody, where at least 100 people
 * took it and its reliability lies between 0 and 1. Else `binomial`: √(x(k − x)/(k − 1)) with k
 * the maximum in points, as if each point were a separate 0/1 item drawn at random (Lord 1955,
 * 1957); x is taken between 1 and k − 1, since 0 or k points is no certainty either.
 *
 * Example: 18 of 30 points, 20 people: √(18·12/29) = 2.729. With 150 people, SD 5 and reliability
 * .80: 5·√.20 = 2.236. Points that cannot be (below 0, above k, not whole) and k < 2 are a bug.
 */
export function individualError(
	points: number,
	maxScore: number,
	form?: FormPrecision
): IndividualError {
	if (!(maxScore >= 2 && Number.isInteger(points) && points >= 0 && points <= maxScore)) {
		throw new RangeError(`not a number of points on a form of ${maxScore}: ${points}`);
	}
	if (form && form.n >= LEAST_FOR_POOLED_ERROR) {
		const standardError = measurementError(form.standardDeviation, form.reliability);
		if (standardError !== undefined) return { standardError, method: 'pooled' };
	}
	const x = Math.min(maxScore - 1, Math.max(1, points));
	const standardError = Math.sqrt((x * (maxScore - x)) / (maxScore - 1));
	return { standardError, method: 'binomial' };
}
