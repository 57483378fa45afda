import { error } from '@sveltejs/kit';
import { inFlavours, requireDeveloper, specimenModel } from '$lib/server/specimen-pages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer }, params: { vorm } }) => {
	requireDeveloper(viewer);
	const specimen = app.content.specimens.find(({ id }) => id === vorm);
	if (!specimen) error(404, 'geen rapportvorm');
	const { id, name, about } = specimen;
	return {
		id,
		name,
		about,
		model: specimenModel(app.content, specimen),
		flavours: inFlavours(app.content, specimen)
	};
};
