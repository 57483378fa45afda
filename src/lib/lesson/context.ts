import { getContext, setContext } from 'svelte';
import type { OpenItem } from '../items/index';
import type { Said } from '../items/item';
import type { ReportModel } from '../domain/lvs/models';

/** An exercise as a learner sees it. */
export interface ExerciseView {
	readonly open: OpenItem;
	readonly model: ReportModel | undefined;
	/** 'Stap voor stap'; what is worked out in the first `worked` of them is shown at once. */
	readonly steps: readonly { do: string; shown: string }[];
	readonly worked: number;
	/** Which pupils: 0 as written. */
	readonly seed: number;
	/** The pupils to go on with; undefined where there are no others. */
	readonly nextSeed: number | undefined;
}

export interface TaskView {
	readonly ask: string;
	readonly points: readonly string[];
	/** The report with the scores to begin with, and how low and high each can be. */
	readonly model: ReportModel;
	readonly scores: readonly { moment: string; score: number; from: number; to: number }[];
}

/** What came of the exercise that was checked last. */
export interface ExerciseResult {
	readonly exercise: string;
	readonly answer?: unknown;
	readonly right?: boolean;
	readonly problem?: string;
	readonly explanation?: string;
	readonly feedback?: readonly Said[];
}

/** What came of the task that was checked last. */
export interface TaskResult {
	readonly task: string;
	readonly scores?: Readonly<Record<string, number>>;
	/** The report with these scores. */
	readonly model?: ReportModel;
	readonly points?: readonly { met: boolean; hint: string }[];
	readonly explanation?: string | undefined;
	readonly problem?: string;
}

/** What the page of a lesson gives to the components in its text, by id. */
export interface LessonContext {
	readonly exercises: Readonly<Record<string, ExerciseView>>;
	readonly figures: Readonly<Record<string, { caption: string; model: ReportModel }>>;
	readonly tasks: Readonly<Record<string, TaskView>>;
	readonly terms: Readonly<Record<string, { term: string; definition: string }>>;
	/** Names of report environments by slug, and the one that the learner works with. */
	readonly environments: Readonly<Record<string, string>>;
	readonly ownEnvironment: string | undefined;
	readonly exerciseResult: () => ExerciseResult | undefined;
	readonly taskResult: () => TaskResult | undefined;
}

const key = Symbol('lesson');
export const provideLesson = (given: LessonContext) => setContext(key, given);
export const lessonContext = () => getContext<LessonContext>(key);
