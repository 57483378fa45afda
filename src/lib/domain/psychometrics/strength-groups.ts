/**
 * People in groups from weak to strong, for trace lines: `scores` is what strength is seen by (the rest of
 * the form, say). Whoever scored alike stays together, so groups are about as large as each other, never
 * smaller than `least`; at most `most` of them. One group where people can't be told apart; none for nobody.
 *
 * @returns per group the places of its people in `scores`
 * @example strengthGroups([3, 1, 2, 4], { most: 2, least: 2 }) // [[1, 2], [0, 3]]
 */
export function strengthGroups(
	scores: readonly number[],
	{ most, least }: { readonly most: number; readonly least: number }
): number[][] {
	const n = scores.length;
	const wanted = Math.max(1, Math.min(most, Math.floor(n / least)));
	const levels = [...Map.groupBy(scores.keys(), (person) => scores[person] ?? 0)].sort(
		([a], [b]) => a - b
	);
	const groups: number[][] = [];
	let open: number[] = [];
	let placed = 0;
	for (const [, people] of levels) {
		open.push(...people);
		placed += people.length;
		if (open.length >= least && placed >= (n * (groups.length + 1)) / wanted) {
			groups.push(open);
			open = [];
		}
	}
	if (open.length === 0) return groups;
	const last = groups.at(-1);
	if (last && open.length < least) last.push(...open);
	else groups.push(open);
	return groups;
}
