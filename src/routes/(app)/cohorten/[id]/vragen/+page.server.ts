import { error } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import { cohortAnalysis, findLine } from '$lib/server/item-analysis';
import { itemPanel } from '$lib/server/item-panel';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, viewer } }) => {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'item-table');
	if (!found) error(404, 'geen vragentabel');
	const asked = url.searchParams;
	const analysis = cohortAnalysis(app, found.cohort.id, asked.get('toets'));
	const line =
		analysis && findLine(analysis, { id: asked.get('vraag'), form: asked.get('versie') });
	return {
		cohort: { id: found.cohort.id, name: found.cohort.name },
		analysis,
		panel: line && itemPanel(app.content, line, asked.get('moment'))
	};
};
