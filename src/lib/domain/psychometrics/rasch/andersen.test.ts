import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../statistics/random.ts';
import { andersenTest, byTotal } from './andersen.ts';
import { countBooklets } from './booklets.ts';
import { calibrate } from './calibrate.ts';
import { bank, lsat, mustCalibrate, takenForms, written } from './examples.ts';
import { rightOrWrong } from './model.ts';
import { select } from './responses.ts';
import { simulate } from './simulate.ts';

describe('Andersen’s test', () => {
	it('of LSAT section 6, up to three right against more, is that of eRm in R', () => {
		const { totals, bookletOf } = countBooklets(lsat);
		const test = andersenTest(lsat, byTotal(totals, bookletOf, 3));
		expect(test?.ratio).toBeCloseTo(0.168071569, 6);
		expect(test?.degreesOfFreedom).toBe(4);
		expect(test?.p).toBeCloseTo(0.996660717, 7);
		expect(test?.groups).toEqual({ high: 655, low: 345 });
		expect(test?.excluded).toEqual([]);
	});

	it('of LSAT section 6 at its median is not possible: the upper group has everything right', () => {
		const { totals, bookletOf } = countBooklets(lsat);
		expect(andersenTest(lsat, byTotal(totals, bookletOf))).toBeUndefined();
	});

	it('adds up log-likelihoods of separate calibrations', () => {
		const groups = Array.from({ length: 1000 }, (_, person) => (person % 3 === 0 ? 'x' : 'y'));
		const members = (label: string) => groups.flatMap((g, person) => (g === label ? [person] : []));
		const alone = (persons: number[]) =>
			mustCalibrate(calibrate(select(lsat, [0, 1, 2, 3, 4], persons))).logLikelihood;
		const together = mustCalibrate(calibrate(lsat)).logLikelihood;
		expect(andersenTest(lsat, groups)?.ratio).toBeCloseTo(
			2 * (alone(members('x')) + alone(members('y')) - together),
			8
		);
	});

	it('leaves an item that one group has all right out on both sides', () => {
		const x = '1100 1010 1001 1101 1011 1110';
		const y = '0101 1010 0011 1100 0110 1001';
		const test = andersenTest(written(`${x} ${y}`), [...'xxxxxxyyyyyy']);
		expect(test?.excluded).toEqual(['a']);
		expect(test?.degreesOfFreedom).toBe(2);
	});

	it('says no where two groups differ on some items, and lets one form of a bank pass', () => {
		const random = seededRandom(21);
		const models = Array.from({ length: 12 }, (_, i) => rightOrWrong(`i${i}`, (i - 6) / 4));
		const harder = models.map((item, i) =>
			i < 3 ? rightOrWrong(item.id, (item.thresholds[0] ?? 0) + 1) : item
		);
		const items = models.map((_, item) => item);
		const people = Array.from({ length: 400 }, () => ({ ability: random.normal(), items }));
		const one = simulate(models, people, 400, random);
		const same = simulate(models, people, 400, random);
		const other = simulate(harder, people, 400, random);
		const groups = Array.from({ length: 800 }, (_, person) => (person < 400 ? 'one' : 'other'));
		const joined = (second: typeof one) => ({
			...one,
			persons: 800,
			scores: Int8Array.from([...one.scores, ...second.scores])
		});
		expect(andersenTest(joined(other), groups)?.p).toBeLessThan(1e-6);
		expect(andersenTest(joined(same), groups)?.p).toBeGreaterThan(0.001);
	});

	it('needs two groups, and leaves out who is in none', () => {
		expect(
			andersenTest(
				lsat,
				Array.from({ length: 1000 }, () => 'x')
			)
		).toBeUndefined();
		const groups = Array.from({ length: 1000 }, (_, person) => ['x', 'y', undefined][person % 3]);
		expect(andersenTest(lsat, groups)?.groups).toEqual({ x: 334, y: 333 });
	});

	it('splits at the median of those who took the same items', () => {
		const random = seededRandom(2);
		const abilities = Array.from({ length: 200 }, () => random.normal());
		const onA = abilities.map((_, person) => person % 2 === 0);
		const { totals, bookletOf, booklets } = countBooklets(
			takenForms(bank(random), abilities, onA, random)
		);
		const groups = byTotal(totals, bookletOf);
		booklets.forEach((booklet, at) => {
			const low = groups.filter((group, person) => bookletOf[person] === at && group === 'low');
			expect(low.length).toBeGreaterThanOrEqual(booklet.persons / 2);
		});
	});
});
