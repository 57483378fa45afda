import type { PupilPoint, PupilReportModel } from '$lib/domain/lvs/pupil-report';
import type { Side } from './labels';
import { nameBlock, valueSides } from './line-labels';
import { along, tenth } from './place';
import { spread } from './spread';

/** The drawing of one pupil: shares of the width across (so that it fits any sheet), pixels down. */
export const height = 316;
const top = 12;
const bottom = 30;
/** Where the scale of scores ends and where the level names begin, as shares of the width. */
export const left = 0.11;
/** Where its numbers end. */
export const scale = 0.1;
const right = 0.1;
const chipHeight = 18;

export interface PlacedPoint extends PupilPoint {
	x: number;
	y?: number;
	from?: number;
	to?: number;
	label?: Side;
}

export interface Segment {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
}

export function plot({ points, axis, levels }: PupilReportModel) {
	const down = (value: number) => tenth(top + (1 - along(axis, value)) * (height - top - bottom));
	const across = (at: number) => left + ((at + 0.5) / points.length) * (1 - left - right);

	const marked = points.map((point, at): PlacedPoint => {
		const { score, interval } = point;
		if (score === undefined || !interval) return { ...point, x: across(at) };
		return {
			...point,
			x: across(at),
			y: down(score),
			from: down(interval.from),
			to: down(interval.to)
		};
	});

	/** The lines between level bands from low to high, the outer edges included. */
	const lines = levels
		.map((_, level) =>
			points.map(({ edges, bounds }) => (level === 0 ? edges[0] : (bounds[level - 1] ?? 0)))
		)
		.concat([points.map(({ edges }) => edges[1])])
		.map((values) => values.map(down));

	const bands = levels.map((name, level) => {
		const lower = lines[level] ?? [];
		const upper = lines[level + 1] ?? [];
		const corner = (y: number, at: number) => `${round(across(at))},${round(y / height)}`;
		return {
			name,
			/** A polygon in shares of the whole drawing. */
			polygon: [...upper.map(corner), ...lower.map(corner).reverse()].join(' ')
		};
	});

	const ends = lines.map((line) => line.at(-1) ?? 0);
	const centres = levels.map((_, level) => ((ends[level] ?? 0) + (ends[level + 1] ?? 0)) / 2);
	const chips = spread(centres, chipHeight + 1).map((y, level) => ({
		name: levels[level] ?? '',
		y
	}));
	const bounds = lines
		.slice(1, -1)
		.flatMap((line) => segments(line.map((y, at) => ({ x: across(at), y }))));
	const line = segments(marked);
	const national = segments(
		points.map(({ national }, at) => ({
			x: across(at),
			...(national !== undefined && { y: down(national) })
		}))
	);
	const base = height - bottom;
	const ticks = axis.ticks.map((tick) => ({ tick, y: down(tick) }));
	const valued = marked.flatMap((point) =>
		point.y === undefined
			? []
			: [{ ...point, y: point.y, text: `${point.score}${point.mark ?? ''}` }]
	);
	const sides = valueSides(valued, {
		line,
		guides: [...national, ...bounds],
		blocks: [
			...ticks.map(({ tick, y }) => nameBlock(scale, y, String(tick), 'end')),
			...chips.map(({ y }) => ({
				x: across(points.length - 1),
				left: 10,
				right: 38,
				top: y - 9,
				bottom: y + 9,
				weight: 4
			}))
		],
		top,
		base
	});
	return {
		placed: marked.map((point): PlacedPoint => {
			const label = sides[valued.findIndex(({ id }) => id === point.id)];
			return label ? { ...point, label } : point;
		}),
		bands,
		bounds,
		line,
		national,
		ticks,
		chips,
		base
	};
}

/** Straight lines between neighbours that both have a value; elsewhere a gap, nothing is filled in. */
export function segments(points: readonly { x: number; y?: number }[]): Segment[] {
	return points.slice(1).flatMap((point, at) => {
		const before = points[at];
		return before?.y === undefined || point.y === undefined
			? []
			: [{ x1: before.x, y1: before.y, x2: point.x, y2: point.y }];
	});
}

const round = (share: number) => Math.round(share * 10000) / 10000;
