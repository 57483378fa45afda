import { error } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import { cohortItems } from '$lib/server/item-table';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) => {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'item-table');
	if (!found) error(404, 'geen vragentabel');
	return {
		cohort: { id: found.cohort.id, name: found.cohort.name },
		items: cohortItems(app, found.cohort.id)
	};
};
