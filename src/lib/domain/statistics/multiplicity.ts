/** Many tests at once. */

/**
 * p-values that keep the false discovery rate (Benjamini & Hochberg 1995), in the order given; unknown
 * ones stay unknown and don't count. Equals R's `p.adjust(p, "BH")`.
 *
 * Example: [.01, .04, .03] → [.03, .04, .04].
 */
export function benjaminiHochberg(values: readonly (number | undefined)[]): (number | undefined)[] {
	const known = values.flatMap((p, at) => (p === undefined ? [] : [{ p, at }]));
	const adjusted: (number | undefined)[] = values.map(() => undefined);
	let least = 1;
	known
		.sort((a, b) => b.p - a.p)
		.forEach(({ p, at }, larger) => {
			least = Math.min(least, (p * known.length) / (known.length - larger));
			adjusted[at] = least;
		});
	return adjusted;
}
