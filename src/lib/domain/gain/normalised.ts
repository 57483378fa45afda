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
