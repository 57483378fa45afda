import { describe, expect, it } from 'vitest';
import { exampleReports } from '$lib/domain/lvs/example-reports';
import type { Line } from '$lib/domain/lvs/line';
import { blockOf, meets, overlaps, placeLabels } from './labels';
import type { Block, Stroke } from './labels';
import { plot as plotLine } from './line-plot';
import { plot as plotPupil } from './pupil-plot';

const block: Block = { x: 0.5, left: 10, right: 40, top: 100, bottom: 112, weight: 1 };
const stroke = (x1: number, y1: number, x2: number, y2: number): Stroke => ({
	...{ x1, y1, x2, y2 },
	weight: 1
});

describe('what is in the way of a label', () => {
	it.each([
		['runs through it', stroke(0, 106, 1, 106), true],
		['runs through a corner', stroke(0.5, 90, 0.6, 120), true],
		['stops before it', stroke(0, 106, 0.5, 106), false],
		['runs above it', stroke(0, 99, 1, 99), false],
		['stands upright beside it', stroke(0.5, 0, 0.5, 200), false],
		['stands upright in it', stroke(0.6, 0, 0.6, 200), true]
	])('a line that %s', (_, line, expected) => {
		expect(meets(block, line, 200)).toBe(expected);
	});

	it('is told for each width: shares of it move apart on a wide sheet', () => {
		const other = { ...block, x: 0.6 };
		expect(overlaps(block, other, 200)).toBe(true);
		expect(overlaps(block, other, 400)).toBe(false);
	});
});

describe('a label', () => {
	const sides = [
		{ dx: 10, dy: 5, anchor: 'start' },
		{ dx: -10, dy: 5, anchor: 'end' }
	] as const;
	const label = { x: 0.5, y: 100, wide: 25, tall: 11, sides };

	it('stands at its first side where nothing is in the way', () => {
		expect(placeLabels([label], [], [])).toEqual([sides[0]]);
	});

	it('gives way to a line, and to a label that was placed before it', () => {
		expect(placeLabels([label], [stroke(0.5, 100, 1, 100)], [])).toEqual([sides[1]]);
		expect(placeLabels([label, label], [], [])).toEqual([sides[0], sides[1]]);
	});
});

/** The values of a line with these guides, of which some would lie on the line where they used to stand. */
const lineOf = (values: readonly number[], guides: readonly number[] = []): Line => ({
	points: values.map((value, at) => ({
		id: String(at),
		label: String(at),
		value,
		text: `${value}*`,
		interval: { from: value - 6, to: value + 6 }
	})),
	guides: guides.map((value) => ({
		label: String(value),
		kind: 'norm',
		values: values.map(() => value)
	})),
	axis: { min: 155, max: 215, ticks: [160, 180, 200] },
	unit: 'score',
	interval: { level: 67, label: 'score-interval (67%)' }
});

const lines: [string, Line][] = [
	[
		'that rises past lines to compare with',
		lineOf([164, 166, 174, 186, 195, 206], [163, 177, 190, 201])
	],
	['that falls', lineOf([206, 195, 186, 174, 166, 164])],
	['that goes up and down', lineOf([192, 205, 193, 191, 208], [201])],
	['that stays the same', lineOf([180, 180, 180, 180])],
	...exampleReports.flatMap(([kind, model]): [string, Line][] =>
		'line' in model ? [[`of a ${kind}`, model.line]] : []
	)
];

describe('the values of a line', () => {
	it.each(lines)('stand on no line and no other value: one %s', (_, line) => {
		const { placed, line: own, ahead, guides } = plotLine(line);
		const strokes = [...own, ...ahead, ...guides.flatMap(({ parts }) => parts)];
		const blocks = placed.flatMap(({ x, y, text = '', place }) =>
			y === undefined || !place
				? []
				: [blockOf({ x, y, wide: 8 * text.length, tall: 11, sides: [] }, place)]
		);
		expect(blocks.length).toBeGreaterThan(1);
		for (const width of [310, 440, 620]) {
			for (const [at, value] of blocks.entries()) {
				for (const one of strokes) expect(meets(value, { ...one, weight: 1 }, width)).toBe(false);
				for (const other of blocks.slice(0, at)) expect(overlaps(value, other, width)).toBe(false);
			}
		}
	});

	it('of a pupil stand off the line and the names of the levels', () => {
		for (const [, model] of exampleReports) {
			if (model.report !== 'pupil-report') continue;
			const { placed, line, chips } = plotPupil(model);
			for (const { x, y, score, label } of placed) {
				if (y === undefined || !label) continue;
				const value = blockOf({ x, y, wide: 8 * String(score).length, tall: 11, sides: [] }, label);
				for (const width of [310, 620]) {
					for (const one of line) expect(meets(value, { ...one, weight: 1 }, width)).toBe(false);
					for (const chip of chips) {
						const name = { x: placed.at(-1)?.x ?? 1, left: 11, right: 37, weight: 1 };
						const seen = { ...name, top: chip.y - 9, bottom: chip.y + 9 };
						expect(overlaps(value, seen, width)).toBe(false);
					}
				}
			}
		}
	});
});
