import { error, fail, redirect } from '@sveltejs/kit';
import { lessonView } from '$lib/server/lesson-view';
import { judge, judgeTask, posedWith, seedIn } from '$lib/server/practice';
import { listMemberships } from '$lib/server/cohorts';
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

export const load: PageServerLoad = async (event) => {
	const { module, lesson, at, personId } = find(event);
	const { app, now } = event.locals;
	const place = { personId, module: module.slug, lesson: lesson.slug };
	openLesson(app.db, { ...place, now });
	const titles = module.lessons.map(({ slug, title }) => ({ slug, title }));
	return {
		module: { slug: module.slug, number: module.number, title: module.title, lessons: titles },
		lesson: {
			slug: lesson.slug,
			title: lesson.title,
			goal: lesson.goal,
			minutes: lesson.minutes,
			source: lesson.source,
			sources: lesson.sources,
			number: at + 1
		},
		view: {
			...(await lessonView(app.content, module, lesson, event.url.searchParams)),
			ownEnvironment: listMemberships(app.db, personId).find(
				({ membership }) => membership.environment
			)?.membership.environment
		},
		previous: titles[at - 1],
		next: titles[at + 1],
		done: findVisit(app.db, place)?.doneAt != null
	};
};

export const actions: Actions = {
	oefening: async (event) => {
		const { module, lesson, personId } = find(event);
		const { app, now } = event.locals;
		const data = await event.request.formData();
		const exercise = String(data.get('oefening') ?? '');
		const found = lesson.exercises.includes(exercise) && module.exercises.get(exercise);
		if (!found) error(404, 'geen oefening');
		const seed = seedIn(event.url.searchParams, found);
		const judged = judge(await posedWith(found, seed), exercise, [...data]);
		if (!judged) error(404, 'geen oefening');
		if ('problem' in judged) return fail(400, { exercise, problem: judged.problem });
		recordAttempt(app.db, { personId, exercise, answer: judged.answer, seed, now });
		return { exercise, ...judged };
	},
	opdracht: async (event) => {
		const { module, lesson } = find(event);
		const data = await event.request.formData();
		const task = String(data.get('opdracht') ?? '');
		const found = lesson.tasks.includes(task) && module.tasks.get(task);
		if (!found) error(404, 'geen opdracht');
		const judged = await judgeTask(found, data);
		return 'problem' in judged ? fail(400, { task, ...judged }) : { task, ...judged };
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
