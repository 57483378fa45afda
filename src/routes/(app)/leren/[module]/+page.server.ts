import { error, redirect } from '@sveltejs/kit';
import { courseProgress } from '$lib/server/progress';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const found = courseProgress(app, viewer.id).find(({ module }) => module.slug === params.module);
	if (!found) error(404, 'geen module');
	const { module, lessons } = found;
	return {
		module: {
			slug: module.slug,
			number: module.number,
			title: module.title,
			summary: module.summary,
			goals: module.goals
		},
		lessons: lessons.map(({ lesson, state }) => ({
			slug: lesson.slug,
			title: lesson.title,
			summary: lesson.summary,
			minutes: lesson.minutes,
			state
		}))
	};
};
