import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { ownCohort } from '$lib/server/access';
import { assignModule, listAssignments, withdrawModule } from '$lib/server/assignments';
import { oneOf, readPosted } from '$lib/server/posted';
import { cohortProgress } from '$lib/server/progress';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function find({ params, locals: { app, viewer } }: Pick<RequestEvent, 'params' | 'locals'>) {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'course-progress');
	if (!found) error(404, 'geen cohort');
	return { viewer, cohort: found.cohort };
}

export const load: PageServerLoad = ({ params, locals }) => {
	const { cohort } = find({ params, locals });
	const { learners, modules } = cohortProgress(locals.app, cohort.id);
	const assigned = new Map(
		listAssignments(locals.app.db, [cohort.id]).map(({ module, dueOn }) => [module, dueOn])
	);
	return {
		cohort: { id: cohort.id, name: cohort.name },
		learners,
		today: locals.now.toISOString().slice(0, 10),
		modules: modules.map(({ module, finished }) => ({
			slug: module.slug,
			number: module.number,
			title: module.title,
			finished,
			dueOn: assigned.get(module.slug)
		}))
	};
};

export const actions: Actions = {
	vraag: async (event) => {
		const { cohort, viewer } = find(event);
		const { app, now } = event.locals;
		const slugs = app.content.modules.map(({ slug }) => slug);
		const posted = readPosted(
			await event.request.formData(),
			v.object({
				module: oneOf(slugs, 'Kies een module.'),
				datum: v.pipe(v.string('Kies een datum.'), v.isoDate('Kies een datum.'))
			})
		);
		if ('problems' in posted) return fail(400, posted);
		const { module, datum } = posted.values;
		assignModule(app.db, { cohortId: cohort.id, module, dueOn: datum }, { by: viewer.id, now });
		redirect(303, `/cohorten/${cohort.id}/modules`);
	},
	'trek-in': async (event) => {
		const { cohort } = find(event);
		const module = String((await event.request.formData()).get('module') ?? '');
		withdrawModule(event.locals.app.db, { cohortId: cohort.id, module });
		redirect(303, `/cohorten/${cohort.id}/modules`);
	}
};
