/**
 * Where a continuous function that goes through 0 between `lower` and `upper` is 0, by halving until
 * the doubles in between run out. Slow and certain: some fifty evaluations.
 * @throws {RangeError} when it has one sign at both ends
 *
 * Example: rootOf((x) => x * x - 2, 0, 2) = √2.
 */
export function rootOf(f: (x: number) => number, lower: number, upper: number): number {
	const atLower = f(lower);
	const atUpper = f(upper);
	if (atLower === 0) return lower;
	if (atUpper === 0) return upper;
	if (!(atLower * atUpper < 0)) throw new RangeError('the function does not change its sign');
	let [negative, positive] = atLower < 0 ? [lower, upper] : [upper, lower];
	for (;;) {
		const middle = negative + (positive - negative) / 2;
		if (middle === negative || middle === positive) return middle;
		const value = f(middle);
		if (value === 0) return middle;
		if (value < 0) negative = middle;
		else positive = middle;
	}
}
