import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { goalOutcomes } from '$lib/server/db/schema';
import { changeGoal, listGoals, reviewGoal, setGoal } from '$lib/server/goals';
import { line, oneOf, readPosted } from '$lib/server/posted';
import { courseProgress } from '$lib/server/progress';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const course = courseProgress(app, viewer.id);
	const today = now.toISOString().slice(0, 10);
	return {
		today,
		modules: course.map(({ module }) => ({ slug: module.slug, title: module.title })),
		goals: listGoals(app.db, viewer.id).map(({ module, ...goal }) => {
			const found = course.find((one) => one.module.slug === module);
			return {
				...goal,
				due: new Date(goal.dueOn),
				over: goal.dueOn <= today,
				work: found && {
					slug: found.module.slug,
					title: found.module.title,
					done: found.done,
					lessons: found.lessons.length
				}
			};
		})
	};
};

export const actions: Actions = {
	stel: async ({ request, locals: { app, viewer, now } }) => {
		if (!viewer) redirect(303, '/inloggen');
		const slugs = app.content.modules.map(({ slug }) => slug);
		const data = await request.formData();
		/** Of the goal that is changed; undefined for a new one. */
		const goal = data.has('id') ? String(data.get('id')) : undefined;
		const posted = readPosted(
			data,
			v.object({
				doel: line('wat je wilt kunnen', 300),
				uitdaging: line('wat je nu nog niet kunt', 300),
				bewijs: line('waaraan je het ziet', 300),
				module: v.pipe(
					v.optional(v.string(), ''),
					v.transform((slug) => (slugs.includes(slug) ? slug : null))
				),
				datum: v.pipe(
					v.string('Kies een datum.'),
					v.isoDate('Kies een datum.'),
					v.minValue(now.toISOString().slice(0, 10), 'Kies een datum die nog komt.')
				)
			})
		);
		if ('problems' in posted) return fail(400, { ...posted, goal, review: undefined });
		const { doel, uitdaging, bewijs, module, datum } = posted.values;
		const plan = { aim: doel, challenge: uitdaging, evidence: bewijs, module, dueOn: datum };
		const personId = viewer.id;
		if (goal === undefined) setGoal(app.db, plan, { personId, now });
		else if (!changeGoal(app.db, goal, plan, { personId })) error(404, 'geen doel');
		redirect(303, '/doelen');
	},
	terug: async ({ request, locals: { app, viewer, now } }) => {
		if (!viewer) redirect(303, '/inloggen');
		const data = await request.formData();
		const posted = readPosted(
			data,
			v.object({
				uitkomst: oneOf(goalOutcomes, 'Kies wat ervan kwam.'),
				terugblik: line('wat je zag', 600)
			})
		);
		const id = String(data.get('id') ?? '');
		if ('problems' in posted) return fail(400, { ...posted, goal: undefined, review: id });
		const { uitkomst, terugblik } = posted.values;
		const back = { outcome: uitkomst, reflection: terugblik };
		if (!reviewGoal(app.db, id, back, { personId: viewer.id, now })) error(404, 'geen doel');
		redirect(303, '/doelen');
	}
};
