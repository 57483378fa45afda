import type { Interval } from './growth.ts';
import type { OpenInterval } from './line.ts';
import { moments } from './moments.ts';
import type { NormRow, NormTable } from './norms.ts';

/** DLE: the months of education after which the average pupil has this score. `text` is what is printed. */
export interface Dle {
	/** Whole months, or the edge of the table for a score beyond it. */
	months: number;
	/** '35', or '<5' and '>55' beyond the table. */
	text: string;
	/** The score lies beyond the means of the table: the months are only a bound. */
	beyond?: true;
}

const rowsInOrder = (norms: NormTable): NormRow[] => moments.flatMap(({ id }) => norms[id] ?? []);

/**
 * By straight lines between the national means of successive moments. A score on the mean of M6 is 35 months. Half a
 * month counts up.
 */
export function dleOf(score: number, norms: NormTable): Dle {
	const rows = rowsInOrder(norms);
	const [first, last] = [rows[0], rows.at(-1)];
	if (!first || !last) throw new Error('no norms to read a DLE from');
	if (score < first.mean) return { months: first.dl, text: `<${first.dl}`, beyond: true };
	if (score > last.mean) return { months: last.dl, text: `>${last.dl}`, beyond: true };
	const at = Math.max(
		1,
		rows.findIndex(({ mean }) => mean >= score)
	);
	const [below, above] = [rows[at - 1] ?? first, rows[at] ?? last];
	const share = (score - below.mean) / (above.mean - below.mean);
	const months = Math.round(below.dl + share * (above.dl - below.dl));
	return { months, text: String(months) };
}

/** The DLE at both ends of a score interval; an end beyond the table is open. */
export function dleInterval(
	{ from, to }: Interval,
	norms: NormTable
): OpenInterval & { text: string } {
	const [low, high] = [dleOf(from, norms), dleOf(to, norms)];
	const open = { from: low.beyond === true, to: high.beyond === true };
	return {
		from: low.months,
		to: high.months,
		text: `${low.text} tot ${high.text}`,
		...((open.from || open.to) && { open })
	};
}

/** Leerrendement in whole percent: DLE as a share of the months of education; none beyond the table. */
export const learningRate = (
	{ months, beyond }: Dle,
	educationMonths: number
): number | undefined => (beyond ? undefined : Math.round((100 * months) / educationMonths));

/** Functioneringsniveau: the moment whose national mean lies nearest to the score; halfway the earlier one. */
export function functioningLevel(score: number, norms: NormTable): string {
	const tested = moments.filter(({ id }) => norms[id]);
	const distance = (id: string) => Math.abs((norms[id]?.mean ?? Infinity) - score);
	return tested.reduce(
		(best, { id }) => (distance(id) < distance(best) ? id : best),
		tested[0]?.id ?? ''
	);
}
