import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleFiles } from './example-world.ts';
import { groupOf, parseSchool } from './school.ts';

const withoutAnswers = Object.fromEntries(
	Object.entries(exampleFiles).filter(([name]) => name !== 'answers.csv')
);
const problemsOf = (changes: Record<string, string>) => {
	const parsed = parseSchool({ ...withoutAnswers, ...changes }, parse);
	return 'problems' in parsed ? parsed.problems : [];
};
const results = (...lines: string[]) =>
	['pupil,subject,moment,year,score,mark', ...lines].join('\n');

describe('a fictional school', () => {
	it('is read from a description, pupils and results', () => {
		const parsed = parseSchool(exampleFiles, parse);
		if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
		expect(parsed.school.name).toBe('De Vlinderhaag');
		expect(parsed.school.pupils.size).toBe(13);
		expect(parsed.school.result('p01', 'rekenen', 'M6')).toEqual({
			pupil: 'p01',
			subject: 'rekenen',
			moment: 'M6',
			year: '26/27',
			score: 222
		});
		expect(parsed.school.result('p04', 'spelling', 'M6')).toMatchObject({ mark: 'ziek' });
		expect(parsed.school.result('p04', 'spelling', 'E6')).toBeUndefined();
	});

	it('must say that it is fictional', () => {
		const yaml = 'name: De Brug\nsubjects: [rekenen, spelling]\nyears: [25/26]\nfictional: false\n';
		expect(problemsOf({ 'school.yaml': yaml })).toEqual([
			{
				file: 'school.yaml',
				line: 4,
				message: 'fictional: must be true: only fictional schools are allowed here'
			}
		]);
	});

	it('says where a description is no YAML', () => {
		expect(problemsOf({ 'school.yaml': 'name: [' })).toMatchObject([{ file: 'school.yaml' }]);
	});

	it('has pupils with an id, a name and a start, each once', () => {
		const pupils = 'id,name,start\np01,Amina B.,23/24\np01,Amina B.,23/25\n';
		expect(problemsOf({ 'pupils.csv': pupils, 'results.csv': results() })).toEqual([
			{ file: 'pupils.csv', line: 3, message: 'id: p01 is here twice' },
			{ file: 'pupils.csv', line: 3, message: 'name: Amina B. is here twice' },
			{ file: 'pupils.csv', line: 3, message: 'start: 23/25 is no school year' }
		]);
	});

	it.each([
		['p99,rekenen,M6,26/27,200,', 'pupil: p99 is not in pupils.csv'],
		['p01,gym,M6,26/27,200,', 'subject: gym is not in school.yaml'],
		['p01,rekenen,M6,25/26,200,', 'moment: in 25/26 p01 is not in the group of M6'],
		['p01,rekenen,M6,26/27,hoog,', 'score: hoog is no whole number'],
		['p01,rekenen,M6,26/27,,', 'score: missing without a reason in mark'],
		['p01,rekenen,M6,26/27,200,ziek', 'mark: a score and ziek exclude each other'],
		['p01,rekenen,M6,26/27,200,moe', 'mark: moe is none of ziek, vrijgesteld, *']
	])('refuses the result %s', (line, message) => {
		expect(problemsOf({ 'results.csv': results(line) })).toContainEqual({
			file: 'results.csv',
			line: 2,
			message
		});
	});

	it('has one result of a pupil in a subject at a moment', () => {
		const line = 'p01,rekenen,M6,26/27,200,';
		expect(problemsOf({ 'results.csv': results(line, line) })).toMatchObject([{ line: 3 }]);
	});

	it('may have answers task by task behind its scores', () => {
		const parsed = parseSchool(exampleFiles, parse);
		if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
		expect(parsed.school.answers('p01', 'rekenen', 'M6')).toBe('11111110');
		expect(parsed.school.answers('p01', 'rekenen', 'E5')).toBeUndefined();
	});

	it.each([
		['p04,spelling,M6,1010', 'p04 spelling M6 has no score in results.csv'],
		['p01,rekenen,M6,10a0', 'answers: 10a0 is no row of 0 and 1'],
		['p01,rekenen,M6,1010\np01,rekenen,M6,1010', 'p01 rekenen M6 is here twice']
	])('refuses the answers %s', (lines, message) => {
		const file = ['pupil,subject,moment,answers', ...lines.split('\n')];
		expect(problemsOf({ 'answers.csv': file.join('\n') })).toEqual([
			{ file: 'answers.csv', line: file.length, message }
		]);
	});

	it('puts a pupil a group higher every year', () => {
		const pupil = { id: 'p01', name: 'Amina B.', start: '23/24' };
		expect(['22/23', '23/24', '26/27'].map((year) => groupOf(pupil, year))).toEqual([2, 3, 6]);
	});
});
