import { MISSING, type ResponseMatrix } from './responses.ts';

/** The answers of one moment: a row per person, the same people in the same order at every moment. */
export interface Moment {
	readonly label: string;
	readonly answers: ResponseMatrix;
}

/** A stacked matrix and where its rows came from. */
export interface Stacked {
	readonly matrix: ResponseMatrix;
	/** Per row the place of its moment in the list, and the person. */
	readonly moment: Int32Array;
	readonly person: Int32Array;
}

/** What an anchor is called when it counts as an item of its own at this moment. */
export function splitName(id: string, label: string): string {
	return `${id}@${label}`;
}

/**
 * One row per person and moment, items of the same name being one item: for concurrent calibration.
 * Conditional likelihood compares answers within a row only, so two rows of one person do no harm to
 * difficulties (their errors come out slightly too small). Rows without answers are left out. Items in
 * `split` are kept apart per moment, as `id@label`: anchors that drifted.
 */
export function stackMoments(moments: readonly Moment[], split: readonly string[] = []): Stacked {
	const nameAt = (id: string, label: string) => (split.includes(id) ? splitName(id, label) : id);
	const names = moments.map(({ label, answers }) => answers.items.map((id) => nameAt(id, label)));
	const items = [...new Set(names.flat())];
	const place = new Map(items.map((id, at) => [id, at]));
	const rows = moments.flatMap(({ answers }, moment) => {
		const wide = answers.items.length;
		return Array.from({ length: answers.persons }, (_, person) => ({ moment, person })).filter(
			({ person }) =>
				answers.scores.subarray(person * wide, (person + 1) * wide).some((x) => x >= 0)
		);
	});
	const scores = new Int8Array(rows.length * items.length).fill(MISSING);
	rows.forEach(({ moment, person }, row) => {
		const { answers } = moments[moment] as Moment;
		(names[moment] ?? []).forEach((id, item) => {
			const x = answers.scores[person * answers.items.length + item] ?? MISSING;
			scores[row * items.length + (place.get(id) ?? 0)] = x;
		});
	});
	return {
		matrix: { items, persons: rows.length, scores },
		moment: Int32Array.from(rows, (row) => row.moment),
		person: Int32Array.from(rows, (row) => row.person)
	};
}
