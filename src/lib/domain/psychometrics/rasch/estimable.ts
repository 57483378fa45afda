import { countBooklets, marginsOf, type Booklet, type Margin } from './booklets.ts';
import { MISSING, select, type ResponseMatrix } from './responses.ts';

/** An item that has no finite estimate, and why. */
export interface DroppedItem {
	readonly id: string;
	/** `no-variance`: everybody has the same score. `no-contrast`: see `strongComponents`. */
	readonly reason: 'no-variance' | 'no-contrast';
}

/** The part of the answers that a conditional estimate exists for. */
export interface Estimable {
	/** Names of the items that are left, and the answers to them, counted. */
	readonly items: readonly string[];
	readonly booklets: readonly Booklet[];
	readonly dropped: readonly DroppedItem[];
	/**
	 * Groups of items that can't be put on one scale with each other. One group: all is well. None:
	 * fewer than two items were left.
	 */
	readonly components: readonly (readonly string[])[];
}

/**
 * Leaves out items without a finite conditional estimate, again and again until none is left (taking
 * one away can make another extreme), and says which groups of items hang together.
 */
export function estimable(answers: ResponseMatrix): Estimable {
	const dropped: DroppedItem[] = [];
	let matrix = answers;
	for (;;) {
		const { booklets } = countBooklets(matrix);
		const margins = marginsOf(matrix.items, booklets);
		const varying = margins.flatMap(({ scores }, item) => (scores.length > 1 ? [item] : []));
		const strong = strongComponents(matrix, varying, margins);
		const single = strong.filter((component) => component.length === 1).flat();
		const kept = strong.filter((component) => component.length > 1).flat();
		matrix.items.forEach((id, item) => {
			if (!varying.includes(item)) dropped.push({ id, reason: 'no-variance' });
			else if (single.includes(item)) dropped.push({ id, reason: 'no-contrast' });
		});
		if (kept.length === matrix.items.length) {
			const components = strong.map((part) => part.map((item) => matrix.items[item] ?? ''));
			return { items: matrix.items, booklets, dropped, components };
		}
		matrix = select(
			matrix,
			[...kept].sort((a, b) => a - b)
		);
	}
}

/**
 * Items that can be compared with each other, both ways. An arrow runs from one item to another when
 * somebody who answered both had more than the least on the first and less than the most on the second.
 * A finite conditional estimate exists when every item can be reached from every other (Fischer 1981,
 * "well-conditioned"): exact for right/wrong items, needed for the others. An item on its own was right
 * (or wrong) for everybody whose other answers tell anything.
 *
 * People are added until all hang together, since more people only add arrows.
 */
export function strongComponents(
	matrix: ResponseMatrix,
	items: readonly number[],
	margins: readonly Margin[]
): number[][] {
	const { scores, persons } = matrix;
	const wide = matrix.items.length;
	const least = Int16Array.from(margins, (margin) => margin.scores[0] ?? 0);
	const most = Int16Array.from(margins, (margin) => margin.scores.at(-1) ?? 0);
	const words = Math.ceil(wide / 32);
	const arrows = new Int32Array(wide * words);
	const behind = new Int32Array(words);
	for (let person = 0, check = 256; person <= persons; person++) {
		if (person === check || person === persons) {
			const components = componentsOf(items, (i, j) => hasBit(arrows, i * words, j));
			if (components.length === 1 || person === persons) return components;
			check *= 4;
		}
		const from = person * wide;
		behind.fill(0);
		for (const item of items) {
			const x = scores[from + item] ?? MISSING;
			if (x >= 0 && x < (most[item] ?? 0)) setBit(behind, 0, item);
		}
		for (const item of items) {
			if ((scores[from + item] ?? MISSING) <= (least[item] ?? 0)) continue;
			for (let word = 0; word < words; word++) {
				const at = item * words + word;
				arrows[at] = (arrows[at] ?? 0) | (behind[word] ?? 0);
			}
		}
	}
	return [];
}

/** Groups in which everything can be reached from everything: forward and backward walks that meet. */
function componentsOf(
	nodes: readonly number[],
	arrow: (from: number, to: number) => boolean
): number[][] {
	const walk = (start: number, left: readonly number[], step: typeof arrow) => {
		const reached = new Set([start]);
		for (const node of reached) {
			for (const other of left) if (step(node, other)) reached.add(other);
		}
		return reached;
	};
	const components: number[][] = [];
	let left = [...nodes];
	while (left.length > 0) {
		const start = left[0] as number;
		const ahead = walk(start, left, arrow);
		const back = walk(start, left, (from, to) => arrow(to, from));
		components.push(left.filter((node) => ahead.has(node) && back.has(node)));
		left = left.filter((node) => !(ahead.has(node) && back.has(node)));
	}
	return components;
}

function setBit(bits: Int32Array, from: number, place: number): void {
	bits[from + (place >> 5)] = (bits[from + (place >> 5)] ?? 0) | (1 << (place & 31));
}

function hasBit(bits: Int32Array, from: number, place: number): boolean {
	return (((bits[from + (place >> 5)] ?? 0) >> (place & 31)) & 1) === 1;
}
