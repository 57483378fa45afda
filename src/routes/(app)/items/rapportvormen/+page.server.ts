import { requireDeveloper, specimenModel } from '$lib/server/specimen-pages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => {
	requireDeveloper(viewer);
	return {
		specimens: app.content.specimens.map((specimen) => ({
			id: specimen.id,
			name: specimen.name,
			about: specimen.about,
			model: specimenModel(app.content, specimen)
		}))
	};
};
