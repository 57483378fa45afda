import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { deadline, writable, type Writable } from '../domain/assessment/deadline.ts';
import { drawForm } from '../domain/assessment/draw.ts';
import { record } from './audit.ts';
import { findMoment, momentState, type Membership, type Moment } from './cohorts.ts';
import type { Content } from './content/content.ts';
import { drawnForms } from './content/forms.ts';
import { write, type Database } from './db/open.ts';
import { prepared } from './db/prepared.ts';
import { answer, draw, moment, momentWindow, sitting, sittingItem } from './db/schema.ts';
import { newId } from './ids.ts';

/** Owns the tables draw and sitting, and the rows of sitting_item (their flags are answers.ts'). */

export type SittingRow = typeof sitting.$inferSelect;
export interface Sitting extends SittingRow {
	readonly momentCode: (typeof moment.$inferSelect)['code'];
	readonly momentLabel: string;
	readonly windowClosedAt: Date | null;
	readonly windowClosesAt: Date;
}

const sittings = (db: Database) =>
	db
		.select({
			sitting,
			momentCode: moment.code,
			momentLabel: moment.label,
			windowClosedAt: momentWindow.closedAt,
			windowClosesAt: momentWindow.closesAt
		})
		.from(sitting)
		.innerJoin(moment, eq(moment.id, sitting.momentId))
		.innerJoin(
			momentWindow,
			and(eq(momentWindow.momentId, moment.id), eq(momentWindow.instrument, 'knowledge-test'))
		);

type Row = NonNullable<ReturnType<ReturnType<typeof sittings>['get']>>;
const flat = ({ sitting, ...rest }: Row): Sitting => ({ ...sitting, ...rest });

const byId = prepared((db) =>
	sittings(db)
		.where(eq(sitting.id, sql.placeholder('id')))
		.prepare()
);

/** A sitting by its id: every saved answer asks for it. */
export function findSitting(db: Database, id: string): Sitting | undefined {
	const row = byId(db).get({ id });
	return row && flat(row);
}

/** What she took or is taking at a moment; a void one no longer counts. */
export function findSittingAt(
	db: Database,
	personId: string,
	momentId: string
): Sitting | undefined {
	const row = sittings(db)
		.where(
			and(eq(sitting.personId, personId), eq(sitting.momentId, momentId), isNull(sitting.voidedAt))
		)
		.get();
	return row && flat(row);
}

/** All sittings of a person, oldest first, void ones too. */
export const listSittings = (db: Database, personId: string): Sitting[] =>
	sittings(db)
		.where(eq(sitting.personId, personId))
		.orderBy(asc(sitting.startedAt), asc(sitting.id))
		.all()
		.map(flat);

/** All sittings of a moment, void ones too. */
export const listSittingsAt = (db: Database, momentId: string): Sitting[] =>
	sittings(db).where(eq(sitting.momentId, momentId)).all().map(flat);

export type Start = { sitting: Sitting } | { refused: 'not-open' | 'no-form' | 'handed-in' };

/**
 * Starts the clock: draws the form, freezes its items as they are shown now, and sets the deadline.
 * Whoever is busy already gets the sitting that she has.
 */
