import { error, redirect } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import {
	listCodes,
	listLearners,
	listMoments,
	momentState,
	setCodeOpen
} from '$lib/server/cohorts';
import { countStates } from '$lib/server/board';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function own({ params, locals: { app, viewer } }: RequestEvent) {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'cohort-settings');
	if (!found || !viewer) error(404, 'geen cohort');
	return { ...found, viewer };
}

export const load: PageServerLoad = (event) => {
	const { cohort, organisation, viewer } = own(event);
	const { app, now } = event.locals;
	return {
		cohort: { id: cohort.id, name: cohort.name },
		organisation: organisation.name,
		learners: listLearners(app.db, cohort.id).filter(({ membership }) => !membership.leftAt).length,
		items: ownCohort(app.db, viewer, cohort.id, 'item-table') !== undefined,
		codes: listCodes(app.db, cohort.id).map(({ code, role, function: as, closedAt }) => ({
			code,
			role,
			function: as,
			open: closedAt === null
		})),
		moments: listMoments(app.db, cohort.id).map((moment) => ({
			id: moment.id,
			code: moment.code,
			label: moment.label,
			test: moment.instrument === 'knowledge-test',
			state: momentState(moment, now),
			opensAt: moment.opensAt,
			closesAt: moment.closedAt ?? moment.closesAt,
			counts: countStates(app.db, moment, now)
		}))
	};
};

export const actions: Actions = {
	code: async (event) => {
		const { cohort, viewer } = own(event);
		const { app, now } = event.locals;
		const data = await event.request.formData();
		setCodeOpen(app.db, {
			cohortId: cohort.id,
			code: String(data.get('code') ?? ''),
			open: data.get('open') === 'ja',
			by: viewer.id,
			now
		});
		redirect(303, `/cohorten/${cohort.id}`);
	}
};
