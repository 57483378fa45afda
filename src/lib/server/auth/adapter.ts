import { eq, lte, sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Database } from '../db/open.ts';
import { person, session } from '../db/schema.ts';
import { hashOf } from '../ids.ts';

/**
 * Lucia's adapter over our tables. Only the SHA-256 of a session id is stored, so a copied database
 * logs nobody in. What lucia gets back is the id that it asked with, or renewal would hash a hash;
 * `getUserSessions` can only give hashes.
 */
export function sessionAdapter(db: Database): Adapter {
	const find = db
		.select({
			personId: session.personId,
			expiresAt: session.expiresAt,
			name: person.name,
			welcomedAt: person.welcomedAt,
			passwordResetAt: person.passwordResetAt
		})
		.from(session)
		.innerJoin(person, eq(person.id, session.personId))
		.where(eq(session.idHash, sql.placeholder('idHash')))
		.prepare();
	return {
		async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
			const row = find.get({ idHash: hashOf(sessionId) });
			if (!row) return [null, null];
			const { personId, expiresAt, ...attributes } = row;
			return [
				{ id: sessionId, userId: personId, expiresAt, attributes: {} },
				{ id: personId, attributes }
			];
		},
		async getUserSessions(userId) {
			const rows = db.select().from(session).where(eq(session.personId, userId)).all();
			return rows.map(({ idHash, personId, expiresAt }) => ({
				id: idHash,
				userId: personId,
				expiresAt,
				attributes: {}
			}));
		},
		async setSession({ id, userId, expiresAt }) {
			db.insert(session)
				.values({ idHash: hashOf(id), personId: userId, expiresAt })
				.run();
		},
		async updateSessionExpiration(sessionId, expiresAt) {
			db.update(session)
				.set({ expiresAt })
				.where(eq(session.idHash, hashOf(sessionId)))
				.run();
		},
		async deleteSession(sessionId) {
			db.delete(session)
				.where(eq(session.idHash, hashOf(sessionId)))
				.run();
		},
		async deleteUserSessions(userId) {
			db.delete(session).where(eq(session.personId, userId)).run();
		},
		async deleteExpiredSessions() {
			db.delete(session).where(lte(session.expiresAt, new Date())).run();
		}
	};
}
