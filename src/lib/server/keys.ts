import { asc, inArray } from 'drizzle-orm';
import { record } from './audit.ts';
import type { Content } from './content/content.ts';
import type { BankItem } from './content/testlets.ts';
import { write, type Database } from './db/open.ts';
import { itemKey } from './db/schema.ts';
import { listShown } from './sittings.ts';

/** Owns the table item_key: by which key answers are scored, since when, and what corrections changed. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export type StoredKey = typeof itemKey.$inferSelect;

/** A key that is another than the one by which stored answers were scored. */
export interface ChangedKey {
	readonly bank: BankItem;
	readonly was: StoredKey;
	/** Why, by the content; empty when it does not say. */
	readonly because: BankItem['corrections'];
}

/** Whether a database that was not migrated yet has the table. */
export const keysAreKept = ({ $client }: Database): boolean =>
	$client.prepare("select 1 from sqlite_master where name = 'item_key'").get() !== undefined &&
	$client.prepare('select 1 from item_key').get() !== undefined;

/** The keys that an item had, oldest first. */
export function listKeys(db: Database, itemIds?: readonly string[]): Map<string, StoredKey[]> {
	const rows = db
		.select()
		.from(itemKey)
		.where(itemIds && inArray(itemKey.itemId, [...itemIds]))
		.orderBy(asc(itemKey.itemId), asc(itemKey.since))
		.all();
	return Map.groupBy(rows, ({ itemId }) => itemId);
}

/** The keys of the content that differ from those in force, of items that somebody sat. */
export function changedKeys({ db, content }: Sources): ChangedKey[] {
	const known = listKeys(db);
	const sat = new Set(listShown(db).map(({ itemId }) => itemId));
	return [...content.items.values()].flatMap((bank) => {
		const was = known.get(bank.id)?.at(-1);
		return !sat.has(bank.id) || !was || was.scored === bank.scored
			? []
			: [{ bank, was, because: bank.corrections.slice(was.corrections) }];
	});
}

/** Why these keys may not be taken over, in a sentence; undefined when each says why it changed. */
export function unexplained(changed: readonly ChangedKey[]): string | undefined {
	const ids = changed.flatMap(({ bank, because }) => (because.length === 0 ? [bank.id] : []));
	return ids.length === 0
		? undefined
		: `the key of ${ids.join(', ')} changed after it was sat: say why in its corrections, with the date (content/README.md)`;
}

/**
 * Takes over the keys of the content, so that the next start knows by which one answers were scored. What is corrected
 * is logged.
 * @returns the keys of items that somebody sat and that changed
 * @throws when one changed and the content does not say why: ask `unexplained` first
 */
export function adoptKeys(sources: Sources, now: Date): ChangedKey[] {
	const { db, content } = sources;
	return write(db, () => {
		const known = listKeys(db);
		const changed = changedKeys(sources);
		const refused = unexplained(changed);
		if (refused) throw new Error(refused);
		const corrected = new Set(changed.map(({ bank }) => bank.id));
		for (const { id, scored, item, corrections } of content.items.values()) {
			const was = known.get(id)?.at(-1);
			const same = was?.scored === scored && was.corrections === corrections.length;
			if (same) continue;
			db.insert(itemKey)
				.values({
					itemId: id,
					// a key that nobody was scored by leaves no trace
					since: was && !corrected.has(id) ? was.since : now,
					scored,
					rule: item.rule,
					corrections: corrections.length
				})
				.onConflictDoUpdate({
					target: [itemKey.itemId, itemKey.since],
					set: { scored, rule: item.rule, corrections: corrections.length }
				})
				.run();
		}
		for (const subjectId of corrected) {
			record(db, { at: now, actorId: null, action: 'key-corrected', subject: 'item', subjectId });
		}
		return changed;
	});
}

/** What corrections changed in one sitting after it was handed in. */
export interface Correction {
	/** When the key was corrected here. */
	readonly at: Date;
	readonly because: BankItem['corrections'];
	/** Points more, or fewer when negative; never 0. */
	readonly points: number;
}

/**
 * The corrections that changed the points of a sitting, oldest first.
 * @param answers by item
 * @param since what was corrected before that was never known otherwise
 */
export function correctionsIn(
	{ db, content }: Sources,
	answers: ReadonlyMap<string, unknown>,
	since: Date
): Correction[] {
	const keys = listKeys(db, [...answers.keys()]);
	return [...answers]
		.flatMap(([itemId, answer]) => {
			const bank = content.items.get(itemId);
			const own = keys.get(itemId) ?? [];
			return own.flatMap((now, at): Correction[] => {
				const was = own[at - 1];
				if (!bank || !was || now.since <= since) return [];
				const points = pointsBy(bank, now, answer) - pointsBy(bank, was, answer);
				const because = bank.corrections.slice(was.corrections, now.corrections);
				return points === 0 ? [] : [{ at: now.since, because, points }];
			});
		})
		.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const pointsBy = ({ item }: BankItem, { rule }: StoredKey, answer: unknown) =>
	item.scoreBy(rule, answer) ?? 0;

/** What an answer earns more, or fewer, by the key of the content than by the one in force. */
export const pointsMore = ({ bank, was }: ChangedKey, answer: unknown): number =>
	(bank.item.score(answer) ?? 0) - pointsBy(bank, was, answer);
