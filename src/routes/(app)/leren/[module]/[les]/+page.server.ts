import { error, fail, redirect } from '@sveltejs/kit';
import { judge } from '$lib/server/practice';
import { finishLesson, findVisit, openLesson, recordAttempt } from '$lib/server/progress';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function find({ params, locals: { app, viewer } }: RequestEvent) {
	if (!viewer) redirect(303, '/inloggen');
	const module = app.content.modules.find(({ slug }) => slug === params.module);
	const at = module?.lessons.findIndex(({ slug }) => slug === params.les) ?? -1;
	const lesson = module?.lessons[at];
	if (!module || !lesson) error(404, 'geen les');
	return { module, lesson, at, personId: viewer.id };
}

export const load: PageServerLoad = (event) => {
	const { module, lesson, at, personId } = find(event);
	const { app, now } = event.locals;
	const place = { personId, module: module.slug, lesson: lesson.slug };
	openLesson(app.db, { ...place, now });
	const exercises = Object.fromEntries(
		lesson.exercises.flatMap((id) => {
			const testlet = app.content.exercises.get(id)?.testlet;
			const item = testlet?.items[0];
			return item ? [[id, { open: item.item.open, model: testlet?.model }] as const] : [];
		})
	);
	const titles = module.lessons.map(({ slug, title }) => ({ slug, title }));
	return {
		module: { slug: module.slug, number: module.number, title: module.title, lessons: titles },
		lesson: {
			slug: lesson.slug,
			title: lesson.title,
			minutes: lesson.minutes,
			source: lesson.source,
			number: at + 1
		},
		exercises,
		previous: titles[at - 1],
		next: titles[at + 1],
		done: findVisit(app.db, place)?.doneAt != null
	};
};

export const actions: Actions = {
	oefening: async (event) => {
		const { lesson, personId } = find(event);
		const { app, now } = event.locals;
		const data = await event.request.formData();
		const exercise = String(data.get('oefening') ?? '');
		const judged = lesson.exercises.includes(exercise)
			? judge(app.content, exercise, [...data])
			: undefined;
		if (!judged) error(404, 'geen oefening');
		if ('problem' in judged) return fail(400, { exercise, problem: judged.problem });
		recordAttempt(app.db, { personId, exercise, answer: judged.answer, now });
		return { exercise, ...judged };
	},
	klaar: (event) => {
		const { module, lesson, at, personId } = find(event);
		finishLesson(event.locals.app.db, {
			personId,
			module: module.slug,
			lesson: lesson.slug,
			now: event.locals.now
		});
		const next = module.lessons[at + 1];
		redirect(303, next ? `/leren/${module.slug}/${next.slug}` : '/leren');
	}
};
