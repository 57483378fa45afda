import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBooklets } from './booklets.ts';
import { conditionalDerivatives, conditionalLogLikelihood } from './conditional.ts';
import { written } from './examples.ts';
import { rightOrWrong, type ItemModel } from './model.ts';
import type { ResponseMatrix } from './responses.ts';

const matrix = written('0121 1.10 2022 01.1 1101 0010 2.21 1122 0.01');
const models: ItemModel[] = [
	{ id: 'a', scores: [0, 1, 2], thresholds: [-0.4, 0.9] },
	{ id: 'b', scores: [0, 1], thresholds: [0.2] },
	{ id: 'c', scores: [0, 1, 2], thresholds: [0.7, -1.1] },
	{ id: 'd', scores: [0, 1, 2], thresholds: [0, 1.3] }
];
const { booklets } = countBooklets(matrix);

/** exp(Σ of what each answer adds), ability left out: it cancels. */
function weight(answers: readonly number[], items: readonly ItemModel[]): number {
	return Math.exp(
		-answers.reduce(
			(sum, x, i) => sum + (items[i]?.thresholds.slice(0, x).reduce((all, b) => all + b, 0) ?? 0),
			0
		)
	);
}

/** Person by person, over every pattern with her total: the slow, obvious way. */
function enumerated(answers: ResponseMatrix, items: readonly ItemModel[]): number {
	let sum = 0;
	for (let person = 0; person < answers.persons; person++) {
		const own = items.flatMap((model, item) => {
			const x = answers.scores[person * items.length + item] ?? -1;
			return x < 0 ? [] : [{ x, model }];
		});
		const taken = own.map(({ model }) => model);
		const observed = own.map(({ x }) => x);
		const all = taken.reduce<number[][]>(
			(some, model) => some.flatMap((pattern) => model.scores.map((x) => [...pattern, x])),
			[[]]
		);
		const total = (pattern: readonly number[]) => pattern.reduce((a, x) => a + x, 0);
		const alike = all.filter((pattern) => total(pattern) === total(observed));
		const among = alike.reduce((some, pattern) => some + weight(pattern, taken), 0);
		sum += Math.log(weight(observed, taken) / among);
	}
	return sum;
}

function nudged(place: number, by: number): ItemModel[] {
	let at = 0;
	return models.map((item) => ({
		...item,
		thresholds: item.thresholds.map((b) => (at++ === place ? b + by : b))
	}));
}

describe('the conditional log-likelihood', () => {
	it('is that of every person among all patterns with her total', () => {
		expect(conditionalLogLikelihood(booklets, models)).toBeCloseTo(enumerated(matrix, models), 11);
	});

	it('does not change when all thresholds shift together', () => {
		fc.assert(
			fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (shift) => {
				const shifted = models.map((item) => ({
					...item,
					thresholds: item.thresholds.map((b) => b + shift)
				}));
				const moved = conditionalLogLikelihood(booklets, shifted);
				expect(moved).toBeCloseTo(conditionalLogLikelihood(booklets, models), 9);
			})
		);
	});

	it('gets nothing from people with the lowest or the highest total', () => {
		const extreme = countBooklets(written('000 111 111')).booklets;
		const items = [-1, 0, 2].map((b, i) => rightOrWrong(`i${i}`, b));
		expect(conditionalLogLikelihood(extreme, items)).toBeCloseTo(0, 12);
		expect(Math.max(...conditionalDerivatives(extreme, items).gradient.map(Math.abs))).toBeLessThan(
			1e-12
		);
	});

	it('has the slopes that small differences give', () => {
		const { gradient } = conditionalDerivatives(booklets, models);
		gradient.forEach((slope, place) => {
			const up = conditionalLogLikelihood(booklets, nudged(place, 1e-5));
			const down = conditionalLogLikelihood(booklets, nudged(place, -1e-5));
			expect(slope).toBeCloseTo((up - down) / 2e-5, 6);
		});
	});

	it('has the information that small differences of slopes give', () => {
		const { information, gradient } = conditionalDerivatives(booklets, models);
		const size = gradient.length;
		for (let column = 0; column < size; column++) {
			const up = conditionalDerivatives(booklets, nudged(column, 1e-5)).gradient;
			const down = conditionalDerivatives(booklets, nudged(column, -1e-5)).gradient;
			for (let row = 0; row < size; row++) {
				const expected = -((up[row] ?? NaN) - (down[row] ?? NaN)) / 2e-5;
				expect(information[row * size + column]).toBeCloseTo(expected, 6);
			}
		}
	});

	it('has slopes and information over a skipped score too', () => {
		const skipping: ItemModel[] = [
			{ id: 'a', scores: [0, 2], thresholds: [0.3] },
			{ id: 'b', scores: [1, 2, 3], thresholds: [0.1, -0.5] }
		];
		const own = countBooklets(written('02 21 03 23 22 01')).booklets;
		const moved = (by: number) => [
			{ ...skipping[0], thresholds: [0.3 + by] } as ItemModel,
			skipping[1] as ItemModel
		];
		const slope = (by: number) => conditionalDerivatives(own, moved(by));
		const difference =
			conditionalLogLikelihood(own, moved(1e-5)) - conditionalLogLikelihood(own, moved(-1e-5));
		expect(slope(0).gradient[0]).toBeCloseTo(difference / 2e-5, 6);
		const second = ((slope(1e-5).gradient[0] ?? NaN) - (slope(-1e-5).gradient[0] ?? NaN)) / 2e-5;
		expect(slope(0).information[0]).toBeCloseTo(-second, 6);
	});
});
