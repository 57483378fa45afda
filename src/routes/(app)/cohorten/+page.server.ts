import { redirect } from '@sveltejs/kit';
import { organisationsToRead, organisationsToRun, ownCohort } from '$lib/server/access';
import { listCohorts, listMoments, momentState } from '$lib/server/cohorts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const cohorts = listCohorts(app.db, {
		trainerId: viewer.id,
		organisationIds: organisationsToRead(viewer)
	});
	return {
		mayMake: organisationsToRun(viewer).length > 0,
		cohorts: cohorts.map(({ cohort, organisation }) => ({
			id: cohort.id,
			name: cohort.name,
			organisation: organisation.name,
			mayManage: ownCohort(app.db, viewer, cohort.id, 'cohort-settings') !== undefined,
			moments: listMoments(app.db, cohort.id)
				.filter(({ instrument }) => instrument === 'knowledge-test')
				.map((moment) => ({
					code: moment.code,
					state: momentState(moment, now),
					opensAt: moment.opensAt,
					closesAt: moment.closedAt ?? moment.closesAt
				}))
		}))
	};
};
