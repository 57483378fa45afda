import { eq, or } from 'drizzle-orm';
import { listAssignedBy } from './assignments.ts';
import { listAnswersOf, listFrozenOf } from './answers.ts';
import { listMemberships } from './cohorts.ts';
import type { Database } from './db/open.ts';
import { audit, draw, membership, oneTimeLink, session } from './db/schema.ts';
import { listGoals } from './goals.ts';
import { findPerson, listAppointments } from './people.ts';
import { listAttempts, listVisits } from './progress.ts';
import { listSittings } from './sittings.ts';

/**
 * Everything stored about one person, for herself. Every table that names a person is in here; a test
 * holds it against the schema. Scores are not stored but computed (the results page shows them); keys
 * are not about her, and others still have to take the test.
 */
export function personRecord(db: Database, personId: string, now: Date) {
	const person = findPerson(db, personId);
	if (!person) return undefined;
	const { passwordHash: _, ...account } = person;
	const sittings = listSittings(db, personId);
	const ids = sittings.map(({ id }) => id);
	const answers = listAnswersOf(db, ids);
	const items = listFrozenOf(db, ids);
	return {
		gemaakt_op: now,
		person: account,
		appointment: listAppointments(db, personId),
		membership: db.select().from(membership).where(eq(membership.personId, personId)).all(),
		cohorts: listMemberships(db, personId).map(({ cohort, organisation }) => ({
			cohort: cohort.name,
			organisation: organisation.name
		})),
		session: db
			.select({ expiresAt: session.expiresAt })
			.from(session)
			.where(eq(session.personId, personId))
			.all(),
		one_time_link: db
			.select({
				purpose: oneTimeLink.purpose,
				expiresAt: oneTimeLink.expiresAt,
				usedAt: oneTimeLink.usedAt
			})
			.from(oneTimeLink)
			.where(eq(oneTimeLink.personId, personId))
			.all(),
		draw: db.select().from(draw).where(eq(draw.personId, personId)).all(),
		sitting: sittings.map((one) => ({
			...one,
			items: items.get(one.id)?.map(({ itemId, position, flagged }) => ({
				itemId,
				position,
				flagged,
				answer: answers.get(one.id)?.get(itemId) ?? null
			}))
		})),
		lesson_visit: listVisits(db, personId),
		exercise_attempt: listAttempts(db, personId),
		learning_goal: listGoals(db, personId),
		module_assignment: listAssignedBy(db, personId),
		audit: db
			.select()
			.from(audit)
			.where(or(eq(audit.actorId, personId), eq(audit.subjectId, personId)))
			.all()
	};
}
