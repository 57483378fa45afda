import type { ResponseMatrix } from '../rasch/responses.ts';
import { countBooklets } from '../rasch/booklets.ts';

/** A group that is compared with another: who is it about, and with whom is it compared? */
export type Side = 'reference' | 'focal';

/** People of both groups at one level of what the test measures, right and wrong on one item. */
export interface Stratum {
	/** What they were matched on: points, or an ability. */
	readonly level: number;
	readonly referenceRight: number;
	readonly referenceWrong: number;
	readonly focalRight: number;
	readonly focalWrong: number;
}

export interface MatchedItem {
	readonly id: string;
	readonly strata: readonly Stratum[];
}

/**
 * Every right/wrong item as 2 × 2 tables, people matched on their total (the item itself included,
 * Holland & Thayer 1988) among those who took the same items. `sides[person]` is `undefined` for who is
 * in neither group. `leavingOut` takes items out of the total, but never the studied item out of its own.
 * `levels` replaces points by a level that is comparable between booklets, an ability for instance.
 *
 * Items that give more than one point, or that only one of the groups took, are not in the list.
 */
export function matched(
	matrix: ResponseMatrix,
	sides: readonly (Side | undefined)[],
	leavingOut: readonly string[] = [],
	levels?: ArrayLike<number>
): MatchedItem[] {
	const { bookletOf } = countBooklets(matrix);
	const wide = matrix.items.length;
	const counts = matrix.items.map((id) => !leavingOut.includes(id));
	const tables = matrix.items.map(() => new Map<number, Mutable>());
	const right = new Uint8Array(wide).fill(1);
	for (let person = 0; person < matrix.persons; person++) {
		const side = sides[person];
		if (!side) continue;
		const answers = matrix.scores.subarray(person * wide, (person + 1) * wide);
		let total = 0;
		answers.forEach((x, item) => {
			if (x > 0 && counts[item]) total += x;
		});
		answers.forEach((x, item) => {
			if (x > 1) right[item] = 0;
			if (x < 0) return;
			const points = total + (counts[item] ? 0 : x);
			const key = (bookletOf[person] ?? 0) * MOST_POINTS + points;
			const table = tables[item] as Map<number, Mutable>;
			const own = table.get(key) ?? emptyStratum(levels?.[person] ?? points);
			own[cellOf(side, x)] += 1;
			table.set(key, own);
		});
	}
	return matrix.items.flatMap((id, item) => {
		const strata = [...(tables[item] ?? []).values()].sort((a, b) => a.level - b.level);
		const took = (side: Side) => strata.some((stratum) => sizeOf(stratum, side) > 0);
		return right[item] && took('reference') && took('focal') ? [{ id, strata }] : [];
	});
}

export function sizeOf(stratum: Stratum, side: Side): number {
	return side === 'reference'
		? stratum.referenceRight + stratum.referenceWrong
		: stratum.focalRight + stratum.focalWrong;
}

/** More than any total: keeps strata of different booklets apart. */
const MOST_POINTS = 2 ** 20;

type Mutable = { -readonly [Cell in keyof Stratum]: Stratum[Cell] };

function emptyStratum(level: number): Mutable {
	return { level, referenceRight: 0, referenceWrong: 0, focalRight: 0, focalWrong: 0 };
}

function cellOf(side: Side, x: number) {
	if (side === 'reference') return x > 0 ? 'referenceRight' : 'referenceWrong';
	return x > 0 ? 'focalRight' : 'focalWrong';
}
