import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../statistics/random.ts';
import { countBooklets } from './booklets.ts';
import { calibrate } from './calibrate.ts';
import { bank, lsat, mustCalibrate, takenForms, written } from './examples.ts';
import { fitMarginal } from './marginal.ts';
import {
	marginalDerivatives,
	marginalLogLikelihood,
	type Population
} from './marginal-likelihood.ts';
import { probabilities, rightOrWrong, type ItemModel } from './model.ts';

const matrix = written('012 1.0 202 .11 110 001 22. 112 0.1');
const strata = [0, 0, 0, 0, 1, 1, 1, 1, 1];
const models: ItemModel[] = [
	{ id: 'a', scores: [0, 1, 2], thresholds: [-0.4, 0.9] },
	{ id: 'b', scores: [0, 1, 2], thresholds: [0.2, 0.1] },
	{ id: 'c', scores: [0, 1, 2], thresholds: [0.7, -1.1] }
];
const populations: Population[] = [
	{ mean: 0, standardDeviation: 0.8 },
	{ mean: 0.6, standardDeviation: 1.3 }
];
const { booklets } = countBooklets(matrix, strata);
const at = (items: readonly ItemModel[], groups: readonly Population[]) =>
	marginalLogLikelihood(booklets, [0, 1], items, groups);

/** Everything as one list: thresholds, the second mean, both SDs. */
function nudged(place: number, by: number): [ItemModel[], Population[]] {
	let seen = 0;
	const items = models.map((item) => ({
		...item,
		thresholds: item.thresholds.map((b) => (seen++ === place ? b + by : b))
	}));
	const groups = populations.map(({ mean, standardDeviation }, group) => ({
		mean: group === 1 && place === 6 ? mean + by : mean,
		standardDeviation: place === 7 + group ? standardDeviation + by : standardDeviation
	}));
	return [items, groups];
}

describe('the marginal log-likelihood', () => {
	it('is that of every person, her answers averaged over all abilities', () => {
		let sum = 0;
		for (let person = 0; person < matrix.persons; person++) {
			const { mean, standardDeviation } = populations[strata[person] ?? 0] as Population;
			let integral = 0;
			for (let z = -10; z <= 10; z += 0.005) {
				const ability = mean + z * standardDeviation;
				const likelihood = models.reduce((product, item, i) => {
					const x = matrix.scores[person * 3 + i] ?? -1;
					return x < 0 ? product : product * (probabilities(item, ability)[x] ?? 0);
				}, 1);
				integral += (likelihood * Math.exp((-z * z) / 2) * 0.005) / Math.sqrt(2 * Math.PI);
			}
			sum += Math.log(integral);
		}
		expect(at(models, populations)).toBeCloseTo(sum, 10);
	});

	it('does not change when everybody gets one more point on an item', () => {
		const scores = matrix.scores.map((x, place) => (x >= 0 && place % 3 === 2 ? x + 1 : x));
		const raised = models.map((item) => (item.id === 'c' ? { ...item, scores: [1, 2, 3] } : item));
		const counted = countBooklets({ ...matrix, scores }, strata).booklets;
		expect(marginalLogLikelihood(counted, [0, 1], raised, populations)).toBeCloseTo(
			at(models, populations),
			10
		);
	});

	it('has the slopes and the information that small differences give', () => {
		const { gradient, information } = marginalDerivatives(booklets, [0, 1], models, populations);
		expect(gradient).toHaveLength(9);
		for (let place = 0; place < 9; place++) {
			const difference = at(...nudged(place, 1e-5)) - at(...nudged(place, -1e-5));
			expect(gradient[place]).toBeCloseTo(difference / 2e-5, 6);
			const up = marginalDerivatives(booklets, [0, 1], ...nudged(place, 1e-5)).gradient;
			const down = marginalDerivatives(booklets, [0, 1], ...nudged(place, -1e-5)).gradient;
			up.forEach((slope, row) => {
				const expected = -(slope - (down[row] ?? NaN)) / 2e-5;
				expect(information[row * 9 + place]).toBeCloseTo(expected, 5);
			});
		}
	});
});

describe('marginal maximum likelihood', () => {
	it('of LSAT section 6 is that of TAM, mirt and ltm in R', () => {
		const start = mustCalibrate(calibrate(lsat)).items;
		const result = fitMarginal(countBooklets(lsat).booklets, start);
		expect(result.logLikelihood).toBeCloseTo(-2466.93759958, 6);
		expect(result.populations[0]?.standardDeviation).toBeCloseTo(0.755135, 4);
		const expected = [-2.73001385, -0.99860611, -0.23985396, -1.30645152, -2.09940488];
		result.items.forEach((item, i) => expect(item.location).toBeCloseTo(expected[i] ?? NaN, 4));
		expect(result.gradient).toBeLessThan(1e-6);
		expect(result.parameters).toBe(6);
		expect(result.warning).toBeUndefined();
	});

	it('finds the means and SDs of both moments back in our own design', () => {
		const random = seededRandom(8);
		const models = bank(random);
		const before = Array.from({ length: 1500 }, () => random.normal(0, 1));
		const after = before.map((ability) => 0.7 * ability + random.normal(0.6, 0.8));
		const onA = before.map(() => random.uniform() < 0.5);
		const first = takenForms(models, before, onA, random);
		const second = takenForms(
			models,
			after,
			onA.map((a) => !a),
			random
		);
		const both = {
			items: first.items,
			persons: 3000,
			scores: Int8Array.from([...first.scores, ...second.scores])
		};
		const moment = Array.from({ length: 3000 }, (_, row) => (row < 1500 ? 0 : 1));
		const start = mustCalibrate(calibrate(both)).items;
		const result = fitMarginal(countBooklets(both, moment).booklets, start);
		const [one, other] = result.populations;
		const sd = Math.hypot(0.7, 0.8);
		expect(one?.mean).toBe(0);
		expect(Math.abs((other?.mean ?? NaN) - 0.6)).toBeLessThan(3 * (other?.meanError ?? NaN));
		expect(Math.abs((one?.standardDeviation ?? NaN) - 1)).toBeLessThan(0.08);
		expect(Math.abs((other?.standardDeviation ?? NaN) - sd)).toBeLessThan(
			3 * (other?.standardDeviationError ?? NaN)
		);
		// The same differences as the conditional estimates, but for what both leave to chance.
		const middle = result.items.reduce((sum, item) => sum + item.location, 0) / 48;
		result.items.forEach((item, i) => {
			expect(item.location - middle).toBeCloseTo(start[i]?.location ?? NaN, 1);
		});
	});

	it('says so when people differ less than chance makes them', () => {
		// Everybody has exactly one of two right.
		const alike = written('10 01 10 01 10 01');
		const start = [rightOrWrong('a', 0), rightOrWrong('b', 0)];
		const result = fitMarginal(countBooklets(alike).booklets, start);
		expect(result.warning).toBe('no-spread');
		expect(result.populations[0]?.standardDeviation).toBeLessThan(0.05);
	});

	it('says so when a stratum has no highest point', () => {
		const start = mustCalibrate(calibrate(lsat)).items;
		const allRight = Array.from({ length: 1000 }, (_, person) => (person >= 702 ? 1 : 0));
		const result = fitMarginal(countBooklets(lsat, allRight).booklets, start);
		expect(result.warning).toBeDefined();
	});
});
