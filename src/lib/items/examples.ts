import * as v from 'valibot';
import { claimReason } from './claim-reason/claim-reason.ts';
import type { AnyItem, ItemKind } from './index.ts';
import type { Fields, Item } from './item.ts';
import { matching } from './matching/matching.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { number } from './number/number.ts';
import { ordering } from './ordering/ordering.ts';
import { point } from './point/point.ts';
import { singleChoice } from './single-choice/single-choice.ts';

/**
 * One item of each type for the tests. M17, `KANARIE` and the number 73.25 stand for what a learner may
 * never see: no open part may hold them.
 */
export const secrets = ['M17', 'KANARIE', '73.25', '73,25', 'misconception', 'expect', 'key'];

const trap = { misconception: 'M17', expect: 'KANARIE-expect', feedback: 'KANARIE-feedback' };
const right = { key: true, expect: 'KANARIE-expect', feedback: 'KANARIE-feedback' } as const;

export const written = {
	'single-choice': {
		stem: 'Wie groeide?',
		options: [
			{ text: 'Anna', ...trap },
			{ text: 'Bram', ...trap },
			{ text: 'Cato', ...right },
			{ text: 'Daan', ...trap }
		]
	},
	'multiple-choice': {
		stem: 'Welke twee kloppen?',
		points: 2,
		options: [
			{ text: 'Eerste', ...right },
			{ text: 'Tweede', ...trap },
			{ text: 'Derde', ...right },
			{ text: 'Vierde', ...trap },
			{ text: 'Vijfde', ...trap }
		]
	},
	number: {
		stem: 'Hoeveel punten?',
		unit: 'punten',
		key: 73.25,
		tolerance: 0.5,
		expect: 'KANARIE-expect',
		wrong: [{ value: 12, misconception: 'M17', expect: 'KANARIE-expect' }]
	},
	matching: {
		stem: 'Wat hoort bij elkaar?',
		points: 2,
		left: [
			{ text: 'Links 1', key: 4 },
			{ text: 'Links 2', key: 0 },
			{ text: 'Links 3', key: 3 },
			{ text: 'Links 4', key: 5 }
		],
		right: [
			{ text: 'Rechts 1' },
			{ text: 'Rechts 2', misconception: 'M17' },
			{ text: 'Rechts 3', misconception: 'M17' },
			{ text: 'Rechts 4' },
			{ text: 'Rechts 5' },
			{ text: 'Rechts 6' }
		]
	},
	ordering: {
		stem: 'Zet op volgorde.',
		steps: [
			{ text: 'Kiezen', place: 3, misconception: 'M17' },
			{ text: 'Afspreken', place: 4, misconception: 'M17' },
			{ text: 'Nagaan', place: 1, misconception: 'M17' },
			{ text: 'Bekijken', place: 2 }
		]
	},
	'claim-reason': {
		stem: 'Klopt dit, en waarom?',
		claim: {
			text: 'Anna ging achteruit.',
			true: false,
			misconception: 'M17',
			expect: 'KANARIE-expect'
		},
		reasons: [
			{ text: 'Het niveau zakte.', ...trap },
			{ text: 'De score steeg.', ...right },
			{ text: 'De toets is anders.', ...trap }
		]
	},
	point: {
		stem: 'Wijs aan.',
		key: 'p02',
		expect: 'KANARIE-expect',
		wrong: [{ point: 'p01', misconception: 'M17', expect: 'KANARIE-expect' }],
		points: [
			{ id: 'p01', label: 'Anna B.' },
			{ id: 'p02', label: 'Bram C.' },
			{ id: 'p03', label: 'Cato D.' }
		]
	}
} satisfies Record<ItemKind, object>;

/** The answer that earns all points of each of these items, and one that is wrong. */
export const answers = {
	'single-choice': { right: 2, wrong: 0 },
	'multiple-choice': { right: [0, 2], wrong: [1, 3] },
	number: { right: 73.25, wrong: 12 },
	matching: { right: [4, 0, 3, 5], wrong: [1, 1, 1, 1] },
	ordering: { right: [2, 3, 0, 1], wrong: [0, 1, 2, 3] },
	'claim-reason': { right: { claim: false, reason: 1 }, wrong: { claim: true, reason: 1 } },
	point: { right: 'p02', wrong: 'p01' }
} satisfies Record<ItemKind, { right: unknown; wrong: unknown }>;

/**
 * Rules as a database may hold them from before a correction: the wrong answer was the key. Their shape is kept for
 * good, or what was stored can't be read.
 */
export const earlierRules = {
	'single-choice': { maxScore: 1, rule: 0 },
	'multiple-choice': {
		maxScore: 2,
		rule: { points: 2, keys: [false, true, false, true, false] }
	},
	number: { maxScore: 1, rule: { key: 12, tolerance: 0 } },
	matching: { maxScore: 2, rule: { points: 2, keys: [1, 1, 1, 1] } },
	ordering: { maxScore: 2, rule: [1, 2, 3, 4] },
	'claim-reason': { maxScore: 1, rule: { claim: true, reason: 1 } },
	point: { maxScore: 1, rule: 'p01' }
} satisfies Record<ItemKind, { maxScore: number; rule: unknown }>;

interface Type<Written, Open> {
	readonly written: v.GenericSchema<unknown, Written>;
	readonly make: (id: string, written: Written) => Item<Open>;
}

/** An item made from what an author wrote. */
export const made = <W, Open>(type: Type<W, Open>, own: object): Item<Open> =>
	type.make('q', v.parse(type.written, own));

/** What is said about an author's text, with the place: `options.0: …`. */
export function refusals(
	type: { readonly written: v.GenericSchema<unknown, unknown> },
	own: object
): string[] {
	const result = v.safeParse(type.written, own);
	return result.success
		? []
		: result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** The example of each type. */
export const items = {
	'single-choice': made(singleChoice, written['single-choice']),
	'multiple-choice': made(multipleChoice, written['multiple-choice']),
	number: made(number, written.number),
	matching: made(matching, written.matching),
	ordering: made(ordering, written.ordering),
	'claim-reason': made(claimReason, written['claim-reason']),
	point: made(point, written.point)
} satisfies Record<ItemKind, AnyItem>;

export const kinds = Object.keys(items) as ItemKind[];

/** What a form posts for an item. */
export const fields = (posted: Record<string, string | readonly string[]>): Fields =>
	new Map(
		Object.entries(posted).map(([name, value]) => [
			name,
			typeof value === 'string' ? [value] : value
		])
	);
