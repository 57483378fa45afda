import { redirect } from '@sveltejs/kit';
import { courseProgress } from '$lib/server/progress';
import { nextStep } from '$lib/server/next-step';
import { listMemberships } from '$lib/server/cohorts';
import { listTests } from '$lib/server/tests-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const tests = listTests(app.db, viewer.id, now);
	const course = courseProgress(app, viewer.id);
	const [membership] = listMemberships(app.db, viewer.id).filter(
		({ membership }) => membership.role === 'learner'
	);
	return {
		reset: viewer.passwordResetAt,
		cohort: membership && {
			name: membership.cohort.name,
			organisation: membership.organisation.name
		},
		next: nextStep(tests, course),
		tests,
		modules: course.map(({ module, lessons, done }) => ({
			slug: module.slug,
			number: module.number,
			title: module.title,
			done,
			minutes: lessons
				.filter(({ state }) => state !== 'done')
				.reduce((sum, { lesson }) => sum + lesson.minutes, 0),
			lessons: lessons.map(({ lesson, state }) => ({
				slug: lesson.slug,
				title: lesson.title,
				minutes: lesson.minutes,
				state
			}))
		}))
	};
};
