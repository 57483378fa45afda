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

describe('what goes with a score', () => {
	it('is the sum of the chances of the tasks, by category', () => {
		expect(expectedCorrect(203, norms, categories)).toEqual({
			getallen: { correct: 2.73, spread: 0.66 },
			meten: { correct: 2.29, spread: 0.66 }
		});
	});

	it('rises with the score in every category', () => {
		const low = expectedCorrect(180, norms, categories);
		const high = expectedCorrect(220, norms, categories);
		for (const { id } of categories) {
			expect(high[id]?.correct).toBeGreaterThan(low[id]?.correct ?? 0);
		}
	});

	it('spreads as among pupils with the same total: what one category has more, the other has less', () => {
		// Two categories make up the test, so that they deviate by the same amount.
		const { getallen, meten } = expectedCorrect(190, norms, categories);
		expect(getallen?.spread).toBe(meten?.spread);
	});

	it('agrees with a slow enumeration of all answers with that total', () => {
		const chances = taskLogits(201, norms, categories).flat().map(probability);
		let [weight, sum, squares] = [0, 0, 0];
		for (let answers = 0; answers < 256; answers += 1) {
			const right = chances.map((_, at) => (answers >> at) & 1);
			if (right.reduce((total, one) => total + one, 0) !== 5) continue;
			const chance = chances.reduce((all, p, at) => all * (right[at] ? p : 1 - p), 1);
			const first = right.slice(0, 4).reduce((total, one) => total + one, 0);
			weight += chance;
			sum += chance * first;
			squares += chance * first ** 2;
		}
		const exact = Math.sqrt(squares / weight - (sum / weight) ** 2);
		const { spread = 0 } = expectedCorrect(201, norms, categories)['getallen'] ?? {};
		expect(Math.abs(spread - exact)).toBeLessThan(0.06);
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
