import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { signIn } from '$lib/server/auth/cookies';
import { dropToken, readToken } from '$lib/server/auth/link-cookie';
import { passwordProblem } from '$lib/server/auth/passwords';
import { findLink, makeFirstAdministrator } from '$lib/server/people';
import { email, line, readPosted } from '$lib/server/posted';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals: { app, now } }) => ({
	usable: findLink(app.db, readToken(cookies), 'first-administrator', now) !== undefined
});

const account = v.object({
	naam: line('je naam', 80),
	email,
	wachtwoord: v.pipe(v.string(), v.nonEmpty('Kies een wachtwoord.'), v.maxLength(400))
});

export const actions: Actions = {
	default: async (event) => {
		const { app, now } = event.locals;
		if (app.limiter.exceeded('link/address', event.getClientAddress(), now)) {
			error(429, 'te veel pogingen');
		}
		const posted = readPosted(await event.request.formData(), account);
		if ('problems' in posted) return fail(400, posted);
		const { naam: name, email: address, wachtwoord: password } = posted.values;
		const typed = { naam: name, email: address };
		const problem = passwordProblem(password, [address, name]);
		if (problem) return fail(400, { problems: { wachtwoord: problem }, typed });
		const token = readToken(event.cookies);
		const made = await makeFirstAdministrator(app.db, {
			token,
			email: address,
			name,
			password,
			now
		});
		if ('refused' in made) {
			const problems: Record<string, string> =
				made.refused === 'link'
					? { form: 'Deze link werkt niet meer. Draai npm run setup opnieuw.' }
					: { email: 'Met dit adres is er al een account.' };
			return fail(400, { problems, typed });
		}
		dropToken(event.cookies, '/installatie');
		await signIn(event, made.personId);
		redirect(303, '/beheer');
	}
};
