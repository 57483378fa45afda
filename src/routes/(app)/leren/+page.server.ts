import { redirect } from '@sveltejs/kit';
import { clusterNames } from '$lib/domain/assessment/blueprint';
import { listAssignments } from '$lib/server/assignments';
import { inOrderFor } from '$lib/server/course-order';
import { listGoals } from '$lib/server/goals';
import { courseProgress } from '$lib/server/progress';
import { ownResult } from '$lib/server/results';
import { nextStep } from '$lib/server/next-step';
import { listMemberships } from '$lib/server/cohorts';
import { listTests } from '$lib/server/tests-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer, now } }) => {
	if (!viewer) redirect(303, '/inloggen');
	const tests = listTests(app.db, viewer.id, now);
	const book = courseProgress(app, viewer.id);
	const memberships = listMemberships(app.db, viewer.id).filter(
		({ membership }) => membership.role === 'learner'
	);
	const [membership] = memberships;
	const madeFirst = tests.find(
		({ moment, sitting }) => moment.code === 'T1' && sitting?.submittedAt
	);
	const result = madeFirst && ownResult(app, viewer.id, madeFirst.cohort.id, now);
	const cluster =
		result?.words?.mostToGain ?? (result?.last ? undefined : result?.first?.mostToGain);
	const course = inOrderFor(book, cluster);
	const assigned = new Map(
		listAssignments(
			app.db,
			memberships.map(({ cohort }) => cohort.id)
		)
			.reverse()
			.map(({ module, dueOn }) => [module, new Date(dueOn)])
	);
	const goal = listGoals(app.db, viewer.id).find(({ reviewedAt }) => !reviewedAt);
	const work = book.find(({ module }) => module.slug === goal?.module);
	return {
		reset: viewer.passwordResetAt,
		cohort: membership && {
			name: membership.cohort.name,
			organisation: membership.organisation.name
		},
		next: nextStep(tests, course),
		/** Why the modules stand in this order; undefined before T1 says anything. */
		order: result && { first: cluster && clusterNames[cluster] },
		goal: goal && {
			aim: goal.aim,
			evidence: goal.evidence,
			due: new Date(goal.dueOn),
			work: work && { done: work.done, lessons: work.lessons.length, title: work.module.title }
		},
		tests,
		modules: course.map(({ module, lessons, done }) => ({
			slug: module.slug,
			number: module.number,
			title: module.title,
			done,
			dueOn: assigned.get(module.slug),
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
