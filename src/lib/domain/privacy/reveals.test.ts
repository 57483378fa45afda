import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightsOf } from '../report/ledger.ts';
import { reveals } from './reveals.ts';
import { solvable, type Sum } from './solvable.ts';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** A published number twice: as the report has it, and as a sum in whole numbers. */
interface Both {
	readonly weights: ReturnType<ReturnType<typeof weightsOf>['first']>;
	readonly sum: Sum;
}

function figures(size: number) {
	const weights = weightsOf(size);
	const none = new Array<number>(size).fill(0);
	const ones = (people: readonly number[], value = 1) => {
		const sum = [...none];
		for (const at of people) sum[at] = value;
		return sum;
	};
	return {
		first: (people: number[]): Both => ({
			weights: weights.first(people),
			sum: { first: ones(people), last: none }
		}),
		last: (people: number[]): Both => ({
			weights: weights.last(people),
			sum: { first: none, last: ones(people) }
		}),
		gain: (people: number[]): Both => ({
			weights: weights.gain(people),
			sum: { first: ones(people, -1), last: ones(people) }
		}),
		/** ½(mean of one + mean of other) times 2·n₁·n₂. */
		byOrder: (one: number[], other: number[]): Both => {
			const times = one.length === 0 || other.length === 0 ? 1 : 0;
			const last = ones(one, other.length + times).map(
				(value, at) => value + (other.includes(at) ? one.length + times : 0)
			);
			return {
				weights: weights.gainByOrder(one, other),
				sum: { first: last.map((value) => -value), last }
			};
		}
	};
}

const { first, last, gain, byOrder } = figures(20);
const shown = (...published: Both[]) => {
	const told = reveals(published.map(({ weights }) => weights));
	expect(solvable(published.map(({ sum }) => sum)) !== undefined).toBe(told);
	return told;
};

describe('published numbers tell on a few people', () => {
	it('when two groups differ by 3 of 20', () => {
		expect(shown(first(range(0, 20)), first(range(0, 17)))).toBe(true);
	});

	it('when one number is of five people or fewer', () => {
		for (const n of range(1, 6)) expect(shown(first(range(0, n)))).toBe(true);
	});

	it('when all groups but one small one are shown next to the whole', () => {
		expect(shown(last(range(0, 20)), last(range(0, 8)), last(range(8, 16)))).toBe(true);
	});

	it('when two breakdowns cross: three of the four cells follow from the fourth', () => {
		// Classes 0–9 and 10–19; schools 0–11 and 12–19. School one is class one and 2 people more.
		const classes = [first(range(0, 10)), first(range(10, 20))];
		expect(shown(...classes, first(range(0, 12)), first(range(12, 20)))).toBe(true);
	});

	it('when the gain of some is known, and their score at both moments but for two people', () => {
		const stayed = range(0, 18);
		expect(shown(first(range(0, 20)), gain(stayed))).toBe(false);
		expect(shown(first(range(0, 20)), gain(stayed), last(stayed))).toBe(true);
	});

	it('when the mean of both orders and the mean of all are shown, and one order has five people', () => {
		expect(shown(byOrder(range(0, 5), range(5, 20)))).toBe(false);
		expect(shown(byOrder(range(0, 5), range(5, 20)), gain(range(0, 20)))).toBe(true);
		expect(shown(byOrder(range(0, 10), range(10, 20)), gain(range(0, 20)))).toBe(false);
		expect(shown(byOrder(range(0, 8), range(8, 20)), gain(range(0, 20)))).toBe(false);
	});

	it('only together: by a sum of differences that no pair of numbers gives', () => {
		// {0–6} + {7–13} + {14–19} is everybody; the whole without person 0 is shown as two halves.
		const three = [first(range(0, 7)), first(range(7, 14)), first(range(14, 20))];
		const halves = [first(range(1, 10)), first(range(10, 20))];
		expect(shown(...three)).toBe(false);
		expect(shown(...halves)).toBe(false);
		expect(shown(...three, ...halves)).toBe(true);
	});
});

