import { fail, redirect } from '@sveltejs/kit';
import { findCode } from '$lib/server/cohorts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals: { app, now }, getClientAddress }) => {
		const typed = String((await request.formData()).get('code') ?? '').slice(0, 40);
		if (app.limiter.exceeded('code/address', getClientAddress(), now)) {
			return fail(429, { typed, problem: 'Er waren te veel pogingen. Wacht tien minuten.' });
		}
		const code = findCode(app.db, typed);
		if (!code) {
			return fail(400, {
				typed,
				problem: 'Deze code is er niet, of hij is gesloten. Vraag je opleider of trainer ernaar.'
			});
		}
		redirect(303, `/code/${code.code}`);
	}
};
