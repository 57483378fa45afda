import { randomInt } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { minutesLeft } from '$lib/domain/assessment/deadline';
import { ownMoment } from '$lib/server/access';
import { findCohort, momentState } from '$lib/server/cohorts';
import { drawnForms, itemsOf } from '$lib/server/content/forms';
import { findSittingAt, lastEnvironment, startSitting } from '$lib/server/sittings';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function own({ params, locals: { app, viewer } }: RequestEvent) {
	const found = viewer && ownMoment(app.db, viewer, params.moment);
	if (!found || found.moment.instrument !== 'knowledge-test') error(404, 'geen toets');
	return found;
}

export const load: PageServerLoad = (event) => {
	const { moment, membership } = own(event);
	const { app, now } = event.locals;
	const sitting = findSittingAt(app.db, membership.personId, moment.id);
	if (sitting) redirect(303, `/afname/${sitting.id}`);
	const proposed =
		lastEnvironment(app.db, membership.personId) ?? membership.environment ?? undefined;
	return {
		moment: {
			code: moment.code,
			label: moment.label,
			opensAt: moment.opensAt,
			closesAt: moment.closesAt
		},
		state: momentState(moment, now),
		cohort: findCohort(app.db, moment.cohortId)?.cohort.name ?? '',
		extraTime: membership.extraTime,
		closesIn: minutesLeft(moment.closesAt, now),
		environments: app.content.environments.map(({ slug, name, recognise }) => {
			const forms = drawnForms(app.content.forms, slug);
			return {
				slug,
				name,
				recognise,
				proposed: slug === proposed,
				test: forms && {
					minutes: forms.minutes,
					items: itemsOf(forms.forms.A).length,
					core: itemsOf(forms.forms.A).filter(({ core }) => core).length
				}
			};
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { moment, membership } = own(event);
		const { app, now } = event.locals;
		const environment = String((await event.request.formData()).get('omgeving') ?? '');
		const started = startSitting(app, {
			moment,
			membership,
			environment,
			now,
			heads: randomInt(2) === 1
		});
		if ('sitting' in started) {
			redirect(303, `/afname/${started.sitting.id}/pagina/1?v=${started.sitting.epoch}`);
		}
		const problems = {
			'no-form': 'Kies de rapporten van je school uit de lijst.',
			'not-open': 'Deze toets is nu niet open.',
			'handed-in': 'Je hebt deze toets al ingeleverd.'
		};
		return fail(400, { problem: problems[started.refused] });
	}
};
