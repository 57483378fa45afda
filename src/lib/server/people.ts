import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { record } from './audit.ts';
import { decoyHash, hashPassword, passwordProblem, verifyPassword } from './auth/passwords.ts';
import { write, type Database } from './db/open.ts';
import { prepared } from './db/prepared.ts';
import { appointment, oneTimeLink, organisation, person, session } from './db/schema.ts';
import { hashOf, newId, newToken } from './ids.ts';

/** Owns the tables person, appointment and one_time_link. */

export type Person = typeof person.$inferSelect;
export type Role = (typeof appointment.$inferSelect)['role'];
export interface Appointment {
	readonly id: string;
	readonly role: Role;
	readonly organisationId: string | null;
}

const normal = (email: string) => email.trim().toLowerCase();

export interface NewPerson {
	readonly email: string;
	readonly name: string;
	readonly password: string;
}

/** undefined when the address is in use already. The password was judged before (`passwordProblem`). */
export async function makePerson(
	db: Database,
	{ email, name, password }: NewPerson,
	now: Date
): Promise<Person | undefined> {
	const passwordHash = await hashPassword(password);
	return write(db, () => addPerson(db, { email, name, passwordHash }, now));
}

/** The part of makePerson that writes, for callers that hold a transaction. */
export function addPerson(
	db: Database,
	{ email, name, passwordHash }: { email: string; name: string; passwordHash: string },
	now: Date
): Person | undefined {
	const made = db
		.insert(person)
		.values({ id: newId(), email: normal(email), name: name.trim(), passwordHash, createdAt: now })
		.onConflictDoNothing()
		.returning()
		.get();
	if (made) {
		record(db, {
			at: now,
			actorId: made.id,
			action: 'person-made',
			subject: 'person',
			subjectId: made.id
		});
	}
	return made;
}

/** The person with this address and password; takes as long when the address is unknown. */
export async function findByPassword(
	db: Database,
	email: string,
	password: string
): Promise<Person | undefined> {
	const found = db
		.select()
		.from(person)
		.where(eq(person.email, normal(email)))
		.get();
	const right = await verifyPassword(found?.passwordHash ?? (await decoyHash), password);
	return right ? found : undefined;
}

export const findPerson = (db: Database, id: string): Person | undefined =>
	db.select().from(person).where(eq(person.id, id)).get();

export const knownAddress = (db: Database, email: string): boolean =>
	db
		.select({ id: person.id })
		.from(person)
		.where(eq(person.email, normal(email)))
		.get() !== undefined;

export function welcome(db: Database, personId: string, now: Date): void {
	db.update(person).set({ welcomedAt: now }).where(eq(person.id, personId)).run();
}

export function clearResetNotice(db: Database, personId: string): void {
	db.update(person).set({ passwordResetAt: null }).where(eq(person.id, personId)).run();
}

/** The Dutch reason why not, or undefined when the password was changed and other sessions ended. */
export async function changePassword(
	db: Database,
	{ personId, current, next, now }: { personId: string; current: string; next: string; now: Date }
): Promise<{ field: 'current' | 'next'; problem: string } | undefined> {
	const found = findPerson(db, personId);
	if (!found || !(await verifyPassword(found.passwordHash, current))) {
		return { field: 'current', problem: 'Dit is niet je huidige wachtwoord.' };
	}
	const problem = passwordProblem(next, [found.email, found.name]);
	if (problem) return { field: 'next', problem };
	const passwordHash = await hashPassword(next);
	write(db, () => {
		db.update(person).set({ passwordHash }).where(eq(person.id, personId)).run();
		db.delete(session).where(eq(session.personId, personId)).run();
		record(db, {
			at: now,
			actorId: personId,
			action: 'password-changed',
			subject: 'person',
			subjectId: personId
		});
	});
	return undefined;
}

const appointmentsOf = prepared((db) =>
	db
		.select({
			id: appointment.id,
			role: appointment.role,
			organisationId: appointment.organisationId
		})
		.from(appointment)
		.where(eq(appointment.personId, sql.placeholder('personId')))
		.prepare()
);

/** Asked at every page of somebody who is logged in. */
export const listAppointments = (db: Database, personId: string): Appointment[] =>
	appointmentsOf(db).all({ personId });

export function appoint(
	db: Database,
	{
		personId,
		role,
		organisationId,
		by,
		now
	}: { personId: string; role: Role; organisationId: string | null; by: string | null; now: Date }
): void {
	write(db, () => {
		db.insert(appointment)
			.values({ id: newId(), personId, role, organisationId, createdAt: now })
			.onConflictDoNothing()
			.run();
		record(db, {
			at: now,
			actorId: by,
			action: 'appointed',
			subject: 'person',
			subjectId: personId
		});
	});
}

/** Takes a role away. The last administrator stays: `{ refused: 'last-administrator' }`. */
export function dismiss(
	db: Database,
	{ appointmentId, by, now }: { appointmentId: string; by: string; now: Date }
): { refused: 'last-administrator' } | undefined {
	return write(db, () => {
		const found = db.select().from(appointment).where(eq(appointment.id, appointmentId)).get();
		if (!found) return undefined;
		if (found.role === 'administrator' && countAdministrators(db) === 1) {
			return { refused: 'last-administrator' };
		}
		db.delete(appointment).where(eq(appointment.id, appointmentId)).run();
		record(db, {
			at: now,
			actorId: by,
			action: 'dismissed',
			subject: 'person',
			subjectId: found.personId
		});
		return undefined;
	});
}

