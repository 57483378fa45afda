import * as v from 'valibot';
import { domains } from '../../domain/assessment/blueprint.ts';
import type { World } from '../../domain/lvs/facts.ts';
import { text } from '../../items/authored.ts';
import { readExercise, type Exercise } from './exercises.ts';
import { readFigures, type Figure } from './figures.ts';
import { readLesson, type Known, type Lesson, type LessonLink } from './lessons.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import { readTasks, type Task } from './tasks.ts';

const moduleFile = v.strictObject({
	title: text,
	/** What one can do after it. */
	goals: v.pipe(v.array(text), v.minLength(1)),
	/** What it teaches of the test; empty where the test does not ask it. */
	domains: v.array(v.picklist(domains)),
	summary: text,
	/** Author (year), title. */
	sources: v.pipe(v.array(text), v.minLength(1))
});

export interface Module extends v.InferOutput<typeof moduleFile> {
	readonly slug: string;
	/** Its place in the book, from the folder's name. */
	readonly number: number;
	readonly lessons: readonly Lesson[];
	/** By id. */
	readonly exercises: ReadonlyMap<string, Exercise>;
	readonly figures: ReadonlyMap<string, Figure>;
	readonly tasks: ReadonlyMap<string, Task>;
}

/** Reads a module folder: what it says of itself, its exercises, figures and tasks, then its lessons. */
export async function readModule(
	folder: string,
	files: readonly SourceFile[],
	{ world, ...named }: { world: World } & Pick<Known, 'terms' | 'environments'>,
	report: (problem: Problem) => void
): Promise<{ module: Module; links: readonly LessonLink[] } | undefined> {
	const here = `modules/${folder}`;
	const name = /^(\d\d)-([a-z0-9-]+)$/.exec(folder);
	if (!name?.[1] || !name[2]) {
		report({ file: here, line: 1, message: 'a module folder is named 03-slug' });
		return undefined;
	}
	const fileAt = (path: string) => files.find((file) => file.path === `${here}/${path}`);
	const about = fileAt('module.yaml');
	if (!about) {
		report({ file: here, line: 1, message: 'module.yaml is missing' });
		return undefined;
	}
	const read = readYaml(about.path, textOf(about), moduleFile, report);
	const { exercises, unread } = await readExercises(files, world, report);
	const [figuresFile, tasksFile] = [fileAt('figures.yaml'), fileAt('tasks.yaml')];
	const figures = byId(figuresFile ? await readFigures(figuresFile, world, report) : []);
	const tasks = byId(tasksFile ? await readTasks(tasksFile, world, report) : []);
	const known: Known = {
		...named,
		// what has problems of its own is there all the same
		exercises: new Set([...exercises.keys(), ...unread]),
		figures: new Set(figures.keys()),
		tasks: new Set(tasks.keys())
	};
	const lessonFiles = files.filter(({ path }) =>
		new RegExp(`^${here}/\\d\\d-[a-z0-9-]+\\.md$`).test(path)
	);
	const lessons = lessonFiles.flatMap((file) => readLesson(file, known, report) ?? []);
	const used = new Set(lessons.flatMap(({ lesson }) => lesson.exercises));
	for (const id of lessons.length === lessonFiles.length ? exercises.keys() : []) {
		if (used.has(id)) continue;
		const message = `no lesson uses ${id}`;
		report({ file: `${here}/exercises/${id}.yaml`, line: 1, message });
	}
	return (
		read && {
			module: {
				slug: name[2],
				number: Number(name[1]),
				...read.value,
				lessons: lessons.map(({ lesson }) => lesson),
				exercises,
				figures,
				tasks
			},
			links: lessons.flatMap(({ links }) => links)
		}
	);
}

async function readExercises(
	files: readonly SourceFile[],
	world: World,
	report: (problem: Problem) => void
) {
	const exercises = new Map<string, Exercise>();
	const unread: string[] = [];
	for (const file of files) {
		const id = /\/exercises\/([^/]+)\.yaml$/.exec(file.path)?.[1];
		if (id === undefined) continue;
		const exercise = await readExercise(file, world, report);
		if (!exercise) {
			unread.push(id);
			continue;
		}
		if (exercise.id !== id) {
			report({
				file: file.path,
				line: 1,
				message: `the file has the name of its id, ${exercise.id}`
			});
		}
		exercises.set(exercise.id, exercise);
	}
	return { exercises, unread };
}

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
	new Map(list.map((one) => [one.id, one]));
