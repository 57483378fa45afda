import { describe, expect, it } from 'vitest';
import { mean, sampleStandardDeviation } from './descriptive.ts';
import { normalQuantile } from './distributions.ts';
import { seededRandom } from './random.ts';

describe('seeded chance', () => {
	it('gives the same draws for the same seed, today and in every later version', () => {
		const random = seededRandom(42);
		// The Mersenne Twister of numpy (RandomState(42)) gives 1608637542, 3421126067, 4083286876,
		// 787846414: of each pair the last 26 bits, then the last 27, make 53 bits.
		const pair = (first: number, second: number) =>
			(first % 2 ** 26) / 2 ** 26 + (second % 2 ** 27) / 2 ** 53;
		expect(random.uniform()).toBe(pair(1608637542, 3421126067));
		expect(random.uniform()).toBe(pair(4083286876, 787846414));
		expect(seededRandom(7).shuffled(['a', 'b', 'c', 'd', 'e']).join('')).toBe('becad');
	});

	it('begins differently for neighbouring seeds', () => {
		const first = Array.from({ length: 50 }, (_, seed) => seededRandom(seed).uniform());
		// The mean of 50 uniform draws: .5 ± 3·.289/√50 = .377 to .623.
		expect(mean(first)).toBeGreaterThan(0.377);
		expect(mean(first)).toBeLessThan(0.623);
	});

	it('draws a normal distribution with the mean and spread asked for', () => {
		const random = seededRandom(1);
		const draws = Array.from({ length: 20000 }, () => random.normal(50, 10));
		// SE of the mean 10/√20000 = .071, of the SD 10/√40000 = .05; four of each.
		expect(Math.abs((mean(draws) ?? NaN) - 50)).toBeLessThan(0.28);
		expect(Math.abs((sampleStandardDeviation(draws) ?? NaN) - 10)).toBeLessThan(0.2);
		const beyond = draws.filter((draw) => Math.abs(draw - 50) > 19.59964).length;
		// Two-sided 5 %: 1000 ± 4·√950
		expect(Math.abs(beyond - 1000)).toBeLessThan(124);
	});

	it('draws from the standard normal distribution by its quantiles, when nothing else is asked', () => {
		const [uniform, normal] = [seededRandom(9), seededRandom(9)];
		for (let draw = 0; draw < 20; draw++) {
			expect(normal.normal()).toBe(normalQuantile(uniform.uniform()));
		}
	});

	it('draws whole numbers from the lowest to the highest, both included, evenly', () => {
		const random = seededRandom(2);
		const counts = new Map<number, number>();
		for (let draw = 0; draw < 6000; draw++) {
			const eyes = random.integer(1, 6);
			counts.set(eyes, (counts.get(eyes) ?? 0) + 1);
		}
		expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
		// 1000 ± 4·√(6000·5/36)
		for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
	});

	it('shuffles into every order about as often, and leaves the list it was given alone', () => {
		const random = seededRandom(3);
		const list = [1, 2, 3];
		const counts = new Map<string, number>();
		for (let draw = 0; draw < 6000; draw++) {
			const order = random.shuffled(list).join('');
			counts.set(order, (counts.get(order) ?? 0) + 1);
		}
		expect(list).toEqual([1, 2, 3]);
		expect([...counts.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
		for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
	});

	it('refuses a seed that would share its draws with another', () => {
		expect(() => seededRandom(2 ** 32)).toThrow(RangeError);
		expect(() => seededRandom(-1)).toThrow(RangeError);
		expect(() => seededRandom(0.5)).toThrow(RangeError);
	});
});
