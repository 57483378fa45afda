import { and, asc, eq, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { record } from './audit.ts';
import { write, type Database } from './db/open.ts';
import { prepared } from './db/prepared.ts';
import {
	appointment,
	cohort,
	cohortGroup,
	joinCode,
	membership,
	moment,
	momentWindow,
	organisation,
	person,
	sitting
} from './db/schema.ts';
import { newId, newJoinCode } from './ids.ts';
import { appoint } from './people.ts';

/** Owns the tables cohort, cohort_group, join_code, membership, moment and moment_window. */

export type Cohort = typeof cohort.$inferSelect;
export type Membership = typeof membership.$inferSelect;
export type LearnerFunction = NonNullable<Membership['function']>;
export type MomentCode = (typeof moment.$inferSelect)['code'];
export type JoinCode = typeof joinCode.$inferSelect;

export interface MomentPlan {
	readonly code: MomentCode;
	readonly label: string;
	readonly opensAt: Date;
	readonly closesAt: Date;
}

/** The knowledge test is taken at T1 and T3; what lies between is for questionnaires. */
export const instrumentAt = (code: MomentCode) =>
	code === 'T1' || code === 'T3' ? ('knowledge-test' as const) : ('questionnaires' as const);

/** Who can be invited into which kind of cohort; each gets a code of its own. */
export const invited: Record<
	Cohort['kind'],
	readonly { role: 'learner' | 'trainer'; function: LearnerFunction | null }[]
> = {
	pabo: [
		{ role: 'learner', function: 'student' },
		{ role: 'trainer', function: null }
	],
	school: [
		{ role: 'learner', function: 'teacher' },
		{ role: 'learner', function: 'internal-coach' },
		{ role: 'learner', function: 'school-leader' },
		{ role: 'trainer', function: null }
	]
};

export interface CohortPlan {
	readonly organisationId: string;
	readonly name: string;
	readonly kind: Cohort['kind'];
	readonly firstResult: Cohort['firstResult'];
	readonly classes: readonly string[];
	readonly schools: readonly string[];
	readonly moments: readonly MomentPlan[];
}

/** Makes a cohort with its moments, groups and codes; whoever makes it becomes its trainer. */
export function makeCohort(
	db: Database,
	plan: CohortPlan,
	{ by, now }: { by: string; now: Date }
): Cohort {
	return write(db, () => {
		const made: Cohort = {
			id: newId(),
			organisationId: plan.organisationId,
			name: plan.name,
			kind: plan.kind,
			firstResult: plan.firstResult,
			createdAt: now
		};
		db.insert(cohort).values(made).run();
		setGroups(db, made.id, plan);
		for (const { code, label, opensAt, closesAt } of plan.moments) {
			const momentId = newId();
			db.insert(moment).values({ id: momentId, cohortId: made.id, code, label }).run();
			db.insert(momentWindow)
				.values({ momentId, instrument: instrumentAt(code), opensAt, closesAt })
				.run();
		}
		for (const { role, function: as } of invited[plan.kind]) {
			db.insert(joinCode)
				.values({ code: newJoinCode(), cohortId: made.id, role, function: as })
				.run();
		}
		db.insert(membership)
			.values({ cohortId: made.id, personId: by, role: 'trainer', joinedAt: now })
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'cohort-made',
			subject: 'cohort',
			subjectId: made.id
		});
		return made;
	});
}

