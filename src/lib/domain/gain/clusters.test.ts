import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterScores, lowestCluster } from './clusters.ts';

const measured = (cluster: 'C1' | 'C2' | 'C3', value: number, standardError: number) => ({
	cluster,
	value,
	standardError,
	interval: { lower: NaN, upper: NaN, level: 0.95 }
});

describe('the score of one person per cluster', () => {
	it('is a percentage with a band of its own error', () => {
		// 6 of 12: SE 100/12·√(6·6/11) = 15.075567; 50 ± 29.547569.
		const [one] = clusterScores([{ cluster: 'C1', points: 6, maxScore: 12 }]);
		expect(one?.value).toBe(50);
		expect(one?.standardError).toBeCloseTo(15.075567, 6);
		expect(one?.interval.lower).toBeCloseTo(20.452431, 5);
		expect(one?.interval.upper).toBeCloseTo(79.547569, 5);
	});

	it('keeps the order in which the clusters are given, whatever their scores', () => {
		const scores = clusterScores([
			{ cluster: 'C1', points: 9, maxScore: 12 },
			{ cluster: 'C2', points: 1, maxScore: 10 },
			{ cluster: 'C3', points: 5, maxScore: 9 }
		]);
		expect(scores.map(({ cluster }) => cluster)).toEqual(['C1', 'C2', 'C3']);
	});

	it('leaves out a cluster of one point or none, whose error is unknowable', () => {
		const scores = clusterScores([
			{ cluster: 'C1', points: 0, maxScore: 0 },
			{ cluster: 'C2', points: 1, maxScore: 1 },
			{ cluster: 'C3', points: 1, maxScore: 2 }
		]);
		expect(scores.map(({ cluster }) => cluster)).toEqual(['C3']);
	});
});

describe('most to gain', () => {
	it('is said of the lowest cluster where it lies clearly below the others', () => {
		// 20 − (70 + 80)/2 = −55; √(144 + (196 + 144)/4) = √229 = 15.132746; −55 ± 29.659637.
		const lowest = lowestCluster([
			measured('C1', 70, 14),
			measured('C2', 20, 12),
			measured('C3', 80, 12)
		]);
		expect(lowest?.cluster).toBe('C2');
		expect(lowest?.value).toBe(-55);
		expect(lowest?.standardError).toBeCloseTo(15.132746, 6);
		expect(lowest?.interval.upper).toBeCloseTo(-25.340363, 5);
		expect(lowest?.mostToGain).toBe(true);
	});

	it('is not said where the difference may be measurement error', () => {
		// 40 − 65 = −25 ± 29.66
		const lowest = lowestCluster([
			measured('C1', 60, 14),
			measured('C2', 40, 12),
			measured('C3', 70, 12)
		]);
		expect(lowest?.cluster).toBe('C2');
		expect(lowest?.mostToGain).toBe(false);
	});

	it('is not said where the interval only just reaches 0', () => {
		// 40 − 50 = −10; √(4.5² + (4² + 4²)/4) = 5.315073; upper −10 + 10.417351.
		const lowest = lowestCluster([
			measured('C1', 40, 4.5),
			measured('C2', 50, 4),
			measured('C3', 50, 4)
		]);
		expect(lowest?.interval.upper).toBeCloseTo(0.417351, 5);
		expect(lowest?.mostToGain).toBe(false);
	});

	it('can be said of one of two clusters', () => {
		// 20 − 80 = −60; SE √(9 + 16) = 5
		const lowest = lowestCluster([measured('C1', 80, 4), measured('C3', 20, 3)]);
		expect(lowest?.cluster).toBe('C3');
		expect(lowest?.standardError).toBeCloseTo(5, 12);
		expect(lowest?.mostToGain).toBe(true);
	});

	it('is not said where two clusters share the lowest score, or there is one cluster', () => {
		expect(
			lowestCluster([measured('C1', 20, 5), measured('C2', 20, 5), measured('C3', 90, 5)])
		).toBeUndefined();
		expect(lowestCluster([measured('C1', 20, 5)])).toBeUndefined();
		expect(lowestCluster([])).toBeUndefined();
	});

	it('does not depend on the order of the clusters', () => {
		const score = fc.integer({ min: 0, max: 100 });
		const error = fc.integer({ min: 1, max: 20 });
		fc.assert(
			fc.property(fc.tuple(score, score, score), fc.tuple(error, error, error), (v, e) => {
				const list = [
					measured('C1', v[0], e[0]),
					measured('C2', v[1], e[1]),
					measured('C3', v[2], e[2])
				];
				const there = lowestCluster(list);
				const back = lowestCluster(list.toReversed());
				expect(back?.cluster).toBe(there?.cluster);
				expect(back?.mostToGain).toBe(there?.mostToGain);
			})
		);
	});
});
