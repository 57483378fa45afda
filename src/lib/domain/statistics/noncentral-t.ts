/** The noncentral t distribution: what a t statistic does when there is an effect. */
import { normalCumulative } from './distributions.ts';
import { USUAL_LEVEL, type Interval } from './estimate.ts';
import { rootOf } from './root.ts';

/** Where the density has fallen below e^−NEGLIGIBLE of its top, it adds nothing any more. */
const NEGLIGIBLE = 36;

/**
 * The share of the noncentral t distribution below `t`: of (Z + noncentrality)/S, with Z standard
 * normal and S the root of a chi-square over its degrees of freedom. Equals R's `pt(t, df, ncp)`.
 *
 * P = ∫ Φ(t·s − noncentrality)·g(s) ds over S, in u = log s, by the trapezoid rule, which for such
 * an integrand (analytic, falling off on both sides) gains a digit with every few points
 * (Trefethen & Weideman 2014). Absolute error below 1e-13 against mpmath for noncentralities up to
 * 200; R's own (AS 243, Lenth 1989) stops at 37.6.
 */
export function noncentralTCumulative(
	t: number,
	degreesOfFreedom: number,
	noncentrality: number
): number {
	const df = degreesOfFreedom;
	if (!(df > 0 && df < Infinity)) throw new RangeError(`not degrees of freedom: ${df}`);
	// The logarithm of the density of u, less its top at u = 0; it falls faster than either bound.
	const fall = (u: number) => (df / 2) * (2 * u - Math.expm1(2 * u));
	const lowest = -NEGLIGIBLE / df - Math.sqrt(NEGLIGIBLE / df);
	const highest = Math.sqrt(NEGLIGIBLE / df);
	// Well inside the narrowest bend: of the density 1/√2df wide, of Φ, where t·s passes the
	// noncentrality, 1/noncentrality.
	const step = 0.5 / Math.sqrt(16 + 2 * df + t * t + noncentrality * noncentrality);
	let weights = 0;
	let below = 0;
	for (let u = lowest; u <= highest; u += step) {
		const weight = Math.exp(fall(u));
		weights += weight;
		below += weight * normalCumulative(t * Math.exp(u) - noncentrality);
	}
	return below / weights;
}

/**
 * Which noncentralities fit an observed t: those under which neither so high nor so low a t is
 * rarer than (1 − level)/2 (Steiger & Fouladi 1997). For a paired gain, divided by √n, this is the
 * interval of d_z; equals R's `effectsize::cohens_d(paired = TRUE)`.
 *
 * Example: t = 2.93061 with 15 degrees of freedom: 0.67414 to 5.11129.
 */
export function noncentralityInterval(
	t: number,
	degreesOfFreedom: number,
	level = USUAL_LEVEL
): Interval {
	const tail = (1 - level) / 2;
	// An estimated SD makes t vary by about √(1 + t²/2df); seven of those hold every usual level.
	const reach = 7 * Math.sqrt(1 + (t * t) / degreesOfFreedom) + 7;
	const where = (share: number) =>
		rootOf(
			(noncentrality) => noncentralTCumulative(t, degreesOfFreedom, noncentrality) - share,
			t - reach,
			t + reach
		);
	return { lower: where(1 - tail), upper: where(tail), level };
}
