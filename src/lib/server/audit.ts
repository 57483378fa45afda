import { desc, eq } from 'drizzle-orm';
import type { Database } from './db/open.ts';
import { audit, person } from './db/schema.ts';

/** Owns the table audit: who did what to what, never contents. */

export type AuditAction =
	| 'log-in'
	| 'log-out-everywhere'
	| 'password-changed'
	| 'password-link-made'
	| 'password-reset'
	| 'person-made'
	| 'appointed'
	| 'dismissed'
	| 'organisation-made'
	| 'cohort-made'
	| 'cohort-changed'
	| 'code-closed'
	| 'code-opened'
	| 'joined'
	| 'member-left'
	| 'extra-time'
	| 'moment-closed'
	| 'snapshot-made'
	| 'sitting-voided'
	| 'sitting-reopened'
	| 'report-downloaded'
	| 'own-record-downloaded'
	| 'key-corrected'
	| 'calibration-made'
	| 'calibration-downloaded';

export interface AuditEntry {
	readonly at: Date;
	readonly actorId: string | null;
	readonly action: AuditAction;
	readonly subject:
		'person' | 'organisation' | 'cohort' | 'moment' | 'sitting' | 'calibration' | 'item';
	readonly subjectId: string | null;
}

export function record(db: Database, entry: AuditEntry): void {
	db.insert(audit).values(entry).run();
}

/** The newest entries first, with the actor's name where she still has an account. */
export const listAudit = (db: Database, { limit, skip = 0 }: { limit: number; skip?: number }) =>
	db
		.select({
			id: audit.id,
			at: audit.at,
			actor: person.name,
			action: audit.action,
			subject: audit.subject,
			subjectId: audit.subjectId
		})
		.from(audit)
		.leftJoin(person, eq(person.id, audit.actorId))
		.orderBy(desc(audit.id))
		.limit(limit)
		.offset(skip)
		.all();
