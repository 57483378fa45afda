import { error } from '@sveltejs/kit';
import { mayOpen } from '$lib/server/access';
import { listAllCohorts } from '$lib/server/cohorts';
import { preparePooledAnalysis } from '$lib/server/item-analysis';
import { cohortCode } from '$lib/server/research';
import { findReports } from '$lib/server/snapshots';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => {
	if (!viewer || !mayOpen(viewer, 'pooled-items') || !mayOpen(viewer, 'cohorts-by-code')) {
		error(404, 'geen onderzoek');
	}
	preparePooledAnalysis(app);
	return {
		cohorts: listAllCohorts(app.db).flatMap(({ cohort }) => {
			const { gain } = findReports(app.db, cohort.id);
			const report = gain?.figures.report;
			return report?.gain
				? [
						{
							code: cohortCode(app.config.secret, cohort.id),
							kind: cohort.kind,
							n: report.counts.both,
							gain: report.gain.gain,
							effectSize: report.effectSize
						}
					]
				: [];
		})
	};
};
