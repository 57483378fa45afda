import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedPercentage, rowFor, scoreTable } from './ability.ts';
import { probabilities, rightOrWrong, scoreMoments, type ItemModel } from './model.ts';

const LSAT = [-1.25612796399, 0.474907147499, 1.23598061275, 0.168410071698, -0.623169867961].map(
	(b, i) => rightOrWrong(`Q${i + 1}`, b)
);
const MIXED: ItemModel[] = [
	{ id: 'a', scores: [0, 1, 2], thresholds: [-0.4, 0.9] },
	{ id: 'b', scores: [0, 1], thresholds: [0.2] },
	{ id: 'c', scores: [0, 1, 2], thresholds: [0.7, -1.1] }
];

/** One way of having this total, since the total is all that matters. */
function logLikelihood(items: readonly ItemModel[], score: number, ability: number): number {
	let left = score;
	return items.reduce((sum, item) => {
		const x = Math.min(left, item.scores.at(-1) ?? 0);
		left -= x;
		return sum + Math.log(probabilities(item, ability)[x] ?? 0);
	}, 0);
}

/** The highest point of a function with one top, by cutting the bracket: slow and obvious. */
function top(f: (x: number) => number): number {
	let [low, high] = [-12, 12];
	for (let turn = 0; turn < 200; turn++) {
		const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
		if (f(left) < f(right)) low = left;
		else high = right;
	}
	return (low + high) / 2;
}

describe('the score table', () => {
	it('of LSAT section 6 is that of eRm and TAM in R', () => {
		const table = scoreTable(LSAT);
		const wle = [
			-2.7904800015, -1.33759577362, -0.411478258587, 0.421925202417, 1.33573020527, 2.77647738132
		];
		const errors = [
			1.72106325036, 1.11436804506, 0.985515220593, 0.983571016161, 1.10948818065, 1.71415940061
		];
		const mle = [
			undefined,
			-1.60153506339,
			-0.474328053628,
			0.48086348697,
			1.59994502385,
			undefined
		];
		table.forEach((row, score) => {
			expect(row.score).toBe(score);
			expect(row.wle.value).toBeCloseTo(wle[score] ?? NaN, 8);
			expect(row.wle.standardError).toBeCloseTo(errors[score] ?? NaN, 8);
			if (mle[score] === undefined) expect(row.mle).toBeUndefined();
			else expect(row.mle?.value).toBeCloseTo(mle[score], 8);
		});
		expect(table[1]?.mle?.standardError).toBeCloseTo(1.18106669468, 8);
	});

	it('has the abilities at which the answers are most likely', () => {
		for (const items of [LSAT, MIXED]) {
			for (const { score, mle } of scoreTable(items)) {
				if (mle)
					expect(mle.value).toBeCloseTo(
						top((a) => logLikelihood(items, score, a)),
						5
					);
			}
		}
	});

	it('has Warm’s abilities: likelihood times the root of the information at its highest', () => {
		const information = (items: readonly ItemModel[], ability: number) =>
			items.reduce((sum, item) => sum + scoreMoments(item, ability).variance, 0);
		for (const items of [LSAT, MIXED]) {
			for (const { score, wle } of scoreTable(items)) {
				const highest = top(
					(a) => logLikelihood(items, score, a) + Math.log(information(items, a)) / 2
				);
				expect(wle.value).toBeCloseTo(highest, 5);
			}
		}
	});

	it('rises with the score, mirrors for mirrored items and shifts with them', () => {
		const difficulties = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
			minLength: 1,
			maxLength: 12
		});
		fc.assert(
			fc.property(difficulties, fc.double({ min: -9, max: 9, noNaN: true }), (list, shift) => {
				const of = (b: readonly number[]) =>
					scoreTable(b.map((one, i) => rightOrWrong(`i${i}`, one)));
				const table = of(list);
				const mirrored = of(list.map((b) => -b));
				const shifted = of(list.map((b) => b + shift));
				table.forEach(({ wle }, score) => {
					if (score > 0) expect(wle.value).toBeGreaterThan(table[score - 1]?.wle.value ?? NaN);
					expect(mirrored[list.length - score]?.wle.value).toBeCloseTo(-wle.value, 7);
					expect(shifted[score]?.wle.value).toBeCloseTo(wle.value + shift, 7);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('starts at the lowest score there is', () => {
		const table = scoreTable([{ id: 'a', scores: [1, 2, 4], thresholds: [0, 0.5] }]);
		expect(table.map(({ score }) => score)).toEqual([1, 2, 3, 4]);
		expect(rowFor(table, 4)?.mle).toBeUndefined();
		expect(rowFor(table, 2)?.score).toBe(2);
		expect(rowFor(table, 0)).toBeUndefined();
	});

	it('is finite for a long form far from the middle', () => {
		const table = scoreTable(
			Array.from({ length: 120 }, (_, i) => rightOrWrong(`i${i}`, i / 20 - 9))
		);
		for (const { wle } of table) {
			expect(Number.isFinite(wle.value)).toBe(true);
			expect(wle.standardError).toBeLessThan(3);
		}
	});
});

describe('the expected percentage on a reference form', () => {
	it('of an ability in the middle of two equal items is half, with a quarter per logit of error', () => {
		const reference = [rightOrWrong('a', 0), rightOrWrong('b', 0)];
		const { value, standardError } = expectedPercentage(reference, { value: 0, standardError: 1 });
		expect(value).toBeCloseTo(50, 12);
		expect(standardError).toBeCloseTo(25, 12);
	});

	it('of the most likely ability is the percentage on the form itself', () => {
		for (const { score, mle } of scoreTable(MIXED)) {
			if (mle) expect(expectedPercentage(MIXED, mle).value).toBeCloseTo((100 * score) / 5, 8);
		}
	});

	it('has the error that a small change of ability gives', () => {
		const at = (value: number) => expectedPercentage(MIXED, { value, standardError: 0.4 });
		const slope = (at(0.7 + 1e-5).value - at(0.7 - 1e-5).value) / 2e-5;
		expect(at(0.7).standardError).toBeCloseTo(0.4 * slope, 6);
	});
});
