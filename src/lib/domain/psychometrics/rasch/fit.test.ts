import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../statistics/random.ts';
import { scoreTable } from './ability.ts';
import { calibrate } from './calibrate.ts';
import { lsat, mustCalibrate, written } from './examples.ts';
import { itemFit } from './fit.ts';
import { rightOrWrong, scoreMoments, type ItemModel } from './model.ts';
import { abilities, summarise } from './persons.ts';
import { simulate } from './simulate.ts';

describe('infit and outfit', () => {
	it('of LSAT section 6 are those of eRm in R', () => {
		const { persons, items } = itemFit(lsat, mustCalibrate(calibrate(lsat)).items);
		expect(persons).toBe(699);
		const [first, , , , last] = items;
		expect(first?.outfit).toBeCloseTo(0.800754346, 4);
		expect(first?.infit).toBeCloseTo(0.827719522, 4);
		expect(first?.outfitZ).toBeCloseTo(-1.82034396, 3);
		expect(first?.infitZ).toBeCloseTo(-2.29337273, 3);
		expect(first?.chiSquare).toBeCloseTo(559.72728787, 1);
		expect(last?.outfit).toBeCloseTo(0.872078672, 4);
		expect(last?.infitZ).toBeCloseTo(-1.90353613, 3);
	});

	it('do not change when somebody answered nothing', () => {
		const { items } = mustCalibrate(calibrate(lsat));
		const scores = Int8Array.from([...lsat.scores, ...items.map(() => -1)]);
		const more = { ...lsat, persons: lsat.persons + 1, scores };
		expect(itemFit(more, items)).toEqual(itemFit(lsat, items));
	});

	it('are what every person’s residual gives, in an incomplete design with partial credit', () => {
		const matrix = written('01.2 1120 .011 2101 0.12 2212 0000');
		const models: ItemModel[] = [
			{ id: 'a', scores: [0, 1, 2], thresholds: [-0.4, 0.9] },
			{ id: 'b', scores: [0, 1, 2], thresholds: [0.2, 1] },
			{ id: 'c', scores: [0, 1, 2], thresholds: [0.7, -1.1] },
			{ id: 'd', scores: [0, 1, 2], thresholds: [0, 1.3] }
		];
		const residuals: { z: number; variance: number }[] = [];
		for (let person = 0; person < matrix.persons; person++) {
			const row = [...matrix.scores.subarray(person * 4, person * 4 + 4)];
			const own = models.filter((_, item) => (row[item] ?? -1) >= 0);
			const total = row.reduce((sum, x) => sum + Math.max(0, x), 0);
			const ability = scoreTable(own)[total]?.mle;
			if (!ability || (row[0] ?? -1) < 0) continue;
			const { mean, variance } = scoreMoments(models[0] as ItemModel, ability.value);
			residuals.push({ z: ((row[0] ?? 0) - mean) / Math.sqrt(variance), variance });
		}
		const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
		const { items, persons } = itemFit(matrix, models);
		expect(persons).toBe(6);
		expect(items[0]?.n).toBe(residuals.length);
		expect(items[0]?.outfit).toBeCloseTo(
			sum(residuals.map(({ z }) => z * z)) / residuals.length,
			10
		);
		expect(items[0]?.infit).toBeCloseTo(
			sum(residuals.map(({ z, variance }) => z * z * variance)) /
				sum(residuals.map(({ variance }) => variance)),
			10
		);
	});

	it('stand out for an item that measures something else, and not for the others', () => {
		const random = seededRandom(3);
		const models = Array.from({ length: 20 }, (_, i) => rightOrWrong(`i${i}`, (i - 10) / 7));
		const everything = models.map((_, item) => item);
		const rows = Array.from({ length: 1000 }, () => ({
			ability: random.normal(0, 1.3),
			items: everything
		}));
		const matrix = simulate(models, rows, rows.length, random);
		for (let person = 0; person < 1000; person++) {
			matrix.scores[person * 20 + 10] = random.uniform() < 0.5 ? 1 : 0;
		}
		const { items } = itemFit(matrix, mustCalibrate(calibrate(matrix)).items);
		items.forEach((item, i) => {
			if (i === 10) expect(item.outfit).toBeGreaterThan(1.3);
			else expect(Math.abs((item.infit ?? NaN) - 1)).toBeLessThan(0.15);
		});
	});

	it('are unknown where nobody between the lowest and the highest total took an item', () => {
		const { persons, items } = itemFit(written('11 00'), [
			rightOrWrong('a', 0),
			rightOrWrong('b', 0)
		]);
		expect(persons).toBe(0);
		expect(items[0]).toMatchObject({
			outfit: undefined,
			infit: undefined,
			outfitZ: undefined,
			n: 0
		});
	});
});

describe('the abilities of all people', () => {
	it('of LSAT section 6 have the mean, SD and reliability of TAM in R', () => {
		const summary = summarise(abilities(lsat, mustCalibrate(calibrate(lsat)).items).rows);
		expect(summary?.n).toBe(1000);
		expect(summary?.mean).toBeCloseTo(1.334143, 4);
		expect(summary?.standardDeviation).toBeCloseTo(1.127493, 4);
		expect(summary?.reliability).toBeCloseTo(-0.306311, 4);
	});

	it('are unknown for who answered nothing, and their spread for one person', () => {
		const items = [rightOrWrong('a', 0), rightOrWrong('b', 0.5)];
		const { rows } = abilities(written('10 ..'), items);
		expect(rows[1]).toBeUndefined();
		expect(summarise(rows)).toMatchObject({
			n: 1,
			standardDeviation: undefined,
			reliability: undefined
		});
		expect(summarise([undefined])).toBeUndefined();
	});
});
