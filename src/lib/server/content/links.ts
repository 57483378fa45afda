import type { LessonLink } from './lessons.ts';
import type { Module } from './modules.ts';
import type { Problem } from './problems.ts';

/** Pages outside the course that a lesson may link to. A test holds them against the routes. */
export const pagesToLinkTo = [
	'/leren',
	'/begrippen',
	'/zoeken',
	'/toetsen',
	'/resultaten',
	'/privacy',
	'/over-de-toetsen',
	'/hulp'
] as const;

/** Tells every link that leads nowhere. Other sites are not asked: a page must not depend on them. */
export function checkLinks(
	links: readonly LessonLink[],
	modules: readonly Module[],
	terms: ReadonlySet<string>,
	report: (problem: Problem) => void
): void {
	const pages = new Set<string>([
		...pagesToLinkTo,
		...modules.flatMap(({ slug, lessons }) => [
			`/leren/${slug}`,
			...lessons.map((lesson) => `/leren/${slug}/${lesson.slug}`)
		])
	]);
	for (const { href, file, line } of links) {
		const [page = '', anchor] = href.split('#');
		if (/^https:\/\/[^/]/.test(href) || href.startsWith('./')) continue;
		if (!pages.has(page)) report({ file, line, message: `${href} leads nowhere` });
		else if (page === '/begrippen' && anchor !== undefined && !terms.has(anchor)) {
			report({ file, line, message: `there is no term ${anchor}` });
		}
	}
}
