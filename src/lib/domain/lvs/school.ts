import * as v from 'valibot';
import { parseCsv } from './csv.ts';
import type { CsvRow, Problem } from './csv.ts';
import { findMoment, startOfSchoolYear } from './moments.ts';

export const slug = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9-]*$/, 'a slug expected: a-z, 0-9, -')
);

export const schoolYearText = v.pipe(
	v.string(),
	v.check((year) => startOfSchoolYear(year) !== undefined, 'a school year expected, such as 26/27')
);

const about = v.strictObject({
	name: v.pipe(v.string(), v.nonEmpty()),
	fictional: v.literal(true, 'must be true: only fictional schools are allowed here'),
	seed: v.optional(v.pipe(v.number(), v.integer())),
	subjects: v.pipe(v.array(slug), v.minLength(1)),
	years: v.pipe(v.array(schoolYearText), v.minLength(1)),
	note: v.optional(v.string())
});

export interface Pupil {
	id: string;
	/** First name and initial. */
	name: string;
	/** The school year in which the pupil is in groep 3, whether at this school or not. Nobody repeats a year. */
	start: string;
}

/** Why there is no score (ziek, vrijgesteld), or * for a score on a test of another level. */
export type Mark = 'ziek' | 'vrijgesteld' | '*';
const marks: readonly string[] = ['ziek', 'vrijgesteld', '*'] satisfies Mark[];

export interface Result {
	pupil: string;
	subject: string;
	moment: string;
	year: string;
	score?: number;
	mark?: Mark;
}

export interface School extends v.InferOutput<typeof about> {
	pupils: ReadonlyMap<string, Pupil>;
	results: readonly Result[];
	/** The one result of a pupil in a subject at a moment. */
	result(pupil: string, subject: string, moment: string): Result | undefined;
	/** Task by task, where it is kept: '1' right, '0' wrong, category after category. */
	answers(pupil: string, subject: string, moment: string): string | undefined;
}

/** The group of a pupil in a school year: 3 in the year of the start, and one more every year. */
export const groupOf = (pupil: Pupil, year: string): number =>
	3 + (startOfSchoolYear(year) ?? NaN) - (startOfSchoolYear(pupil.start) ?? NaN);

const key = (...parts: string[]) => parts.join(' ');

/**
 * Reads school.yaml, pupils.csv, results.csv and, where it is there, answers.csv of one school, or says everything
 * that is wrong with them.
 * `parseYaml` is the caller's: this floor knows no YAML. It throws on a text that is none.
 */
export function parseSchool(
	files: Readonly<Record<string, string>>,
	parseYaml: (text: string) => unknown
): { school: School } | { problems: Problem[] } {
	const problems: Problem[] = [];
	const reporter = (file: string) => (line: number, message: string) => {
		problems.push({ file, line, message });
	};
	const described = parseAbout(files['school.yaml'] ?? '', parseYaml, reporter('school.yaml'));

	const pupilRows = parseCsv('pupils.csv', files['pupils.csv'] ?? '', ['id', 'name', 'start']);
	const pupils = readPupils(pupilRows.rows, reporter('pupils.csv'));

	const columns = ['pupil', 'subject', 'moment', 'year', 'score', 'mark'];
	const resultRows = parseCsv('results.csv', files['results.csv'] ?? '', columns);
	const results = new Map<string, Result>();
	const report = reporter('results.csv');
	for (const { line, cells } of resultRows.rows) {
		const result = readResult(cells, (message) => report(line, message));
		const pupil = pupils.get(result.pupil);
		const id = key(result.pupil, result.subject, result.moment);
		if (!pupil) report(line, `pupil: ${result.pupil} is not in pupils.csv`);
		else if (groupOf(pupil, result.year) !== findMoment(result.moment)?.group) {
			report(
				line,
				`moment: in ${result.year} ${result.pupil} is not in the group of ${result.moment}`
			);
		}
		if (described && !described.subjects.includes(result.subject)) {
			report(line, `subject: ${result.subject} is not in school.yaml`);
		}
		if (results.has(id)) report(line, `${id} is here twice`);
		results.set(id, result);
	}
	const answers = readAnswers(files['answers.csv'], results, problems);
	problems.push(...pupilRows.problems, ...resultRows.problems);
	if (problems.length > 0 || !described) return { problems };
	const school: School = {
		...described,
		pupils,
		results: [...results.values()],
		result: (...parts) => results.get(key(...parts)),
		answers: (...parts) => answers.get(key(...parts))
	};
	return { school };
}

