import { describe, expect, it } from 'vitest';
import type { Line, LinePoint } from '$lib/domain/lvs/line';
import { monthsOf } from '$lib/domain/lvs/moments';
import { namesOf, plot, slotsOf } from './line-plot';

const pointsOf = (ids: readonly string[]): LinePoint[] =>
	ids.map((id) => ({ id, label: id, ...monthsOf(id), value: 200, text: '200' }));
const lineOf = (points: LinePoint[]): Line => ({
	points,
	guides: [],
	axis: { min: 150, max: 250, ticks: [200] },
	unit: 'score',
	interval: { level: 67, label: 'score-interval (67%)' }
});
const stepsOf = (ids: readonly string[]) => {
	const places = plot(lineOf(pointsOf(ids))).placed.map(({ x }) => x);
	return places.slice(1).map((x, at) => x - (places[at] ?? 0));
};

describe('the points of a line', () => {
	it('stand apart by time: a year is twice, two years four times as wide as half a year', () => {
		const [half = 0, whole = 0, two = 0] = stepsOf(['E5', 'M6', 'M7', 'M8']);
		expect(whole / half).toBeCloseTo(2);
		expect(two / half).toBeCloseTo(2);
		const [first = 0, last = 0] = stepsOf(['E5', 'M6', 'M8']);
		expect(last / first).toBeCloseTo(4);
	});

	it('stand evenly where they are school years, which have no months of education', () => {
		const [first = 0, second = 0] = stepsOf(['22/23', '24/25', '26/27']);
		expect(second).toBeCloseTo(first);
	});

	it('are named in two lines where moments are periods, the group once', () => {
		const labels = ['gr. 4 p. 1', 'gr. 4 p. 2', 'gr. 5 p. 1', 'M8'];
		expect(namesOf(labels.map((label) => ({ id: label, label })))).toEqual([
			{ first: 'p. 1', below: 'gr. 4' },
			{ first: 'p. 2' },
			{ first: 'p. 1', below: 'gr. 5' },
			{ first: 'M8' }
		]);
	});

	it('have a slot for each half year, in which a target to point at fits', () => {
		expect(slotsOf(pointsOf(['M4', 'E4', 'M6', 'M8']))).toEqual([0, 1, 4, 8]);
		expect(slotsOf(pointsOf(['22/23', '23/24']))).toEqual([0, 1]);
	});
});