export function startSitting(
	{ db, content }: { db: Database; content: Content },
	{
		moment: at,
		membership,
		environment,
		now,
		heads
	}: { moment: Moment; membership: Membership; environment: string; now: Date; heads: boolean }
): Start {
	const forms = drawnForms(content.forms, environment);
	if (!forms) return { refused: 'no-form' };
	return write(db, () => {
		const { personId, cohortId } = membership;
		const busy = findSittingAt(db, personId, at.id);
		if (busy) return busy.submittedAt ? { refused: 'handed-in' as const } : { sitting: busy };
		if (momentState(at, now) !== 'open') return { refused: 'not-open' as const };

		const drawn = db
			.select({ form: draw.form })
			.from(draw)
			.where(and(eq(draw.cohortId, cohortId), eq(draw.environment, environment)))
			.orderBy(asc(draw.position))
			.all()
			.map(({ form }) => form);
		const earlier = listSittings(db, personId).map(({ form }) => form);
		const { form, fromBlock } = drawForm({ earlier, drawn, heads });
		if (fromBlock) {
			db.insert(draw)
				.values({ cohortId, environment, position: drawn.length, personId, form })
				.run();
		}
		const id = newId();
		db.insert(sitting)
			.values({
				id,
				personId,
				cohortId,
				momentId: at.id,
				environment,
				test: forms.name,
				form,
				startedAt: now,
				deadlineAt: deadline(now, forms.minutes, membership.extraTime) ?? null,
				epoch: 1
			})
			.run();
		const items = forms.forms[form].flatMap((testlet, page) =>
			testlet.items.map((item) => ({
				sittingId: id,
				page: page + 1,
				testletId: testlet.id,
				itemId: item.id,
				shown: item.shown
			}))
		);
		db.insert(sittingItem)
			.values(items.map((item, position) => ({ ...item, position })))
			.run();
		const made = findSitting(db, id);
		if (!made) throw new Error('a sitting just made is not there');
		return { sitting: made };
	});
}

/** Extra time given while somebody is busy moves her deadline, counted from her start. */
export function moveDeadline(
	{ db, content }: { db: Database; content: Content },
	one: Sitting,
	extraTime: number
): void {
	const minutes = content.forms.get(one.test)?.minutes;
	if (minutes === undefined) return;
	db.update(sitting)
		.set({ deadlineAt: deadline(one.startedAt, minutes, extraTime) ?? null })
		.where(and(eq(sitting.id, one.id), isNull(sitting.submittedAt)))
		.run();
}

export const writableState = (one: Sitting, now: Date): Writable => writable(one, now);

/** A new epoch for the window that goes on; older windows become read-only. */
export function takeOver(db: Database, sittingId: string): number {
	return write(db, () => {
		const row = db
			.update(sitting)
			.set({ epoch: sql`${sitting.epoch} + 1` })
			.where(eq(sitting.id, sittingId))
			.returning({ epoch: sitting.epoch })
			.get();
		if (!row) throw new Error('no such sitting');
		return row.epoch;
	});
}

/** Hands in once; a second time changes nothing. */
export function submitSitting(
	db: Database,
	sittingId: string,
	{ by, now }: { by: 'learner' | 'deadline' | 'window'; now: Date }
): boolean {
	return (
		db
			.update(sitting)
			.set({ submittedAt: now, submittedBy: by })
			.where(and(eq(sitting.id, sittingId), isNull(sitting.submittedAt), isNull(sitting.voidedAt)))
			.run().changes === 1
	);
}

/** Hands in what ran out of time, as of its deadline. */
export function submitOverdue(db: Database, now: Date): void {
	db.update(sitting)
		.set({ submittedAt: sql`${sitting.deadlineAt}`, submittedBy: 'deadline' })
		.where(
			and(
				isNull(sitting.submittedAt),
				isNull(sitting.voidedAt),
				lt(sitting.deadlineAt, new Date(now.getTime() - 30_000))
			)
		)
		.run();
}

/** Hands in everybody who is busy when a moment closes. */
export function submitAllAt(db: Database, momentId: string, now: Date): void {
	db.update(sitting)
		.set({ submittedAt: now, submittedBy: 'window' })
		.where(
			and(eq(sitting.momentId, momentId), isNull(sitting.submittedAt), isNull(sitting.voidedAt))
		)
		.run();
}

/** Takes a sitting out of every count, with a reason; while its moment is open it can be taken anew. */
export function voidSitting(
	db: Database,
	{ sittingId, reason, by, now }: { sittingId: string; reason: string; by: string; now: Date }
): void {
	write(db, () => {
		db.update(sitting)
			.set({ voidedAt: now, voidReason: reason })
			.where(and(eq(sitting.id, sittingId), isNull(sitting.voidedAt)))
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'sitting-voided',
			subject: 'sitting',
			subjectId: sittingId
		});
	});
}

