import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chancesGivenScore, jointCounts, prefixes, type ItemTerms } from './score-given.ts';

/** Items of one or two steps with probabilities that add up to 1. */
const terms = fc
	.array(fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 2, maxLength: 3 }), {
		minLength: 2,
		maxLength: 5
	})
	.map((items) =>
		items.map((weights): ItemTerms => {
			const sum = weights.reduce((total, weight) => total + weight, 0);
			return {
				scores: weights.map((_, x) => x),
				weights: Float64Array.from(weights, (w) => w / sum)
			};
		})
	);

/** Every pattern of answers with its probability: the slow, obvious way. */
function patterns(items: readonly ItemTerms[]): { scores: number[]; chance: number }[] {
	return items.reduce<{ scores: number[]; chance: number }[]>(
		(all, { scores, weights }) =>
			all.flatMap((one) =>
				Array.from(weights, (weight, place) => ({
					scores: [...one.scores, scores[place] ?? 0],
					chance: one.chance * weight
				}))
			),
		[{ scores: [], chance: 1 }]
	);
}

const total = (scores: readonly number[]) => scores.reduce((sum, x) => sum + x, 0);

const chanceOf = (
	items: readonly ItemTerms[],
	holds: (scores: readonly number[]) => boolean
): number =>
	patterns(items).reduce((sum, { scores, chance }) => sum + (holds(scores) ? chance : 0), 0);

describe('answers given the total', () => {
	it('have the distribution of the total that enumerating all patterns gives', () => {
		fc.assert(
			fc.property(terms, (items) => {
				prefixes(items)
					.at(-1)
					?.forEach((chance, t) => {
						expect(chance).toBeCloseTo(
							chanceOf(items, (scores) => total(scores) === t),
							12
						);
					});
			}),
			{ numRuns: 40 }
		);
	});

	it('have the chances that enumerating all patterns gives', () => {
		fc.assert(
			fc.property(terms, (items) => {
				chancesGivenScore(items).forEach((chances, i) =>
					chances.forEach((byTotal, c) =>
						byTotal.forEach((chance, t) => {
							const both = chanceOf(items, (x) => total(x) === t && x[i] === c);
							const all = chanceOf(items, (x) => total(x) === t);
							expect(chance).toBeCloseTo(both / all, 11);
						})
					)
				);
			}),
			{ numRuns: 25 }
		);
	});

	it('have the joint counts of two items that enumerating all patterns gives', () => {
		fc.assert(
			fc.property(terms, fc.array(fc.nat(50), { minLength: 11, maxLength: 11 }), (items, n) => {
				jointCounts(items, n, (i, j, sums) => {
					const wide = (items[j]?.weights.length ?? 0) - 1;
					sums.forEach((sum, cell) => {
						const c = 1 + Math.floor(cell / wide);
						const d = 1 + (cell % wide);
						let expected = 0;
						n.forEach((count, t) => {
							const all = chanceOf(items, (x) => total(x) === t);
							const both = chanceOf(items, (x) => total(x) === t && x[i] === c && x[j] === d);
							if (all > 0) expected += (count * both) / all;
						});
						expect(sum).toBeCloseTo(expected, 8);
					});
				});
			}),
			{ numRuns: 15 }
		);
	});

	it('of one item are certain, and of a total that cannot be are nothing', () => {
		const item = { scores: [0, 2], weights: Float64Array.of(0.3, 0.7) };
		expect(
			chancesGivenScore([item])
				.flat()
				.map((chance) => [...chance])
		).toEqual([
			[1, 0, 0],
			[0, 0, 1]
		]);
	});

	it('stay within the numbers of the machine for 300 items up to five logits apart', () => {
		const items = Array.from({ length: 300 }, (_, i) => {
			const p = 1 / (1 + Math.exp((i - 150) / 60));
			return { scores: [0, 1], weights: Float64Array.of(1 - p, p) };
		});
		const chances = chancesGivenScore(items);
		for (const t of [1, 150, 299]) {
			const expected = chances.reduce((sum, [, right]) => sum + (right?.[t] ?? NaN), 0);
			expect(expected / t).toBeCloseTo(1, 10);
		}
	});
});
