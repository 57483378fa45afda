import { describe, expect, it } from 'vitest';
import { expectedScore, location, probabilities, rightOrWrong, scoreMoments } from './model.ts';

describe('the model', () => {
	it('gives even odds where ability equals difficulty, and ln 3 above it three to one', () => {
		const item = rightOrWrong('a', 0.7);
		expect([...probabilities(item, 0.7)]).toEqual([0.5, 0.5]);
		expect(probabilities(item, 0.7 + Math.log(3))[1]).toBeCloseTo(0.75, 14);
	});

	it('makes both sides of a step as likely at its threshold', () => {
		const item = { id: 'a', scores: [0, 1, 2], thresholds: [-0.5, 1.2] };
		const at = probabilities(item, 1.2);
		expect(at[1]).toBeCloseTo(at[2] ?? NaN, 14);
		expect(location(item)).toBeCloseTo(0.35, 14);
	});

	it('counts each point once in the location of an item that skips a score', () => {
		expect(location({ id: 'a', scores: [0, 1, 3], thresholds: [-1, 0.5] })).toBeCloseTo(0, 14);
	});

	it('stays finite far away', () => {
		const item = { id: 'a', scores: [0, 1, 2], thresholds: [-0.5, 1.2] };
		expect([...probabilities(item, 800)]).toEqual([0, 0, 1]);
		expect([...probabilities(item, -800)]).toEqual([1, 0, 0]);
	});

	it('has the moments of a right or wrong answer: p, pq, pq(1 − 2p), pq(1 − 3pq)', () => {
		const p = 1 / (1 + Math.exp(0.4));
		const pq = p * (1 - p);
		const moments = scoreMoments(rightOrWrong('a', 0.4), 0);
		expect(moments.mean).toBeCloseTo(p, 14);
		expect(moments.variance).toBeCloseTo(pq, 14);
		expect(moments.third).toBeCloseTo(pq * (1 - 2 * p), 14);
		expect(moments.fourth).toBeCloseTo(pq * (1 - 3 * pq), 14);
	});

	it('has the moments of its distribution, for one step of any size and for more', () => {
		const items = [
			{ id: 'a', scores: [1, 3], thresholds: [0.3] },
			{ id: 'b', scores: [0, 1, 3], thresholds: [-1, 0.5] }
		];
		for (const item of items) {
			const chance = [...probabilities(item, 0.8)];
			const of = (f: (x: number) => number) =>
				chance.reduce((sum, p, place) => sum + p * f(item.scores[place] ?? NaN), 0);
			const mean = of((x) => x);
			const moments = scoreMoments(item, 0.8);
			expect(moments.mean).toBeCloseTo(mean, 13);
			expect(moments.variance).toBeCloseTo(
				of((x) => (x - mean) ** 2),
				13
			);
			expect(moments.third).toBeCloseTo(
				of((x) => (x - mean) ** 3),
				13
			);
			expect(moments.fourth).toBeCloseTo(
				of((x) => (x - mean) ** 4),
				13
			);
		}
	});

	it('expects half of the points at the difficulty of equal items', () => {
		expect(expectedScore([rightOrWrong('a', 1), rightOrWrong('b', 1)], 1)).toBeCloseTo(1, 14);
	});
});
