import { redirect } from '@sveltejs/kit';
import { listTests } from '$lib/server/tests-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	return { tests: listTests(app.db, viewer.id, now) };
};
