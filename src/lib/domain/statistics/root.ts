/** Two doubles nearer than this share of themselves, or than this, are one answer. */
const NEAR = 4 * Number.EPSILON;

/**
 * Where a continuous function that goes through 0 between `lower` and `upper` is 0, to the last digits:
 * inverse quadratic interpolation where that is safe, else halving (Chandrupatla 1997). Some ten
 * evaluations for a smooth function.
 * @throws {RangeError} when it has one sign at both ends
 *
 * Example: rootOf((x) => x * x - 2, 0, 2) = √2.
 */
export function rootOf(f: (x: number) => number, lower: number, upper: number): number {
	let [newest, other] = [lower, upper];
	let [atNewest, atOther] = [f(lower), f(upper)];
	if (atNewest === 0) return newest;
	if (atOther === 0) return other;
	if (!(atNewest * atOther < 0)) throw new RangeError('the function does not change its sign');
	let share = 0.5;
	for (;;) {
		let [oldest, atOldest] = [other, atOther];
		const x = newest + share * (other - newest);
		const value = f(x);
		if (value > 0 === atNewest > 0) [oldest, atOldest] = [newest, atNewest];
		else [other, atOther] = [newest, atNewest];
		[newest, atNewest] = [x, value];
		const [best, atBest] =
			Math.abs(atNewest) < Math.abs(atOther) ? [newest, atNewest] : [other, atOther];
		const least = (NEAR * Math.max(1, Math.abs(best))) / Math.abs(other - newest);
		if (least > 0.5 || atBest === 0) return best;
		const place = (newest - other) / (oldest - other);
		const height = (atNewest - atOther) / (atOldest - atOther);
		const smooth = height ** 2 < place && (1 - height) ** 2 < 1 - place;
		share = smooth
			? (atNewest / (atOther - atNewest)) * (atOldest / (atOther - atOldest)) +
				((oldest - newest) / (other - newest)) *
					(atNewest / (atOldest - atNewest)) *
					(atOther / (atOldest - atOther))
			: 0.5;
		share = Math.min(1 - least, Math.max(least, share));
	}
}
