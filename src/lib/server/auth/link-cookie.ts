import type { Cookies } from '@sveltejs/kit';

/**
 * A single-use link is opened by a redirect: the token goes into a cookie that only the page of that
 * purpose gets, for a quarter of an hour, so that it stays in no history, referrer or log.
 */
type Purpose = '/wachtwoord' | '/installatie';
const name = 'leerwinst_link';

export function keepToken(cookies: Cookies, path: Purpose, token: string, url: URL): void {
	cookies.set(name, token, {
		path,
		maxAge: 15 * 60,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
}

export const readToken = (cookies: Cookies): string => cookies.get(name) ?? '';

export const dropToken = (cookies: Cookies, path: Purpose): void => cookies.delete(name, { path });
