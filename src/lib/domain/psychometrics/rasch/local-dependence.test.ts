import { describe, expect, it } from 'vitest';
import { correlation } from '../../statistics/descriptive.ts';
import { seededRandom } from '../../statistics/random.ts';
import { calibrate } from './calibrate.ts';
import { mustCalibrate, written } from './examples.ts';
import { localDependence } from './local-dependence.ts';
import { rightOrWrong, scoreMoments } from './model.ts';
import { abilities } from './persons.ts';
import { simulate } from './simulate.ts';

const random = seededRandom(4);
const models = Array.from({ length: 15 }, (_, i) => rightOrWrong(`i${i}`, (i - 7) / 5));
const items = models.map((_, item) => item);
const rows = Array.from({ length: 800 }, () => ({ ability: random.normal(), items }));
const matrix = simulate(models, rows, rows.length, random);
// Who has the fourth item right mostly copies it to the fifth.
for (let person = 0; person < 800; person++) {
	if (random.uniform() < 0.6) matrix.scores[person * 15 + 4] = matrix.scores[person * 15 + 3] ?? 0;
}
const testlets = models.map((_, i) => (i === 3 || i === 4 ? 'page' : `alone${i}`));
const calibrated = mustCalibrate(calibrate(matrix)).items;
const result = localDependence(matrix, calibrated, testlets);

describe('residual correlations', () => {
	it('are those of scores minus what the model expects, person by person', () => {
		const { rows: people } = abilities(matrix, calibrated);
		const residuals = (item: number) =>
			people.map((row, person) => {
				const x = matrix.scores[person * 15 + item] ?? NaN;
				const model = calibrated[item] ?? rightOrWrong('', NaN);
				return x - scoreMoments(model, row?.wle.value ?? NaN).mean;
			});
		const pair = result?.pairs.find(({ items }) => items.join() === 'i2,i9');
		expect(pair?.q3).toBeCloseTo(correlation(residuals(2), residuals(9)) ?? NaN, 10);
		expect(pair?.n).toBe(800);
	});

	it('flag the two items of which one leans on the other, and no others', () => {
		expect(result?.pairs.filter(({ flagged }) => flagged).map(({ items }) => items)).toEqual([
			['i3', 'i4']
		]);
	});

	it('are told apart within and between testlets', () => {
		expect(result?.withinTestlets).toBeGreaterThan(0.3);
		expect(Math.abs(result?.betweenTestlets ?? NaN)).toBeLessThan(0.05);
		expect(localDependence(matrix, calibrated)?.withinTestlets).toBeUndefined();
	});

	it('lie around −1/(k − 1) and, adjusted, around nothing', () => {
		expect(result?.pairs).toHaveLength(105);
		expect(Math.abs((result?.mean ?? NaN) + 1 / 14)).toBeLessThan(0.02);
		const sum = result?.pairs.reduce((all, { adjusted }) => all + adjusted, 0);
		expect(sum).toBeCloseTo(0, 10);
	});

	it('do not change when somebody answered nothing', () => {
		const scores = Int8Array.from([...matrix.scores, ...items.map(() => -1)]);
		const more = { ...matrix, persons: 801, scores };
		expect(localDependence(more, calibrated, testlets)).toEqual(result);
	});

	it('leave out pairs that too few people answered', () => {
		expect(localDependence(matrix, calibrated, testlets, 800)?.pairs).toHaveLength(105);
		expect(localDependence(matrix, calibrated, testlets, 801)).toBeUndefined();
	});

	it('are unknown for items that nobody took together', () => {
		expect(
			localDependence(written('1. .1 0. .0'), [rightOrWrong('a', 0), rightOrWrong('b', 0)])
		).toBeUndefined();
	});
});
