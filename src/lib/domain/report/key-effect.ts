import { distributionMayShow, meanMayShow } from '../privacy/limits.ts';

/** What a corrected key would change for a group of people, by the limits of every other figure. */
export interface KeyEffect {
	readonly n: number;
	/** Mean change in points; undefined under six people. */
	readonly mean: number | undefined;
	/**
	 * How many get more points and how many fewer; undefined where either is one to five people or everybody, and
	 * under ten people.
	 */
	readonly counts: { readonly more: number; readonly fewer: number } | undefined;
}

/** @param changes of each person of the group: points by the new key less points by the old one */
export function keyEffect(changes: readonly number[]): KeyEffect {
	const n = changes.length;
	const more = changes.filter((change) => change > 0).length;
	const fewer = changes.filter((change) => change < 0).length;
	const unchanged = n - more - fewer;
	const safe = (cell: number) => cell === 0 || (meanMayShow(cell) && cell < n);
	const shown = distributionMayShow(n) && (unchanged === n || [more, fewer, unchanged].every(safe));
	return {
		n,
		mean: meanMayShow(n) ? changes.reduce((sum, change) => sum + change, 0) / n : undefined,
		counts: shown ? { more, fewer } : undefined
	};
}

/**
 * The effect over all groups together. What the groups hide stays hidden: a figure of the whole less the figures of
 * the shown groups would be that of the hidden ones.
 */
export function wholeEffect(groups: readonly (readonly number[])[]): KeyEffect {
	const each = groups.map((changes) => ({ changes, effect: keyEffect(changes) }));
	const hidden = (what: 'mean' | 'counts') =>
		each.filter(({ effect }) => effect[what] === undefined).flatMap(({ changes }) => changes);
	const whole = keyEffect(groups.flat());
	const open = (what: 'mean' | 'counts') =>
		hidden(what).length === 0 || keyEffect(hidden(what))[what] !== undefined;
	return {
		n: whole.n,
		mean: open('mean') ? whole.mean : undefined,
		counts: open('counts') ? whole.counts : undefined
	};
}
