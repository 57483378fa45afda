/**
 * The kennisscore: the percentage correct to be expected on the reference form A, 0–100.
 * Everything that speaks of a person's score or gain goes through `Scale`; a Rasch scale takes
 * the same interface and the same meaning.
 */
import type { FormName } from '../assessment/draw.ts';
import type { Link } from '../psychometrics/linking.ts';

export interface Scale {
	/** The kennisscore that belongs to these points on this form. */
	knowledgeScore(form: FormName, points: number): number;
	/** The standard error of that kennisscore as a measurement of one person. */
	standardError(form: FormName, points: number): number;
	/** The error of comparing kennisscores from these two forms; 0 for one and the same form. */
	linkingError(first: FormName, second: FormName): number;
}

/**
 * The scale of percentages: points on A as a share of the maximum, points on B after adding the
 * link's shift (mean equating, Kolen & Brennan 2014, ch. 2), clamped to 0–100. Errors are those
 * in points times 100/maxScore; a constant shift leaves them as they are. `error` gives the
 * measurement error of one person in points (see `individualError`).
 *
 * Example: maximum 30, shift 1.2, linking error 0.6: 18 points on A are 60; 18 on B are
 * 100·19.2/30 = 64; with an error of 2.73 points the standard error is 9.1; between the forms 2.0
 * is added.
 */
export function percentageScale(given: {
	readonly maxScore: number;
	readonly link: Pick<Link, 'shift' | 'linkingError'>;
	readonly error: (form: FormName, points: number) => number;
}): Scale {
	const { maxScore, link, error } = given;
	const percentage = (points: number) => (100 * points) / maxScore;
	return {
		knowledgeScore: (form, points) =>
			Math.min(100, Math.max(0, percentage(form === 'A' ? points : points + link.shift))),
		standardError: (form, points) => percentage(error(form, points)),
		linkingError: (first, second) => (first === second ? 0 : percentage(link.linkingError))
	};
}

/** The scale of item parameters: kennisscores read from a table per form and total. */
export function tableScale(given: {
	readonly totals: Readonly<
		Record<FormName, readonly { readonly score: number; readonly standardError: number }[]>
	>;
	/** In kennisscore points. */
	readonly linkingError: number;
}): Scale {
	const row = (form: FormName, points: number) => {
		const found = given.totals[form][points];
		if (!found) throw new RangeError(`not a total of form ${form}: ${points}`);
		return found;
	};
	return {
		knowledgeScore: (form, points) => row(form, points).score,
		standardError: (form, points) => row(form, points).standardError,
		linkingError: (first, second) => (first === second ? 0 : given.linkingError)
	};
}
