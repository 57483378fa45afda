import { error } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import { reportPage } from '$lib/server/report-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer, now } }) => {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'cohort-report');
	if (!found) error(404, 'geen rapport');
	return {
		cohort: { id: found.cohort.id, name: found.cohort.name, kind: found.cohort.kind },
		organisation: found.organisation.name,
		mayManage: ownCohort(app.db, viewer, params.id, 'cohort-settings') !== undefined,
		...reportPage(app, found.cohort.id, now)
	};
};
