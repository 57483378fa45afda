import { placeLabels } from './labels';
import type { Block, Label, Side, Stroke } from './labels';

/** A point of a line with its value and interval: a share of the width, pixels down. */
export interface Valued {
	x: number;
	y: number;
	from?: number;
	to?: number;
	text: string;
}

interface Around {
	/** The line itself, from point to point. */
	line: readonly Omit<Stroke, 'weight'>[];
	/** Lines to compare with. */
	guides: readonly Omit<Stroke, 'weight'>[];
	/** Names and other marks that stand in the drawing. */
	blocks: readonly Block[];
	/** Values stand between these, in pixels down. */
	top: number;
	base: number;
}

/** Names along the edges of a drawing: the numbers of the scale at the left, names of lines at the right. */
export const nameBlock = (x: number, y: number, text: string, anchor: 'start' | 'end'): Block => {
	const wide = 7.4 * text.length;
	const [left, right] = anchor === 'start' ? [0, wide] : [-wide, 0];
	return { x, left, right, top: y - 7, bottom: y + 6, weight: 4 };
};

const digit = 8.6;
const tall = 11;
const steps = [-10, 22, 5, -16, 28, -4, 14, -22, 34];

/** Where the value of each point stands: beside its dot, off the line, the intervals and the names. */
export function valueSides(points: readonly Valued[], around: Around): Side[] {
	const labels = points.map(({ x, y, from, to, text }, at): Label => {
		const [before, after] = [points[at - 1], points[at + 1]];
		// The side where the line does not run comes first.
		const ahead = after !== undefined;
		const next = after ?? before;
		const below = next !== undefined && next.y < y === ahead && next.y !== y;
		const sides = [...(below ? [22, -10] : [-10, 22]), ...steps.slice(2)].flatMap((dy): Side[] => {
			const start = { dx: 10, dy, anchor: 'start' } as const;
			const end = { dx: -10, dy, anchor: 'end' } as const;
			return ahead ? [start, end] : [end, start];
		});
		sides.push({ dx: 0, dy: (to ?? y) - y - 8, anchor: 'middle' });
		sides.push({ dx: 0, dy: (from ?? y) - y + 19, anchor: 'middle' });
		return { x, y, wide: digit * text.length, tall, sides };
	});
	const { top, base } = around;
	const edge = { left: -999, right: 999, x: 0, weight: 3 };
	return placeLabels(
		labels,
		[
			...around.line.map((stroke) => ({ ...stroke, weight: 3 })),
			...around.guides.map((stroke) => ({ ...stroke, weight: 2 }))
		],
		[
			...around.blocks,
			...points.flatMap(({ x, y, from = y, to = y }): Block[] => [
				{ x, left: -7, right: 7, top: y - 7, bottom: y + 7, weight: 4 },
				{ x, left: -5, right: 5, top: to - 1, bottom: from + 1, weight: 3 }
			]),
			{ ...edge, top: -999, bottom: top },
			{ ...edge, top: base, bottom: 9999 }
		]
	);
}
