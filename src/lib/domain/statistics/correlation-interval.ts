import { normalQuantile } from './distributions.ts';
import { USUAL_LEVEL, type Interval } from './estimate.ts';

/** Below this many people no interval is given: the approximation is too rough. */
export const LEAST_FOR_CORRELATION_INTERVAL = 10;

/**
 * The interval for a correlation `r` of `n` people: tanh(atanh r ± z/√(n − 3)). Source: Fisher
 * (1921). Equals R's `cor.test(x, y)$conf.int`. `undefined` below ten people and for r = ±1.
 *
 * Example: r = .30, n = 103: atanh .30 = .30952 ± 1.96/10: tanh .11352 = .113 to tanh .50552 =
 * .466.
 */
export function correlationInterval(
	r: number,
	n: number,
	level = USUAL_LEVEL
): Interval | undefined {
	if (n < LEAST_FOR_CORRELATION_INTERVAL || Math.abs(r) >= 1) return undefined;
	const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
	const centre = Math.atanh(r);
	return { lower: Math.tanh(centre - half), upper: Math.tanh(centre + half), level };
}
