import { fail, redirect } from '@sveltejs/kit';
import { record } from '$lib/server/audit';
import { signIn, signOut } from '$lib/server/auth/cookies';
import { changePassword, clearResetNotice, findPerson } from '$lib/server/people';
import { listMemberships } from '$lib/server/cohorts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => {
	if (!viewer) redirect(303, '/inloggen');
	return {
		email: findPerson(app.db, viewer.id)?.email ?? '',
		cohorts: listMemberships(app.db, viewer.id).map(({ cohort, organisation, membership }) => ({
			id: cohort.id,
			name: cohort.name,
			organisation: organisation.name,
			role: membership.role
		}))
	};
};

export const actions: Actions = {
	wachtwoord: async (event) => {
		const { app, viewer, now } = event.locals;
		if (!viewer) redirect(303, '/inloggen');
		const data = await event.request.formData();
		const text = (name: string) => String(data.get(name) ?? '').slice(0, 400);
		if (app.limiter.exceeded('password/account', viewer.id, now)) {
			return fail(429, {
				problems: { huidig: 'Er waren te veel pogingen. Wacht een kwartier.' },
				changed: false
			});
		}
		const refused = await changePassword(app.db, {
			personId: viewer.id,
			current: text('huidig'),
			next: text('nieuw'),
			now
		});
		if (refused) {
			const field = refused.field === 'current' ? 'huidig' : 'nieuw';
			return fail(400, { problems: { [field]: refused.problem }, changed: false });
		}
		await signIn(event, viewer.id);
		return { problems: {}, changed: true };
	},
	gezien: ({ locals: { app, viewer } }) => {
		if (viewer) clearResetNotice(app.db, viewer.id);
		redirect(303, '/start');
	},
	overal: async (event) => {
		const { app, viewer, now } = event.locals;
		if (!viewer) redirect(303, '/inloggen');
		await app.sessions.endAll(viewer.id);
		record(app.db, {
			at: now,
			actorId: viewer.id,
			action: 'log-out-everywhere',
			subject: 'person',
			subjectId: viewer.id
		});
		await signOut(event);
		redirect(303, '/inloggen');
	}
};
