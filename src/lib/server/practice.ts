import { groupGrowthModel } from '../domain/lvs/group-growth.ts';
import type { GroupGrowthModel } from '../domain/lvs/group-growth.ts';
import { scoreRange, withScores } from '../domain/lvs/pupil-task.ts';
import type { Said } from '../items/item.ts';
import { parseDutchNumber } from '../items/number/parse.ts';
import type { Exercise, Posed } from './content/exercises.ts';
import { seeds } from './content/others.ts';
import { checkTask, type Task } from './content/tasks.ts';
import { fieldsOf } from './taking.ts';

/** Practice: answers are judged at once, and everything that is chosen says why. */

export type Judgement =
	| { answer: unknown; right: boolean; feedback: readonly Said[]; explanation: string }
	| { problem: string };

/** An exercise with the pupils of a seed; as written where there are no others. */
export const posedWith = async (exercise: Exercise, seed: number): Promise<Posed> =>
	(seed > 0 ? await exercise.withOthers?.(seed) : undefined) ?? exercise;

/** The seed that an address asks for: 0, as written, for anything that is none. */
export function seedIn(params: URLSearchParams, { id, withOthers }: Exercise): number {
	const asked = Number(params.get(id) ?? 0);
	return withOthers && Number.isInteger(asked) && asked > 0 && asked <= seeds ? asked : 0;
}

export const seedAfter = (seed: number): number => (seed % seeds) + 1;

/** Judges one exercise, part by part. */
export function judge(
	{ testlet }: Posed,
	exerciseId: string,
	entries: readonly (readonly [string, unknown])[]
): Judgement | undefined {
	const [bank] = testlet.items;
	if (!bank) return undefined;
	const { item, explanation } = bank;
	const reading = item.read(fieldsOf(entries, exerciseId));
	if ('problem' in reading) return reading;
	if ('blank' in reading) return { problem: 'Kies eerst een antwoord.' };
	const { answer } = reading;
	if (!item.complete(answer)) return { problem: 'Vul eerst alles in, dan kijken we het na.' };
	return {
		answer,
		right: item.score(answer) === item.maxScore,
		feedback: item.says(answer),
		explanation
	};
}

/** The report of a task, with the scores that somebody chose. */
export function taskModel(
	{ stimulus, facts }: Task,
	scores: Readonly<Record<string, number>>
): GroupGrowthModel {
	return groupGrowthModel(stimulus, withScores(facts, scores));
}

export type TaskJudgement =
	| {
			scores: Readonly<Record<string, number>>;
			model: GroupGrowthModel;
			points: readonly { met: boolean; hint: string }[];
			/** Only when all points are met. */
			explanation: string | undefined;
	  }
	| { problem: string };

/** Reads the scores of a task from a form, and says of each point whether they meet it. */
export async function judgeTask(task: Task, data: FormData): Promise<TaskJudgement> {
	const scores: Record<string, number> = {};
	for (const moment of task.facts.moments) {
		const score = parseDutchNumber(String(data.get(moment) ?? ''));
		const range = scoreRange(task.facts, moment);
		if (!range || score === undefined || score < range.from || score > range.to) {
			const limits = range ? ` van ${range.from} tot en met ${range.to}` : '';
			return { problem: `Vul bij ${moment} een score in${limits}.` };
		}
		scores[moment] = Math.round(score);
	}
	const met = (await checkTask(task, scores)) ?? [];
	return {
		scores,
		model: taskModel(task, scores),
		points: task.points.map(({ hint }, at) => ({ met: met[at]?.met ?? false, hint })),
		explanation: met.every((point) => point.met) ? task.explanation : undefined
	};
}
