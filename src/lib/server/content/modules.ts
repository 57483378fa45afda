import * as v from 'valibot';
import { domains } from '../../domain/assessment/blueprint.ts';
import { text } from '../../items/authored.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import type { Testlet } from './testlets.ts';

const moduleFile = v.strictObject({
	title: text,
	/** What one can do after it. */
	goals: v.pipe(v.array(text), v.minLength(1)),
	domains: v.array(v.picklist(domains)),
	summary: text
});

const lessonFrame = v.strictObject({
	title: text,
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
	summary: text,
	exercises: v.optional(v.array(text), [])
});

export interface Lesson extends v.InferOutput<typeof lessonFrame> {
	readonly slug: string;
	/** `/content/modules/…/….md`, as the lesson's component is found by. */
	readonly source: string;
}

export interface Module extends v.InferOutput<typeof moduleFile> {
	readonly slug: string;
	/** Its place in the book, from the folder's name. */
	readonly number: number;
	readonly lessons: readonly Lesson[];
}

/** An exercise is a testlet of one item that may be practised: its feedback may be shown. */
export interface Exercise {
	readonly id: string;
	readonly testlet: Testlet;
	/** What is said per choice, by the choice's code. */
	readonly feedback: ReadonlyMap<string, string>;
}

export function readModule(
	folder: string,
	files: readonly SourceFile[],
	exercises: ReadonlyMap<string, Exercise>,
	report: (problem: Problem) => void
): Module | undefined {
	const named = /^(\d\d)-([a-z0-9-]+)$/.exec(folder);
	if (!named?.[1] || !named[2]) {
		report({ file: `modules/${folder}`, line: 1, message: 'a module folder is named 03-slug' });
		return undefined;
	}
	const about = files.find(({ path }) => path === `modules/${folder}/module.yaml`);
	if (!about) {
		report({ file: `modules/${folder}`, line: 1, message: 'module.yaml is missing' });
		return undefined;
	}
	const read = readYaml(about.path, textOf(about), moduleFile, report);
	const lessons = files
		.filter(({ path }) => new RegExp(`^modules/${folder}/\\d\\d-[a-z0-9-]+\\.md$`).test(path))
		.flatMap((file) => readLesson(file, exercises, report) ?? []);
	return read && { slug: named[2], number: Number(named[1]), ...read.value, lessons };
}

function readLesson(
	file: SourceFile,
	exercises: ReadonlyMap<string, Exercise>,
	report: (problem: Problem) => void
): Lesson | undefined {
	const source = textOf(file);
	const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
	if (!front?.[1]) {
		report({
			file: file.path,
			line: 1,
			message: 'a lesson starts with frontmatter between --- lines'
		});
		return undefined;
	}
	const read = readYaml(file.path, front[1], lessonFrame, report, 1);
	if (!read) return undefined;
	for (const { from, line } of importsIn(source)) {
		if (/^(\$lib\/lesson\/|\.\/)/.test(from) && !from.includes('/../')) continue;
		report({ file: file.path, line, message: `a lesson may use $lib/lesson/ only, not ${from}` });
	}
	const used = [...source.matchAll(/<Exercise id="([^"]+)"/g)].map((match) => match[1] ?? '');
	for (const id of new Set([...used, ...read.value.exercises])) {
		const line = source.slice(0, source.indexOf(id)).split('\n').length;
		if (!exercises.has(id)) {
			report({ file: file.path, line, message: `there is no exercise ${id} in this module` });
		}
		if (!used.includes(id)) {
			report({ file: file.path, line, message: `exercise ${id} is listed but not used` });
		}
		if (!read.value.exercises.includes(id)) {
			report({
				file: file.path,
				line,
				message: `exercise ${id} is used but not listed in exercises`
			});
		}
	}
	const name = file.path.split('/').at(-1) ?? '';
	return {
		...read.value,
		slug: name.replace(/^\d\d-/, '').replace(/\.md$/, ''),
		source: `/content/${file.path}`
	};
}

/** What the scripts of a lesson import, in whatever way it is written. */
function* importsIn(source: string): Generator<{ from: string; line: number }> {
	for (const script of source.matchAll(/<script\b[^>]*>[\s\S]*?<\/script>/g)) {
		for (const found of script[0].matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(.*?)\1/g)) {
			const at = script.index + found.index + found[0].length;
			yield { from: found[2] ?? '', line: source.slice(0, at).split('\n').length };
		}
	}
}
