import type { Item } from './item.ts';
import { claimReason } from './claim-reason/claim-reason.ts';
import { matching } from './matching/matching.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { number } from './number/number.ts';
import { ordering } from './ordering/ordering.ts';
import { point } from './point/point.ts';
import { singleChoice } from './single-choice/single-choice.ts';

/** The item types that authors can write. A new one is a folder and a line here. */
export const itemTypes = {
	'single-choice': singleChoice,
	'multiple-choice': multipleChoice,
	number,
	matching,
	ordering,
	'claim-reason': claimReason,
	point
} as const;

export type ItemKind = keyof typeof itemTypes;
type OpenOf<T> = T extends { make: (...given: never[]) => Item<infer Open> } ? Open : never;
/** What a learner may see of an item; the view names the branch that a new type forgot. */
export type OpenItem = OpenOf<(typeof itemTypes)[ItemKind]>;
export type AnyItem = Item<OpenItem>;
