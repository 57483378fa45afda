import type { Guide, Line, LinePoint } from '$lib/domain/lvs/line';
import { along, tenth } from './place';
import { labelPlace, segments } from './pupil-plot';
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
/** Room for names at the right edge, as shares of the width: `PointColumns` knows the same four. */
const rights = { none: 0.03, short: 0.1, middle: 0.14, long: 0.18 };
export type Edge = keyof typeof rights;

export interface Placed extends LinePoint {
	x: number;
	y?: number;
	from?: number;
	to?: number;
	place?: { dx: number; dy: number; anchor: 'start' | 'end' };
}

/** How much room the longest name asks. */
function edgeOf(guides: readonly Guide[]): Edge {
	const longest = Math.max(0, ...guides.map(({ label }) => label.length));
	return longest === 0 ? 'none' : longest <= 2 ? 'short' : longest <= 4 ? 'middle' : 'long';
}

export function plot({ points, guides, axis }: Line) {
	const edge = edgeOf(guides);
	const right = rights[edge];
	const base = top + plotHeight;
	const down = (value: number) => tenth(top + (1 - along(axis, value)) * plotHeight);
	const across = (at: number) => left + ((at + 0.5) / points.length) * (1 - left - right);

	const placed = points.map((point, at): Placed => {
		const { value, interval } = point;
		const x = across(at);
		if (value === undefined) return { ...point, x };
		return {
			...point,
			x,
			y: down(value),
			...(interval && { from: down(interval.from), to: down(interval.to) }),
			place: labelPlace(value, before(points, at), after(points, at))
		};
	});
	const measured = placed.map(({ x, y, expected }) => ({
		x,
		...(!expected && y !== undefined && { y })
	}));
	const ahead = placed.findIndex(({ expected }) => expected);
	const last = placed.slice(0, Math.max(ahead, 0)).findLast(({ y }) => y !== undefined);
	const below = {
		badge: placed.some(({ badge }) => badge),
		sub: placed.some(({ sub }) => sub),
		after: placed.some(({ after }) => after)
	};
	const rows = { label: base + 20, badge: 0, sub: 0, after: 0 };
	let bottom = rows.label;
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
		line: segments(measured),
		/** From the last measured point to the expected one. */
		ahead: ahead < 0 || !last ? [] : segments([pointAt(last), pointAt(placed[ahead])]),
		guides: guides.map((guide) => ({
			...guide,
			parts: guideParts(guide, across, down, 1 - right)
		})),
		labels: guideLabels(guides, down),
		ticks: axis.ticks.map((tick) => ({ tick, y: down(tick) }))
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

/** The values of the neighbours that have one. */
const before = (points: readonly LinePoint[], at: number) =>
	points.slice(0, at).findLast(({ value }) => value !== undefined)?.value;
const after = (points: readonly LinePoint[], at: number) =>
	points.slice(at + 1).find(({ value }) => value !== undefined)?.value;

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
