import { redirect } from '@sveltejs/kit';
import { listTests } from '$lib/server/tests-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const made = listTests(app.db, viewer.id, now).filter(({ sitting }) => sitting?.submittedAt);
	const byCohort = Map.groupBy(made, ({ cohort }) => cohort.id);
	const [only, ...others] = byCohort.keys();
	if (only && others.length === 0) redirect(303, `/resultaten/${only}`);
	return {
		cohorts: [...byCohort.values()].map((tests) => ({
			id: tests[0]?.cohort.id ?? '',
			name: tests[0]?.cohort.name ?? '',
			moments: tests.map(({ moment }) => moment.code)
		}))
	};
};
