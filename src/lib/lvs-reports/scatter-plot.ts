import type { GroupGrowthModel, GrowthRow } from '$lib/domain/lvs/group-growth';
import { along, tenth } from './place';
import { spread } from './spread';

/** The drawing of two scores of each pupil: shares of the width across, pixels down. The scales are equal. */

export const height = 400;
const top = 22;
const bottom = 42;
/** Where the plot begins and ends, as shares of the width. */
export const left = 0.11;
export const right = 0.1;
/** Numbers are placed for the narrowest sheet, so that they also stand apart on a wide one. */
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
	/** At least the national growth; or nothing is said of it. */
	filled: boolean;
	label: { dx: number; dy: number; anchor: 'start' | 'middle' | 'end' };
}

export const isDot = ({ first, second }: GrowthRow): boolean =>
	first.score !== undefined && second.score !== undefined;

export function plot({ rows, axis, bounds = [], levels, scatter }: GroupGrowthModel) {
	const down = (value: number) => tenth(top + (1 - along(axis, value)) * (height - top - bottom));
	const across = (value: number) => left + along(axis, value) * (1 - left - right);

	const dots: Dot[] = [];
	rows.filter(isDot).forEach(({ id, first, second }, at) => {
		const [start = 0, end = 0] = [first.score, second.score];
		const place = { x: across(start), y: down(end) };
		dots.push({
			id,
			number: at + 1,
			...place,
			foot: down(start),
			filled: scatter?.national === undefined || end - start >= scatter.national,
			label: { dx: 0, dy: 0, anchor: 'start' }
		});
	});
	placeNumbers(dots);

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
		unchanged: diagonal(axis, 0, across, down),
		national:
			scatter?.national === undefined ? undefined : diagonal(axis, scatter.national, across, down),
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

const sides: readonly Dot['label'][] = [
	{ dx: 9, dy: 4, anchor: 'start' },
	{ dx: -9, dy: 4, anchor: 'end' },
	{ dx: 0, dy: -10, anchor: 'middle' },
	{ dx: 8, dy: -8, anchor: 'start' },
	{ dx: -8, dy: -8, anchor: 'end' },
	{ dx: 8, dy: 16, anchor: 'start' },
	{ dx: -8, dy: 16, anchor: 'end' },
	{ dx: 14, dy: 4, anchor: 'start' },
	{ dx: -14, dy: 4, anchor: 'end' },
	{ dx: 0, dy: -22, anchor: 'middle' }
];

/** Gives each number the side of its dot where it covers least. */
function placeNumbers(dots: Dot[]): void {
	const taken = dots.map(({ x, y }) => ({ x: x * narrowest, y, half: 7, tall: 7 }));
	for (const dot of dots) {
		const half = dot.number > 9 ? 8 : 4.5;
		const boxes = sides.map((side) => {
			const shift = side.anchor === 'start' ? half : side.anchor === 'end' ? -half : 0;
			return { x: dot.x * narrowest + side.dx + shift, y: dot.y + side.dy - 4, half, tall: 6 };
		});
		const covers = boxes.map(
			(box) =>
				taken.filter(
					(other) =>
						Math.abs(other.x - box.x) < other.half + box.half &&
						Math.abs(other.y - box.y) < other.tall + box.tall
				).length
		);
		const best = covers.indexOf(Math.min(...covers));
		dot.label = sides[best] ?? dot.label;
		const box = boxes[best];
		if (box) taken.push(box);
	}
}
