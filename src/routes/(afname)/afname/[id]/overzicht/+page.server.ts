import { error, redirect } from '@sveltejs/kit';
import { minutesLeft } from '$lib/domain/assessment/deadline';
import { ownSitting } from '$lib/server/access';
import { submitSitting } from '$lib/server/sittings';
import { progressOf } from '$lib/server/taking';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, viewer, now } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting) error(404, 'geen afname');
	const epoch = Number(url.searchParams.get('v'));
	if (epoch !== sitting.epoch) redirect(303, `/afname/${sitting.id}`);
	return {
		epoch,
		progress: progressOf(app, sitting.id),
		minutes: minutesLeft(sitting.deadlineAt, now),
		sure: url.searchParams.has('zeker')
	};
};

export const actions: Actions = {
	/** Hands in; with open questions only after a second press. */
	default: async ({ params, request, locals: { app, viewer, now } }) => {
		const sitting = viewer && ownSitting(app.db, viewer, params.id);
		if (!sitting) error(404, 'geen afname');
		const data = await request.formData();
		const open = progressOf(app, sitting.id).some(({ complete }) => !complete);
		if (open && data.get('zeker') !== 'ja') {
			redirect(303, `/afname/${sitting.id}/overzicht?v=${Number(data.get('v'))}&zeker#inleveren`);
		}
		submitSitting(app.db, sitting.id, { by: 'learner', now });
		redirect(303, `/afname/${sitting.id}/klaar`);
	}
};
