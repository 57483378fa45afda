import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '../db/open.ts';
import { newToken } from '../ids.ts';
import { sessionAdapter } from './adapter.ts';

/**
 * The only place that knows lucia (finished upstream, asked for by the brief). Sessions last two
 * weeks from the last visit; lucia renews one that is past half of its life.
 */

export const cookieName = 'leerwinst_sessie';

interface Attributes {
	name: string;
	welcomedAt: Date | null;
	passwordResetAt: Date | null;
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof createSessions>['lucia'];
		DatabaseUserAttributes: Attributes;
	}
}

export interface SignedIn extends Attributes {
	readonly id: string;
}

export function createSessions(db: Database, { secure }: { secure: boolean }) {
	const lucia = new Lucia(sessionAdapter(db), {
		sessionExpiresIn: new TimeSpan(2, 'w'),
		sessionCookie: { name: cookieName, attributes: { secure, sameSite: 'lax' } },
		getUserAttributes: ({ name, welcomedAt, passwordResetAt }) => ({
			name,
			welcomedAt,
			passwordResetAt
		})
	});
	return {
		lucia,
		/** A session under a fresh random id of 256 bits; the id is the cookie's value. */
		async start(personId: string): Promise<string> {
			const { id } = await lucia.createSession(personId, {}, { sessionId: newToken() });
			return id;
		},
		/** Who holds this cookie, and whether it should be set anew because it was renewed. */
		async find(sessionId: string): Promise<{ person: SignedIn; renewed: boolean } | undefined> {
			const { session, user } = await lucia.validateSession(sessionId);
			return session ? { person: user, renewed: session.fresh } : undefined;
		},
		async end(sessionId: string): Promise<void> {
			await lucia.invalidateSession(sessionId);
		},
		async endAll(personId: string): Promise<void> {
			await lucia.invalidateUserSessions(personId);
		},
		cookie: (sessionId: string) => lucia.createSessionCookie(sessionId),
		blankCookie: () => lucia.createBlankSessionCookie()
	};
}

export type Sessions = ReturnType<typeof createSessions>;
