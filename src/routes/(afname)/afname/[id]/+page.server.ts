import { error, redirect } from '@sveltejs/kit';
import { minutesLeft } from '$lib/domain/assessment/deadline';
import { ownSitting } from '$lib/server/access';
import { takeOver } from '$lib/server/sittings';
import { progressOf } from '$lib/server/taking';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer, now } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting) error(404, 'geen afname');
	const progress = progressOf(app, sitting.id);
	return {
		answered: progress.filter(({ answered }) => answered).length,
		items: progress.length,
		minutes: minutesLeft(sitting.deadlineAt, now)
	};
};

export const actions: Actions = {
	/** This window goes on; any other becomes read-only. */
	default: async ({ params, request, locals: { app, viewer } }) => {
		const sitting = viewer && ownSitting(app.db, viewer, params.id);
		if (!sitting) error(404, 'geen afname');
		const wanted = Number((await request.formData()).get('pagina'));
		const progress = progressOf(app, sitting.id);
		const first = progress.find(({ answered }) => !answered)?.page ?? 1;
		const page = progress.some((item) => item.page === wanted) ? wanted : first;
		redirect(303, `/afname/${sitting.id}/pagina/${page}?v=${takeOver(app.db, sitting.id)}`);
	}
};
