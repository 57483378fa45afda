import { beforeEach, describe, expect, it } from 'vitest';
import { assignModule, listAssignments, withdrawModule } from './assignments.ts';
import { nextStep } from './next-step.ts';
import { judge } from './practice.ts';
import {
	cohortProgress,
	courseProgress,
	findVisit,
	finishLesson,
	listAttempts,
	listVisits,
	openLesson,
	recordAttempt
} from './progress.ts';
import { closeMoment } from './snapshots.ts';
import { listTests } from './tests-of.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	momentOf,
	now,
	start,
	take,
	type World
} from './test-world.ts';
import type { Cohort, Membership } from './cohorts.ts';

let world: World;
let cohort: Cohort;
let samira: Membership;
beforeEach(async () => {
	world = await makeWorld();
	cohort = addCohort(world);
	samira = enrol(world, cohort);
});

function firstLesson() {
	const [module] = world.content.modules;
	const [lesson] = module?.lessons ?? [];
	if (!module || !lesson) throw new Error('no lesson');
	return { personId: samira.personId, module: module.slug, lesson: lesson.slug };
}

describe('a lesson', () => {
	it('is new, opened, and done; done it stays, with its first date', () => {
		const visit = firstLesson();
		const state = () => courseProgress(world, samira.personId)[0]?.lessons[0];
		expect(state()?.state).toBe('new');
		openLesson(world.db, { ...visit, now });
		expect(state()).toMatchObject({ state: 'opened', doneAt: null });
		finishLesson(world.db, { ...visit, now: days(1) });
		finishLesson(world.db, { ...visit, now: days(2) });
		openLesson(world.db, { ...visit, now: days(3) });
		expect(state()).toMatchObject({ state: 'done', doneAt: days(1) });
		expect(findVisit(world.db, visit)).toMatchObject({ openedAt: now });
		expect(listVisits(world.db, samira.personId)).toHaveLength(1);
		expect(courseProgress(world, samira.personId)[0]?.done).toBe(1);
	});
});

describe('an exercise', () => {
	it('keeps the first answer and counts the others', () => {
		const attempt = { personId: samira.personId, exercise: 'x', seed: 0, now };
		recordAttempt(world.db, { ...attempt, answer: 2 });
		recordAttempt(world.db, { ...attempt, answer: 0, now: days(1) });
		expect(listAttempts(world.db, samira.personId)).toMatchObject([
			{ firstAnswer: 2, firstSeed: 0, firstAt: now, attempts: 2 }
		]);
	});

	it('is judged at once, with the author’s sentence on each choice', () => {
		const [id, exercise] =
			[...world.content.exercises].find(
				([, one]) => one.testlet.items[0]?.item.open.type === 'multiple-choice'
			) ?? [];
		const item = exercise?.testlet.items[0]?.item;
		if (!id || !exercise || !item) throw new Error('no exercise');
		const keys = item.choices.filter(({ correct }) => correct).map(({ code }) => code);
		const [wrong = ''] = item.choices.filter(({ correct }) => !correct).map(({ code }) => code);
		const answer = (...codes: string[]) =>
			judge(
				exercise,
				id,
				codes.map((code) => [`${id}:choice`, code])
			);
		const right = answer(...keys);
		expect(right).toMatchObject({ right: true });
		const tones = (judged: ReturnType<typeof judge>) =>
			judged && 'feedback' in judged ? judged.feedback.map(({ at, tone }) => [at, tone]) : [];
		expect(tones(right)).toEqual(item.choices.map(({ code }) => [code, 'ok']));
		const missed = answer(...keys.slice(1), wrong);
		expect(missed).toMatchObject({ right: false });
		expect(tones(missed)).toContainEqual([wrong, 'bad']);
		expect(tones(missed)).toContainEqual([keys[0], 'missed']);
		expect(missed && 'feedback' in missed && missed.feedback.every(({ text }) => text !== '')).toBe(
			true
		);
		expect(judge(exercise, id, [])).toEqual({ problem: 'Kies eerst een antwoord.' });
	});
});

