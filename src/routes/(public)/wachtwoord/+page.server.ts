import { error, fail, redirect } from '@sveltejs/kit';
import { dropToken, readToken } from '$lib/server/auth/link-cookie';
import { findLink, resetPassword } from '$lib/server/people';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals: { app, now } }) => ({
	usable: findLink(app.db, readToken(cookies), 'password-reset', now) !== undefined
});

export const actions: Actions = {
	default: async ({ request, cookies, getClientAddress, locals: { app, now } }) => {
		if (app.limiter.exceeded('link/address', getClientAddress(), now))
			error(429, 'te veel pogingen');
		const password = String((await request.formData()).get('wachtwoord') ?? '').slice(0, 400);
		const done = await resetPassword(app.db, { token: readToken(cookies), password, now });
		if ('refused' in done) {
			if (done.refused === 'password') return fail(400, { problem: done.problem });
			return fail(400, {
				problem: 'Deze link werkt niet meer. Vraag een beheerder om een nieuwe.'
			});
		}
		dropToken(cookies, '/wachtwoord');
		redirect(303, '/inloggen');
	}
};
