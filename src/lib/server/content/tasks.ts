import * as v from 'valibot';
import type { GroupGrowthFacts, World } from '../../domain/lvs/facts.ts';
import { gatherFacts } from '../../domain/lvs/facts.ts';
import { pupilTaskOutcome, withScores } from '../../domain/lvs/pupil-task.ts';
import { groupGrowth, type GroupGrowth } from '../../domain/lvs/stimulus.ts';
import { expression, text } from '../../items/authored.ts';
import { evaluate, single } from './expectations.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';

/** One thing that the scores of a task must show. */
export interface TaskPoint {
	readonly text: string;
	readonly check: string;
	readonly hint: string;
}

/** A task for the simulator: choose two scores of one pupil so that all points hold. */
export interface Task {
	readonly id: string;
	readonly ask: string;
	readonly stimulus: GroupGrowth;
	readonly facts: GroupGrowthFacts;
	readonly points: readonly TaskPoint[];
	readonly explanation: string;
}

const tasksFile = v.array(
	v.strictObject({
		id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case, digits and -')),
		ask: text,
		stimulus: groupGrowth,
		points: v.pipe(
			v.array(v.strictObject({ text, check: expression, hint: text })),
			v.minLength(1),
			v.maxLength(5)
		),
		/** Scores that meet all points, to prove that it can be done. */
		solution: v.record(v.string(), v.number()),
		explanation: text
	})
);

/** Reads tasks.yaml of a module: at the start a task is not done yet, and its solution does it. */
export async function readTasks(
	file: SourceFile,
	world: World,
	report: (problem: Problem) => void
): Promise<Task[]> {
	const read = readYaml(file.path, textOf(file), tasksFile, report);
	if (!read) return [];
	const tasks: Task[] = [];
	for (const [at, { solution, ...written }] of read.value.entries()) {
		const tell = (path: readonly PropertyKey[], message: string) =>
			report({
				file: file.path,
				line: read.lineOf([at, ...path]),
				message: `${written.id}: ${message}`
			});
		if (tasks.some(({ id }) => id === written.id)) tell(['id'], 'is here twice');
		const gathered = gatherFacts(written.stimulus, world);
		if ('problems' in gathered) {
			gathered.problems.forEach((message) => tell(['stimulus'], message));
			continue;
		}
		if (gathered.facts.report !== 'group-growth' || gathered.facts.pupils.length !== 1) {
			tell(['stimulus'], 'a task is about one pupil: pupils holds one id');
			continue;
		}
		const task: Task = { ...written, facts: gathered.facts };
		tasks.push(task);
		const solved = await checkTask(task, solution);
		solved?.forEach(({ met, problem }, which) => {
			if (problem) tell(['points', which], problem);
			else if (!met) tell(['points', which], 'the solution does not meet this point');
		});
		if (!solved) tell(['solution'], `needs a score for ${task.facts.moments.join(' and ')}`);
		if ((await checkTask(task, {}))?.every(({ met }) => met)) {
			tell(['points'], 'all points are met at the start already');
		}
	}
	return tasks;
}

/** Which points the scores meet; undefined where a score is missing. */
export async function checkTask(
	{ facts, points }: Task,
	scores: Readonly<Record<string, number>>
): Promise<{ met: boolean; problem?: string }[] | undefined> {
	const outcome = pupilTaskOutcome(withScores(facts, scores));
	if (!outcome) return undefined;
	return Promise.all(
		points.map(async ({ check }) => {
			const given = await evaluate(check, outcome);
			if ('error' in given) return { met: false, problem: `can't be computed: ${given.error}` };
			const value = single(given.value);
			return typeof value === 'boolean'
				? { met: value }
				: { met: false, problem: `${check} gives no true or false` };
		})
	);
}
