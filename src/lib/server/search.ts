import type { Content } from './content/content.ts';

/** Search over lessons and terms. Items of the test are not in it, and neither are exercises. */

export interface Found {
	readonly kind: 'lesson' | 'term';
	readonly title: string;
	readonly href: string;
	/** A piece of text around the first word that was found. */
	readonly excerpt: string;
}

/** No more than this many, the best first. */
const most = 30;
/** Characters on each side of what was found. */
const around = 80;

/** Without accents and capitals, so that 'categorieen' finds 'categorieën'. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What holds every word of the query; a word in a title weighs ten times one in the text. */
export function search({ modules, glossary }: Content, query: string): Found[] {
	const words = plain(query)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	if (words.length === 0) return [];
	const sources = [
		...glossary.map((term) => ({
			kind: 'term' as const,
			title: term.term,
			names: [term.term, ...term.also].join(' '),
			href: `/begrippen#${term.id}`,
			text: term.definition
		})),
		...modules.flatMap((module) =>
			module.lessons.map((lesson) => ({
				kind: 'lesson' as const,
				title: lesson.title,
				names: lesson.title,
				href: `/leren/${module.slug}/${lesson.slug}`,
				text: `${lesson.summary} ${lesson.words}`
			}))
		)
	];
	return sources
		.map((source) => ({ source, weight: weightOf(words, source) }))
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight)
		.slice(0, most)
		.map(({ source: { kind, title, href, text } }) => ({
			kind,
			title,
			href,
			excerpt: excerptOf(text, words)
		}));
}

function weightOf(words: readonly string[], { names, text }: { names: string; text: string }) {
	const [inNames, inText] = [plain(names), plain(text)];
	const weights = words.map(
		(word) => (inNames.includes(word) ? 10 : 0) + Math.min(5, inText.split(word).length - 1)
	);
	return weights.includes(0) ? 0 : weights.reduce((sum, weight) => sum + weight, 0);
}

function excerptOf(text: string, words: readonly string[]): string {
	const places = words.map((word) => plain(text).indexOf(word)).filter((at) => at >= 0);
	const at = places.length === 0 ? 0 : Math.min(...places);
	const from = at <= around ? 0 : text.lastIndexOf(' ', at - around) + 1;
	const end = text.indexOf(' ', at + around);
	const piece = end === -1 ? text.slice(from) : text.slice(from, end);
	return `${from > 0 ? '… ' : ''}${piece}${end === -1 ? '' : ' …'}`;
}
