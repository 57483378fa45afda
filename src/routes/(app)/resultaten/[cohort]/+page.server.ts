import { error, redirect } from '@sveltejs/kit';
import { clusterNames, type Cluster } from '$lib/domain/assessment/blueprint';
import { courseProgress } from '$lib/server/progress';
import { nextStep } from '$lib/server/next-step';
import { ownResult } from '$lib/server/results';
import { listTests } from '$lib/server/tests-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const result = ownResult(app, viewer.id, params.cohort, now);
	if (!result) error(404, 'geen resultaat');
	const coming = listTests(app.db, viewer.id, now).find(
		({ cohort, sitting }) => cohort.id === params.cohort && !sitting?.submittedAt
	);
	const cluster = (which: Cluster | undefined) => which && clusterNames[which];
	return {
		...result,
		environment:
			app.content.environments.find(({ slug }) => slug === result.environment)?.name ?? '',
		words: result.words && { mostToGain: cluster(result.words.mostToGain) },
		clusters: (result.last ?? result.first)?.clusters.map(({ cluster, value, interval }) => ({
			name: clusterNames[cluster],
			value,
			interval
		})),
		coming: coming && {
			label: coming.moment.label,
			opensAt: coming.moment.opensAt,
			state: coming.state
		},
		next: nextStep([], courseProgress(app, viewer.id)),
		made: now
	};
};
