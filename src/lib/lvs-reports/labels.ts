/**
 * Finds for each label a side of its mark where it covers no line and no other label, on a telephone and on a wide sheet
 * alike: across, marks stand at shares of the width, but letters and sides are in pixels.
 */

export interface Side {
	dx: number;
	/** Of the foot of the letters, below the middle of the mark. */
	dy: number;
	anchor: 'start' | 'middle' | 'end';
}

export interface Label {
	/** A share of the width, and pixels down: the middle of the mark. */
	x: number;
	y: number;
	/** In pixels. */
	wide: number;
	tall: number;
	/** In order of preference. */
	sides: readonly Side[];
}

/** A line that runs across: shares of the width, pixels down. */
export interface Stroke {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	/** How bad it is to stand on it. */
	weight: number;
}

/** Something that stands at a share of the width and is so many pixels wide to each side of it. */
export interface Block {
	x: number;
	left: number;
	right: number;
	top: number;
	bottom: number;
	weight: number;
}

/** The width of a drawing on a telephone, on a sheet in two columns, and at its widest. */
const widths = [300, 440, 640];

/** The side of each label, in the same order. A label that was placed is in the way of the next. */
export function placeLabels(
	labels: readonly Label[],
	strokes: readonly Stroke[],
	blocks: readonly Block[]
): Side[] {
	const taken = [...blocks];
	return labels.map((label) => {
		const options = label.sides.map((side) => ({ side, block: blockOf(label, side) }));
		const costs = options.map(({ block }) => cost(block, strokes, taken));
		const best = options[costs.indexOf(Math.min(...costs))];
		if (!best) throw new Error('a label needs at least one side');
		taken.push(best.block);
		return best.side;
	});
}

/** What a label covers on this side. */
export function blockOf({ x, y, wide, tall }: Label, { dx, dy, anchor }: Side): Block {
	const left = anchor === 'start' ? dx : anchor === 'end' ? dx - wide : dx - wide / 2;
	return { x, left, right: left + wide, top: y + dy - tall, bottom: y + dy + 1, weight: 4 };
}

function cost(block: Block, strokes: readonly Stroke[], taken: readonly Block[]): number {
	let total = 0;
	for (const width of widths) {
		for (const stroke of strokes) if (meets(block, stroke, width)) total += stroke.weight;
		for (const other of taken) if (overlaps(block, other, width)) total += other.weight;
	}
	return total;
}

/** Whether two blocks cover each other in a drawing of this width. */
export const overlaps = (one: Block, other: Block, width: number): boolean =>
	one.top < other.bottom &&
	other.top < one.bottom &&
	one.x * width + one.left < other.x * width + other.right &&
	other.x * width + other.left < one.x * width + one.right;

/** Whether a line runs through a block in a drawing of this width: the line is clipped to the block, side by side. */
export function meets(block: Block, stroke: Stroke, width: number): boolean {
	const edges = [
		[
			stroke.x1 * width,
			stroke.x2 * width,
			block.x * width + block.left,
			block.x * width + block.right
		],
		[stroke.y1, stroke.y2, block.top, block.bottom]
	] as const;
	let [enters, leaves] = [0, 1];
	for (const [from, to, low, high] of edges) {
		if (from === to) {
			if (from <= low || from >= high) return false;
			continue;
		}
		const [first, second] = [(low - from) / (to - from), (high - from) / (to - from)];
		enters = Math.max(enters, Math.min(first, second));
		leaves = Math.min(leaves, Math.max(first, second));
	}
	return enters < leaves;
}
