import { describe, expect, it } from 'vitest';
import { clusterNames, clusterOf, clusters, domainNames, domains, fillCells } from './blueprint.ts';
import { misconceptionNames } from './misconceptions.ts';
import {
	inCluster,
	inDomain,
	maximumOf,
	percentageOf,
	pointsOf,
	type ScoredItem
} from './scored.ts';

describe('a blueprint', () => {
	it('counts the items and the points in each cell', () => {
		const filled = fillCells([
			{ domain: 'D1', level: 'L1', maxScore: 1 },
			{ domain: 'D1', level: 'L1', maxScore: 2 },
			{ domain: 'D1', level: 'L2', maxScore: 1 }
		]);
		expect([...filled]).toEqual([
			['D1-L1', { items: 2, points: 3 }],
			['D1-L2', { items: 1, points: 1 }]
		]);
		expect(fillCells([]).size).toBe(0);
	});

	it('puts every domain in one of three clusters of two, each with a name', () => {
		expect(domains.map((domain) => clusterOf[domain])).toEqual([
			'C1',
			'C1',
			'C2',
			'C2',
			'C3',
			'C3'
		]);
		for (const domain of domains) expect(domainNames[domain]).toBeTruthy();
		for (const cluster of clusters) expect(clusterNames[cluster]).toBeTruthy();
	});
});

describe('the score of some items', () => {
	const item = (changes: Partial<ScoredItem>): ScoredItem => ({
		id: 'i',
		testlet: 't',
		domain: 'D1',
		core: true,
		anchor: false,
		maxScore: 1,
		points: 0,
		state: 'answered',
		chosen: [],
		...changes
	});
	const items = [
		item({ points: 1 }),
		item({ domain: 'D2', maxScore: 2, points: 1 }),
		item({ domain: 'D3' })
	];

	it('is a sum of points, and a percentage of the most that could be had', () => {
		expect([pointsOf(items), maximumOf(items), percentageOf(items)]).toEqual([2, 4, 50]);
	});

	it('is unknown without items, not 0', () => {
		expect(percentageOf([])).toBeUndefined();
		expect([pointsOf([]), maximumOf([])]).toEqual([0, 0]);
	});

	it('can be of one domain or of one cluster', () => {
		expect(percentageOf(items.filter(inDomain('D2')))).toBe(50);
		expect(items.filter(inCluster('C1'))).toHaveLength(2);
		expect(items.filter(inCluster('C3'))).toEqual([]);
	});
});

describe('the misconceptions', () => {
	it('are 27, each with a sentence that says where to look', () => {
		const codes = Object.keys(misconceptionNames);
		expect(codes).toEqual(
			Array.from({ length: 27 }, (_, at) => `M${String(at + 1).padStart(2, '0')}`)
		);
		for (const sentence of Object.values(misconceptionNames))
			expect(sentence).toMatch(/^[A-Z].*\.$/);
	});
});
