import { error } from '@sveltejs/kit';
import { mayOpen } from '$lib/server/access';
import { record } from '$lib/server/audit';
import { calibrationYaml } from '$lib/server/calibration-run';
import type { RequestHandler } from './$types';

/** The newest calibration of a test as a file, to review and to place by hand. */
export const GET: RequestHandler = ({ url, locals: { app, viewer, now } }) => {
	if (!viewer || !mayOpen(viewer, 'pooled-items')) error(404, 'geen ijking');
	const test = url.searchParams.get('toets') ?? '';
	const run = app.heavy.findRun(test);
	if (!run?.result || 'refused' in run.result) {
		return new Response('Er is nog geen ijking.', { status: 409 });
	}
	const { name, text } = calibrationYaml(app.content, test, {
		made: run.startedAt,
		result: run.result
	});
	record(app.db, {
		at: now,
		actorId: viewer.id,
		action: 'calibration-downloaded',
		subject: 'calibration',
		subjectId: null
	});
	return new Response(text, {
		headers: {
			'content-type': 'application/yaml; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
