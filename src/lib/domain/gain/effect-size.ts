/**
 * A gain in standard deviations. There are several, so each carries what it was divided by; never
 * plain "Cohen's d" (Lakens 2013).
 */
import { mean, sampleCovariance, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { interval, USUAL_LEVEL, type Estimate } from '../statistics/estimate.ts';
import { noncentralityInterval } from '../statistics/noncentral-t.ts';

export interface EffectSize extends Estimate {
	/** Mean of both SDs (d_av) · root of the mean of both variances · SD of the gains (d_z) · SD before (d_pre). */
	readonly denominator: 'mean-sd' | 'root-mean-variance' | 'gain-sd' | 'first-sd';
}

/** Scores of one person on one scale at both moments. */
export interface Pair {
	readonly before: number;
	readonly after: number;
}

/**
 * d_av = gain / ((s₁ + s₃)/2): **the one to describe a gain with** (Cumming 2012). `gain` is the
 * mean gain of these pairs, or the gain by order of the same people (pairs equated).
 *
 * Its error follows Bonett (2008) with this denominator D: SE² = d²·Var(D)/D² + SE²_gain·n/(n −
 * 1)/D², Var(D) = (s₁² + s₃² + 2r²s₁s₃)/(8(n − 1)); the same as his where s₁ = s₃. Normal
 * interval. `undefined` below two pairs or when neither moment has spread.
 *
 * Example: gain 10, SE 2, n 25, s₁ 12, s₃ 8, r .6: D 10, d 1.00; Var(D) = (144 + 64 + 69.12)/192
 * = 1.4433; SE² = 1.4433/100 + 4·25/24/100 = .05610, SE .2369, interval .536 to 1.464.
 */
export function gainInMeanSds(
	gain: Estimate,
	pairs: readonly Pair[],
	level = USUAL_LEVEL
): EffectSize | undefined {
	const spread = spreadOf(pairs);
	if (!spread) return undefined;
	const { s1, s3, covariance, degrees } = spread;
	const shared = s1 * s3 === 0 ? 0 : (2 * covariance ** 2) / (s1 * s3);
	const variance = (s1 ** 2 + s3 ** 2 + shared) / (8 * degrees);
	return divided(gain, (s1 + s3) / 2, variance, level, 'mean-sd');
}

/**
 * gain / √((s₁² + s₃²)/2), the denominator of Bonett (2008): SE² = d²(s₁⁴ + s₃⁴ +
 * 2r²s₁²s₃²)/(8D⁴(n − 1)) + Var(gain)/((n − 1)D²), normal interval. Equals R's
 * `statpsych::ci.stdmean.ps` (without its bias correction). For comparison with studies that
 * report it. `undefined` as above.
 *
 * Example: gain 10, SE 2, n 25, s₁ 12, s₃ 8, r .6: D √104 = 10.198, d .981, SE² = .9615·(20736 +
 * 4096 + 6635.52)/(8·10816·24) + 100/(24·104) = .01457 + .04006 = .05463, SE .2337.
 */
export function gainInRootMeanVariance(
	gain: Estimate,
	pairs: readonly Pair[],
	level = USUAL_LEVEL
): EffectSize | undefined {
	const spread = spreadOf(pairs);
	if (!spread) return undefined;
	const { s1, s3, covariance, degrees } = spread;
	const square = (s1 ** 2 + s3 ** 2) / 2;
	const variance = (s1 ** 4 + s3 ** 4 + 2 * covariance ** 2) / (8 * square * degrees);
	return divided(gain, Math.sqrt(square), variance, level, 'root-mean-variance');
}

/**
 * d_pre = gain / s₁: where the start is the norm (Becker 1988). SE² = d²/(2(n − 1)) + Var(gain)/((n −
 * 1)s₁²), since a mean and an SD of normal scores err apart; normal interval. `undefined` below two
 * pairs or without spread before.
 *
 * Example: gain 10, SE 2, n 25, s₁ 12: .833, SE √(.6944/48 + 100/(24·144)) = .2083.
 */
export function gainInFirstSds(
	gain: Estimate,
	pairs: readonly Pair[],
	level = USUAL_LEVEL
): EffectSize | undefined {
	const spread = spreadOf(pairs);
	if (!spread || spread.s1 === 0) return undefined;
	const { s1, degrees } = spread;
	return divided(gain, s1, s1 ** 2 / (2 * degrees), level, 'first-sd');
}

/**
 * d_z = mean gain / SD of the gains: for tests and power, not for describing size. The interval is
 * exact for normal gains, by the noncentral t distribution (Steiger & Fouladi 1997), and so not
 * symmetric; equals R's `effectsize::cohens_d(paired = TRUE)`. SE = √(1/n + d²/(2(n − 1))), the
 * large-sample error of a mean in SDs. `undefined` below two gains or without spread.
 *
 * Example: gains 2, 4, 9: mean 5, SD √13: d_z = 1.387, SE √(1/3 + 1.923/4) = .902.
 */
export function gainInGainSds(
	gains: readonly number[],
	level = USUAL_LEVEL
): EffectSize | undefined {
	const deviation = sampleStandardDeviation(gains);
	const average = mean(gains);
	if (!deviation || average === undefined) return undefined;
	const n = gains.length;
	const root = Math.sqrt(n);
	const value = average / deviation;
	const standardError = Math.sqrt(1 / n + value ** 2 / (2 * (n - 1)));
	const { lower, upper } = noncentralityInterval(value * root, n - 1, level);
	const band = { lower: lower / root, upper: upper / root, level };
	return { value, standardError, n, interval: band, denominator: 'gain-sd' };
}

/**
 * d_rm = d_z·√(2(1 − r)): d_z as it would be between two groups (Morris & DeShon 2002, eq. 8), with r
 * the correlation of both moments. Example: repeatedMeasuresSize(0.8, 0.5) = .8.
 */
export function repeatedMeasuresSize(gainSds: number, correlation: number): number {
	return gainSds * Math.sqrt(2 * (1 - correlation));
}

/**
 * Hedges' exact J: times this, an effect size of a small sample is no longer too large on average.
 * Γ(df/2) / (Γ((df − 1)/2)·√(df/2)), for whole df from 2 on (below, `undefined`), by the recurrence
 * q(df + 1) = ((df − 1)/2)/q(df) of the ratio of both gammas, from q(2) = 1/√π. Source: Hedges
 * (1981). Example: hedgesCorrection(15) = .94901.
 */
export function hedgesCorrection(degreesOfFreedom: number): number | undefined {
	if (!(degreesOfFreedom >= 2 && Number.isInteger(degreesOfFreedom))) return undefined;
	let ratio = 1 / Math.sqrt(Math.PI);
	for (let df = 2; df < degreesOfFreedom; df++) ratio = (df - 1) / 2 / ratio;
	return ratio / Math.sqrt(degreesOfFreedom / 2);
}

function divided(
	gain: Estimate,
	by: number,
	varianceOfDenominator: number,
	level: number,
	denominator: EffectSize['denominator']
): EffectSize {
	const { n } = gain;
	const value = gain.value / by;
	const squaredError =
		(value ** 2 * varianceOfDenominator + (gain.standardError ** 2 * n) / (n - 1)) / by ** 2;
	const standardError = Math.sqrt(squaredError);
	return { value, standardError, n, interval: interval(value, standardError, level), denominator };
}

function spreadOf(pairs: readonly Pair[]) {
	const before = pairs.map((pair) => pair.before);
	const after = pairs.map((pair) => pair.after);
	const s1 = sampleStandardDeviation(before);
	const s3 = sampleStandardDeviation(after);
	const covariance = sampleCovariance(before, after);
	if (s1 === undefined || s3 === undefined || covariance === undefined) return undefined;
	if (s1 + s3 === 0) return undefined;
	return { s1, s3, covariance, degrees: pairs.length - 1 };
}
