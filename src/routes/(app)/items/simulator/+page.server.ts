import { requireDeveloper, simulatorGroups } from '$lib/server/specimen-pages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => {
	requireDeveloper(viewer);
	return { groups: simulatorGroups(app.content) };
};
