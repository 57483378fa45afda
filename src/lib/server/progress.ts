import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { distributionMayShow, safeRemainder } from '../domain/privacy/limits.ts';
import { listLearners } from './cohorts.ts';
import type { Content } from './content/content.ts';
import type { Lesson } from './content/lessons.ts';
import type { Module } from './content/modules.ts';
import { write, type Database } from './db/open.ts';
import { exerciseAttempt, lessonVisit } from './db/schema.ts';

/** Owns the tables lesson_visit and exercise_attempt: work done in the course. */

export interface LessonProgress {
	readonly lesson: Lesson;
	readonly state: 'new' | 'opened' | 'done';
	readonly doneAt: Date | null;
}

export interface ModuleProgress {
	readonly module: Module;
	readonly lessons: readonly LessonProgress[];
	readonly done: number;
}

/** The course in the order of the book, with how far somebody is. */
export function courseProgress(
	{ db, content }: { db: Database; content: Content },
	personId: string
): ModuleProgress[] {
	const visits = db.select().from(lessonVisit).where(eq(lessonVisit.personId, personId)).all();
	const found = new Map(visits.map((visit) => [`${visit.module}/${visit.lesson}`, visit]));
	return content.modules.map((module) => {
		const lessons = module.lessons.map((lesson): LessonProgress => {
			const visit = found.get(`${module.slug}/${lesson.slug}`);
			return {
				lesson,
				state: visit ? (visit.doneAt ? 'done' : 'opened') : 'new',
				doneAt: visit?.doneAt ?? null
			};
		});
		return { module, lessons, done: lessons.filter(({ state }) => state === 'done').length };
	});
}

interface Visit {
	readonly personId: string;
	readonly module: string;
	readonly lesson: string;
	readonly now: Date;
}

export function openLesson(db: Database, { personId, module, lesson, now }: Visit): void {
	db.insert(lessonVisit)
		.values({ personId, module, lesson, openedAt: now })
		.onConflictDoNothing()
		.run();
}

export function finishLesson(db: Database, { personId, module, lesson, now }: Visit): void {
	db.insert(lessonVisit)
		.values({ personId, module, lesson, openedAt: now, doneAt: now })
		.onConflictDoUpdate({
			target: [lessonVisit.personId, lessonVisit.module, lessonVisit.lesson],
			set: { doneAt: sql`coalesce(${lessonVisit.doneAt}, excluded.done_at)` }
		})
		.run();
}

/** The first answer to an exercise is kept, later ones are counted: trying again is free. */
export function recordAttempt(
	db: Database,
	{
		personId,
		exercise,
		answer,
		seed,
		now
	}: { personId: string; exercise: string; answer: unknown; seed: number; now: Date }
): void {
	write(db, () =>
		db
			.insert(exerciseAttempt)
			.values({
				personId,
				exercise,
				firstAnswer: answer,
				firstSeed: seed,
				firstAt: now,
				attempts: 1
			})
			.onConflictDoUpdate({
				target: [exerciseAttempt.personId, exerciseAttempt.exercise],
				set: { attempts: sql`${exerciseAttempt.attempts} + 1` }
			})
			.run()
	);
}

export const listAttempts = (db: Database, personId: string) =>
	db.select().from(exerciseAttempt).where(eq(exerciseAttempt.personId, personId)).all();

export const listVisits = (db: Database, personId: string) =>
	db.select().from(lessonVisit).where(eq(lessonVisit.personId, personId)).all();

export const findVisit = (db: Database, { personId, module, lesson }: Omit<Visit, 'now'>) =>
	db
		.select()
		.from(lessonVisit)
		.where(
			and(
				eq(lessonVisit.personId, personId),
				eq(lessonVisit.module, module),
				eq(lessonVisit.lesson, lesson)
			)
		)
		.get();

/**
 * Per module how many of the present learners of a cohort finished all its lessons; undefined where the
 * count, or what is left of the group, is too small to show (decided by the same limits as outcomes).
 */
export function cohortProgress(
	{ db, content }: { db: Database; content: Content },
	cohortId: string
): { learners: number; modules: { module: Module; finished: number | undefined }[] } {
	const people = listLearners(db, cohortId)
		.filter(({ membership }) => !membership.leftAt)
		.map(({ membership }) => membership.personId);
	const done = new Set(
		db
			.select()
			.from(lessonVisit)
			.where(and(inArray(lessonVisit.personId, people), isNotNull(lessonVisit.doneAt)))
			.all()
			.map(({ personId, module, lesson }) => `${personId} ${module}/${lesson}`)
	);
	const modules = content.modules.map((module) => {
		const finished = people.filter((personId) =>
			module.lessons.every(({ slug }) => done.has(`${personId} ${module.slug}/${slug}`))
		).length;
		const shown =
			distributionMayShow(people.length) &&
			safeRemainder(finished) &&
			finished < people.length &&
			safeRemainder(people.length - finished);
		return { module, finished: shown ? finished : undefined };
	});
	return { learners: people.length, modules };
}
