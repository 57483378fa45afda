/**
 * Quantiles and probabilities of the normal, t, F and binomial distribution, by the @stdlib packages.
 *
 * How exact: against closed forms and against scipy 1.17 the relative error of quantiles stays below
 * 1e-12 for the degrees of freedom that occur here (up to 100,000 persons); that of probabilities,
 * against mpmath with 40 digits and far into the tails, below 1e-13, and below 2e-11 with 100,000
 * degrees of freedom. The tests hold them to that.
 */
import binomialOfLibrary from '@stdlib/stats-base-dists-binomial-cdf';
import fOfLibrary from '@stdlib/stats-base-dists-f-cdf';
import fQuantileOfLibrary from '@stdlib/stats-base-dists-f-quantile';
import normalOfLibrary from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOfLibrary from '@stdlib/stats-base-dists-normal-quantile';
import tOfLibrary from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOfLibrary from '@stdlib/stats-base-dists-t-quantile';

/**
 * The value below which a share `p` of the standard normal distribution lies. Equals R's
 * `qnorm(p)`. Example: normalQuantile(0.975) = 1.959964. p = 0 and 1 give −∞ and ∞.
 */
export function normalQuantile(p: number): number {
	return normalQuantileOfLibrary(share(p), 0, 1);
}

/**
 * The value below which a share `p` of Student's t with `degreesOfFreedom` > 0 (need not be
 * whole) lies. Equals R's `qt(p, df)`. Example: tQuantile(0.975, 9) = 2.262157.
 */
export function tQuantile(p: number, degreesOfFreedom: number): number {
	return tQuantileOfLibrary(share(p), positive(degreesOfFreedom));
}

/**
 * The value below which a share `p` of the central F distribution with these two degrees of
 * freedom lies. Equals R's `qf(p, df1, df2)`. Example: fQuantile(0.975, 9, 36) = 2.492245.
 */
export function fQuantile(p: number, numerator: number, denominator: number): number {
	return fQuantileOfLibrary(share(p), positive(numerator), positive(denominator));
}

/** The share of the standard normal distribution below `z`. Equals R's `pnorm(z)`. */
export function normalCumulative(z: number): number {
	return normalOfLibrary(z, 0, 1);
}

/**
 * How often a t at least this far from 0, on either side, comes by chance: the two-sided p of a
 * t-test. Equals R's `2 * pt(-abs(t), df)`. Example: tTwoSided(2.262157, 9) = .05.
 */
export function tTwoSided(t: number, degreesOfFreedom: number): number {
	return 2 * tOfLibrary(-Math.abs(t), positive(degreesOfFreedom));
}

/**
 * The share of the central F distribution above `f`: the p of an F-test. By the reflection 1/F,
 * so that a small p is as exact as a large one. Equals R's `pf(f, df1, df2, lower.tail = FALSE)`.
 * Example: fUpperTail(4, 2, 10) = (1 + 8/10)^−5 = .0529.
 */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
	if (f <= 0) return 1;
	return fOfLibrary(1 / f, positive(denominator), positive(numerator));
}

/**
 * The share of chi-square above `x`: the p of a chi-square test; for whole degrees of freedom, by
 * its closed form (Abramowitz & Stegun 1964, 26.4.4–5), of which every term is positive, so that a
 * small p is as exact as a large one (relative error below 1e-12). Equals R's `pchisq(x, df,
 * lower.tail = FALSE)`. Example: chiSquareUpperTail(3.841459, 1) = .05; with 2 degrees e^(−x/2).
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
	if (!Number.isInteger(degreesOfFreedom)) throw new RangeError('degrees of freedom must be whole');
	positive(degreesOfFreedom);
	if (x <= 0) return 1;
	const odd = degreesOfFreedom % 2 === 1;
	let tail = odd ? 2 * normalCumulative(-Math.sqrt(x)) : Math.exp(-x / 2);
	// The logarithm of each term, since e^(−x/2) alone underflows where the tail does not.
	let term = odd ? Math.log(2 / Math.sqrt(2 * Math.PI)) + Math.log(x) / 2 - x / 2 : -x / 2;
	for (let degrees = odd ? 3 : 4; degrees <= degreesOfFreedom; degrees += 2) {
		term += degrees === 3 ? 0 : Math.log(x / (degrees - 2));
		tail += Math.exp(term);
	}
	return Math.min(1, tail);
}

/**
 * How often `count` or fewer of `n` independent trials with chance `p` succeed. Equals R's
 * `pbinom(count, n, p)`. Example: binomialCumulative(1, 3, 0.5) = 4/8.
 */
export function binomialCumulative(count: number, n: number, p: number): number {
	return binomialOfLibrary(count, n, share(p));
}

function share(p: number): number {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`not a share between 0 and 1: ${p}`);
	return p;
}

function positive(degreesOfFreedom: number): number {
	if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
		throw new RangeError(`not degrees of freedom: ${degreesOfFreedom}`);
	}
	return degreesOfFreedom;
}
