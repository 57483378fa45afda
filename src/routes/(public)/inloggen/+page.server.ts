import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { record } from '$lib/server/audit';
import { signIn } from '$lib/server/auth/cookies';
import { ownPath } from '$lib/server/destination';
import { findByPassword } from '$lib/server/people';
import { email, readPosted } from '$lib/server/posted';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { viewer } }) => {
	const next = ownPath(url.searchParams.get('naar'), '/start');
	if (viewer) redirect(303, next);
	return { next };
};

const form = v.object({
	email,
	wachtwoord: v.pipe(v.string(), v.nonEmpty('Vul je wachtwoord in.'), v.maxLength(400)),
	naar: v.optional(v.string())
});
const unknown = 'Dit e-mailadres en wachtwoord horen niet bij elkaar.';
const tooMany = 'Er waren te veel pogingen. Wacht een kwartier en probeer het dan opnieuw.';

export const actions: Actions = {
	default: async (event) => {
		const { app, now } = event.locals;
		const posted = readPosted(await event.request.formData(), form);
		if ('problems' in posted) return fail(400, posted);
		const { values } = posted;
		const typed = { email: values.email };
		const account = values.email.toLowerCase();
		const address = event.getClientAddress();
		if (
			app.limiter.exceeded('log-in/address', address, now) ||
			app.limiter.exceeded('log-in/account', account, now)
		) {
			return fail(429, { problems: { form: tooMany }, typed });
		}
		const person = await findByPassword(app.db, values.email, values.wachtwoord);
		if (!person) return fail(400, { problems: { form: unknown }, typed });
		app.limiter.forgive('log-in/account', account);
		record(app.db, {
			at: now,
			actorId: person.id,
			action: 'log-in',
			subject: 'person',
			subjectId: person.id
		});
		await signIn(event, person.id);
		redirect(303, ownPath(values.naar, '/start'));
	}
};
