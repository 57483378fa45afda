import { tenth } from './place';

/** Moves labels apart until none covers another; the middle one stays. From low (large y) to high. */
export function spread(centres: readonly number[], pitch: number): number[] {
	const moved = [...centres];
	const middle = Math.floor(moved.length / 2);
	for (let at = middle + 1; at < moved.length; at += 1) {
		moved[at] = Math.min(moved[at] ?? 0, (moved[at - 1] ?? 0) - pitch);
	}
	for (let at = middle - 1; at >= 0; at -= 1) {
		moved[at] = Math.max(moved[at] ?? 0, (moved[at + 1] ?? 0) + pitch);
	}
	return moved.map(tenth);
}
