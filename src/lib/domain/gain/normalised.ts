import { mean } from '../statistics/descriptive.ts';
import type { Pair } from './effect-size.ts';

/**
 * The normalised gain <g> of a group: the share of what could still be gained that was gained,
 * from means, never the mean of individual shares (Hake 1998). Not to be tested and never shown
 * alone: it favours groups that start high. `undefined` at a mean start of `highest`; negative
 * for a loss.
 *
 * `gain` and `meanBefore` are on one scale that ends at `highest`, of the same people. Example:
 * from 55 to 76 %: normalisedGain(21, 55) = 21/45 = .467.
 */
export function normalisedGain(
	gain: number,
	meanBefore: number,
	highest = 100
): number | undefined {
	return meanBefore >= highest ? undefined : gain / (highest - meanBefore);
}

/** A mean over persons, and of how many it is. */
export interface MeanOfPersons {
	readonly value: number | undefined;
	readonly n: number;
	/** Persons for whom it does not exist. */
	readonly leftOut: number;
}

/**
 * The mean of each person's own normalised gain, of who did not start at `highest`. Not the group's
 * `normalisedGain`, and no measure to prefer: a loss from a high start is a huge negative share.
 * Example with highest 20: 10 → 15 and 18 → 16: (.5 − 1)/2 = −.25.
 */
export function meanOfNormalisedGains(pairs: readonly Pair[], highest = 100): MeanOfPersons {
	return meanOf(pairs, ({ before, after }) => normalisedGain(after - before, before, highest));
}

/**
 * The mean of each person's normalised change c: a gain as a share of what could be gained, a loss as
 * a share of what could be lost, 0 where nothing changed; who stayed at 0 or at `highest` is left
 * out. Source: Marx & Cummings (2007). Example with highest 20: 10 → 15 and 18 → 16: (.5 − .111)/2.
 */
export function meanOfNormalisedChanges(pairs: readonly Pair[], highest = 100): MeanOfPersons {
	return meanOf(pairs, ({ before, after }) => {
		if (after > before) return (after - before) / (highest - before);
		if (after < before) return (after - before) / before;
		return before === 0 || before === highest ? undefined : 0;
	});
}

function meanOf(pairs: readonly Pair[], share: (pair: Pair) => number | undefined): MeanOfPersons {
	const shares = pairs.flatMap((pair) => share(pair) ?? []);
	return { value: mean(shares), n: shares.length, leftOut: pairs.length - shares.length };
}
