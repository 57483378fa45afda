import { describe, expect, it } from 'vitest';
import {
	answersByCategory,
	expectedCorrect,
	parseCategories,
	probability,
	taskLogits
} from './categories.ts';
import { exampleWorld } from './example-world.ts';

const norms = exampleWorld.norms('rekenen')?.['M6'];
const categories = exampleWorld.categories('rekenen') ?? [];
if (!norms) throw new Error('no norms');
const read = (...lines: string[]) =>
	parseCategories('rekenen.csv', ['category,name,tasks,difficulty', ...lines].join('\n'));

describe('what goes with a total', () => {
	it('adds up to it over the categories, and rises with it in each', () => {
		for (const total of [0, 1, 3, 5, 7, 8]) {
			const { getallen, meten } = expectedCorrect(total, categories);
			expect((getallen?.correct ?? NaN) + (meten?.correct ?? NaN)).toBeCloseTo(total, 1);
			if (total === 0) continue;
			const before = expectedCorrect(total - 1, categories);
			expect(getallen?.correct).toBeGreaterThan(before['getallen']?.correct ?? NaN);
			expect(meten?.correct).toBeGreaterThan(before['meten']?.correct ?? NaN);
		}
	});

	it('leaves nothing to chance when all or nothing is right', () => {
		expect(expectedCorrect(0, categories)).toEqual({
			getallen: { correct: 0, spread: 0 },
			meten: { correct: 0, spread: 0 }
		});
		expect(expectedCorrect(8, categories)['meten']).toEqual({ correct: 4, spread: 0 });
	});

	it('is more for a category with easier tasks', () => {
		const { getallen, meten } = expectedCorrect(4, categories);
		expect(getallen?.correct).toBeGreaterThan(meten?.correct ?? NaN);
	});

	it('agrees with a slow enumeration of all answers with that total, at any ability', () => {
		for (const [score, total] of [
			[201, 5],
			[170, 5],
			[215, 3]
		] as const) {
			const chances = taskLogits(score, norms, categories).flat().map(probability);
			let [weight, sum, squares] = [0, 0, 0];
			for (let answers = 0; answers < 256; answers += 1) {
				const right = chances.map((_, at) => (answers >> at) & 1);
				if (right.reduce((all, one) => all + one, 0) !== total) continue;
				const chance = chances.reduce((all, p, at) => all * (right[at] ? p : 1 - p), 1);
				const first = right.slice(0, 4).reduce((all, one) => all + one, 0);
				weight += chance;
				sum += chance * first;
				squares += chance * first ** 2;
			}
			const mean = sum / weight;
			const { correct, spread } = expectedCorrect(total, categories)['getallen'] ?? {};
			expect(correct).toBeCloseTo(mean, 1);
			expect(spread).toBeCloseTo(Math.sqrt(squares / weight - mean ** 2), 2);
		}
	});
});

describe('answers', () => {
	it('are cut into categories in their order', () => {
		expect(answersByCategory('11101000', categories)).toEqual({
			getallen: [1, 1, 1, 0],
			meten: [1, 0, 0, 0]
		});
	});
});

describe('the categories of a subject', () => {
	it('are read from a table', () => {
		expect(read('getallen,Getallen,6,-0.4', 'meten,Meten,5,0.1')).toEqual({
			categories: [
				{ id: 'getallen', name: 'Getallen', tasks: 6, difficulty: -0.4 },
				{ id: 'meten', name: 'Meten', tasks: 5, difficulty: 0.1 }
			]
		});
	});

	it.each([
		[['Getallen,Getallen,6,0', 'b,B,6,0'], 2, /is no slug/],
		[['a,A,6,0', 'a,A,6,0'], 3, /a is here twice/],
		[['a,,6,0', 'b,B,6,0'], 2, /name: missing/],
		[['a,A,0,0', 'b,B,6,0'], 2, /is no number of tasks/],
		[['a,A,6,hard', 'b,B,6,0'], 2, /is no number/],
		[['a,A,6,0'], 2, /at least two/]
	])('are refused with the line: %j', (lines, line, message) => {
		expect(read(...lines)).toEqual({
			problems: [{ file: 'rekenen.csv', line, message: expect.stringMatching(message) }]
		});
	});
});
