import { error, redirect } from '@sveltejs/kit';
import { signIn } from '$lib/server/auth/cookies';
import { findDemoPerson } from '$lib/server/demo-logins';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

/** One button per role, in demo mode only. */
export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		if (app.config.mode !== 'demo') error(404, 'geen demo');
		const key = String((await event.request.formData()).get('rol') ?? '');
		const person = findDemoPerson(app.db, key);
		if (!person) error(404, 'geen demorol');
		await signIn(event, person.id);
		redirect(303, '/start');
	}
};