export const countAdministrators = (db: Database): number =>
	db
		.select({ n: sql<number>`count(*)` })
		.from(appointment)
		.where(eq(appointment.role, 'administrator'))
		.get()?.n ?? 0;

/** Everybody with an account, by name, with roles; for the administrator. */
export function listPeople(db: Database) {
	const people = db
		.select({ id: person.id, name: person.name, email: person.email, createdAt: person.createdAt })
		.from(person)
		.orderBy(asc(person.name), asc(person.id))
		.all();
	const roles = db
		.select({
			id: appointment.id,
			personId: appointment.personId,
			role: appointment.role,
			organisation: organisation.name
		})
		.from(appointment)
		.leftJoin(organisation, eq(organisation.id, appointment.organisationId))
		.all();
	const byPerson = Map.groupBy(roles, ({ personId }) => personId);
	return people.map((one) => ({ ...one, roles: byPerson.get(one.id) ?? [] }));
}

type Purpose = (typeof oneTimeLink.$inferSelect)['purpose'];
const lifetime: Record<Purpose, number> = {
	'password-reset': 24 * 60,
	'first-administrator': 60
};

/** A link's token, single use; only its hash is stored. Earlier links of the kind stop working. */
export function makeLink(
	db: Database,
	{
		purpose,
		personId,
		by,
		now
	}: { purpose: Purpose; personId: string | null; by: string | null; now: Date }
): string {
	const token = newToken();
	write(db, () => {
		db.delete(oneTimeLink)
			.where(
				and(
					eq(oneTimeLink.purpose, purpose),
					personId === null ? isNull(oneTimeLink.personId) : eq(oneTimeLink.personId, personId)
				)
			)
			.run();
		db.insert(oneTimeLink)
			.values({
				tokenHash: hashOf(token),
				purpose,
				personId,
				expiresAt: new Date(now.getTime() + lifetime[purpose] * 60_000)
			})
			.run();
		if (personId) {
			record(db, {
				at: now,
				actorId: by,
				action: 'password-link-made',
				subject: 'person',
				subjectId: personId
			});
		}
	});
	return token;
}

/** The link behind a token, when it is unused, in time, and (for the first administrator) still needed. */
export function findLink(db: Database, token: string, purpose: Purpose, now: Date) {
	const link = db
		.select()
		.from(oneTimeLink)
		.where(and(eq(oneTimeLink.tokenHash, hashOf(token)), eq(oneTimeLink.purpose, purpose)))
		.get();
	if (!link || link.usedAt || link.expiresAt <= now) return undefined;
	if (purpose === 'first-administrator' && countAdministrators(db) > 0) return undefined;
	return link;
}

/** Sets a password by a reset link: every session ends, and the next login says that it happened. */
export async function resetPassword(
	db: Database,
	{ token, password, now }: { token: string; password: string; now: Date }
): Promise<{ refused: 'link' } | { refused: 'password'; problem: string } | { personId: string }> {
	const link = findLink(db, token, 'password-reset', now);
	const found = link?.personId ? findPerson(db, link.personId) : undefined;
	if (!link || !found) return { refused: 'link' };
	const problem = passwordProblem(password, [found.email, found.name]);
	if (problem) return { refused: 'password', problem };
	const passwordHash = await hashPassword(password);
	return write(db, () => {
		if (!spendLink(db, token, now)) return { refused: 'link' as const };
		db.update(person)
			.set({ passwordHash, passwordResetAt: now })
			.where(eq(person.id, found.id))
			.run();
		db.delete(session).where(eq(session.personId, found.id)).run();
		record(db, {
			at: now,
			actorId: found.id,
			action: 'password-reset',
			subject: 'person',
			subjectId: found.id
		});
		return { personId: found.id };
	});
}

/** The first administrator makes her account by the link that setup printed. */
export async function makeFirstAdministrator(
	db: Database,
	{ token, now, ...given }: NewPerson & { token: string; now: Date }
): Promise<{ refused: 'link' | 'known-address' } | { personId: string }> {
	if (!findLink(db, token, 'first-administrator', now)) return { refused: 'link' };
	const passwordHash = await hashPassword(given.password);
	return write(db, () => {
		if (countAdministrators(db) > 0 || !findLink(db, token, 'first-administrator', now)) {
			return { refused: 'link' as const };
		}
		const made = addPerson(db, { ...given, passwordHash }, now);
		if (!made) return { refused: 'known-address' as const };
		spendLink(db, token, now);
		appoint(db, {
			personId: made.id,
			role: 'administrator',
			organisationId: null,
			by: made.id,
			now
		});
		return { personId: made.id };
	});
}

const spendLink = (db: Database, token: string, now: Date): boolean =>
	db
		.update(oneTimeLink)
		.set({ usedAt: now })
		.where(and(eq(oneTimeLink.tokenHash, hashOf(token)), isNull(oneTimeLink.usedAt)))
		.run().changes === 1;
