import { error, redirect } from '@sveltejs/kit';
import { ownSitting } from '$lib/server/access';
import { submitSitting, writableState } from '$lib/server/sittings';
import { queueKey } from '$lib/server/queue-key';
import type { LayoutServerLoad } from './$types';

/** Every page of a sitting: hers, and handed in when its time is over. */
export const load: LayoutServerLoad = ({ params, url, locals: { app, viewer, now } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting || sitting.voidedAt) error(404, 'geen afname');
	const state = writableState(sitting, now);
	if (state === 'time-over') {
		submitSitting(app.db, sitting.id, { by: 'deadline', now: sitting.deadlineAt ?? now });
	}
	const done = url.pathname.endsWith('/klaar');
	if (state !== 'open' && !done) redirect(303, `/afname/${sitting.id}/klaar`);
	if (state === 'open' && done) redirect(303, `/afname/${sitting.id}`);
	const environment = app.content.environments.find(({ slug }) => slug === sitting.environment);
	return {
		sitting: {
			id: sitting.id,
			label: sitting.momentLabel,
			code: sitting.momentCode,
			environment: environment?.name ?? '',
			cohortId: sitting.cohortId,
			deadlineAt: sitting.deadlineAt
		},
		serverTime: now,
		queueKey: queueKey(app.config.secret, sitting.id)
	};
};
