import { error } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import { record } from '$lib/server/audit';
import { reportCsv } from '$lib/server/report-csv';
import { reportPage } from '$lib/server/report-of';
import type { RequestHandler } from './$types';

/** The tables of the report, after suppression, as CSV. No rows of persons. */
export const GET: RequestHandler = ({ params, locals: { app, viewer, now } }) => {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'cohort-report');
	if (!found) error(404, 'geen rapport');
	record(app.db, {
		at: now,
		actorId: viewer.id,
		action: 'report-downloaded',
		subject: 'cohort',
		subjectId: found.cohort.id
	});
	return new Response(reportCsv(reportPage(app, found.cohort.id, now)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="leerwinst-rapport-${found.cohort.id}.csv"`
		}
	});
};
