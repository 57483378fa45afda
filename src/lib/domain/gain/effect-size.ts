/**
 * A gain in standard deviations. There are several, so each carries what it was divided by; never
 * plain "Cohen's d" (Lakens 2013).
 */
import { mean, sampleCovariance, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { interval, USUAL_LEVEL, type Estimate } from '../statistics/estimate.ts';

export interface EffectSize extends Estimate {
	/** Mean of both SDs (d_av) · root of the mean of both variances · SD of the gains (d_z). */
	readonly denominator: 'mean-sd' | 'root-mean-variance' | 'gain-sd';
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
 * d_z = mean gain / SD of the gains: for tests and power, not for describing size. SE = √(1/n +
 * d²/(2(n − 1))), the large-sample error of a mean in SDs, normal interval. Its ends lie within
 * .03 of the exact (noncentral t) ones from ten people on, within .004 from 60 (|d| ≤ 2).
 * `undefined` below two gains or without spread.
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
	const value = average / deviation;
	const standardError = Math.sqrt(1 / n + value ** 2 / (2 * (n - 1)));
	const band = interval(value, standardError, level);
	return { value, standardError, n, interval: band, denominator: 'gain-sd' };
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
