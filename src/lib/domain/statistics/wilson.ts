import { normalQuantile } from './distributions.ts';
import { USUAL_LEVEL, type Interval } from './estimate.ts';

/**
 * The interval for a share: `count` of `n` people. Keeps within 0–1 and has width even when
 * nobody or everybody counts. Source: Wilson (1927). Equals R's `prop.test(count, n, correct =
 * FALSE)$conf.int`. `undefined` for n = 0.
 *
 * Example: 8 of 10, z = 1.96, z² = 3.8415: centre (0.8 + 0.19207)/1.38415 = 0.71674, half width
 * 1.96·√(0.16/10 + 3.8415/400)/1.38415 = 0.22659: 0.4902 to 0.9433.
 */
export function wilsonInterval(
	count: number,
	n: number,
	level = USUAL_LEVEL
): Interval | undefined {
	if (!(count >= 0 && count <= n)) throw new RangeError(`not a count of ${n}: ${count}`);
	if (n === 0) return undefined;
	const z = normalQuantile((1 + level) / 2);
	const share = count / n;
	const scale = 1 + (z * z) / n;
	const centre = (share + (z * z) / (2 * n)) / scale;
	const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
	// At the ends the formula gives 0 and 1 themselves, but for rounding.
	const lower = count === 0 ? 0 : Math.max(0, centre - half);
	const upper = count === n ? 1 : Math.min(1, centre + half);
	return { lower, upper, level };
}
