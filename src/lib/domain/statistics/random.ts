/**
 * Chance that can be repeated: the same seed gives the same draws, on every machine.
 *
 * Built on pure-rand's Mersenne Twister (Matsumoto & Nishimura 1998), because its seed is mixed
 * before the first draw. Its xoroshiro128+ is quicker, but there the seeds 0, 1, 2 … all begin
 * with a first draw of .99999….
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import { normalQuantile } from './distributions.ts';

export interface Random {
	/** From 0 (included) to 1 (not included), 53 bits. */
	uniform(): number;
	/** Normally distributed; one uniform draw each, by the inverse of the distribution. */
	normal(mean?: number, standardDeviation?: number): number;
	/** A whole number from `from` to `to`, both included, each as likely. */
	integer(from: number, to: number): number;
	/** A new list in random order, each order as likely (Fisher & Yates 1938; Durstenfeld 1964). */
	shuffled<T>(list: readonly T[]): T[];
}

/** Half of the smallest step of `uniform`: keeps its 0 away from a normal draw of −∞. */
const HALF_STEP = 2 ** -54;

/**
 * A generator of its own for this seed, a whole number of 0 up to 2³² − 1 (anything else is a bug
 * and throws, since it would silently share its draws with another seed).
 */
export function seededRandom(seed: number): Random {
	if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
		throw new RangeError(`not a seed from 0 up to 2^32 - 1: ${seed}`);
	}
	const generator = mersenne(seed);
	const uniform = () => uniformFloat64(generator);
	const integer = (from: number, to: number) => uniformInt(generator, from, to);
	return {
		uniform,
		integer,
		normal: (mean = 0, standardDeviation = 1) =>
			mean + standardDeviation * normalQuantile(Math.max(uniform(), HALF_STEP)),
		shuffled: <T>(list: readonly T[]) => {
			const drawn = [...list];
			for (let last = drawn.length - 1; last > 0; last--) {
				const other = integer(0, last);
				[drawn[last], drawn[other]] = [drawn[other] as T, drawn[last] as T];
			}
			return drawn;
		}
	};
}
