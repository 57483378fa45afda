import { error, fail, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '$lib/server/administrator';
import { organisationRoles } from '$lib/server/db/schema';
import { findOrganisation, listOrganisations } from '$lib/server/organisations';
import { appoint, dismiss, findPerson, listPeople, makeLink } from '$lib/server/people';
import { roleNames } from '$lib/server/role-names';
import type { Actions, PageServerLoad } from './$types';

const pageSize = 50;

export const load: PageServerLoad = ({ url, locals: { app, viewer } }) => {
	requireAdministrator(viewer);
	const wanted = (url.searchParams.get('zoek') ?? '').trim().toLowerCase();
	const page = Math.max(1, Number(url.searchParams.get('pagina')) || 1);
	const all = listPeople(app.db).filter(
		({ name, email }) => wanted === '' || `${name} ${email}`.toLowerCase().includes(wanted)
	);
	return {
		wanted,
		page,
		pages: Math.max(1, Math.ceil(all.length / pageSize)),
		total: all.length,
		people: all.slice((page - 1) * pageSize, page * pageSize).map(({ id, name, email, roles }) => ({
			id,
			name,
			email,
			roles: roles.map((role) => ({ ...role, name: roleNames[role.role] }))
		})),
		chosen: all.find(({ id }) => id === url.searchParams.get('wie')),
		organisations: listOrganisations(app.db).map(({ id, name }) => ({ id, name })),
		roles: organisationRoles.map((role) => ({ role, name: roleNames[role] }))
	};
};

export const actions: Actions = {
	/** A link to a new password, shown once to the administrator who asked. */
	link: async ({ request, locals: { app, viewer, now } }) => {
		const { id: by } = requireAdministrator(viewer);
		const personId = String((await request.formData()).get('wie') ?? '');
		const person = findPerson(app.db, personId);
		if (!person) error(404, 'niemand');
		const token = makeLink(app.db, { purpose: 'password-reset', personId, by, now });
		return { link: `${app.config.origin}/wachtwoord/${token}`, for: person.name };
	},
	rol: async ({ request, locals: { app, viewer, now } }) => {
		const { id: by } = requireAdministrator(viewer);
		const data = await request.formData();
		const personId = String(data.get('wie') ?? '');
		const role = organisationRoles.find((one) => one === data.get('rol'));
		const everywhere = role === 'researcher' || role === 'administrator';
		const organisation = findOrganisation(app.db, String(data.get('organisatie') ?? ''));
		if (!findPerson(app.db, personId)) error(404, 'niemand');
		if (!role) return fail(400, { problem: 'Kies een rol.' });
		if (!everywhere && !organisation) {
			return fail(400, { problem: 'Kies bij deze rol een opleiding of school.' });
		}
		const organisationId = everywhere ? null : (organisation?.id ?? null);
		appoint(app.db, { personId, role, organisationId, by, now });
		redirect(303, `/beheer/mensen?wie=${personId}`);
	},
	ontneem: async ({ request, locals: { app, viewer, now } }) => {
		const { id: by } = requireAdministrator(viewer);
		const data = await request.formData();
		const refused = dismiss(app.db, {
			appointmentId: String(data.get('benoeming') ?? ''),
			by,
			now
		});
		if (refused) return fail(400, { problem: 'Er moet één beheerder blijven.' });
		redirect(303, '/beheer/mensen');
	}
};
