import type { FormName } from '../assessment/draw.ts';
import type { ScoredSitting } from '../assessment/scored.ts';
import { itemFlags, itemVoice, type ItemFlag } from '../psychometrics/flags.ts';
import { itemStatistics } from '../psychometrics/items.ts';
import { formScores } from './constants.ts';

/** One item of one form at one moment, as far as the number of people allows. */
export interface ItemRow {
	readonly id: string;
	readonly environment: string;
	readonly form: FormName;
	readonly n: number;
	readonly p: number;
	/** Shares of everybody, 0–1. */
	readonly blank: number;
	readonly dontKnow: number;
	readonly rit: number | undefined;
	readonly rir: number | undefined;
	readonly flags: readonly ItemFlag[];
}

/** What guessing earns on an item, 0–1; told per item, since only the bank knows its options. */
export type ChanceOf = (itemId: string) => number;

/** The item table of the sittings of one form of one environment; empty where n allows nothing. */
export function itemRows(
	sittings: readonly ScoredSitting[],
	{ environment, form, chanceOf }: { environment: string; form: FormName; chanceOf: ChanceOf }
): ItemRow[] {
	const own = sittings.filter((one) => one.environment === environment && one.form === form);
	const scores = formScores(own);
	const n = scores.rows.length;
	const voice = itemVoice(n);
	if (voice === 'nothing') return [];
	return itemStatistics(scores).map(({ id, p, rit, rir }) => {
		const states = own
			.flatMap(({ items }) => items.filter((item) => item.id === id))
			.map(({ state }) => state);
		const share = (among: readonly string[]) =>
			states.filter((state) => among.includes(state)).length / states.length;
		const blank = share(['omitted', 'not-reached']);
		return {
			id,
			environment,
			form,
			n,
			p,
			blank,
			dontKnow: share(['dont-know']),
			rit: voice === 'all' ? rit : undefined,
			rir: voice === 'all' ? rir : undefined,
			flags: itemFlags({
				n,
				p,
				rir,
				chance: chanceOf(id),
				options: [{ choice: 'blank', kind: 'no-option', share: blank, rar: undefined }]
			})
		};
	});
}
