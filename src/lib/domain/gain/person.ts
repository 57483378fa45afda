import type { FormName } from '../assessment/draw.ts';
import { interval, type Measurement } from '../statistics/estimate.ts';
import type { Scale } from './scale.ts';
import { personVerdict, type Verdict } from './verdict.ts';

/** One handed-in sitting: the form and the points on it. */
export interface SittingPoints {
	readonly form: FormName;
	readonly points: number;
}

export interface PersonGain {
	/** Kennisscores, 0–100, each with the error of that one measurement. */
	readonly before: Measurement;
	readonly after: Measurement;
	/** After minus before, in kennisscore points. */
	readonly gain: Measurement;
	/** `undefined` where there are too few items to judge. */
	readonly verdict: Verdict | undefined;
}

/**
 * How much one person gained, and whether that is more than measurement error: SE = √(SEM₁² +
 * SEM₃² + linking error²), the linking error only between different forms. The reliable change of
 * Jacobson & Truax (1991) with each moment's own error. Intervals are not cut off at 0 and 100;
 * they are 95 % intervals, as the verdict asks. `items` is how many items each sitting counts.
 *
 * Example: 60 with SE 9.1, then 76 with SE 8, linking error 2: gain 16, SE √(82.81 + 64 + 4) =
 * 12.28, interval −8.1 to 40.1: 'within-error'.
 */
export function personGain(given: {
	readonly scale: Scale;
	readonly before: SittingPoints;
	readonly after: SittingPoints;
	readonly items: number;
}): PersonGain {
	const { scale, before, after, items } = given;
	const first = knowledge(scale, before);
	const last = knowledge(scale, after);
	const value = last.value - first.value;
	const standardError = Math.hypot(
		first.standardError,
		last.standardError,
		scale.linkingError(before.form, after.form)
	);
	const band = interval(value, standardError);
	const gain = { value, standardError, interval: band };
	return { before: first, after: last, gain, verdict: personVerdict(band, items) };
}

/** One sitting's kennisscore with its measurement error. Example: 60 with SE 9.1 → 42.2 to 77.8. */
export function knowledge(scale: Scale, { form, points }: SittingPoints): Measurement {
	const value = scale.knowledgeScore(form, points);
	const standardError = scale.standardError(form, points);
	return { value, standardError, interval: interval(value, standardError) };
}
