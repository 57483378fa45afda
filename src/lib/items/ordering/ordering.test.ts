import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { ordering } from './ordering.ts';

const item = items.ordering;
const example = written.ordering;
const steps = (...places: number[]) => places.map((place, at) => ({ text: `${at}`, place }));
const withPlaces = (...places: number[]) =>
	refusals(ordering, { ...example, steps: steps(...places) });

describe('what an author of an ordering may write', () => {
	it('is three to six steps with the places 1, 2, 3 … once each', () => {
		expect(refusals(ordering, example)).toEqual([]);
		expect(withPlaces(2, 1, 3)).toEqual([]);
		const once = ['steps: the places are 1, 2, 3 … once each'];
		expect(withPlaces(1, 2, 2)).toEqual(once);
		expect(withPlaces(2, 3, 4)).toEqual(once);
		expect(withPlaces(2, 1)).toEqual(['steps: needs at least three steps']);
		expect(withPlaces(2, 1, 3, 4, 5, 6, 7)).toEqual(['steps: has at most six steps']);
	});

	it('counts places from 1, in whole numbers', () => {
		expect(withPlaces(0, 1, 2).join()).toMatch(/steps\.0\.place: /);
		expect(withPlaces(1, 2.5, 3).join()).toMatch(/steps\.1\.place: /);
	});

	it('is not shown in the right order, which would give the answer away', () => {
		expect(withPlaces(1, 2, 3)).toEqual(['steps: are shown in the right order already']);
	});
});

describe('an ordering', () => {
	it('shows the steps as written, without their places', () => {
		expect(item.open).toEqual({
			type: 'ordering',
			stem: 'Zet op volgorde.',
			steps: ['Kiezen', 'Afspreken', 'Nagaan', 'Bekijken']
		});
	});

	it('reads the place of each step from 0, null where none was chosen', () => {
		expect(
			item.read(fields({ 'place-0': '2', 'place-1': '3', 'place-2': '0', 'place-3': '1' }))
		).toEqual({ answer: [2, 3, 0, 1] });
		expect(item.read(fields({ 'place-1': '3', 'place-0': '–', 'place-2': '4' }))).toEqual({
			answer: [null, 3, null, null]
		});
		expect(item.read(fields({ 'place-0': '–', 'place-1': '' }))).toEqual({ blank: true });
	});

	it('is worth two points when every step is in its place', () => {
		expect(item.score([2, 3, 0, 1])).toBe(2);
	});

	it.each([
		['first and second', [2, 3, 1, 0]],
		['second and third', [1, 3, 0, 2]],
		['third and fourth', [3, 2, 0, 1]]
	])('is worth one point when only %s are swapped', (_, answer) => {
		expect(item.score(answer)).toBe(1);
	});

	it.each([
		['two that are no neighbours are swapped', [0, 3, 2, 1]],
		['two pairs of neighbours are swapped', [3, 2, 1, 0]],
		['one step moved two places', [0, 3, 1, 2]],
		['a step has no place yet', [2, 3, 0, null]],
		['three steps are right and one place stands twice', [2, 3, 0, 0]],
		['two neighbours are swapped and a step has no place', [2, null, 1, 0]],
		['one place stands twice, one up and one down', [3, 3, 0, 0]],
		['all stand in one place', [0, 0, 0, 0]]
	])('is worth nothing when %s', (_, answer) => {
		expect(item.score(answer)).toBe(0);
	});

	it('is complete when every place is taken once', () => {
		expect(item.complete([0, 1, 2, 3])).toBe(true);
		expect(item.complete([2, 3, 0, 0])).toBe(false);
		expect(item.complete([2, 3, 0, null])).toBe(false);
	});

	it.each([[[2, 3, 0]], [[2, 3, 0, 4]], [[2, 3, 0, -1]], [['2', '3', '0', '1']], ['2301'], [null]])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells the place that each step got', () => {
		expect(item.chosen([2, null, 0, 0])).toEqual(['0-2', '2-0', '3-0']);
		expect(item.choices.find(({ code }) => code === '0-0')).toEqual({
			code: '0-0',
			text: 'Kiezen → plaats 1',
			correct: false,
			misconception: 'M17'
		});
	});

	it('gives the points that a slow comparison of orders says, for every order', () => {
		const permutation = (count: number) =>
			fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
		const two = fc
			.integer({ min: 3, max: 6 })
			.chain((count) => fc.tuple(permutation(count), permutation(count)))
			.filter(([places]) => places.some((place, at) => place !== at));
		fc.assert(
			fc.property(two, ([places, answer]) => {
				const other = made(ordering, { ...example, steps: steps(...places.map((at) => at + 1)) });
				const key = places.join();
				/** Everything that is one exchange of neighbouring places away from the key. */
				const near = places
					.slice(1)
					.map((_, low) =>
						places
							.map((place) => (place === low ? low + 1 : place === low + 1 ? low : place))
							.join()
					);
				const slow = answer.join() === key ? 2 : near.includes(answer.join()) ? 1 : 0;
				expect(other.score(answer)).toBe(slow);
				expect(other.score(places)).toBe(2);
			}),
			{ numRuns: 400 }
		);
	});
});
