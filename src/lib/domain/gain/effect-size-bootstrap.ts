import {
	bootstrapInterval,
	type BootstrapInterval,
	type BootstrapOptions
} from '../statistics/bootstrap.ts';
import type { Pair } from './effect-size.ts';

/** Beyond this many people the interval of `gainInMeanSds` is as good, and costs nothing. */
export const MOST_FOR_BOOTSTRAP = 2000;

/**
 * The BCa bootstrap interval of d_av, which asks for no normal scores: beside the interval of
 * `gainInMeanSds`, to see whether that matters. People are sorted first, so the same people and seed
 * give the same interval in whatever order they come. `undefined` below three people, above 2000, and
 * without spread.
 *
 * Example: 66 pupils with d_av −.534 (normal −.774 to −.294): seed 1 gives −.771 to −.314.
 */
export function bootstrapGainInMeanSds(
	pairs: readonly Pair[],
	options: BootstrapOptions
): BootstrapInterval | undefined {
	if (pairs.length > MOST_FOR_BOOTSTRAP) return undefined;
	const sorted = pairs.toSorted((a, b) => a.before - b.before || a.after - b.after);
	return bootstrapInterval(sorted, meanSds, options);
}

/** d_av in two plain passes: with thousands of samples the exact sums of `effect-size.ts` take seconds. */
function meanSds(pairs: readonly Pair[]): number | undefined {
	let mean1 = 0;
	let mean3 = 0;
	for (const { before, after } of pairs) {
		mean1 += before / pairs.length;
		mean3 += after / pairs.length;
	}
	let squares1 = 0;
	let squares3 = 0;
	for (const { before, after } of pairs) {
		squares1 += (before - mean1) ** 2;
		squares3 += (after - mean3) ** 2;
	}
	const spread = Math.sqrt(squares1) + Math.sqrt(squares3);
	if (!(spread > 1e-9 * (Math.abs(mean1) + Math.abs(mean3)))) return undefined;
	return ((mean3 - mean1) * 2 * Math.sqrt(pairs.length - 1)) / spread;
}
