import { reveals, type Published } from '../privacy/reveals.ts';

/**
 * What a report has published so far. A figure goes in only when, with all that stands there already,
 * it gives nobody's outcome away (reveals.ts). The order of asking is the order of worth.
 */
export interface Ledger {
	readonly published: readonly Published[];
	/** True when these numbers may be shown; then they count as published. */
	publish(numbers: readonly Published[]): boolean;
}

export function openLedger(earlier: readonly Published[] = []): Ledger {
	let published = [...earlier];
	return {
		get published() {
			return published;
		},
		publish(numbers) {
			const together = [...published, ...numbers];
			if (reveals(together)) return false;
			published = together;
			return true;
		}
	};
}

/** Weights of means over groups of people, given by position, among `size` people. */
export function weightsOf(size: number) {
	const none = () => new Array<number>(size).fill(0);
	const mean = (people: readonly number[], sign = 1) => {
		const weights = none();
		for (const at of people) weights[at] = sign / people.length;
		return weights;
	};
	const plus = (a: readonly number[], b: readonly number[]) =>
		a.map((value, at) => value + (b[at] ?? 0));
	return {
		first: (people: readonly number[]): Published => ({ first: mean(people), last: none() }),
		last: (people: readonly number[]): Published => ({ first: none(), last: mean(people) }),
		gain: (people: readonly number[]): Published => ({
			first: mean(people, -1),
			last: mean(people)
		}),
		/** The mean of two groups' mean gains: what the gain by order is. */
		gainByOrder: (one: readonly number[], other: readonly number[]): Published => ({
			first: plus(mean(one, -0.5), mean(other, -0.5)),
			last: plus(mean(one, 0.5), mean(other, 0.5))
		})
	};
}
