import { redirect } from '@sveltejs/kit';
import { record } from '$lib/server/audit';
import { personRecord } from '$lib/server/person-record';
import type { RequestHandler } from './$types';

/** Everything stored about her who asks, as JSON. */
export const GET: RequestHandler = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	record(app.db, {
		at: now,
		actorId: viewer.id,
		action: 'own-record-downloaded',
		subject: 'person',
		subjectId: viewer.id
	});
	return new Response(JSON.stringify(personRecord(app.db, viewer.id, now), null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="leerwinst-mijn-gegevens.json"'
		}
	});
};
