import type { ScoredSitting } from '../assessment/scored.ts';
import { responseMatrix, type ResponseMatrix } from '../psychometrics/rasch/responses.ts';

/**
 * Sittings of any forms as one matrix, a row each: what was not in the form, or not reached, is missing;
 * omitted and 'weet ik niet' are 0.
 *
 * @param nameOf what an item is called in the matrix: another name keeps an item apart
 */
export function responsesOf(
	sittings: readonly ScoredSitting[],
	nameOf: (itemId: string, sitting: ScoredSitting) => string = (itemId) => itemId
): ResponseMatrix {
	const named = sittings.map((sitting) =>
		sitting.items.map((item) => ({ ...item, name: nameOf(item.id, sitting) }))
	);
	const items = [...new Set(named.flatMap((own) => own.map(({ name }) => name)))];
	const place = new Map(items.map((name, at) => [name, at]));
	const rows = named.map((own) => {
		const row = new Array<number | undefined>(items.length).fill(undefined);
		for (const { name, points, state } of own) {
			if (state !== 'not-reached') row[place.get(name) ?? 0] = points;
		}
		return row;
	});
	return responseMatrix(items, rows);
}
