import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random draws from one seed. */
export interface Draws {
	/** A whole number from min to max, both included. */
	integer(min: number, max: number): number;
	chance(probability: number): boolean;
	pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
	shuffled<T>(list: readonly T[]): T[];
	/**
	 * About standard normal: the sum of twelve uniform draws, less six. It uses additions only, so that every
	 * machine makes the same schools to the byte.
	 */
	normal(): number;
}

const warmUp = 64;

/** Draws of one `stream` of a seed; streams of the same seed do not disturb each other. */
export function drawsFrom(seed: number, stream: number): Draws {
	const generator = xoroshiro128plus(seed);
	for (let jumps = 0; jumps < stream; jumps += 1) generator.jump();
	// The first numbers of neighbouring seeds look alike.
	for (let count = 0; count < warmUp; count += 1) generator.next();
	const uniform = () => uniformFloat64(generator);
	const integer = (min: number, max: number) => uniformInt(generator, min, max);
	return {
		integer,
		chance: (probability) => uniform() < probability,
		pick<T>(list: readonly T[]): T {
			if (list.length === 0) throw new Error('nothing to pick from');
			return list[integer(0, list.length - 1)] as T;
		},
		shuffled<T>(list: readonly T[]): T[] {
			const copy = [...list];
			for (let last = copy.length - 1; last > 0; last -= 1) {
				const at = integer(0, last);
				[copy[last], copy[at]] = [copy[at] as T, copy[last] as T];
			}
			return copy;
		},
		normal() {
			let sum = -6;
			for (let count = 0; count < 12; count += 1) sum += uniform();
			return sum;
		}
	};
}
