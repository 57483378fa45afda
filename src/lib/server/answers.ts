import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { write, type Database } from './db/open.ts';
import { answer, sittingItem } from './db/schema.ts';

/** Owns the table answer, and the flags in sitting_item. */

export interface NewAnswer {
	readonly sittingId: string;
	readonly itemId: string;
	/** null: cleared. */
	readonly value: unknown;
	readonly epoch: number;
	readonly seq: number;
	readonly savedAt: Date;
}

/**
 * Saves answers in one durable transaction. Order is (epoch, seq), never arrival: an older one does
 * not replace a newer one, and one from a window that was taken over fills only what is still empty.
 * Saving the same again changes nothing.
 * @param current the epoch of the window that may write
 */
export function saveAnswers(db: Database, answers: readonly NewAnswer[], current: number): void {
	const { save, fill } = statements(db);
	write(db, () => {
		for (const one of answers) {
			const row = {
				...one,
				value: one.value === null ? null : JSON.stringify(one.value),
				savedAt: one.savedAt.getTime()
			};
			if (one.epoch < current) fill.run(row);
			else save.run(row);
		}
	});
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();

function statements(db: Database) {
	const found = prepared.get(db) ?? prepare(db);
	prepared.set(db, found);
	return found;
}

function prepare({ $client }: Database) {
	const insert = `insert into answer (sitting_id, item_id, value, epoch, seq, saved_at)
		values (@sittingId, @itemId, @value, @epoch, @seq, @savedAt)
		on conflict (sitting_id, item_id) do update
		set value = excluded.value, epoch = excluded.epoch, seq = excluded.seq, saved_at = excluded.saved_at`;
	return {
		save: $client.prepare(
			`${insert} where (excluded.epoch, excluded.seq) > (answer.epoch, answer.seq)`
		),
		fill: $client.prepare(`${insert} where answer.value is null`)
	};
}

/** What was answered in a sitting so far, by item; a cleared answer is not in it. */
export function listAnswers(db: Database, sittingId: string): Map<string, unknown> {
	const rows = db
		.select({ itemId: answer.itemId, value: answer.value })
		.from(answer)
		.where(eq(answer.sittingId, sittingId))
		.all();
	return new Map(
		rows.filter(({ value }) => value !== null).map(({ itemId, value }) => [itemId, value])
	);
}

/** Answers of many sittings at once: sitting → item → raw answer. */
export function listAnswersOf(
	db: Database,
	sittingIds: readonly string[]
): Map<string, Map<string, unknown>> {
	const found = new Map<string, Map<string, unknown>>(sittingIds.map((id) => [id, new Map()]));
	for (const some of chunks(sittingIds, 500)) {
		const rows = db
			.select({ sittingId: answer.sittingId, itemId: answer.itemId, value: answer.value })
			.from(answer)
			.where(inArray(answer.sittingId, some))
			.all();
		for (const { sittingId, itemId, value } of rows) {
			if (value !== null) found.get(sittingId)?.set(itemId, value);
		}
	}
	return found;
}

/** The highest seq of a sitting: a window that starts or takes over counts on from there. */
export const lastSeq = (db: Database, sittingId: string): number =>
	db
		.select({ seq: sql<number>`coalesce(max(${answer.seq}), 0)` })
		.from(answer)
		.where(eq(answer.sittingId, sittingId))
		.get()?.seq ?? 0;

export const lastSavedAt = (db: Database, sittingId: string): Date | undefined =>
	db
		.select({ savedAt: answer.savedAt })
		.from(answer)
		.where(eq(answer.sittingId, sittingId))
		.orderBy(sql`${answer.savedAt} desc`)
		.get()?.savedAt;

export type FrozenItem = typeof sittingItem.$inferSelect;

/** The form as frozen at the start, in order. */
export const listFrozen = (db: Database, sittingId: string): FrozenItem[] =>
	db
		.select()
		.from(sittingItem)
		.where(eq(sittingItem.sittingId, sittingId))
		.orderBy(asc(sittingItem.position))
		.all();

export function listFrozenOf(
	db: Database,
	sittingIds: readonly string[]
): Map<string, FrozenItem[]> {
	const found = new Map<string, FrozenItem[]>(sittingIds.map((id) => [id, []]));
	for (const some of chunks(sittingIds, 500)) {
		const rows = db
			.select()
			.from(sittingItem)
			.where(inArray(sittingItem.sittingId, some))
			.orderBy(asc(sittingItem.position))
			.all();
		for (const row of rows) found.get(row.sittingId)?.push(row);
	}
	return found;
}

export function setFlag(
	db: Database,
	{ sittingId, itemId, flagged }: { sittingId: string; itemId: string; flagged: boolean }
): void {
	db.update(sittingItem)
		.set({ flagged })
		.where(and(eq(sittingItem.sittingId, sittingId), eq(sittingItem.itemId, itemId)))
		.run();
}

function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
	for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
