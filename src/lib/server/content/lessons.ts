import * as v from 'valibot';
import { text } from '../../items/authored.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';

const lessonFrame = v.strictObject({
	title: text,
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
	/** What it leads to, as the learner would say it after the lesson. */
	goal: text,
	summary: text,
	sources: v.optional(v.array(text), [])
});

export interface Lesson extends v.InferOutput<typeof lessonFrame> {
	readonly slug: string;
	/** `/content/modules/…/….md`, as the lesson's component is found by. */
	readonly source: string;
	/** What it uses, by id, in the order of the text. */
	readonly exercises: readonly string[];
	readonly figures: readonly string[];
	readonly tasks: readonly string[];
	readonly terms: readonly string[];
	/** The text as one reads it, for the search. */
	readonly words: string;
}

/** What a lesson may name, each by its id. */
export interface Known {
	readonly exercises: ReadonlySet<string>;
	readonly figures: ReadonlySet<string>;
	readonly tasks: ReadonlySet<string>;
	readonly terms: ReadonlySet<string>;
	readonly environments: ReadonlySet<string>;
}

/** A link in a lesson, to be held against the pages that there are. */
export interface LessonLink {
	readonly href: string;
	readonly file: string;
	readonly line: number;
}

/** The components that a lesson may use without importing them, and what they name by which attribute. */
const components: Readonly<
	Record<string, { attribute: string; known: keyof Known; name: string } | undefined>
> = {
	Key: undefined,
	Exercise: { attribute: 'id', known: 'exercises', name: 'exercise' },
	Figure: { attribute: 'id', known: 'figures', name: 'figure' },
	Task: { attribute: 'id', known: 'tasks', name: 'task' },
	Term: { attribute: 'id', known: 'terms', name: 'term' },
	Insert: { attribute: 'environment', known: 'environments', name: 'environment' }
};

/** Reads one lesson and holds everything that it names against what there is. */
export function readLesson(
	file: SourceFile,
	known: Known,
	report: (problem: Problem) => void
): { lesson: Lesson; links: readonly LessonLink[] } | undefined {
	const source = textOf(file);
	const tell = (line: number, message: string) => report({ file: file.path, line, message });
	const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
	if (!front?.[1]) {
		tell(1, 'a lesson starts with frontmatter between --- lines');
		return undefined;
	}
	const read = readYaml(file.path, front[1], lessonFrame, report, 1);
	if (!read) return undefined;
	for (const { from, line } of importsIn(source)) {
		if (/^(\$lib\/lesson\/|\.\/)/.test(from) && !from.includes('/../')) continue;
		tell(line, `a lesson may use $lib/lesson/ only, not ${from}`);
	}
	const used = usedIn(source, known, tell);
	const name = file.path.split('/').at(-1) ?? '';
	const lesson: Lesson = {
		...read.value,
		slug: name.replace(/^\d\d-/, '').replace(/\.md$/, ''),
		source: `/content/${file.path}`,
		exercises: used.get('Exercise') ?? [],
		figures: used.get('Figure') ?? [],
		tasks: used.get('Task') ?? [],
		terms: [...new Set(used.get('Term') ?? [])],
		words: wordsOf(source.slice(front[0].length))
	};
	return { lesson, links: linksIn(source).map((link) => ({ ...link, file: file.path })) };
}

const lineAt = (source: string, at: number) => source.slice(0, at).split('\n').length;

function usedIn(
	source: string,
	known: Known,
	tell: (line: number, message: string) => void
): Map<string, string[]> {
	const used = new Map<string, string[]>();
	for (const found of source.matchAll(/<([A-Z]\w*)\b([^>]*)>/g)) {
		const [, component = '', attributes = ''] = found;
		const line = lineAt(source, found.index);
		if (!(component in components)) {
			tell(line, `there is no <${component}>; a lesson has ${Object.keys(components).join(', ')}`);
			continue;
		}
		const names = components[component];
		if (!names) continue;
		const id = new RegExp(`\\b${names.attribute}="([^"]*)"`).exec(attributes)?.[1];
		if (id === undefined) {
			tell(line, `<${component}> needs ${names.attribute}="…"`);
			continue;
		}
		if (!known[names.known].has(id)) tell(line, `there is no ${names.name} ${id}`);
		const before = used.get(component) ?? [];
		if (before.includes(id) && !['Term', 'Insert'].includes(component)) {
			tell(line, `${names.name} ${id} is here twice`);
		}
		used.set(component, [...before, id]);
	}
	return used;
}

const linksIn = (source: string): Omit<LessonLink, 'file'>[] =>
	[...source.matchAll(/(?:\]\(|\bhref=")([^)"\s]*)/g)].map((found) => ({
		href: found[1] ?? '',
		line: lineAt(source, found.index)
	}));

/** What the scripts of a lesson import, in whatever way it is written. */
function* importsIn(source: string): Generator<{ from: string; line: number }> {
	for (const script of source.matchAll(/<script\b[^>]*>[\s\S]*?<\/script>/g)) {
		for (const found of script[0].matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(.*?)\1/g)) {
			const at = script.index + found.index + found[0].length;
			yield { from: found[2] ?? '', line: lineAt(source, at) };
		}
	}
}

const wordsOf = (markdown: string): string =>
	markdown
		.replace(/<script\b[\s\S]*?<\/script>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\]\([^)]*\)/g, ' ')
		.replace(/[*_#|>[\]`]+|-{3,}/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
