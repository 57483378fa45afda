import { describe, expect, it } from 'vitest';
import type { GroupGrowthModel } from '$lib/domain/lvs/group-growth';
import { exampleReports } from '$lib/domain/lvs/example-reports';
import { blockOf, overlaps } from './labels';
import { nameBlock } from './line-labels';
import { plot, scale, stemShifts } from './scatter-plot';

const scatter = exampleReports.flatMap(([, model]) =>
	model.report === 'group-growth' && model.scatter ? [model] : []
)[0] as GroupGrowthModel;
const pupils = (scores: [number, number][]): GroupGrowthModel => ({
	...scatter,
	axis: { min: 150, max: 250, ticks: [] },
	scatter: { national: 11 },
	rows: scores.map(([first, second], at) => ({
		id: `p${at}`,
		name: `P${at}`,
		first: { score: first },
		second: { score: second }
	}))
});

describe('the stems of a scatter', () => {
	it('stand beside each other for pupils with the same start; their dots stay where the scores are', () => {
		const { dots } = plot(
			pupils([
				[200, 215],
				[200, 225],
				[200, 235]
			])
		);
		expect(new Set(dots.map(({ x }) => x)).size).toBe(1);
		const shifts = dots.map(({ shift }) => shift).sort((a, b) => a - b);
		expect(shifts).toEqual([-3, 0, 3]);
	});

	it('stand in the middle of their dots where nobody is near, or on the other side of the line', () => {
		const far = plot(
			pupils([
				[180, 195],
				[200, 215]
			])
		);
		expect(far.dots.map(({ shift }) => shift)).toEqual([0, 0]);
		const across = plot(
			pupils([
				[200, 215],
				[200, 185]
			])
		);
		expect(across.dots.map(({ shift }) => shift)).toEqual([0, 0]);
	});

	it('start within their dots, whoever is near', () => {
		const crowd = Array.from({ length: 12 }, (_, at) => ({ x: 0.5, y: 100 + at, foot: 200 }));
		for (const shift of stemShifts(crowd)) expect(Math.abs(shift)).toBeLessThan(5);
	});
});

describe('a dot of a scatter', () => {
	it('is filled from the national growth on, whether a smaller growth is a fall or not', () => {
		const { dots } = plot(
			pupils([
				[180, 191],
				[190, 200],
				[210, 205]
			])
		);
		expect(dots.map(({ filled }) => filled)).toEqual([true, false, false]);
	});
});

describe('the number of a dot', () => {
	it('stands off the numbers of the scale, also at the very edge', () => {
		const edge = { ...pupils([[151, 200]]), axis: { min: 150, max: 250, ticks: [200] } };
		const { dots, ticks } = plot(edge);
		const [dot, tick] = [dots[0], ticks[0]];
		if (!dot || !tick) throw new Error('a dot and a tick expected');
		const number = blockOf({ x: dot.x, y: dot.y, wide: 8, tall: 9, sides: [] }, dot.label);
		expect(overlaps(number, nameBlock(scale, tick.y, '200', 'end'), 300)).toBe(false);
	});
});