/** Name, groups, moments, and (until somebody starts) what T1 shows. A closed moment keeps its dates. */
export function changeCohort(
	db: Database,
	cohortId: string,
	plan: Omit<CohortPlan, 'organisationId' | 'kind'>,
	{ by, now, started }: { by: string; now: Date; started: boolean }
): void {
	write(db, () => {
		db.update(cohort)
			.set(started ? { name: plan.name } : { name: plan.name, firstResult: plan.firstResult })
			.where(eq(cohort.id, cohortId))
			.run();
		setGroups(db, cohortId, plan);
		for (const { code, label, opensAt, closesAt } of plan.moments) {
			const found = db
				.select()
				.from(moment)
				.where(and(eq(moment.cohortId, cohortId), eq(moment.code, code)))
				.get();
			const momentId = found?.id ?? newId();
			if (found) db.update(moment).set({ label }).where(eq(moment.id, momentId)).run();
			else db.insert(moment).values({ id: momentId, cohortId, code, label }).run();
			db.insert(momentWindow)
				.values({ momentId, instrument: instrumentAt(code), opensAt, closesAt })
				.onConflictDoUpdate({
					target: [momentWindow.momentId, momentWindow.instrument],
					set: { opensAt, closesAt },
					setWhere: isNull(momentWindow.closedAt)
				})
				.run();
		}
		record(db, {
			at: now,
			actorId: by,
			action: 'cohort-changed',
			subject: 'cohort',
			subjectId: cohortId
		});
	});
}

function setGroups(
	db: Database,
	cohortId: string,
	{ classes, schools }: Pick<CohortPlan, 'classes' | 'schools'>
): void {
	db.delete(cohortGroup).where(eq(cohortGroup.cohortId, cohortId)).run();
	const rows = [
		...classes.map((name) => ({ cohortId, kind: 'class' as const, name })),
		...schools.map((name) => ({ cohortId, kind: 'school' as const, name }))
	];
	if (rows.length > 0) db.insert(cohortGroup).values(rows).onConflictDoNothing().run();
}

export const findCohort = (db: Database, id: string) =>
	db
		.select({ cohort, organisation })
		.from(cohort)
		.innerJoin(organisation, eq(organisation.id, cohort.organisationId))
		.where(eq(cohort.id, id))
		.get();

export function listGroups(
	db: Database,
	cohortId: string
): { classes: string[]; schools: string[] } {
	const rows = db
		.select()
		.from(cohortGroup)
		.where(eq(cohortGroup.cohortId, cohortId))
		.orderBy(asc(cohortGroup.name))
		.all();
	const named = (kind: 'class' | 'school') =>
		rows.filter((row) => row.kind === kind).map(({ name }) => name);
	return { classes: named('class'), schools: named('school') };
}

export interface Moment {
	readonly id: string;
	readonly cohortId: string;
	readonly code: MomentCode;
	readonly label: string;
	readonly instrument: 'knowledge-test' | 'questionnaires';
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly closedAt: Date | null;
}

const momentColumns = {
	id: moment.id,
	cohortId: moment.cohortId,
	code: moment.code,
	label: moment.label,
	instrument: momentWindow.instrument,
	opensAt: momentWindow.opensAt,
	closesAt: momentWindow.closesAt,
	closedAt: momentWindow.closedAt
};

export const listMoments = (db: Database, cohortId: string): Moment[] =>
	db
		.select(momentColumns)
		.from(moment)
		.innerJoin(momentWindow, eq(momentWindow.momentId, moment.id))
		.where(eq(moment.cohortId, cohortId))
		.orderBy(asc(moment.code))
		.all();

export const findMoment = (db: Database, momentId: string): Moment | undefined =>
	db
		.select(momentColumns)
		.from(moment)
		.innerJoin(momentWindow, eq(momentWindow.momentId, moment.id))
		.where(eq(moment.id, momentId))
		.get();

export type MomentState = 'to-come' | 'open' | 'closed';

/** Closed from its last minute on, even before somebody's request has written that down. */
export const momentState = (one: Moment, now: Date): MomentState =>
	one.closedAt || one.closesAt <= now ? 'closed' : one.opensAt > now ? 'to-come' : 'open';

const overdue = prepared((db) =>
	db
		.select(momentColumns)
		.from(moment)
		.innerJoin(momentWindow, eq(momentWindow.momentId, moment.id))
		.where(and(isNull(momentWindow.closedAt), lte(momentWindow.closesAt, sql.placeholder('now'))))
		.orderBy(asc(momentWindow.closesAt), asc(moment.code))
		.prepare()
);

