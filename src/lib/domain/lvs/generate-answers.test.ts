import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answersByCategory, expectedCorrect, parseCategories, taskCount } from './categories.ts';
import type { Category } from './categories.ts';
import { generateAnswers } from './generate-answers.ts';
import { moments } from './moments.ts';
import { parseNorms } from './norms.ts';
import type { NormTable } from './norms.ts';
import { parseSchool } from './school.ts';

const text = (path: string) => readFileSync(`content/${path}`, 'utf8');
function must<T extends object>(read: T): Exclude<T, { problems: unknown }> {
	if ('problems' in read) throw new Error(JSON.stringify(read.problems));
	return read as Exclude<T, { problems: unknown }>;
}
const subjects = ['rekenen', 'spelling', 'begrijpend-lezen'];
const norms = new Map<string, NormTable>(
	subjects.map((subject) => [
		subject,
		must(parseNorms(subject, text(`norms/${subject}.csv`))).norms
	])
);
const categories = new Map<string, Category[]>(
	subjects.map((subject) => [
		subject,
		must(parseCategories(subject, text(`categories/${subject}.csv`))).categories
	])
);
const names = ['school.yaml', 'pupils.csv', 'results.csv', 'answers.csv'];
const schools = readdirSync('content/schools').map((slug) => {
	const files = Object.fromEntries(
		names
			.filter((name) => existsSync(`content/schools/${slug}/${name}`))
			.map((name) => [name, text(`schools/${slug}/${name}`)])
	);
	return { slug, files, school: must(parseSchool(files, parse)).school };
});

/** Every pupil with answers: right less expected, by category. */
const kept = schools.flatMap(({ school }) =>
	subjects.flatMap((subject) =>
		[...school.pupils.keys()].flatMap((pupil) =>
			moments.flatMap(({ id: moment }) => {
				const answers = school.answers(pupil, subject, moment);
				const own = categories.get(subject) ?? [];
				// With all or nothing right there is nothing to compare.
				if (answers === undefined || new Set(answers).size < 2) return [];
				const given = answersByCategory(answers, own);
				const total = [...answers].filter((one) => one === '1').length;
				const expected = expectedCorrect(total, own);
				return own.map(({ id }) => ({
					answers,
					tasks: taskCount(own),
					category: `${subject} ${id}`,
					z:
						((given[id] ?? []).reduce((sum, one) => sum + one, 0) - (expected[id]?.correct ?? 0)) /
						(expected[id]?.spread ?? 1)
				}));
			})
		)
	)
);

describe('the answers behind the scores', () => {
	it.each(schools)('of $slug in content are what its seed gives', ({ files, school }) => {
		const made = generateAnswers(
			school,
			(subject) => norms.get(subject),
			(subject) => categories.get(subject)
		);
		expect(made === files['answers.csv']).toBe(true);
	});

	it('are there for every task', () => {
		expect(kept.length).toBeGreaterThan(10_000);
		expect(kept.filter(({ answers, tasks }) => answers.length !== tasks)).toEqual([]);
	});

	it('lie around what goes with the total, in every category', () => {
		for (const category of new Set(kept.map((one) => one.category))) {
			const own = kept.filter((one) => one.category === category).map(({ z }) => z);
			const mean = own.reduce((sum, z) => sum + z, 0) / own.length;
			expect(Math.abs(mean), category).toBeLessThan(0.25);
		}
	});

	it('vary a little more than by chance alone, since pupils have a profile', () => {
		const spread = Math.sqrt(kept.reduce((sum, { z }) => sum + z ** 2, 0) / kept.length);
		expect(spread).toBeGreaterThan(1);
		expect(spread).toBeLessThan(1.4);
	});
});
