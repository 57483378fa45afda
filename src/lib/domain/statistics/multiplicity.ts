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

/**
 * p-values after which no true hypothesis among all is rejected with more than the stated chance (Holm
 * 1979), in the order given; unknown ones stay unknown and don't count. Equals R's `p.adjust(p,
 * "holm")`.
 *
 * Example: [.01, .04, .03] → [.03, .06, .06].
 */
export function holm(values: readonly (number | undefined)[]): (number | undefined)[] {
	const known = values.flatMap((p, at) => (p === undefined ? [] : [{ p, at }]));
	const adjusted: (number | undefined)[] = values.map(() => undefined);
	let most = 0;
	known
		.sort((a, b) => a.p - b.p)
		.forEach(({ p, at }, smaller) => {
			most = Math.max(most, Math.min(1, p * (known.length - smaller)));
			adjusted[at] = most;
		});
	return adjusted;
}
