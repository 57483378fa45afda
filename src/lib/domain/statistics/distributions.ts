/**
 * Quantiles of the normal, t and F distribution, by the @stdlib packages.
 *
 * How exact: against closed forms and against scipy 1.17 the relative error stays below 1e-12 for
 * the degrees of freedom that occur here (up to 100,000 persons); the tests hold it to that.
 */
import fQuantileOfLibrary from '@stdlib/stats-base-dists-f-quantile';
import normalQuantileOfLibrary from '@stdlib/stats-base-dists-normal-quantile';
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
