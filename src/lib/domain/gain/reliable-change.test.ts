import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { reliabilityOfDifference, reliableChange } from './reliable-change.ts';

/** Before 10, 20, 30: SD 10. */
const rising = (...gains: readonly number[]) =>
	gains.map((gain, at) => ({ before: 10 + 10 * at, after: 10 + 10 * at + gain }));

describe('a reliable change', () => {
	it('follows by hand, and counts only beyond its limit', () => {
		// SD 10, reliability .75: SEM 5, difference 7.0711, critical 13.859.
		const change = reliableChange(rising(14, 13, -14), 0.75);
		expect(change?.standardErrorOfMeasurement).toBeCloseTo(5, 12);
		expect(change?.standardErrorOfDifference).toBeCloseTo(5 * Math.SQRT2, 12);
		expect(change?.critical).toBeCloseTo(1.96 * 5 * Math.SQRT2, 12);
		expect(change).toMatchObject({ improved: 1, unchanged: 1, deteriorated: 1, reliability: 0.75 });
	});

	it('is any change at all where scores have no error', () => {
		expect(reliableChange(rising(1, 0, -1), 1)).toMatchObject({
			improved: 1,
			unchanged: 1,
			deteriorated: 1
		});
	});

	it('is seen in about one in twenty where nothing changed', () => {
		const random = seededRandom(3);
		const people = Array.from({ length: 20_000 }, () => {
			const truth = random.normal(50, Math.sqrt(80));
			const score = () => truth + random.normal(0, Math.sqrt(20));
			return { before: score(), after: score() };
		});
		const change = reliableChange(people, 0.8);
		expect(Math.abs((change?.improved ?? NaN) / 20_000 - 0.025)).toBeLessThan(0.004);
		expect(Math.abs((change?.deteriorated ?? NaN) / 20_000 - 0.025)).toBeLessThan(0.004);
	});

	it('is unknown without a reliability between 0 and 1, without spread, and for one person', () => {
		expect(reliableChange(rising(1, 2, 3), undefined)).toBeUndefined();
		expect(reliableChange(rising(1, 2, 3), -0.1)).toBeUndefined();
		expect(reliableChange(rising(1, 2, 3), 1.01)).toBeUndefined();
		expect(reliableChange(rising(1), 0.8)).toBeUndefined();
		expect(reliableChange([], 0.8)).toBeUndefined();
		const alike = [5, 6].map((after) => ({ before: 3, after }));
		expect(reliableChange(alike, 0.8)).toBeUndefined();
	});
});

describe('the reliability of a difference', () => {
	it('follows by hand', () => {
		// Before 0, 1, 2 and after 0, 2, 1: variances 1, covariance .5: (.8 + .6 − 1)/(2 − 1).
		const pairs = [
			{ before: 0, after: 0 },
			{ before: 1, after: 2 },
			{ before: 2, after: 1 }
		];
		expect(reliabilityOfDifference(pairs, { before: 0.8, after: 0.6 })).toBeCloseTo(0.4, 12);
	});

	it('may be below 0, where both moments agree more than their errors allow', () => {
		const pairs = [0, 1, 2, 3].map((x) => ({ before: x, after: x + (x === 3 ? 1 : 0) }));
		expect(reliabilityOfDifference(pairs, { before: 0.5, after: 0.5 })).toBeLessThan(0);
	});

	it('is 1 for scores without error, whatever they are', () => {
		const pairs = fc.array(fc.record({ before: fc.nat(50), after: fc.nat(50) }), { minLength: 3 });
		fc.assert(
			fc.property(pairs, (people) => {
				const value = reliabilityOfDifference(people, { before: 1, after: 1 });
				fc.pre(value !== undefined);
				expect(value).toBeCloseTo(1, 9);
			})
		);
	});

	it('is unknown where everybody gained as much, and for one person', () => {
		const alike = [1, 5].map((before) => ({ before, after: before + 2 }));
		expect(reliabilityOfDifference(alike, { before: 0.8, after: 0.8 })).toBeUndefined();
		expect(reliabilityOfDifference(alike.slice(1), { before: 0.8, after: 0.8 })).toBeUndefined();
	});
});
