import { asc, eq } from 'drizzle-orm';
import { record } from './audit.ts';
import { write, type Database } from './db/open.ts';
import { organisation } from './db/schema.ts';
import { newId } from './ids.ts';

/** Owns the table organisation. */

export type Organisation = typeof organisation.$inferSelect;

export function makeOrganisation(
	db: Database,
	{ name, kind, by, now }: Pick<Organisation, 'name' | 'kind'> & { by: string | null; now: Date }
): Organisation {
	return write(db, () => {
		const made = { id: newId(), name, kind, createdAt: now };
		db.insert(organisation).values(made).run();
		record(db, {
			at: now,
			actorId: by,
			action: 'organisation-made',
			subject: 'organisation',
			subjectId: made.id
		});
		return made;
	});
}

export const listOrganisations = (db: Database): Organisation[] =>
	db.select().from(organisation).orderBy(asc(organisation.name)).all();

export const findOrganisation = (db: Database, id: string): Organisation | undefined =>
	db.select().from(organisation).where(eq(organisation.id, id)).get();
