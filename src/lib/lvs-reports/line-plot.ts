import type { Guide, Line, LinePoint } from '$lib/domain/lvs/line';
import { along, tenth } from './place';
import type { Side } from './labels';
import { nameBlock, valueSides } from './line-labels';
import { segments } from './pupil-plot';
import type { Segment } from './pupil-plot';
import { spread } from './spread';

/** The drawing of a line: shares of the width across (so that it fits any sheet), pixels down. */

const top = 26;
const plotHeight = 232;
const rowHeight = 17;
/** Between labels at the right edge. */
const labelPitch = 15;
/** Where the scale ends, as a share of the width. */
const left = 0.11;
/** Where its numbers end. */
export const scale = 0.095;
/** Between the plot and the names at the right edge. */
export const nameGap = 0.012;
/** Room for names at the right edge, as shares of the width: `PointColumns` knows the same four. */
const rights = { none: 0.03, short: 0.1, middle: 0.14, long: 0.18 };
export type Edge = keyof typeof rights;

export interface Placed extends LinePoint {
	x: number;
	y?: number;
	from?: number;
	to?: number;
	place?: Side;
	/** Of the label: what stands first and, where points before it do not say it already, what stands below. */
	names: { first: string; below?: string };
}

/** How much room the longest name asks. */
function edgeOf(guides: readonly Guide[]): Edge {
	const longest = Math.max(0, ...guides.map(({ label }) => label.length));
	return longest === 0 ? 'none' : longest <= 2 ? 'short' : longest <= 4 ? 'middle' : 'long';
}

/** Half years between the first point and each, where all stand at a moment; else their order. */
export function slotsOf(points: readonly LinePoint[]): number[] {
	const months = points.flatMap((point) => point.months ?? []);
	if (months.length < points.length) return points.map((_, at) => at);
	return months.map((one) => (one - (months[0] ?? 0)) / 5);
}

/** 'gr. 4 p. 1' is 'p. 1' above 'gr. 4', which is not said again under 'p. 2' of that group: else names would touch. */
export function namesOf(points: readonly LinePoint[]): Placed['names'][] {
	const parts = points.map(({ label }) => /^(gr\. \d) (p\. \d)$/.exec(label)?.slice(1));
	return points.map(({ label }, at) => {
		const [group, period] = parts[at] ?? [];
		if (group === undefined || period === undefined) return { first: label };
		return { first: period, ...(parts[at - 1]?.[0] !== group && { below: group }) };
	});
}

export function plot({ points, guides, axis }: Line) {
	const edge = edgeOf(guides);
	const right = rights[edge];
	const base = top + plotHeight;
	const down = (value: number) => tenth(top + (1 - along(axis, value)) * plotHeight);
	const slots = slotsOf(points);
	const places = (slots.at(-1) ?? 0) + 1;
	const across = (at: number) => left + (((slots[at] ?? 0) + 0.5) / places) * (1 - left - right);

	const names = namesOf(points);
	const marked = points.map((marking, at): Placed => {
		const point = { ...marking, names: names[at] ?? { first: marking.label } };
		const { value, interval } = point;
		const x = across(at);
		if (value === undefined) return { ...point, x };
		return {
			...point,
			x,
			y: down(value),
			...(interval && { from: down(interval.from), to: down(interval.to) })
		};
	});
	const measured = marked.map(({ x, y, expected }) => ({
		x,
		...(!expected && y !== undefined && { y })
	}));
	const ahead = marked.findIndex(({ expected }) => expected);
	const last = marked.slice(0, Math.max(ahead, 0)).findLast(({ y }) => y !== undefined);
	const line = segments(measured);
	/** From the last measured point to the expected one. */
	const aheadLine = ahead < 0 || !last ? [] : segments([pointAt(last), pointAt(marked[ahead])]);
	const drawnGuides = guides.map((guide) => ({
		...guide,
		parts: guideParts(guide, across, down, 1 - right)
	}));
	const labels = guideLabels(guides, down);
	const ticks = axis.ticks.map((tick) => ({ tick, y: down(tick) }));
	const valued = marked.flatMap((point) =>
		point.y === undefined ? [] : [{ ...point, y: point.y, text: point.text ?? '' }]
	);
	const sides = valueSides(valued, {
		line: [...line, ...aheadLine],
		guides: drawnGuides.flatMap(({ parts }) => parts),
		blocks: [
			...ticks.map(({ tick, y }) => nameBlock(scale, y, String(tick), 'end')),
			...labels.map(({ label, y }) => nameBlock(1 - right + nameGap, y, label, 'start'))
		],
		top,
		base
	});
	const placed = marked.map((point): Placed => {
		const place = sides[valued.findIndex(({ id }) => id === point.id)];
		return place ? { ...point, place } : point;
	});
	const below = {
		badge: placed.some(({ badge }) => badge),
		sub: placed.some(({ sub }) => sub),
		after: placed.some(({ after }) => after)
	};
	const rows = { label: base + 20, period: 0, badge: 0, sub: 0, after: 0 };
	let bottom = rows.label;
	if (names.some((name) => name.below)) rows.period = bottom += rowHeight - 1;
	if (below.badge) rows.badge = bottom += rowHeight + 4;
	if (below.sub) rows.sub = bottom += rowHeight;
	if (below.after) {
		rows.after = bottom += rowHeight + 2;
		bottom += rowHeight - 2;
	}

	return {
		height: bottom + 8,
		base,
		top,
		rows,
		right,
		edge,
		placed,
		line,
		ahead: aheadLine,
		guides: drawnGuides,
		labels,
		ticks
	};
}

const pointAt = (point: Placed | undefined) => ({
	x: point?.x ?? 0,
	...(point?.y !== undefined && { y: point.y })
});

/** A flat guide runs from the scale to its label; another only where there are points. */
function guideParts(
	{ values }: Guide,
	across: (at: number) => number,
	down: (value: number) => number,
	edge: number
): Segment[] {
	const [first] = values;
	if (first !== undefined && values.every((value) => value === first)) {
		return [{ x1: left, y1: down(first), x2: edge, y2: down(first) }];
	}
	return segments(values.map((value, at) => ({ x: across(at), y: down(value) })));
}

/** The names of the guides at the right edge, moved apart where they would cover each other. */
function guideLabels(guides: readonly Guide[], down: (value: number) => number) {
	const sorted = guides
		.map(({ label, values }) => ({ label, y: down(values.at(-1) ?? 0) }))
		.sort((a, b) => b.y - a.y);
	const moved = spread(
		sorted.map(({ y }) => y),
		labelPitch
	);
	return sorted.map(({ label }, at) => ({ label, y: moved[at] ?? 0 }));
}
