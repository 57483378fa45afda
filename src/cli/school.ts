/**
 * Writes a fictional school: npm run school -- --seed 7 --name "De Vlinderhaag" --slug vlinderhaag
 * or only the answers behind the scores of one that is there: npm run school -- --answers vlinderhaag
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { parseCategories } from '../lib/domain/lvs/categories.ts';
import { generateAnswers } from '../lib/domain/lvs/generate-answers.ts';
import { generateSchool } from '../lib/domain/lvs/generate.ts';
import { parseNorms } from '../lib/domain/lvs/norms.ts';
import { parseSchool } from '../lib/domain/lvs/school.ts';

const subjects = ['rekenen', 'spelling', 'begrijpend-lezen', 'technisch-lezen'];

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		name: { type: 'string' },
		slug: { type: 'string' },
		answers: { type: 'string' },
		content: { type: 'string', default: 'content' }
	}
});
const { name, content } = values;
const slug = values.answers ?? values.slug;
const seed = Number(values.seed);
const whole = values.answers === undefined;
if (!slug || !/^[a-z][a-z0-9-]*$/.test(slug) || (whole && !(name && Number.isInteger(seed)))) {
	console.error('Usage: npm run school -- --seed 7 --name "De Vlinderhaag" --slug vlinderhaag');
	console.error('   or: npm run school -- --answers vlinderhaag');
	process.exit(1);
}

const norms = new Map(
	subjects.map((subject) => {
		const file = join(content, 'norms', `${subject}.csv`);
		return [subject, must(parseNorms(file, readFileSync(file, 'utf8'))).norms];
	})
);
const folder = join(content, 'schools', slug);
const names = ['school.yaml', 'pupils.csv', 'results.csv'] as const;
const files = whole
	? generateSchool({ seed, name: name ?? '' }, Object.fromEntries(norms))
	: Object.fromEntries(names.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const { school } = must(parseSchool(files, parse));
const answers = generateAnswers(
	school,
	(subject) => norms.get(subject),
	(subject) => {
		const file = join(content, 'categories', `${subject}.csv`);
		return existsSync(file)
			? must(parseCategories(file, readFileSync(file, 'utf8'))).categories
			: undefined;
	}
);
mkdirSync(folder, { recursive: true });
const written = whole ? { ...files, 'answers.csv': answers } : { 'answers.csv': answers };
for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text);
console.log(`${folder}: ${school.pupils.size} pupils, ${school.results.length} results`);

/** What was read; else its problems are printed, and nothing is written. */
function must<T extends object>(
	read: T | { problems: readonly { file: string; line: number; message: string }[] }
): Exclude<T, { problems: unknown }> {
	if (!('problems' in read)) return read as Exclude<T, { problems: unknown }>;
	for (const { file, line, message } of read.problems) {
		console.error(`${file}:${line} ${message}`);
	}
	process.exit(1);
}