describe('the tests of a learner', () => {
	it('are those of all her cohorts, in the order in which they open', () => {
		const other = addCohort(world);
		enrol(world, other, { personId: samira.personId });
		const sitting = start(world, samira, 'T1');
		const tests = listTests(world.db, samira.personId, now);
		expect(tests.map(({ moment, state }) => [moment.code, state])).toEqual([
			['T1', 'open'],
			['T1', 'open'],
			['T3', 'to-come'],
			['T3', 'to-come']
		]);
		expect(tests.filter((one) => one.sitting?.id === sitting.id)).toHaveLength(1);
		expect(listTests(world.db, world.trainer, now)).toEqual([]);
	});
});

describe('the next step', () => {
	const step = (at = now) =>
		nextStep(
			listTests(world.db, samira.personId, at),
			courseProgress(world, samira.personId).slice(0, 1)
		);
	const finishAll = () => {
		const [module] = world.content.modules;
		for (const { slug } of module?.lessons ?? []) {
			finishLesson(world.db, { ...firstLesson(), lesson: slug, now });
		}
	};

	it('is a test that is open, then to go on with it, then a lesson, then to wait, then the result', () => {
		const moment = momentOf(world, cohort, 'T1');
		expect(step()).toMatchObject({ kind: 'test', action: { href: `/toetsen/${moment.id}` } });
		const sitting = start(world, samira, 'T1');
		expect(step()).toMatchObject({ kind: 'test', action: { href: `/afname/${sitting.id}` } });
		closeMoment(world, moment, { by: null, now: days(1) });
		expect(step(days(2))).toMatchObject({ kind: 'lesson', action: { label: 'Begin met de les' } });
		openLesson(world.db, { ...firstLesson(), now });
		expect(step(days(2)).action?.label).toBe('Ga verder');
		finishAll();
		expect(step(days(2))).toMatchObject({ kind: 'wait', opensAt: days(60), action: undefined });
		take(world, samira, 'T3');
		expect(step(days(62))).toMatchObject({
			kind: 'result',
			action: { href: `/resultaten/${cohort.id}` }
		});
	});

	it('is to join a cohort for somebody without one', () => {
		expect(nextStep([], [])).toMatchObject({ kind: 'nothing', action: { href: '/code' } });
	});
});

describe('how far a cohort is', () => {
	const finish = (personId: string) => {
		const [module] = world.content.modules;
		for (const { slug } of module?.lessons ?? []) {
			finishLesson(world.db, { ...firstLesson(), personId, lesson: slug, now });
		}
	};
	const finished = () => cohortProgress(world, cohort.id).modules[0]?.finished;
	/** With Samira. */
	const group = (size: number) => [
		samira.personId,
		...Array.from({ length: size - 1 }, () => enrol(world, cohort).personId)
	];

	it('is a count per module, where those who finished and those who did not are both nobody or six', () => {
		const people = group(14);
		expect(finished()).toBe(0);
		const shown = people.map((personId) => {
			finish(personId);
			return finished();
		});
		const none = undefined;
		expect(shown).toEqual([none, none, none, none, none, 6, 7, 8, ...Array<undefined>(6)]);
	});

	it('is nothing in a cohort of fewer than ten', () => {
		group(9).slice(0, 3).forEach(finish);
		expect(cohortProgress(world, cohort.id)).toMatchObject({ learners: 9 });
		expect(finished()).toBeUndefined();
	});
});

describe('a module that is assigned', () => {
	it('has one date in a cohort, which can be moved and withdrawn', () => {
		const place = { cohortId: cohort.id, module: firstLesson().module };
		const by = { by: world.trainer, now };
		assignModule(world.db, { ...place, dueOn: '2026-12-01' }, by);
		assignModule(world.db, { ...place, dueOn: '2026-11-01' }, by);
		expect(listAssignments(world.db, [cohort.id])).toMatchObject([{ dueOn: '2026-11-01' }]);
		expect(listAssignments(world.db, [])).toEqual([]);
		withdrawModule(world.db, place);
		expect(listAssignments(world.db, [cohort.id])).toEqual([]);
	});
});
