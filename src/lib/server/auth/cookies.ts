import type { Cookies } from '@sveltejs/kit';
import type { Sessions } from './sessions.ts';

interface Visit {
	readonly cookies: Cookies;
	readonly locals: { app: { sessions: Sessions }; sessionId: string | undefined };
}

/** Logs in under a fresh session id; whatever session there was ends (no fixation). */
export async function signIn({ cookies, locals }: Visit, personId: string): Promise<void> {
	const { sessions } = locals.app;
	if (locals.sessionId) await sessions.end(locals.sessionId);
	const { name, value, attributes } = sessions.cookie(await sessions.start(personId));
	cookies.set(name, value, { ...attributes, path: '/' });
}

export async function signOut({ cookies, locals }: Visit): Promise<void> {
	const { sessions } = locals.app;
	if (locals.sessionId) await sessions.end(locals.sessionId);
	const { name, value, attributes } = sessions.blankCookie();
	cookies.set(name, value, { ...attributes, path: '/' });
}
