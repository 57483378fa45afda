import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { write, type Database } from './db/open.ts';
import { prepared } from './db/prepared.ts';
import { answer, moment, sitting, sittingItem } from './db/schema.ts';
import type { Entry } from './journal.ts';

/** Owns the table answer, and the flags in sitting_item. */

export interface NewAnswer {
	readonly sittingId: string;
	readonly itemId: string;
	/** null: cleared. */
	readonly value: unknown;
	readonly epoch: number;
	readonly seq: number;
	readonly savedAt: Date;
	/** Arrived after the end, given before it. */
	readonly late?: boolean;
}

/**
 * Answers as rows for the journal. Order is (epoch, seq), never arrival: an older one does not replace a
 * newer one, one from a window that was taken over fills only what is still empty, and saving the same
 * again changes nothing.
 * @param current the epoch of the window that may write
 */
export function answerEntries(
	db: Database,
	answers: readonly NewAnswer[],
	current: number
): Entry[] {
	const { save, fill } = statements(db);
	return answers.map((one) => ({
		statement: one.epoch < current ? fill : save,
		row: {
			...one,
			value: one.value === null ? null : JSON.stringify(one.value),
			savedAt: one.savedAt.getTime(),
			late: one.late ? 1 : 0
		}
	}));
}

/** The same in one transaction of its own, for callers that have no journal. */
export function saveAnswers(db: Database, answers: readonly NewAnswer[], current: number): void {
	write(db, () => {
		for (const { statement, row } of answerEntries(db, answers, current)) statement.run(row);
	});
}

const statements = prepared(({ $client }) => {
	const insert = `insert into answer (sitting_id, item_id, value, epoch, seq, saved_at, late)
		values (@sittingId, @itemId, @value, @epoch, @seq, @savedAt, @late)
		on conflict (sitting_id, item_id) do update set value = excluded.value, epoch = excluded.epoch,
			seq = excluded.seq, saved_at = excluded.saved_at, late = excluded.late`;
	const prepare = (when: string) =>
		$client.prepare<[Record<string, unknown>]>(`${insert} where ${when}`);
	return {
		save: prepare('(excluded.epoch, excluded.seq) > (answer.epoch, answer.seq)'),
		fill: prepare('answer.value is null')
	};
});

const frozenItem = prepared((db) =>
	db
		.select({ itemId: sittingItem.itemId })
		.from(sittingItem)
		.where(
			and(
				eq(sittingItem.sittingId, sql.placeholder('sittingId')),
				eq(sittingItem.itemId, sql.placeholder('itemId'))
			)
		)
		.prepare()
);

/** Whether an item is in the form of a sitting. */
export const isFrozen = (db: Database, sittingId: string, itemId: string): boolean =>
	frozenItem(db).get({ sittingId, itemId }) !== undefined;

/** The items that somebody sat at some moments. */
export const listItemsSat = (db: Database, momentIds: readonly string[]): string[] =>
	db
		.selectDistinct({ itemId: sittingItem.itemId })
		.from(sittingItem)
		.innerJoin(sitting, eq(sitting.id, sittingItem.sittingId))
		.where(inArray(sitting.momentId, [...momentIds]))
		.all()
		.map(({ itemId }) => itemId);

/** How often an item was met, by code of the moment; sittings that do not count left out. */
export const countMet = (db: Database, itemId: string) =>
	db
		.select({
			code: moment.code,
			cohorts: sql<number>`count(distinct ${sitting.cohortId})`,
			sittings: sql<number>`count(*)`
		})
		.from(sittingItem)
		.innerJoin(sitting, eq(sitting.id, sittingItem.sittingId))
		.innerJoin(moment, eq(moment.id, sitting.momentId))
		.where(and(eq(sittingItem.itemId, itemId), isNull(sitting.voidedAt)))
		.groupBy(moment.code)
		.orderBy(asc(moment.code))
		.all();

/** The sittings of some moments of which answers came in late, within a stretch of time. */
export const listLate = (
	db: Database,
	momentIds: readonly string[],
	{ since, until }: { since: Date; until: Date }
): string[] =>
	db
		.selectDistinct({ id: answer.sittingId })
		.from(answer)
		.innerJoin(sitting, eq(sitting.id, answer.sittingId))
		.where(
			and(
				inArray(sitting.momentId, [...momentIds]),
				eq(answer.late, true),
				gt(answer.savedAt, since),
				lte(answer.savedAt, until)
			)
		)
		.all()
		.map(({ id }) => id);

/** How many answers of each sitting of a moment arrived late. */
export function countLate(db: Database, sittingIds: readonly string[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const some of chunks(sittingIds, 500)) {
		const rows = db
			.select({ sittingId: answer.sittingId, n: sql<number>`count(*)` })
			.from(answer)
			.where(and(inArray(answer.sittingId, some), eq(answer.late, true)))
			.groupBy(answer.sittingId)
			.all();
		for (const { sittingId, n } of rows) found.set(sittingId, n);
	}
	return found;
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

/** Answers of many sittings at once: sitting → item → raw answer; without what came late after `asOf`. */
export function listAnswersOf(
	db: Database,
	sittingIds: readonly string[],
	asOf?: Date
): Map<string, Map<string, unknown>> {
	const found = new Map<string, Map<string, unknown>>(sittingIds.map((id) => [id, new Map()]));
	for (const some of chunks(sittingIds, 500)) {
		const rows = db
			.select({ sittingId: answer.sittingId, itemId: answer.itemId, value: answer.value })
			.from(answer)
			.where(
				and(
					inArray(answer.sittingId, some),
					asOf && or(eq(answer.late, false), lte(answer.savedAt, asOf))
				)
			)
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
