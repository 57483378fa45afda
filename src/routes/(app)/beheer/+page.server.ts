import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requireAdministrator } from '$lib/server/administrator';
import { listOrganisations, makeOrganisation } from '$lib/server/organisations';
import { line, oneOf, readPosted } from '$lib/server/posted';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => {
	requireAdministrator(viewer);
	return {
		organisations: listOrganisations(app.db).map(({ id, name, kind }) => ({ id, name, kind }))
	};
};

const form = v.object({
	naam: line('de naam', 80),
	soort: oneOf(['pabo', 'school'], 'Kies een opleiding of een school.')
});

export const actions: Actions = {
	default: async ({ request, locals: { app, viewer, now } }) => {
		const { id } = requireAdministrator(viewer);
		const posted = readPosted(await request.formData(), form);
		if ('problems' in posted) return fail(400, posted);
		makeOrganisation(app.db, { name: posted.values.naam, kind: posted.values.soort, by: id, now });
		redirect(303, '/beheer');
	}
};