/** Windows whose time is over and that nobody has closed, in the order of ending; asked at every page. */
export const listOverdue = (db: Database, now: Date): Moment[] =>
	overdue(db).all({ now: now.getTime() });

/** False when it was closed already. Part of closing a moment (snapshots.ts), which hands in and publishes. */
export const markClosed = (db: Database, one: Moment, now: Date): boolean =>
	db
		.update(momentWindow)
		.set({ closedAt: now })
		.where(
			and(
				eq(momentWindow.momentId, one.id),
				eq(momentWindow.instrument, one.instrument),
				isNull(momentWindow.closedAt)
			)
		)
		.run().changes === 1;

export const listCodes = (db: Database, cohortId: string): JoinCode[] =>
	db.select().from(joinCode).where(eq(joinCode.cohortId, cohortId)).all();

/** The open code that somebody typed: capitals, spaces and hyphens do not matter. */
export function findCode(db: Database, typed: string): JoinCode | undefined {
	const code = typed.toLowerCase().replace(/[\s-]/g, '');
	return db
		.select()
		.from(joinCode)
		.where(and(eq(joinCode.code, code), isNull(joinCode.closedAt)))
		.get();
}

export function setCodeOpen(
	db: Database,
	{
		cohortId,
		code,
		open,
		by,
		now
	}: { cohortId: string; code: string; open: boolean; by: string; now: Date }
): void {
	write(db, () => {
		db.update(joinCode)
			.set({ closedAt: open ? null : now })
			.where(and(eq(joinCode.code, code), eq(joinCode.cohortId, cohortId)))
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: open ? 'code-opened' : 'code-closed',
			subject: 'cohort',
			subjectId: cohortId
		});
	});
}

export interface Joining {
	readonly code: JoinCode;
	readonly personId: string;
	readonly className: string | null;
	readonly schoolName: string | null;
	readonly environment: string | null;
}

/**
 * Joins by a code; the role comes with it. Joining again after leaving picks up where she was: whoever
 * took a test stays the learner of the group that she was in, since reports were made with her there.
 */
export function join(
	db: Database,
	{ code, personId, className, schoolName, environment }: Joining,
	now: Date
): { refused: 'member-already' } | { cohortId: string } {
	return write(db, () => {
		const found = findMembership(db, code.cohortId, personId);
		if (found && !found.leftAt) return { refused: 'member-already' as const };
		const sat =
			found &&
			db
				.select({ id: sitting.id })
				.from(sitting)
				.where(and(eq(sitting.cohortId, code.cohortId), eq(sitting.personId, personId)))
				.get();
		const { role, function: as } = code;
		const values = { role, function: as, className, schoolName, environment, leftAt: null };
		db.insert(membership)
			.values({
				...values,
				cohortId: code.cohortId,
				personId,
				joinedAt: now
			})
			.onConflictDoUpdate({
				target: [membership.cohortId, membership.personId],
				set: sat ? { environment, leftAt: null } : values
			})
			.run();
		appointByFunction(db, code, personId, now);
		record(db, {
			at: now,
			actorId: personId,
			action: 'joined',
			subject: 'cohort',
			subjectId: code.cohortId
		});
		return { cohortId: code.cohortId };
	});
}

/** A coach's or leader's code also gives the role in the school, and so the team's report. */
function appointByFunction(db: Database, code: JoinCode, personId: string, now: Date): void {
	if (code.function !== 'internal-coach' && code.function !== 'school-leader') return;
	const found = findCohort(db, code.cohortId);
	if (!found) return;
	const { organisationId } = found.cohort;
	const has = db
		.select()
		.from(appointment)
		.where(
			and(
				eq(appointment.personId, personId),
				eq(appointment.organisationId, organisationId),
				eq(appointment.role, code.function)
			)
		)
		.get();
	if (!has) appoint(db, { personId, role: code.function, organisationId, by: personId, now });
}

