/**
 * For the tests: whether published sums tell the sum of some few people, found by trying every set of
 * people. Shares nothing with reveals.ts: whole numbers modulo two primes instead of fractions, people
 * instead of atoms, all sets instead of a search.
 */

/** Sums in whole numbers: per person what she counts for at the first moment, and at the last. */
export interface Sum {
	readonly first: readonly number[];
	readonly last: readonly number[];
}

/** Both below 2^26, so that a product of two numbers stays exact. */
const primes = [67108859, 67108837];

/**
 * The first set of at most `most` people found whose sum at a moment, or whose gain, is a combination
 * of these sums; undefined when there is none.
 *
 * A combination exists exactly when every vector that all sums map to 0 maps the wanted sum to 0 too.
 * One random mixture of those vectors says so, but for a chance of 1 in 10^15.
 */
export function solvable(sums: readonly Sum[], most = 5): number[] | undefined {
	const people = sums[0]?.first.length ?? 0;
	const rows = sums.map(({ first, last }) => [...first, ...last]);
	const [one = [], other = []] = primes.map((prime) => mixedNull(rows, 2 * people, prime));
	const kinds = [
		(mixed: readonly number[], at: number) => mixed[at] ?? 0,
		(mixed: readonly number[], at: number) => mixed[people + at] ?? 0,
		(mixed: readonly number[], at: number) => (mixed[people + at] ?? 0) - (mixed[at] ?? 0)
	];
	for (const kind of kinds) {
		const [ones, others] = [one, other].map((mixed) =>
			Array.from({ length: people }, (_, at) => kind(mixed, at))
		);
		const found = zeroSum(ones ?? [], others ?? [], most);
		if (found) return found;
	}
	return undefined;
}

function zeroSum(ones: readonly number[], others: readonly number[], most: number) {
	const [prime = 1, second = 1] = primes;
	const taken: number[] = [];
	const search = (from: number, sum: number): number[] | undefined => {
		for (let at = from; at < ones.length; at += 1) {
			const next = (sum + (ones[at] ?? 0)) % prime;
			taken.push(at);
			if (next === 0 && taken.reduce((all, i) => all + (others[i] ?? 0), 0) % second === 0) {
				return [...taken];
			}
			const found = taken.length < most ? search(at + 1, next) : undefined;
			if (found) return found;
			taken.pop();
		}
		return undefined;
	};
	return search(0, 0);
}

/** A random mixture of the vectors that all rows map to 0, modulo a prime. */
function mixedNull(rows: readonly number[][], columns: number, prime: number): number[] {
	const mod = (value: number) => ((value % prime) + prime) % prime;
	const work = rows.map((row) => row.map(mod));
	const pivots: number[] = [];
	for (let column = 0; column < columns && pivots.length < work.length; column += 1) {
		const at = work.findIndex((row, i) => i >= pivots.length && row[column] !== 0);
		const row = work[at];
		if (!row) continue;
		work[at] = work[pivots.length] ?? row;
		const by = inverse(row[column] ?? 1, prime);
		const unit = row.map((value) => (value * by) % prime);
		work[pivots.length] = unit;
		work.forEach((one, i) => {
			const times = one[column] ?? 0;
			if (i === pivots.length || times === 0) return;
			work[i] = one.map((value, c) => mod(value - ((times * (unit[c] ?? 0)) % prime)));
		});
		pivots.push(column);
	}
	let state = 12345;
	const random = () => (state = (state * 48271) % 2147483647) % prime;
	const mixed = Array.from({ length: columns }, (_, column) =>
		pivots.includes(column) ? 0 : random()
	);
	const free = [...mixed];
	pivots.forEach((column, i) => {
		const sum = (work[i] ?? []).reduce(
			(all, value, c) => (all + value * (free[c] ?? 0)) % prime,
			0
		);
		mixed[column] = mod(-sum);
	});
	return mixed;
}

/** By Fermat: a^(p − 2). */
function inverse(value: number, prime: number): number {
	let [base, result] = [value, 1];
	for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) result = (result * base) % prime;
		base = (base * base) % prime;
	}
	return result;
}
