import { error, fail, redirect } from '@sveltejs/kit';
import { extraTimes } from '$lib/domain/assessment/deadline';
import { ownCohort } from '$lib/server/access';
import { boardOf } from '$lib/server/board';
import { findMembership, findMoment, leave, momentState, setExtraTime } from '$lib/server/cohorts';
import { findSitting, moveDeadline, reopenSitting, voidSitting } from '$lib/server/sittings';
import { closeMoment } from '$lib/server/snapshots';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function own({ params, locals: { app, viewer } }: RequestEvent) {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'board');
	const moment = findMoment(app.db, params.moment);
	if (!found || !viewer || moment?.cohortId !== found.cohort.id) error(404, 'geen meetmoment');
	return { ...found, moment, viewer };
}

export const load: PageServerLoad = (event) => {
	const { cohort, moment } = own(event);
	const { app, now } = event.locals;
	const person = event.url.searchParams.get('deelnemer');
	const rows = boardOf(app.db, moment, now);
	return {
		cohort: { id: cohort.id, name: cohort.name },
		moment: {
			id: moment.id,
			code: moment.code,
			label: moment.label,
			state: momentState(moment, now),
			closesAt: moment.closedAt ?? moment.closesAt
		},
		rows,
		chosen: rows.find(({ personId }) => personId === person),
		sure: event.url.searchParams.has('sluiten'),
		extraTimes: [...extraTimes],
		now
	};
};

/** A learner of this cohort, and her sitting of this moment, from the form. */
function target(event: RequestEvent, data: FormData) {
	const { cohort, moment, viewer } = own(event);
	const { db } = event.locals.app;
	const membership = findMembership(db, cohort.id, String(data.get('deelnemer') ?? ''));
	if (membership?.role !== 'learner') error(404, 'geen deelnemer');
	const sitting = findSitting(db, String(data.get('afname') ?? ''));
	const mine =
		sitting?.momentId === moment.id && sitting.personId === membership.personId
			? sitting
			: undefined;
	return { cohort, moment, viewer, membership, sitting: mine };
}

const back = (event: RequestEvent): never =>
	redirect(303, `/cohorten/${event.params.id}/afnames/${event.params.moment}`);

export const actions: Actions = {
	sluit: (event) => {
		const { moment, viewer } = own(event);
		const { app, now } = event.locals;
		closeMoment(app, moment, { by: viewer.id, now });
		redirect(303, `/cohorten/${event.params.id}/rapport`);
	},
	tijd: async (event) => {
		const data = await event.request.formData();
		const { cohort, viewer, membership, sitting } = target(event, data);
		const extraTime = extraTimes.find((factor) => String(factor) === data.get('tijd'));
		if (extraTime === undefined)
			return fail(400, { problem: 'Kies hoeveel tijd deze deelnemer krijgt.' });
		if (sitting) moveDeadline(event.locals.app, sitting, extraTime);
		setExtraTime(event.locals.app.db, {
			cohortId: cohort.id,
			personId: membership.personId,
			extraTime,
			by: viewer.id,
			now: event.locals.now
		});
		return back(event);
	},
	heropen: async (event) => {
		const data = await event.request.formData();
		const { viewer, sitting } = target(event, data);
		if (!sitting) error(404, 'geen afname');
		const reason = String(data.get('reden') ?? '')
			.trim()
			.slice(0, 200);
		if (reason === '') return fail(400, { problem: 'Vul in waarom je de afname heropent.' });
		const refused = reopenSitting(event.locals.app.db, {
			sittingId: sitting.id,
			minutes: 10,
			reason,
			by: viewer.id,
			now: event.locals.now
		});
		if (refused) {
			return fail(400, {
				problem:
					refused.refused === 'moment-closed'
						? 'Heropenen kan alleen zolang het moment open is.'
						: 'Deze afname is nog niet ingeleverd.'
			});
		}
		return back(event);
	},
	ongeldig: async (event) => {
		const data = await event.request.formData();
		const { viewer, sitting } = target(event, data);
		if (!sitting) error(404, 'geen afname');
		const reason = String(data.get('reden') ?? '')
			.trim()
			.slice(0, 200);
		if (reason === '') return fail(400, { problem: 'Vul in waarom deze afname niet meetelt.' });
		voidSitting(event.locals.app.db, {
			sittingId: sitting.id,
			reason,
			by: viewer.id,
			now: event.locals.now
		});
		return back(event);
	},
	weg: async (event) => {
		const { cohort, viewer, membership } = target(event, await event.request.formData());
		leave(event.locals.app.db, {
			cohortId: cohort.id,
			personId: membership.personId,
			by: viewer.id,
			now: event.locals.now
		});
		return back(event);
	}
};
