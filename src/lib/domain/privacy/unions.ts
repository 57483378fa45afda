import { seededRandom } from '../statistics/random.ts';
import { LEAST_FOR_MEAN } from './limits.ts';

/** Numbers by condition, zeros left out. */
export type Demands = ReadonlyMap<number, number>;

/** Some people who go together, and what taking them adds to each condition. */
export interface Choice {
	readonly size: number;
	readonly demands: Demands;
}

const small = 1e-9;

/** A weighted sum of demands. */
export function combined(...terms: readonly (readonly [number, Demands])[]): Demands {
	const sum = new Map<number, number>();
	for (const [times, demands] of terms) {
		if (times === 0) continue;
		for (const [at, value] of demands) {
			const total = (sum.get(at) ?? 0) + times * value;
			if (Math.abs(total) > small) sum.set(at, total);
			else sum.delete(at);
		}
	}
	return sum;
}

/**
 * Whether some of the choices, of 1–5 people together, meet all conditions: add up to 0 in each.
 *
 * Trying all unions would never end: a cohort of 60 with two breakdowns has millions. But a condition
 * that is not met can be met only by one more of the choices that touch it, so the search branches on
 * those, at the condition with the fewest; and what is still lacking after three choices is at most
 * two people, who are looked up by what they add.
 */
export function someUnionMeets(all: readonly Choice[]): boolean {
	const choices = all.filter(({ size }) => size < LEAST_FOR_MEAN);
	const touching = new Map<number, Choice[]>();
	for (const choice of choices) {
		for (const at of choice.demands.keys()) {
			touching.set(at, [...(touching.get(at) ?? []), choice]);
		}
	}
	const completes = lastTwo(choices);
	const closed = new Set<Choice>();
	const taken: Choice[] = [];

	function search(lacking: Demands, room: number): boolean {
		if (lacking.size === 0) return true;
		if (taken.length === 3) return completes(lacking, room, taken);
		let fewest: Choice[] | undefined;
		for (const at of lacking.keys()) {
			const open = (touching.get(at) ?? []).filter(
				(choice) => choice.size <= room && !closed.has(choice)
			);
			if (!fewest || open.length < fewest.length) fewest = open;
			if (fewest.length === 0) return false;
		}
		return branch(fewest ?? [], lacking, room);
	}

	/** One of these is in the union: each is tried, and then left out for the ones after it. */
	function branch(among: readonly Choice[], lacking: Demands, room: number): boolean {
		const found = among.some((choice) => {
			closed.add(choice);
			taken.push(choice);
			const meets = search(combined([1, lacking], [1, choice.demands]), room - choice.size);
			taken.pop();
			return meets;
		});
		for (const choice of among) closed.delete(choice);
		return found;
	}

	return branch(choices, new Map(), LEAST_FOR_MEAN - 1);
}

/** Looks up whether one choice, or two, of at most two people add exactly what is lacking. */
function lastTwo(choices: readonly Choice[]) {
	// Demands as one number, by chance weights: equal demands give equal numbers, others hardly ever.
	const random = seededRandom(1);
	const weights = new Map<number, number>();
	const weightOf = (at: number) => {
		const weight = weights.get(at) ?? random.uniform();
		weights.set(at, weight);
		return weight;
	};
	const mark = (demands: Demands) =>
		[...demands].reduce((sum, [at, value]) => sum + weightOf(at) * value, 0);
	const step = 1e-6;
	const found = new Map<number, Choice[][]>();
	const put = (number: number, pair: Choice[]) => {
		const key = Math.round(number / step);
		const list = found.get(key);
		if (list) list.push(pair);
		else found.set(key, [pair]);
	};
	const marked = choices.map((choice) => ({ choice, number: mark(choice.demands) }));
	marked.forEach(({ choice, number }, at) => {
		if (choice.size <= 2) put(number, [choice]);
		if (choice.size > 1) return;
		for (const other of marked.slice(at + 1)) {
			if (other.choice.size === 1) put(number + other.number, [choice, other.choice]);
		}
	});
	return (lacking: Demands, room: number, taken: readonly Choice[]): boolean => {
		const key = Math.round(-mark(lacking) / step);
		return [key - 1, key, key + 1]
			.flatMap((near) => found.get(near) ?? [])
			.some(
				(pair) =>
					pair.every((choice) => !taken.includes(choice)) &&
					pair.reduce((sum, { size }) => sum + size, 0) <= room &&
					combined([1, lacking], ...pair.map(({ demands }) => [1, demands] as const)).size === 0
			);
	};
}
