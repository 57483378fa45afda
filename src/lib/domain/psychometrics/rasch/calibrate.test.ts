import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../statistics/random.ts';
import { answersFromCsv } from './answers-csv.ts';
import { calibrate } from './calibrate.ts';
import { bank, lsat, mustCalibrate, takenForms, written } from './examples.ts';
import type { ItemModel } from './model.ts';
import { responseMatrix, select } from './responses.ts';
import { simulate } from './simulate.ts';

const twoForms = answersFromCsv(
	readFileSync(new URL('fixtures/icar-two-forms.csv', import.meta.url)),
	['person', 'form']
);

describe('conditional maximum likelihood', () => {
	it('of LSAT section 6 is that of eRm and psychotools in R', () => {
		const result = mustCalibrate(calibrate(lsat));
		const expected = [-1.25612796, 0.47490715, 1.23598061, 0.16841007, -0.62316987];
		const errors = [0.104405693, 0.069917067, 0.068777691, 0.072619445, 0.085917414];
		result.items.forEach((item, i) => {
			expect(item.location).toBeCloseTo(expected[i] ?? NaN, 4);
			expect(item.standardError).toBeCloseTo(errors[i] ?? NaN, 4);
		});
		expect(result.logLikelihood).toBeCloseTo(-1091.56968998, 6);
		expect(result.parameters).toBe(4);
		expect([result.persons, result.informative]).toEqual([1000, 699]);
		expect(result.items.map((item) => item.p)).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
	});

	it('of two linked forms is that of eRm and psychotools in R', () => {
		const result = mustCalibrate(calibrate(twoForms));
		expect(result.logLikelihood).toBeCloseTo(-4051.70351626, 5);
		const named = new Map(result.items.map((item) => [item.id, item]));
		expect(named.get('reason_4')?.location).toBeCloseTo(-0.87206891, 4);
		expect(named.get('rotate_3')?.location).toBeCloseTo(2.09315331, 4);
		expect(named.get('matrix_46')?.location).toBeCloseTo(-0.40312441, 4);
		expect(named.get('matrix_46')?.standardError).toBeCloseTo(0.06718506, 4);
		expect(named.get('rotate_8')?.standardError).toBeCloseTo(0.11926131, 4);
		expect(named.get('matrix_46')?.n).toBe(1248);
	});

	it('of two items is the logarithm of how often one was right without the other', () => {
		// 3 × a only, 5 × b only: b_a − b_b = ln(5/3), SE of each half of √(1/3 + 1/5).
		const result = mustCalibrate(calibrate(written('10 10 10 01 01 01 01 01 11 00')));
		expect(result.items[0]?.location).toBeCloseTo(Math.log(5 / 3) / 2, 10);
		expect(result.items[0]?.standardError).toBeCloseTo(Math.sqrt(1 / 3 + 1 / 5) / 2, 10);
		expect(result.informative).toBe(8);
	});

	it('ends where the slope is nothing', () => {
		expect(mustCalibrate(calibrate(twoForms)).gradient).toBeLessThan(1e-6);
		expect(mustCalibrate(calibrate(lsat)).gradient).toBeLessThan(1e-6);
	});

	it('finds our own forms back: counterbalanced, with items that were not reached', () => {
		const random = seededRandom(11);
		const models = bank(random);
		const abilities = Array.from({ length: 4000 }, () => random.normal(0.4, 1));
		const onA = abilities.map(() => random.uniform() < 0.5);
		const result = mustCalibrate(calibrate(takenForms(models, abilities, onA, random)));
		const middle = models.reduce((sum, item) => sum + (item.thresholds[0] ?? 0), 0) / models.length;
		const z = result.items.map(
			(item, i) => (item.location - ((models[i]?.thresholds[0] ?? 0) - middle)) / item.standardError
		);
		// 48 standard normal distances: mean square about 1 (SD .2).
		expect(z.reduce((sum, value) => sum + value ** 2, 0) / z.length).toBeLessThan(1.6);
		expect(z.reduce((sum, value) => sum + value ** 2, 0) / z.length).toBeGreaterThan(0.5);
		expect(Math.max(...z.map(Math.abs))).toBeLessThan(4);
	});

	it('finds partial credit thresholds back, disordered ones too', () => {
		const random = seededRandom(5);
		const models: ItemModel[] = [[-1, 0.5], [0.8, -0.6], [0, 0], [-0.5], [1.2], [0.3, 0.9]].map(
			(thresholds, i) => ({
				id: `i${i}`,
				scores: Array.from({ length: thresholds.length + 1 }, (_, x) => x),
				thresholds
			})
		);
		const rows = Array.from({ length: 5000 }, () => ({
			ability: random.normal(),
			items: [0, 1, 2, 3, 4, 5]
		}));
		const result = mustCalibrate(calibrate(simulate(models, rows, rows.length, random)));
		const truth = models.flatMap((item) => item.thresholds);
		const middle = truth.reduce((sum, b) => sum + b, 0) / truth.length;
		const found = result.items.flatMap((item) => item.thresholds);
		const errors = result.items.flatMap((item) => item.standardErrors);
		found.forEach((b, i) => {
			expect(Math.abs(b - ((truth[i] ?? 0) - middle))).toBeLessThan(3.5 * (errors[i] ?? NaN));
		});
	});

	it('steps over a score that nobody had', () => {
		const skipped = mustCalibrate(calibrate(written('02 20 00 22 02 20 22 00 02')));
		expect(skipped.items.map((item) => item.scores)).toEqual([
			[0, 2],
			[0, 2]
		]);
		// As right and wrong on a scale of two points: half the distance.
		const binary = mustCalibrate(calibrate(written('01 10 00 11 01 10 11 00 01')));
		expect(skipped.items[0]?.location).toBeCloseTo((binary.items[0]?.location ?? NaN) / 2, 10);
	});

	it('does not depend on the order of people or items', () => {
		const base = mustCalibrate(calibrate(twoForms));
		const difficulty = new Map(base.items.map((item) => [item.id, item]));
		fc.assert(
			fc.property(fc.nat(1000), (seed) => {
				const random = seededRandom(seed);
				const items = random.shuffled(twoForms.items.map((_, item) => item));
				const people = random.shuffled(Array.from({ length: twoForms.persons }, (_, p) => p));
				const other = mustCalibrate(calibrate(select(twoForms, items, people)));
				for (const item of other.items) {
					expect(item.location).toBeCloseTo(difficulty.get(item.id)?.location ?? NaN, 9);
					expect(item.standardError).toBeCloseTo(difficulty.get(item.id)?.standardError ?? NaN, 9);
				}
			}),
			{ numRuns: 5 }
		);
	});

	it('turns all signs when right and wrong are exchanged', () => {
		const turned = { ...lsat, scores: lsat.scores.map((x) => 1 - x) };
		const base = mustCalibrate(calibrate(lsat));
		mustCalibrate(calibrate(turned)).items.forEach((item, i) => {
			expect(item.location).toBeCloseTo(-(base.items[i]?.location ?? NaN), 9);
		});
	});

	it('has errors a tenth as large for the same people a hundred times', () => {
		const people = Array.from({ length: 100 }, () =>
			Array.from({ length: 1000 }, (_, p) => p)
		).flat();
		const many = mustCalibrate(calibrate(select(lsat, [0, 1, 2, 3, 4], people)));
		mustCalibrate(calibrate(lsat)).items.forEach((item, i) => {
			expect(many.items[i]?.location).toBeCloseTo(item.location, 8);
			expect(many.items[i]?.standardError).toBeCloseTo(item.standardError / 10, 8);
		});
	});

	it('refuses items that no answers connect, and names them', () => {
		expect(calibrate(written('01.. 10.. ..01 ..10'))).toMatchObject({
			refused: 'not-connected',
			components: [
				['a', 'b'],
				['c', 'd']
			]
		});
		expect(calibrate(written('11 11'))).toMatchObject({ refused: 'too-few-items' });
	});

	it('is refused, or finite and at its maximum, whatever was answered', () => {
		const cell = fc.option(fc.nat(2), { nil: undefined, freq: 5 });
		const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 25 });
		fc.assert(
			fc.property(rows, fc.boolean(), (people, partial) => {
				const points = (x: number | undefined) => (partial || x === undefined ? x : Math.min(1, x));
				const answers = people.map((row) => row.map(points));
				const result = calibrate(responseMatrix(['a', 'b', 'c', 'd'], answers));
				if ('refused' in result) {
					if (!partial) expect(result.refused).not.toBe('too-few-answers');
					return;
				}
				expect(result.gradient).toBeLessThan(1e-6);
				for (const item of result.items) {
					expect(Number.isFinite(item.location)).toBe(true);
					expect(item.standardError).toBeGreaterThan(0);
					expect(item.standardError).toBeLessThan(100);
				}
			}),
			{ numRuns: 200 }
		);
	});
});
