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

const added = (choices: readonly Choice[]) =>
	combined(...choices.map(({ demands }) => [1, demands] as const));

/** A choice with its demands as one number, by chance weights: other demands, another number. */
type Marked<One extends Choice> = One & { readonly mark: number };

/**
 * Whether some of the choices, of 1–5 people together, meet all conditions: add up to 0 in each.
 *
 * Trying all unions would never end: a cohort of 60 with two breakdowns has millions. But a condition
 * that is not met can be met only by one more of the choices that touch it, so the search branches on
 * those, at the condition with the fewest; and what is still lacking after three choices is at most
 * two people, who are looked up by what they add.
 * @param counts whether a union that meets all is one that is looked for
 */
export function someUnionMeets<One extends Choice>(
	all: readonly One[],
	counts: (union: readonly One[]) => boolean = () => true
): boolean {
	const choices = marked(all.filter(({ size }) => size < LEAST_FOR_MEAN));
	const touching = new Map<number, Marked<One>[]>();
	for (const choice of choices) {
		for (const at of choice.demands.keys()) {
			const list = touching.get(at);
			if (list) list.push(choice);
			else touching.set(at, [choice]);
		}
	}
	const completed = lastTwo(choices, counts);
	const closed = new Set<Choice>();

	function search(taken: readonly Marked<One>[], room: number): boolean {
		if (taken.length === 3) return completed(taken, room);
		const lacking = added(taken);
		if (lacking.size === 0) return counts(taken);
		let fewest: readonly Marked<One>[] | undefined;
		for (const at of lacking.keys()) {
			const touch = touching.get(at) ?? [];
			if (!fewest || touch.length < fewest.length) fewest = touch;
		}
		const open = fewest?.filter((choice) => choice.size <= room && !closed.has(choice));
		return branch(open ?? [], taken, room);
	}

	/** One of these is in the union: each is tried, and then left out for the ones after it. */
	function branch(
		among: readonly Marked<One>[],
		taken: readonly Marked<One>[],
		room: number
	): boolean {
		const found = among.some((choice) => {
			closed.add(choice);
			return search([...taken, choice], room - choice.size);
		});
		for (const choice of among) closed.delete(choice);
		return found;
	}

	return branch(choices, [], LEAST_FOR_MEAN - 1);
}

function marked<One extends Choice>(choices: readonly One[]): Marked<One>[] {
	const random = seededRandom(1);
	const weights = new Map<number, number>();
	const weightOf = (at: number) => {
		const weight = weights.get(at) ?? random.uniform();
		weights.set(at, weight);
		return weight;
	};
	return choices.map((choice) => ({
		...choice,
		mark: [...choice.demands].reduce((sum, [at, value]) => sum + weightOf(at) * value, 0)
	}));
}

/** Looks up whether nobody more, or one or two choices of at most two people, complete a union. */
function lastTwo<One extends Choice>(
	choices: readonly Marked<One>[],
	counts: (union: readonly One[]) => boolean
) {
	const step = 1e-6;
	const byMark = new Map<number, Marked<One>[][]>([[0, [[]]]]);
	const put = (some: Marked<One>[]) => {
		const key = Math.round(some.reduce((sum, { mark }) => sum + mark, 0) / step);
		const list = byMark.get(key);
		if (list) list.push(some);
		else byMark.set(key, [some]);
	};
	choices.forEach((choice, at) => {
		if (choice.size <= 2) put([choice]);
		if (choice.size > 1) return;
		for (const other of choices.slice(at + 1)) if (other.size === 1) put([choice, other]);
	});
	return (taken: readonly Marked<One>[], room: number): boolean => {
		const key = Math.round(-taken.reduce((sum, { mark }) => sum + mark, 0) / step);
		const fits = (some: readonly Marked<One>[]) =>
			some.reduce((sum, { size }) => sum + size, 0) <= room &&
			some.every((choice) => !taken.includes(choice)) &&
			added([...taken, ...some]).size === 0 &&
			counts([...taken, ...some]);
		return [key - 1, key, key + 1].some((near) => byMark.get(near)?.some(fits) ?? false);
	};
}
