import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from './db/open.ts';
import { learningGoal, type goalOutcomes } from './db/schema.ts';
import { newId } from './ids.ts';

/** Owns the table learning_goal: what a learner wants to be able to do, by when, and how it went. */

export type LearningGoal = typeof learningGoal.$inferSelect;
export type GoalOutcome = (typeof goalOutcomes)[number];

export type GoalPlan = Pick<LearningGoal, 'aim' | 'challenge' | 'evidence' | 'module' | 'dueOn'>;

export function setGoal(
	db: Database,
	plan: GoalPlan,
	{ personId, now }: { personId: string; now: Date }
): void {
	db.insert(learningGoal)
		.values({ id: newId(), personId, ...plan, madeAt: now })
		.run();
}

/** In the order of their dates. */
export const listGoals = (db: Database, personId: string): LearningGoal[] =>
	db
		.select()
		.from(learningGoal)
		.where(eq(learningGoal.personId, personId))
		.orderBy(asc(learningGoal.dueOn), asc(learningGoal.madeAt))
		.all();

/** A goal is changed only while it is not looked back on; false where it is not there (any more). */
export function changeGoal(
	db: Database,
	id: string,
	plan: GoalPlan,
	{ personId }: { personId: string }
): boolean {
	return db.update(learningGoal).set(plan).where(open(id, personId)).run().changes > 0;
}

/** Looks back on a goal, once. */
export function reviewGoal(
	db: Database,
	id: string,
	{ outcome, reflection }: { outcome: GoalOutcome; reflection: string },
	{ personId, now }: { personId: string; now: Date }
): boolean {
	const review = { outcome, reflection, reviewedAt: now };
	return db.update(learningGoal).set(review).where(open(id, personId)).run().changes > 0;
}

const open = (id: string, personId: string) =>
	and(
		eq(learningGoal.id, id),
		eq(learningGoal.personId, personId),
		isNull(learningGoal.reviewedAt)
	);
