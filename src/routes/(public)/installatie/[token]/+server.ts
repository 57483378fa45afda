import { redirect } from '@sveltejs/kit';
import { keepToken } from '$lib/server/auth/link-cookie';
import type { RequestHandler } from './$types';

/** Takes the token out of the address at once: into a cookie of this path, away from history and log. */
export const GET: RequestHandler = ({ params, cookies, url }) => {
	keepToken(cookies, '/installatie', params.token, url);
	redirect(303, '/installatie');
};