export const findMembership = (db: Database, cohortId: string, personId: string) =>
	db
		.select()
		.from(membership)
		.where(and(eq(membership.cohortId, cohortId), eq(membership.personId, personId)))
		.get();

export const listMemberships = (db: Database, personId: string) =>
	db
		.select({ membership, cohort, organisation })
		.from(membership)
		.innerJoin(cohort, eq(cohort.id, membership.cohortId))
		.innerJoin(organisation, eq(organisation.id, cohort.organisationId))
		.where(and(eq(membership.personId, personId), isNull(membership.leftAt)))
		.orderBy(asc(membership.joinedAt))
		.all();

/** As what everybody takes part, by cohort and person: `<cohort> <person>`. */
export const listFunctions = (db: Database): Map<string, LearnerFunction | null> =>
	new Map(
		db
			.select()
			.from(membership)
			.all()
			.map(({ cohortId, personId, function: as }) => [`${cohortId} ${personId}`, as])
	);

/** Learners of a cohort with their names, for the board. Who left stays in the list, marked. */
export const listLearners = (db: Database, cohortId: string) =>
	db
		.select({ membership, name: person.name })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(eq(membership.cohortId, cohortId), eq(membership.role, 'learner')))
		.orderBy(asc(person.name), asc(person.id))
		.all();

/** Learners who did not stop, and did not start at a moment; a void sitting is none. */
export const countNotStarted = (db: Database, { id, cohortId }: Moment): number =>
	db
		.select({ n: sql<number>`count(*)` })
		.from(membership)
		.where(
			and(
				eq(membership.cohortId, cohortId),
				eq(membership.role, 'learner'),
				isNull(membership.leftAt),
				notExists(
					db
						.select({ id: sitting.id })
						.from(sitting)
						.where(
							and(
								eq(sitting.momentId, id),
								eq(sitting.personId, membership.personId),
								isNull(sitting.voidedAt)
							)
						)
				)
			)
		)
		.get()?.n ?? 0;

export function leave(
	db: Database,
	{ cohortId, personId, by, now }: { cohortId: string; personId: string; by: string; now: Date }
): void {
	write(db, () => {
		db.update(membership)
			.set({ leftAt: now })
			.where(and(eq(membership.cohortId, cohortId), eq(membership.personId, personId)))
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'member-left',
			subject: 'cohort',
			subjectId: cohortId
		});
	});
}

export function setExtraTime(
	db: Database,
	{
		cohortId,
		personId,
		extraTime,
		by,
		now
	}: { cohortId: string; personId: string; extraTime: number; by: string; now: Date }
): void {
	write(db, () => {
		db.update(membership)
			.set({ extraTime })
			.where(and(eq(membership.cohortId, cohortId), eq(membership.personId, personId)))
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'extra-time',
			subject: 'person',
			subjectId: personId
		});
	});
}

/** Cohorts that somebody trains, or of organisations where she has a role that opens them. */
export function listCohorts(
	db: Database,
	{ trainerId, organisationIds }: { trainerId: string; organisationIds: readonly string[] }
) {
	const trained = db
		.select({ id: membership.cohortId })
		.from(membership)
		.where(
			and(
				eq(membership.personId, trainerId),
				eq(membership.role, 'trainer'),
				isNull(membership.leftAt)
			)
		)
		.all()
		.map(({ id }) => id);
	return db
		.select({ cohort, organisation })
		.from(cohort)
		.innerJoin(organisation, eq(organisation.id, cohort.organisationId))
		.where(or(inArray(cohort.id, trained), inArray(cohort.organisationId, [...organisationIds])))
		.orderBy(asc(cohort.createdAt), asc(cohort.id))
		.all();
}

export const listAllCohorts = (db: Database) =>
	db
		.select({ cohort, organisation })
		.from(cohort)
		.innerJoin(organisation, eq(organisation.id, cohort.organisationId))
		.orderBy(asc(cohort.createdAt), asc(cohort.id))
		.all();
