import type { AnchorDrift } from '../psychometrics/rasch/drift.ts';
import type { ItemRow } from './item-rows.ts';

/** One item of one form in an item analysis: what the bank says of it beside what people did. */
export interface ItemLine {
	readonly id: string;
	readonly form: 'A' | 'B';
	/** Place in the form, from 1; undefined for an item that is not in it any more. */
	readonly place: number | undefined;
	readonly domain: string;
	readonly level: string;
	readonly anchor: boolean;
	readonly stem: string;
	/** What guessing earns, 0–1. */
	readonly chance: number;
	readonly corrections: readonly { on: string; reason: string }[];
	readonly first: ItemRow | undefined;
	readonly last: ItemRow | undefined;
	/** Difficulty in logits. */
	readonly difficulty: { value: number; standardError: number; n: number } | undefined;
	readonly drift: AnchorDrift | undefined;
}
