/**
 * The one table of item flags (limits for p after Haladyna & Rodriguez 2013). Flags never delete
 * an item; screen texts are rendered from these constants.
 */
import type { OptionRow } from './distractors.ts';

/** Below this nothing is said about an item. */
export const LEAST_FOR_ITEM = 10;
/** Below this only p and counts. */
export const LEAST_FOR_COEFFICIENTS = 50;
/** Below this with the mark 'klein aantal'. */
export const LEAST_UNMARKED = 100;

export const RIR_RED = 0.1;
export const RIR_AMBER = 0.2;
/** p below chance plus this is as if people guessed. */
export const P_ABOVE_CHANCE = 0.05;
export const P_HIGH = 0.95;
export const DISTRACTOR_SHARE = 0.05;
export const BLANK_SHARE = 0.1;

/** What may be said about an item for this many people. */
export type ItemVoice = 'nothing' | 'p-and-counts' | 'all';

/** Example: itemVoice(9) is 'nothing', itemVoice(49) 'p-and-counts', itemVoice(50) 'all'. */
export function itemVoice(n: number): ItemVoice {
	if (n < LEAST_FOR_ITEM) return 'nothing';
	return n < LEAST_FOR_COEFFICIENTS ? 'p-and-counts' : 'all';
}

/** What the flags look at; shares and correlations between −1 and 1. */
export interface JudgedItem {
	readonly n: number;
	readonly p: number;
	readonly rir: number | undefined;
	/** The score share of somebody who guesses: 1/options for single choice, 0 where one cannot. */
	readonly chance: number;
	/** Empty for items without options. */
	readonly options: readonly Pick<OptionRow, 'choice' | 'kind' | 'share' | 'rar'>[];
}

interface FlagRule {
	readonly colour: 'red' | 'amber' | 'grey';
	/** The fewest people for this flag. */
	readonly from: number;
	readonly applies: (item: JudgedItem) => boolean;
}

export const ITEM_FLAGS = {
	'small-sample': {
		colour: 'grey',
		from: LEAST_FOR_ITEM,
		applies: ({ n }) => n < LEAST_UNMARKED
	},
	'p-near-chance': {
		colour: 'amber',
		from: LEAST_FOR_ITEM,
		applies: ({ p, chance }) => p < chance + P_ABOVE_CHANCE
	},
	'p-high': {
		colour: 'amber',
		from: LEAST_FOR_ITEM,
		applies: ({ p }) => p > P_HIGH
	},
	'many-blanks': {
		colour: 'amber',
		from: LEAST_FOR_ITEM,
		applies: ({ options }) =>
			options.some(({ choice, share }) => choice === 'blank' && share > BLANK_SHARE)
	},
	'rir-red': {
		colour: 'red',
		from: LEAST_FOR_COEFFICIENTS,
		applies: ({ rir }) => rir !== undefined && rir < RIR_RED
	},
	'rir-amber': {
		colour: 'amber',
		from: LEAST_FOR_COEFFICIENTS,
		applies: ({ rir }) => rir !== undefined && rir >= RIR_RED && rir < RIR_AMBER
	},
	'rare-distractor': {
		colour: 'amber',
		from: LEAST_FOR_COEFFICIENTS,
		applies: ({ options }) =>
			options.some(({ kind, share }) => kind === 'distractor' && share < DISTRACTOR_SHARE)
	},
	'check-key': {
		colour: 'red',
		from: LEAST_FOR_COEFFICIENTS,
		applies: ({ options }) =>
			options.some(
				({ kind, share, rar }) =>
					kind === 'distractor' && share > DISTRACTOR_SHARE && rar !== undefined && rar > 0
			)
	}
} as const satisfies Record<string, FlagRule>;

export type ItemFlag = keyof typeof ITEM_FLAGS;

/**
 * The flags that an item gets, in the order of the table; none below ten people. A distractor's
 * flags wait for 50 people: of ten, nobody chooses a sound distractor of 10 % in one group out of
 * three.
 *
 * Example: 60 people, p .62 with chance .25, rir .15 → 'small-sample', 'rir-amber'.
 */
export function itemFlags(item: JudgedItem): ItemFlag[] {
	const rules = Object.entries(ITEM_FLAGS) as [ItemFlag, FlagRule][];
	return rules
		.filter(([, rule]) => item.n >= rule.from && rule.applies(item))
		.map(([flag]) => flag);
}
