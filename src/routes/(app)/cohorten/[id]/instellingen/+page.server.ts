import { error, fail, redirect } from '@sveltejs/kit';
import { ownCohort } from '$lib/server/access';
import { dayOf } from '$lib/server/calendar';
import { firstResults, momentNames, readPlan } from '$lib/server/cohort-form';
import { changeCohort, listGroups, listMoments } from '$lib/server/cohorts';
import { anySittingIn } from '$lib/server/sittings';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function own({ params, locals: { app, viewer } }: RequestEvent) {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'cohort-settings');
	if (!found || !viewer) error(404, 'geen cohort');
	return { ...found, viewer, started: anySittingIn(app.db, found.cohort.id) };
}

export const load: PageServerLoad = (event) => {
	const { cohort, started } = own(event);
	const { app } = event.locals;
	const moments = listMoments(app.db, cohort.id);
	const groups = listGroups(app.db, cohort.id);
	const values: Record<string, string> = {
		naam: cohort.name,
		t1: cohort.firstResult,
		klassen: groups.classes.join('\n'),
		scholen: groups.schools.join('\n')
	};
	for (const { code, label, opensAt, closesAt, closedAt } of moments) {
		values[`${code}-naam`] = label;
		values[`${code}-open`] = dayOf(opensAt);
		// A moment that was closed early leaves its later days to the next one.
		values[`${code}-sluit`] = dayOf(closedAt && closedAt < closesAt ? closedAt : closesAt);
	}
	return {
		cohort: { id: cohort.id, name: cohort.name },
		started,
		values,
		firstResults: Object.entries(firstResults).map(([value, label]) => ({ value, label })),
		moments: Object.entries(momentNames).map(([code, name]) => ({
			code,
			name,
			closed: moments.some((one) => one.code === code && one.closedAt !== null),
			optional: code.startsWith('T2')
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, started, viewer } = own(event);
		const { app, now } = event.locals;
		const read = readPlan(await event.request.formData());
		if ('problems' in read) return fail(400, read);
		changeCohort(app.db, cohort.id, read.plan, { by: viewer.id, now, started });
		redirect(303, `/cohorten/${cohort.id}`);
	}
};
