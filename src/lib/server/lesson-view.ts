import type { Content } from './content/content.ts';
import type { Exercise } from './content/exercises.ts';
import type { Lesson } from './content/lessons.ts';
import type { Module } from './content/modules.ts';
import type { Task } from './content/tasks.ts';
import { scoreRange } from '../domain/lvs/pupil-task.ts';
import { posedWith, seedAfter, seedIn, taskModel } from './practice.ts';

/** All that the components in one lesson show, by id: open parts and reports, never a key. */
export async function lessonView(
	content: Content,
	module: Module,
	lesson: Lesson,
	params: URLSearchParams
) {
	const exercises: Record<string, Awaited<ReturnType<typeof exerciseView>>> = {};
	for (const id of lesson.exercises) {
		const exercise = module.exercises.get(id);
		if (!exercise) continue;
		exercises[id] = await exerciseView(exercise, module, params);
	}
	return {
		exercises,
		figures: chosen(lesson.figures, module.figures, ({ caption, model }) => ({ caption, model })),
		tasks: chosen(lesson.tasks, module.tasks, taskView),
		terms: chosen(
			lesson.terms,
			new Map(content.glossary.map((term) => [term.id, term])),
			({ term, definition }) => ({ term, definition })
		),
		environments: Object.fromEntries(content.environments.map(({ slug, name }) => [slug, name]))
	};
}

async function exerciseView(exercise: Exercise, module: Module, params: URLSearchParams) {
	const seed = seedIn(params, exercise);
	const { testlet, steps } = await posedWith(exercise, seed);
	const [bank] = testlet.items;
	if (!bank) throw new Error(`${exercise.id} has no item`);
	return {
		open: bank.item.open,
		model: testlet.model,
		steps,
		worked: Math.max(0, steps.length - workedBefore(module, exercise.id)),
		seed,
		nextSeed: exercise.withOthers && seedAfter(seed)
	};
}

/** How many exercises of the module before this one are worked out: steps fade one by one. */
function workedBefore(module: Module, id: string): number {
	const order = module.lessons.flatMap(({ exercises }) => exercises);
	return order
		.slice(0, order.indexOf(id))
		.filter((one) => (module.exercises.get(one)?.steps.length ?? 0) > 0).length;
}

const taskView = (task: Task) => ({
	ask: task.ask,
	points: task.points.map(({ text }) => text),
	model: taskModel(task, {}),
	scores: task.facts.moments.flatMap((moment) => {
		const range = scoreRange(task.facts, moment);
		const score = task.facts.pupils[0]?.scores[moment];
		return range && score !== undefined ? [{ moment, score, ...range }] : [];
	})
});

const chosen = <T, View>(
	ids: readonly string[],
	all: ReadonlyMap<string, T>,
	view: (one: T) => View
): Record<string, View> =>
	Object.fromEntries(
		ids.flatMap((id) => {
			const found = all.get(id);
			return found ? [[id, view(found)] as const] : [];
		})
	);
