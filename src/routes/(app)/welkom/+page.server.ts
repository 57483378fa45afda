import { redirect } from '@sveltejs/kit';
import { audiences, standingNames } from '$lib/domain/privacy/audience';
import { ownPath } from '$lib/server/destination';
import { welcome } from '$lib/server/people';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	next: ownPath(url.searchParams.get('naar'), '/start'),
	audiences: Object.values(audiences).map(({ what, sees }) => ({
		what,
		sees: sees.map((standing) => standingNames[standing])
	}))
});

export const actions: Actions = {
	default: async ({ request, locals: { app, viewer, now } }) => {
		if (viewer) welcome(app.db, viewer.id, now);
		redirect(303, ownPath(String((await request.formData()).get('naar') ?? ''), '/start'));
	}
};