type Report = (line: number, message: string) => void;

function parseAbout(
	text: string,
	parseYaml: (text: string) => unknown,
	report: Report
): v.InferOutput<typeof about> | undefined {
	let written: unknown;
	try {
		written = parseYaml(text);
	} catch (error) {
		report(1, error instanceof Error ? error.message : String(error));
		return undefined;
	}
	const parsed = v.safeParse(about, written);
	if (parsed.success) return parsed.output;
	for (const issue of parsed.issues) {
		const field = v.getDotPath(issue) ?? 'school.yaml';
		const name = field.split('.')[0] ?? '';
		const line = text.split('\n').findIndex((content) => content.startsWith(`${name}:`)) + 1;
		report(line || 1, `${field}: ${issue.message}`);
	}
	return undefined;
}

function readPupils(rows: readonly CsvRow[], report: Report): Map<string, Pupil> {
	const pupils = new Map<string, Pupil>();
	const names = new Set<string>();
	for (const { line, cells } of rows) {
		const { id = '', name = '', start = '' } = cells;
		if (!/^[a-z0-9-]+$/.test(id)) report(line, `id: ${id} is no id: a-z, 0-9, -`);
		if (pupils.has(id)) report(line, `id: ${id} is here twice`);
		if (name === '') report(line, 'name: missing');
		if (names.has(name)) report(line, `name: ${name} is here twice`);
		if (startOfSchoolYear(start) === undefined) report(line, `start: ${start} is no school year`);
		names.add(name);
		pupils.set(id, { id, name, start });
	}
	return pupils;
}

function readResult(cells: CsvRow['cells'], report: (message: string) => void): Result {
	const { pupil = '', subject = '', moment = '', year = '', score = '', mark = '' } = cells;
	if (!findMoment(moment)) report(`moment: ${moment} is no moment from M3 to M8`);
	if (startOfSchoolYear(year) === undefined) report(`year: ${year} is no school year`);
	if (score !== '' && !/^\d+$/.test(score)) report(`score: ${score} is no whole number`);
	if (mark !== '' && !marks.includes(mark)) report(`mark: ${mark} is none of ${marks.join(', ')}`);
	if (score === '' && (mark === '' || mark === '*'))
		report('score: missing without a reason in mark');
	if (score !== '' && mark !== '' && mark !== '*')
		report(`mark: a score and ${mark} exclude each other`);
	return {
		pupil,
		subject,
		moment,
		year,
		...(score !== '' && { score: Number(score) }),
		...(mark !== '' && { mark: mark as Mark })
	};
}

function readAnswers(
	text: string | undefined,
	results: ReadonlyMap<string, Result>,
	problems: Problem[]
): Map<string, string> {
	const answers = new Map<string, string>();
	if (text === undefined) return answers;
	const file = 'answers.csv';
	const read = parseCsv(file, text, ['pupil', 'subject', 'moment', 'answers']);
	problems.push(...read.problems);
	for (const { line, cells } of read.rows) {
		const { pupil = '', subject = '', moment = '', answers: given = '' } = cells;
		const id = key(pupil, subject, moment);
		const report = (message: string) => problems.push({ file, line, message });
		if (results.get(id)?.score === undefined) report(`${id} has no score in results.csv`);
		if (answers.has(id)) report(`${id} is here twice`);
		if (!/^[01]+$/.test(given)) report(`answers: ${given} is no row of 0 and 1`);
		answers.set(id, given);
	}
	return answers;
}
