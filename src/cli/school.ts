/** Writes a fictional school: npm run school -- --seed 7 --name "De Vlinderhaag" --slug vlinderhaag */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { generateSchool } from '../lib/domain/lvs/generate.ts';
import { parseNorms } from '../lib/domain/lvs/norms.ts';
import type { NormTable } from '../lib/domain/lvs/norms.ts';
import { parseSchool } from '../lib/domain/lvs/school.ts';

const subjects = ['rekenen', 'spelling', 'begrijpend-lezen', 'technisch-lezen'];

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		name: { type: 'string' },
		slug: { type: 'string' },
		content: { type: 'string', default: 'content' }
	}
});
const { name, slug, content } = values;
const seed = Number(values.seed);
if (!name || !slug || !/^[a-z][a-z0-9-]*$/.test(slug) || !Number.isInteger(seed)) {
	console.error('Usage: npm run school -- --seed 7 --name "De Vlinderhaag" --slug vlinderhaag');
	process.exit(1);
}

const files = generateSchool(
	{ seed, name },
	Object.fromEntries(subjects.map((subject) => [subject, readNorms(subject)]))
);
const parsed = parseSchool(files, parse);
if ('problems' in parsed) stop(parsed.problems);
const folder = join(content, 'schools', slug);
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
console.log(
	`${folder}: ${parsed.school.pupils.size} pupils, ${parsed.school.results.length} results`
);

function readNorms(subject: string): NormTable {
	const file = join(content, 'norms', `${subject}.csv`);
	const parsed = parseNorms(file, readFileSync(file, 'utf8'));
	if ('problems' in parsed) stop(parsed.problems);
	return parsed.norms;
}

function stop(problems: readonly { file: string; line: number; message: string }[]): never {
	for (const { file, line, message } of problems) console.error(`${file}:${line} ${message}`);
	process.exit(1);
}
