import type { FormName } from '../assessment/draw.ts';
import type { ScoredItem, ScoredSitting } from '../assessment/scored.ts';
import { pointsOf } from '../assessment/scored.ts';
import { DISTRACTOR_SHARE, itemFlags, itemVoice, type ItemFlag } from '../psychometrics/flags.ts';
import { itemStatistics, type ItemStatistics } from '../psychometrics/items.ts';
import type { Interval } from '../statistics/estimate.ts';
import { formScores, sameItems } from './constants.ts';
import {
	choiceRows,
	traceOf,
	type Answered,
	type Asked,
	type AskedOf,
	type ChoiceRow,
	type Trace
} from './item-choices.ts';

/**
 * One item of one form at one moment, as far as the number of people allows. Where everybody scored alike
 * only n: else the row would tell how each of them did.
 */
export interface ItemRow {
	readonly id: string;
	readonly test: string;
	readonly form: FormName;
	readonly n: number;
	readonly outcome: ItemOutcome | undefined;
	readonly flags: readonly ItemFlag[];
}

export interface ItemOutcome {
	readonly p: number;
	readonly pInterval: Interval | undefined;
	/** Shares of everybody, 0–1. */
	readonly omitted: number;
	readonly notReached: number;
	readonly dontKnow: number;
	readonly rit: number | undefined;
	readonly rir: number | undefined;
	readonly rirInterval: Interval | undefined;
	readonly choices: readonly ChoiceRow[];
	readonly trace: Trace | undefined;
}

/** The item table of the sittings of one form of one test; empty where n allows nothing. */
export function itemRows(
	sittings: readonly ScoredSitting[],
	{ test, form, askedOf }: { test: string; form: FormName; askedOf: AskedOf }
): ItemRow[] {
	const own = sameItems(sittings.filter((one) => one.test === test && one.form === form));
	const scores = formScores(own);
	const n = own.length;
	const voice = itemVoice(n);
	if (voice === 'nothing') return [];
	const totals = own.map(({ items }) => pointsOf(items));
	return itemStatistics(scores).map((statistics, at): ItemRow => {
		const answers = own.map(({ items }, person): Answered => {
			const item = items[at] as ScoredItem;
			return { item, rest: (totals[person] ?? 0) - item.points };
		});
		const asked = askedOf(statistics.id);
		const outcome = alike(answers)
			? undefined
			: outcomeOf(answers, asked, { statistics, all: voice === 'all' });
		const flags = outcome ? flagsOf(outcome, asked, n) : itemFlags(unknown(n));
		return { id: statistics.id, test, form, n, outcome, flags };
	});
}

const alike = (answers: readonly Answered[]) =>
	answers.every(({ item }) => item.points === answers[0]?.item.points);

/** What flags look at where nothing may be said but n. */
const unknown = (n: number) => ({ n, p: 0.5, rir: undefined, chance: 0, options: [] });

function outcomeOf(
	answers: readonly Answered[],
	asked: Asked,
	{ statistics, all }: { statistics: ItemStatistics; all: boolean }
): ItemOutcome {
	const share = (state: ScoredItem['state']) =>
		answers.filter(({ item }) => item.state === state).length / answers.length;
	const rows = choiceRows(answers, asked);
	return {
		p: statistics.p,
		pInterval: statistics.pInterval,
		omitted: share('omitted'),
		notReached: share('not-reached'),
		dontKnow: share('dont-know'),
		rit: all ? statistics.rit : undefined,
		rir: all ? statistics.rir : undefined,
		rirInterval: all ? statistics.rirInterval : undefined,
		choices: all ? rows : rows.map((row) => ({ ...row, rar: undefined })),
		trace: all ? traceOf(answers, asked, rows) : undefined
	};
}

/** Only of a written option is it a fault that few choose it. */
function flagsOf({ p, rir, choices }: ItemOutcome, asked: Asked, n: number): ItemFlag[] {
	const options = choices
		.filter(
			({ kind, share }) =>
				asked.shape === 'options' || kind !== 'distractor' || share > DISTRACTOR_SHARE
		)
		.map(({ mark, ...row }) => ({ ...row, choice: mark === 'blank' ? ('blank' as const) : 0 }));
	return itemFlags({ n, p, rir, chance: asked.chance, options });
}
