import { error } from '@sveltejs/kit';
import { ownSitting } from '$lib/server/access';
import { findCohort } from '$lib/server/cohorts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting) error(404, 'geen afname');
	return {
		by: sitting.submittedBy,
		firstResult: findCohort(app.db, sitting.cohortId)?.cohort.firstResult ?? 'nothing'
	};
};
