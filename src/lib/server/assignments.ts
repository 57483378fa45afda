import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from './db/open.ts';
import { moduleAssignment } from './db/schema.ts';

/** Owns the table module_assignment: modules that an educator asks a cohort to have done by a date. */

export type Assignment = typeof moduleAssignment.$inferSelect;

/** Assigns a module, or moves its date. */
export function assignModule(
	db: Database,
	{ cohortId, module, dueOn }: Pick<Assignment, 'cohortId' | 'module' | 'dueOn'>,
	{ by, now }: { by: string; now: Date }
): void {
	const assigned = { dueOn, assignedBy: by, assignedAt: now };
	db.insert(moduleAssignment)
		.values({ cohortId, module, ...assigned })
		.onConflictDoUpdate({
			target: [moduleAssignment.cohortId, moduleAssignment.module],
			set: assigned
		})
		.run();
}

export function withdrawModule(
	db: Database,
	{ cohortId, module }: Pick<Assignment, 'cohortId' | 'module'>
): void {
	db.delete(moduleAssignment)
		.where(and(eq(moduleAssignment.cohortId, cohortId), eq(moduleAssignment.module, module)))
		.run();
}

/** Of these cohorts, the earliest date first. */
export const listAssignments = (db: Database, cohortIds: readonly string[]): Assignment[] =>
	db
		.select()
		.from(moduleAssignment)
		.where(inArray(moduleAssignment.cohortId, [...cohortIds]))
		.orderBy(asc(moduleAssignment.dueOn), asc(moduleAssignment.module))
		.all();

/** What somebody assigned, for her own record. */
export const listAssignedBy = (db: Database, personId: string): Assignment[] =>
	db.select().from(moduleAssignment).where(eq(moduleAssignment.assignedBy, personId)).all();
