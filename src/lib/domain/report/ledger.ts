import { reveals, type Published } from '../privacy/reveals.ts';

/** What is added up over people. Sums of one kind say nothing about the sums of another. */
export type Kind = 'scores' | 'bins' | 'verdicts' | 'blanks';

/** A published number: over whom, and of what. */
export interface PublishedFigure extends Published {
	readonly of: Kind;
}

/**
 * What a report has published so far. A figure goes in only when, with all that stands there already,
 * it gives nobody's outcome away (reveals.ts). The order of asking is the order of worth.
 */
export interface Ledger {
	readonly published: readonly PublishedFigure[];
	/** True when these numbers may be shown; then they count as published. */
	publish(numbers: readonly PublishedFigure[]): boolean;
}

export function openLedger(earlier: readonly PublishedFigure[] = []): Ledger {
	let published = [...earlier];
	return {
		get published() {
			return published;
		},
		publish(numbers) {
			for (const kind of new Set(numbers.map(({ of }) => of))) {
				const own = (some: readonly PublishedFigure[]) => some.filter(({ of }) => of === kind);
				if (reveals(own(numbers), own(published))) return false;
			}
			published = [...published, ...numbers];
			return true;
		}
	};
}

/** A published number to whom these people's outcomes at a moment are known, and so no part of it. */
export const without = (
	{ of, first, last }: PublishedFigure,
	known: { first: ReadonlySet<number>; last: ReadonlySet<number> }
): PublishedFigure => ({
	of,
	first: first.map((weight, at) => (known.first.has(at) ? 0 : weight)),
	last: last.map((weight, at) => (known.last.has(at) ? 0 : weight))
});

/** Weights of means of one kind over groups of people, given by position, among `size` people. */
export function weightsOf(size: number, of: Kind = 'scores') {
	const none = () => new Array<number>(size).fill(0);
	const mean = (people: readonly number[], sign = 1) => {
		const weights = none();
		for (const at of people) weights[at] = sign / people.length;
		return weights;
	};
	const plus = (a: readonly number[], b: readonly number[]) =>
		a.map((value, at) => value + (b[at] ?? 0));
	return {
		first: (people: readonly number[]): PublishedFigure => ({
			of,
			first: mean(people),
			last: none()
		}),
		last: (people: readonly number[]): PublishedFigure => ({
			of,
			first: none(),
			last: mean(people)
		}),
		gain: (people: readonly number[]): PublishedFigure => ({
			of,
			first: mean(people, -1),
			last: mean(people)
		}),
		/** The mean of two groups' mean gains: what the gain by order is. */
		gainByOrder: (one: readonly number[], other: readonly number[]): PublishedFigure => ({
			of,
			first: plus(mean(one, -0.5), mean(other, -0.5)),
			last: plus(mean(one, 0.5), mean(other, 0.5))
		})
	};
}