describe('published numbers keep a few people hidden', () => {
	it('when two groups differ by 6 of 20', () => {
		expect(shown(first(range(0, 20)), first(range(0, 14)))).toBe(false);
	});

	it('when groups overlap in a few people, and nothing tells these apart', () => {
		expect(shown(first(range(0, 12)), first(range(8, 20)))).toBe(false);
	});

	it('when the two numbers are of other moments', () => {
		expect(shown(first(range(0, 20)), last(range(0, 17)))).toBe(false);
	});

	it('when nothing is published', () => {
		expect(reveals([])).toBe(false);
	});
});

describe('what stood published already', () => {
	const weightsOfAll = (...some: Both[]) => some.map(({ weights }) => weights);

	it('tells together with the new numbers', () => {
		expect(reveals(weightsOfAll(first(range(0, 20))), weightsOfAll(first(range(0, 17))))).toBe(
			true
		);
	});

	it('is not told anew: what it gave away by itself stops no other number', () => {
		const before = weightsOfAll(first(range(0, 4)));
		expect(reveals(weightsOfAll(last(range(0, 20))), before)).toBe(false);
		expect(reveals(weightsOfAll(first(range(0, 20))), before)).toBe(false);
		expect(reveals(weightsOfAll(first(range(0, 6))), before)).toBe(true);
		expect(reveals(weightsOfAll(first(range(0, 4)), first(range(0, 20))), before)).toBe(false);
	});
});

describe('whether a few people’s sum follows', () => {
	const size = fc.integer({ min: 6, max: 15 });
	const world = size.chain((n) => {
		const people = fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), {
			minLength: 1,
			maxLength: n
		});
		const some = fc.tuple(fc.constantFrom('first', 'last', 'gain', 'byOrder'), people, people);
		return fc.record({
			n: fc.constant(n),
			published: fc.array(some, { minLength: 1, maxLength: 9 })
		});
	});

	it('is what trying every set of people says, for any groups', () => {
		let told = 0;
		fc.assert(
			fc.property(world, ({ n, published }) => {
				const make = figures(n);
				const all = published.map(([kind, one, two]) => {
					if (kind !== 'byOrder') return make[kind](one);
					return make.byOrder(
						one,
						two.filter((at) => !one.includes(at))
					);
				});
				const fine = all.filter(({ weights }) => weights.last.every(Number.isFinite));
				const answer = reveals(fine.map(({ weights }) => weights));
				if (answer) told += 1;
				expect(answer).toBe(solvable(fine.map(({ sum }) => sum)) !== undefined);
			}),
			{ numRuns: 400, seed: 11 }
		);
		expect(told).toBeGreaterThan(50);
		expect(told).toBeLessThan(350);
	});

	it('is what trying every set says for breakdowns of a whole: classes, schools, orders', () => {
		const breakdown = (n: number) =>
			fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n });
		const cohort = fc
			.integer({ min: 12, max: 22 })
			.chain((n) =>
				fc.tuple(fc.constant(n), fc.array(breakdown(n), { minLength: 1, maxLength: 3 }))
			);
		let told = 0;
		fc.assert(
			fc.property(cohort, ([n, breakdowns]) => {
				const make = figures(n);
				const all = [
					make.first(range(0, n)),
					...breakdowns.flatMap((groups, by) =>
						[0, 1, 2]
							.map((group) => range(0, n).filter((at) => groups[at] === group))
							.filter((people) => people.length >= 6)
							.map((people) => (by === 0 ? make.first(people) : make.gain(people)))
					)
				];
				const answer = reveals(all.map(({ weights }) => weights));
				if (answer) told += 1;
				expect(answer).toBe(solvable(all.map(({ sum }) => sum)) !== undefined);
			}),
			{ numRuns: 150, seed: 12 }
		);
		expect(told).toBeGreaterThan(15);
		expect(told).toBeLessThan(140);
	});

	it('is known for 120 people in 5 classes, 10 schools and two orders', () => {
		const n = 120;
		const make = weightsOf(n);
		const split = (by: number, times: number) =>
			range(0, by).map((group) => range(0, n).filter((at) => ((at * times) % 131) % by === group));
		const [A = [], B = []] = split(2, 7);
		const published = [
			make.first(range(0, n)),
			...split(5, 3).map(make.first),
			...split(10, 11).map(make.first),
			make.gainByOrder(A, B),
			...split(5, 3).map(make.gain),
			...split(10, 11).map(make.gain)
		];
		expect(reveals(published)).toBe(false);
	});
});
