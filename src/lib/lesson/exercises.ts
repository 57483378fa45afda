import { getContext, setContext } from 'svelte';
import type { OpenItem } from '../items/index';
import type { ReportModel } from '../domain/lvs/models';

/** What the page of a lesson gives to the exercises in its text. */
export interface LessonExercises {
	readonly exercises: Readonly<Record<string, { open: OpenItem; model: ReportModel | undefined }>>;
	/** What came of the exercise that was checked last. */
	readonly result: () =>
		| {
				exercise: string;
				answer?: unknown;
				right?: boolean;
				problem?: string;
				explanation?: string;
				feedback?: readonly { code: string; tone: 'ok' | 'bad' | 'missed'; text: string }[];
		  }
		| undefined;
}

const key = Symbol('exercises');
export const provideExercises = (given: LessonExercises) => setContext(key, given);
export const exercisesOfLesson = () => getContext<LessonExercises>(key);
