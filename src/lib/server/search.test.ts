import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from './content/content.ts';
import { changed, read, removeRoots } from './content/fixtures.ts';
import { search } from './search.ts';

let content: Content;
beforeEach(async () => {
	content = await read({
		...changed(
			'modules/01-lezen/01-groei.md',
			'Groei is een verschil.',
			'Groei is een <Term id="categorie">verschil</Term> tussen twee scores, en nooit één score.'
		),
		'glossary.yaml': `- id: categorie
  term: "categorieënanalyse"
  definition: "Een overzicht van fouten per soort opgave."
  also: ["foutenoverzicht"]
`
	});
});
afterEach(removeRoots);

const titles = (query: string) => search(content, query).map(({ title }) => title);

describe('search', () => {
	it('finds a term by its name, without accents and capitals, and by its other words', () => {
		expect(titles('CATEGORIEEN')).toEqual(['categorieënanalyse']);
		expect(search(content, 'foutenoverzicht')[0]).toMatchObject({
			kind: 'term',
			href: '/begrippen#categorie'
		});
	});

	it('finds a lesson by its title before a text in which the word stands', () => {
		expect(search(content, 'groei')[0]).toMatchObject({
			kind: 'lesson',
			href: '/leren/lezen/groei'
		});
	});

	it('shows the text around what was found, without markup', () => {
		expect(search(content, 'nooit')[0]?.excerpt).toContain(
			'tussen twee scores, en nooit één score'
		);
		expect(search(content, 'verschil')[0]?.excerpt).not.toMatch(/[<>]/);
	});

	it('finds what holds all words only, and nothing for no words', () => {
		expect(titles('twee verschil')).toEqual(['Groei']);
		expect(titles('twee olifanten')).toEqual([]);
		expect(titles(' ?! ')).toEqual([]);
	});

	it('never finds an item of the test or an exercise', () => {
		expect(titles('Wie groeide het meest')).toEqual([]);
		expect(titles('Een cijfer')).toEqual([]);
	});
});
