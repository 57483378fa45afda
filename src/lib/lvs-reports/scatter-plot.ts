import type { GroupGrowthModel, GrowthRow } from '$lib/domain/lvs/group-growth';
import { placeLabels } from './labels';
import type { Block, Side } from './labels';
import { nameBlock } from './line-labels';
import { along, tenth } from './place';
import type { Segment } from './pupil-plot';
import { spread } from './spread';

/** The drawing of two scores of each pupil: shares of the width across, pixels down. The scales are equal. */

export const height = 400;
const top = 22;
const bottom = 42;
/** Where the plot begins and ends, as shares of the width. */
export const left = 0.11;
/** Where the numbers of the upright scale end. */
export const scale = 0.095;
export const right = 0.1;
/** Stems are placed for the narrowest sheet, so that they also stand apart on a wide one. */
const narrowest = 300;

export interface Dot {
	/** The id of the pupil. */
	id: string;
	/** What stands beside the dot: the place in the list of names. */
	number: number;
	x: number;
	y: number;
	/** Where the stem meets the line of no growth. */
	foot: number;
	/** How many pixels the stem stands beside the middle of the dot. */
	shift: number;
	/** At least the national growth; or nothing is said of it. */
	filled: boolean;
	label: Side;
}

export const isDot = ({ first, second }: GrowthRow): boolean =>
	first.score !== undefined && second.score !== undefined;

export function plot({ rows, axis, bounds = [], levels, scatter }: GroupGrowthModel) {
	const down = (value: number) => tenth(top + (1 - along(axis, value)) * (height - top - bottom));
	const across = (value: number) => left + along(axis, value) * (1 - left - right);

	const places = rows.filter(isDot).map(({ id, first, second }, at) => {
		const [start = 0, end = 0] = [first.score, second.score];
		return {
			id,
			number: at + 1,
			x: across(start),
			y: down(end),
			foot: down(start),
			filled: scatter?.national === undefined || end - start >= scatter.national
		};
	});
	const moved = stemShifts(places);
	const stemmed = places.map((place, at) => ({ ...place, shift: moved[at] ?? 0 }));
	const unchanged = diagonal(axis, 0, across, down);
	const national =
		scatter?.national === undefined ? undefined : diagonal(axis, scatter.national, across, down);
	const labels = numberSides(
		stemmed,
		[unchanged, ...(national ? [national] : [])],
		axis.ticks.map((tick) => nameBlock(scale, down(tick), String(tick), 'end'))
	);
	const dots = stemmed.map((dot, at): Dot => ({
		...dot,
		label: labels[at] ?? { dx: 0, dy: 0, anchor: 'start' }
	}));

	const edges = [axis.min, ...bounds, axis.max].map(down);
	const bands = levels.map((name, at) => ({
		name,
		y: edges[at + 1] ?? 0,
		height: tenth((edges[at] ?? 0) - (edges[at + 1] ?? 0))
	}));
	const centres = spread(
		bands.map(({ y, height: tall }) => y + tall / 2),
		19
	);
	return {
		dots,
		bands:
			bounds.length === 0 ? [] : bands.map((band, at) => ({ ...band, chip: centres[at] ?? 0 })),
		ticks: axis.ticks.map((tick) => ({ tick, x: across(tick), y: down(tick) })),
		unchanged,
		national,
		frame: { top, base: height - bottom }
	};
}

/** The line on which everybody gains this much, as far as it runs over the plot. */
function diagonal(
	{ min, max }: GroupGrowthModel['axis'],
	gain: number,
	across: (value: number) => number,
	down: (value: number) => number
) {
	const [from, to] = [Math.max(min, min - gain), Math.min(max, max - gain)];
	return { x1: across(from), y1: down(from + gain), x2: across(to), y2: down(to + gain) };
}

const sides: readonly Side[] = [
	{ dx: 9, dy: 4, anchor: 'start' },
	{ dx: -9, dy: 4, anchor: 'end' },
	{ dx: 0, dy: -10, anchor: 'middle' },
	{ dx: 8, dy: -8, anchor: 'start' },
	{ dx: -8, dy: -8, anchor: 'end' },
	{ dx: 8, dy: 16, anchor: 'start' },
	{ dx: -8, dy: 16, anchor: 'end' },
	{ dx: 0, dy: 19, anchor: 'middle' },
	{ dx: 14, dy: 4, anchor: 'start' },
	{ dx: -14, dy: 4, anchor: 'end' },
	{ dx: 0, dy: -22, anchor: 'middle' }
];

/** The side of each number, off the other dots, their stems, the slanting lines and the scale. */
function numberSides(
	dots: readonly Omit<Dot, 'label'>[],
	slanting: readonly Segment[],
	names: readonly Block[]
): Side[] {
	return placeLabels(
		dots.map(({ number, x, y }) => ({ x, y, wide: number > 9 ? 15 : 8, tall: 9, sides })),
		slanting.map((line) => ({ ...line, weight: 2 })),
		[
			...names,
			...dots.flatMap(({ x, y, foot, shift }) => [
				{ x, left: -7, right: 7, top: y - 7, bottom: y + 7, weight: 4 },
				{
					x,
					left: shift - 1,
					right: shift + 1,
					top: Math.min(y, foot),
					bottom: Math.max(y, foot),
					weight: 2
				}
			])
		]
	);
}

/** Still within the dot, so that its stem is seen to come from it. */
const shifts = [0, -3, 3];

/**
 * How far the stem of each dot stands beside its middle, in pixels: stems of pupils who started at about the same score
 * would else fall on each other. The dot itself stays where the scores are.
 */
export function stemShifts(dots: readonly { x: number; y: number; foot: number }[]): number[] {
	const stems: { at: number; top: number; bottom: number }[] = [];
	const inOrder = dots.map((dot, at) => ({ ...dot, at })).sort((a, b) => a.x - b.x || a.at - b.at);
	const result = dots.map(() => 0);
	for (const { x, y, foot, at } of inOrder) {
		const [top, bottom] = [Math.min(y, foot), Math.max(y, foot)];
		const beside = stems.filter((stem) => stem.top < bottom && top < stem.bottom);
		const free = (shift: number) =>
			Math.min(3, ...beside.map((stem) => Math.abs(stem.at - (x * narrowest + shift))));
		const best = Math.max(...shifts.map(free));
		const shift = shifts.find((one) => free(one) === best) ?? 0;
		stems.push({ at: x * narrowest + shift, top, bottom });
		result[at] = shift;
	}
	return result;
}