/** Lets somebody go on after handing in, with a reason, only while the moment is open. The clock gets `minutes` more. */
export function reopenSitting(
	db: Database,
	{
		sittingId,
		minutes,
		reason,
		by,
		now
	}: { sittingId: string; minutes: number; reason: string; by: string; now: Date }
): { refused: 'moment-closed' | 'not-handed-in' } | undefined {
	return write(db, () => {
		const found = findSitting(db, sittingId);
		const at = found && findMoment(db, found.momentId);
		if (!found?.submittedAt || found.voidedAt) return { refused: 'not-handed-in' as const };
		if (!at || momentState(at, now) !== 'open') return { refused: 'moment-closed' as const };
		const wanted = now.getTime() + minutes * 60_000;
		const deadlineAt = found.deadlineAt && new Date(Math.max(found.deadlineAt.getTime(), wanted));
		db.update(sitting)
			.set({
				submittedAt: null,
				submittedBy: null,
				deadlineAt,
				reopenedAt: now,
				reopenReason: reason
			})
			.where(eq(sitting.id, sittingId))
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'sitting-reopened',
			subject: 'sitting',
			subjectId: sittingId
		});
		return undefined;
	});
}

export const anySittingIn = (db: Database, cohortId: string): boolean =>
	db.select({ id: sitting.id }).from(sitting).where(eq(sitting.cohortId, cohortId)).get() !==
	undefined;

/** Every wording that somebody was shown, for the check at the start of the server. */
export const listShown = (db: Database): { itemId: string; shown: string }[] =>
	db
		.selectDistinct({ itemId: sittingItem.itemId, shown: sittingItem.shown })
		.from(sittingItem)
		.all();

/** Items that are not in the content as somebody was shown them; the server does not start with one. */
export const unknownWordings = ({ db, content }: { db: Database; content: Content }): string[] => [
	...new Set(
		listShown(db).flatMap(({ itemId, shown }) =>
			content.items.get(itemId)?.shown === shown ? [] : itemId
		)
	)
];

export const lacks = (itemId: string) =>
	`lacks item ${itemId} as it was shown in a stored sitting; a new wording needs a new id`;

/** The last environment that she sat in, to propose on the next start page. */
export const lastEnvironment = (db: Database, personId: string): string | undefined =>
	db
		.select({ environment: sitting.environment })
		.from(sitting)
		.where(eq(sitting.personId, personId))
		.orderBy(desc(sitting.startedAt))
		.get()?.environment;

/** Every sitting of the installation, oldest first, void ones too. */
export const listAllSittings = (db: Database): Sitting[] =>
	sittings(db).orderBy(asc(sitting.startedAt), asc(sitting.id)).all().map(flat);

/** People whose sitting of some moments came in, whole or in part, or was voided after an instant. */
export const countChanged = (db: Database, momentIds: readonly string[], since: Date): number =>
	db
		.select({ n: sql<number>`count(distinct ${sitting.personId})` })
		.from(sitting)
		.where(
			and(
				inArray(sitting.momentId, [...momentIds]),
				or(
					gt(sitting.submittedAt, since),
					gt(sitting.voidedAt, since),
					exists(
						db
							.select({ id: answer.itemId })
							.from(answer)
							.where(
								and(
									eq(answer.sittingId, sitting.id),
									eq(answer.late, true),
									gt(answer.savedAt, since)
								)
							)
					)
				)
			)
		)
		.get()?.n ?? 0;

/** How many are busy with a moment, and how many handed in; void sittings left out. */
export function countSittingsAt(
	db: Database,
	momentId: string
): { busy: number; handedIn: number } {
	const row = db
		.select({
			all: sql<number>`count(*)`,
			handedIn: sql<number>`count(${sitting.submittedAt})`
		})
		.from(sitting)
		.where(and(eq(sitting.momentId, momentId), isNull(sitting.voidedAt)))
		.get();
	const handedIn = row?.handedIn ?? 0;
	return { busy: (row?.all ?? 0) - handedIn, handedIn };
}

/** The form pairs that somebody sat, retired ones too. */
export const listTestsSat = (db: Database): Set<string> =>
	new Set(
		db
			.selectDistinct({ test: sitting.test })
			.from(sitting)
			.all()
			.map(({ test }) => test)
	);
