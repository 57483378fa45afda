import { error, fail, redirect } from '@sveltejs/kit';
import { organisationsToRun } from '$lib/server/access';
import { firstResults, momentNames, readPlan } from '$lib/server/cohort-form';
import { makeCohort } from '$lib/server/cohorts';
import { findOrganisation } from '$lib/server/organisations';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function organisationsOf({ locals: { app, viewer } }: RequestEvent) {
	if (!viewer) redirect(303, '/inloggen');
	const found = organisationsToRun(viewer).flatMap((id) => findOrganisation(app.db, id) ?? []);
	if (found.length === 0) error(403, 'geen opleiding of school');
	return found;
}

export const load: PageServerLoad = (event) => ({
	organisations: organisationsOf(event).map(({ id, name }) => ({ id, name })),
	firstResults: Object.entries(firstResults).map(([value, label]) => ({ value, label })),
	moments: Object.entries(momentNames).map(([code, name]) => ({
		code,
		name,
		closed: false,
		optional: code.startsWith('T2')
	}))
});

export const actions: Actions = {
	default: async (event) => {
		const organisations = organisationsOf(event);
		const { app, viewer, now } = event.locals;
		const data = await event.request.formData();
		const read = readPlan(data);
		const organisation =
			organisations.find(({ id }) => id === data.get('organisatie')) ??
			(organisations.length === 1 ? organisations[0] : undefined);
		if ('problems' in read) return fail(400, read);
		if (!organisation || !viewer) {
			const typed = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
			return fail(400, { problems: { organisatie: 'Kies een opleiding of school.' }, typed });
		}
		const made = makeCohort(
			app.db,
			{ ...read.plan, organisationId: organisation.id, kind: organisation.kind },
			{ by: viewer.id, now }
		);
		redirect(303, `/cohorten/${made.id}`);
	}
};
