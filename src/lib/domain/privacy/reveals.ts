import { combined, someUnionMeets, type Demands } from './unions.ts';

/**
 * One published number as a sum over people: which weight each person's outcome at the first and at
 * the last moment has in it. A mean over a group has 1/n for its members, a mean gain −1/n and 1/n.
 * Both lists are as long as the list of people.
 */
export interface Published {
	readonly first: readonly number[];
	readonly last: readonly number[];
}

/**
 * Whether the sum of the outcomes of some 1 to 5 people can be computed from these numbers together,
 * by any adding, subtracting and scaling, by somebody who knows exactly who is in which group.
 *
 * People whom no published number tells apart form an atom. Only a set that is a union of atoms can
 * be computed, so unions of 1–5 people are looked for: of the sum at the first moment, at the last,
 * and of the gain; each can be computed exactly when its weights are a combination of the published
 * ones, which is a matter of rank (as in auditing statistical databases, Chin & Özsoyoğlu 1982).
 *
 * Example: 20 people; the mean of all, and the mean of 17 of them: the sum of the other 3 is the
 * difference, so true. The mean of all and of 14: false.
 *
 * @param before what stands published already: what that tells by itself is not told anew
 */
export function reveals(numbers: readonly Published[], before: readonly Published[] = []): boolean {
	const published = [...before, ...numbers];
	const atoms = atomsOf(published);
	const basisOf = (some: readonly Published[]) => reduced(some.map((one) => overAtoms(one, atoms)));
	const conditions = conditionsOf(basisOf(published), 2 * atoms.length);
	const told = basisOf(before);
	const none: Demands = new Map();
	return [
		[1, 0],
		[0, 1],
		[-1, 1]
	].some(([first = 0, last = 0]) => {
		const choices = atoms.map(({ length }, at) => ({
			at,
			size: length,
			demands: combined(
				[first, conditions[at] ?? none],
				[last, conditions[atoms.length + at] ?? none]
			)
		}));
		return someUnionMeets(choices, (union) => {
			const target = new Array<number>(2 * atoms.length).fill(0);
			for (const { at } of union) {
				target[at] = first;
				target[atoms.length + at] = last;
			}
			return largest(remainder(target, told)) !== undefined;
		});
	});
}

/** People by position, grouped by their weights in all published numbers. */
function atomsOf(published: readonly Published[]): number[][] {
	const people = published[0]?.first.length ?? 0;
	const atoms = new Map<string, number[]>();
	for (let person = 0; person < people; person += 1) {
		const key = published
			.map(({ first, last }) => `${weightKey(first[person])},${weightKey(last[person])}`)
			.join(';');
		const atom = atoms.get(key);
		if (atom) atom.push(person);
		else atoms.set(key, [person]);
	}
	return [...atoms.values()];
}

const weightKey = (weight: number | undefined) => (weight ?? 0).toPrecision(12);

/** The same weights per atom: what the atom's sum counts for. */
const overAtoms = ({ first, last }: Published, atoms: readonly number[][]): number[] => [
	...atoms.map(([person = 0]) => first[person] ?? 0),
	...atoms.map(([person = 0]) => last[person] ?? 0)
];

const small = 1e-9;

interface BasisRow {
	readonly pivot: number;
	readonly row: readonly number[];
}

/** Gauss–Jordan: rows that span the same numbers, each with a column of its own. */
function reduced(rows: readonly (readonly number[])[]): BasisRow[] {
	let basis: BasisRow[] = [];
	for (const row of rows) {
		const rest = remainder(row, basis);
		const pivot = largest(rest);
		if (pivot === undefined) continue;
		const by = rest[pivot] ?? 1;
		const unit = rest.map((value) => value / by);
		basis = basis.map((one) => ({
			pivot: one.pivot,
			row: minus(one.row, unit, one.row[pivot] ?? 0)
		}));
		basis.push({ pivot, row: unit });
	}
	return basis;
}

const minus = (row: readonly number[], other: readonly number[], times: number) =>
	times === 0 ? row : row.map((value, at) => value - times * (other[at] ?? 0));

function remainder(row: readonly number[], basis: readonly BasisRow[]): readonly number[] {
	const size = Math.max(...row.map(Math.abs), small);
	let rest: readonly number[] = row.map((value) => value / size);
	for (const { pivot, row: unit } of basis) rest = minus(rest, unit, rest[pivot] ?? 0);
	return rest;
}

function largest(row: readonly number[]): number | undefined {
	let at: number | undefined;
	row.forEach((value, column) => {
		if (Math.abs(value) > small && Math.abs(value) > Math.abs(row[at ?? -1] ?? 0)) at = column;
	});
	return at;
}

/**
 * What makes a row of weights t a combination of the basis: in each column f without a pivot,
 * t[f] − Σ t[pivot]·row[f] = 0. Per column its part in each of these conditions, zeros left out.
 */
function conditionsOf(basis: readonly BasisRow[], columns: number): Demands[] {
	const parts: Demands[] = Array.from({ length: columns }, (_, column) => new Map([[column, 1]]));
	for (const { pivot, row } of basis) {
		const others = [...row.entries()].filter(
			([column, value]) => column !== pivot && Math.abs(value) > small
		);
		parts[pivot] = new Map(others.map(([column, value]) => [column, -value]));
	}
	return parts;
}
