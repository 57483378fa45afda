import type { ResponseMatrix } from './responses.ts';

/**
 * Everybody who answered the same items: all that conditional and marginal estimation need of them.
 * In a Rasch model the total score and the item counts are sufficient (Andersen 1973), so the work
 * after counting does not grow with the number of people.
 */
export interface Booklet {
	/** Places of the items in the matrix, in its order. */
	readonly items: readonly number[];
	/** The label that its people share (0 where none was given). */
	readonly stratum: number;
	readonly persons: number;
	/** scoreCounts[t]: how many have t points in total. */
	readonly scoreCounts: Int32Array;
	/** categoryCounts[i * categories + x]: how many have x points on the i-th of `items`. */
	readonly categoryCounts: Int32Array;
	/** The most points seen on any item of the matrix, plus one. */
	readonly categories: number;
}

export interface Booklets {
	readonly booklets: readonly Booklet[];
	/** Per person the place of her booklet in the list; −1 where she answered nothing. */
	readonly bookletOf: Int32Array;
	/** Per person the points on the items she answered. */
	readonly totals: Int32Array;
}

/**
 * Sorts people by the set of items that they answered (and by `strata`, a whole number per person)
 * and counts. One pass over the matrix; booklets come in the order of their first person.
 */
export function countBooklets(matrix: ResponseMatrix, strata?: ArrayLike<number>): Booklets {
	const { persons, scores } = matrix;
	const wide = matrix.items.length;
	let most = 0;
	for (let at = 0; at < scores.length; at++) {
		const x = scores[at] ?? 0;
		if (x > most) most = x;
	}
	const categories = most + 1;
	const bookletOf = new Int32Array(persons).fill(-1);
	const totals = new Int32Array(persons);
	const booklets: Counted[] = [];
	const known = new Map<number, number[]>();
	const answered = new Int32Array(wide);
	const points = new Int32Array(wide);
	for (let person = 0; person < persons; person++) {
		const from = person * wide;
		const stratum = strata?.[person] ?? 0;
		let hash = stratum;
		let n = 0;
		let total = 0;
		for (let item = 0; item < wide; item++) {
			const x = scores[from + item] ?? -1;
			if (x < 0) continue;
			answered[n] = item;
			points[n] = x;
			n += 1;
			total += x;
			hash = Math.imul(hash ^ (item + 1), 0x01000193);
		}
		if (n === 0) continue;
		const alike = known.get(hash) ?? [];
		let place = alike.find((at) => fits(booklets[at] as Counted, answered, n, stratum)) ?? -1;
		if (place < 0) {
			place = booklets.push(newBooklet(answered.slice(0, n), stratum, categories)) - 1;
			known.set(hash, [...alike, place]);
		}
		bookletOf[person] = place;
		totals[person] = total;
		const booklet = booklets[place] as Counted;
		booklet.persons += 1;
		booklet.scoreCounts[total] = (booklet.scoreCounts[total] ?? 0) + 1;
		const { categoryCounts } = booklet;
		for (let i = 0; i < n; i++) {
			const cell = i * categories + (points[i] ?? 0);
			categoryCounts[cell] = (categoryCounts[cell] ?? 0) + 1;
		}
	}
	return { booklets, bookletOf, totals };
}

/** A booklet under construction; `places` is `items` as a typed list, for the inner loop. */
interface Counted extends Booklet {
	persons: number;
	readonly places: Int32Array;
}

function newBooklet(places: Int32Array, stratum: number, categories: number): Counted {
	return {
		items: [...places],
		places,
		stratum,
		persons: 0,
		scoreCounts: new Int32Array(places.length * (categories - 1) + 1),
		categoryCounts: new Int32Array(places.length * categories),
		categories
	};
}

/** Whether these are exactly the items of the booklet: equal hashes are no proof. */
function fits(booklet: Counted, answered: Int32Array, n: number, stratum: number): boolean {
	const { places } = booklet;
	if (places.length !== n || booklet.stratum !== stratum) return false;
	for (let i = 0; i < n; i++) if (places[i] !== answered[i]) return false;
	return true;
}

/** What all booklets together say of one item: how many have each score that occurs. */
export interface Margin {
	readonly id: string;
	/** From low to high; empty when nobody took the item. */
	readonly scores: readonly number[];
	readonly counts: readonly number[];
	readonly n: number;
}

export function marginsOf(ids: readonly string[], booklets: readonly Booklet[]): Margin[] {
	const counts = ids.map(() => [] as number[]);
	for (const { items, categoryCounts, categories } of booklets) {
		items.forEach((item, i) => {
			const own = counts[item] as number[];
			for (let x = 0; x < categories; x++) {
				own[x] = (own[x] ?? 0) + (categoryCounts[i * categories + x] ?? 0);
			}
		});
	}
	return ids.map((id, item) => {
		const own = counts[item] as number[];
		const scores = own.flatMap((count, x) => (count > 0 ? [x] : []));
		const n = own.reduce((sum, count) => sum + count, 0);
		return { id, scores, counts: scores.map((x) => own[x] ?? 0), n };
	});
}
