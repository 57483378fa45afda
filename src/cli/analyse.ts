/** `npm run analyse -- FOLDER`: a researcher's files in, one JSON object of figures out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classical } from '../lib/domain/analysis/classical.ts';
import { gain } from '../lib/domain/analysis/gain.ts';
import type { Analysis, Table } from '../lib/domain/analysis/kind.ts';
import { QUESTION_FILE } from '../lib/domain/analysis/question.ts';
import { parseTable } from '../lib/domain/analysis/table.ts';

/** Every kind there is, or is to be. */
const kinds: Readonly<Record<string, Analysis | undefined>> = {
	classical,
	gain,
	rasch: undefined,
	'partial-credit': undefined,
	dif: undefined,
	'linked-gain': undefined,
	scale: undefined,
	aggregate: undefined,
	network: undefined,
	growth: undefined
};
const PROBLEM = 1;
const NOT_YET = 2;

const usage = `npm run analyse -- FOLDER

Reads FOLDER/${QUESTION_FILE} and the CSV files that it names, and prints one JSON object. What can't be
known is null. In the CSV: a header, commas, an empty cell for what is missing.

  ${QUESTION_FILE}: { "analysis": KIND, "responses": "responses.csv", "person": "person", … }
  KIND: ${Object.keys(kinds).join(' · ')}

Exit code 0: printed. 1: a problem with the question or a file, told with file, row and column.
2: a kind that is not there (yet). Which kind takes and gives what: README.md, "For researchers".`;

const [folder] = process.argv.slice(2);
if (folder === undefined || folder === '--help' || folder === '-h') {
	console.log(usage);
	process.exit(folder === undefined ? PROBLEM : 0);
}
try {
	const spec = readSpec(folder);
	const kind = String(spec['analysis']);
	const analysis = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
	if (analysis) {
		console.log(JSON.stringify(analysis(spec, readTables(folder, spec)), undefined, '\t'));
	} else {
		const known = kind in kinds;
		console.error(
			known ? `${kind}: nog niet (not built yet)` : `${QUESTION_FILE}: no kind ${kind}`
		);
		process.exitCode = NOT_YET;
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = PROBLEM;
}

function readSpec(from: string): Record<string, unknown> {
	const file = join(from, QUESTION_FILE);
	if (!existsSync(file)) throw new Error(`there is no ${file}`);
	let spec: unknown;
	try {
		spec = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`${QUESTION_FILE}: no JSON (${error instanceof Error ? error.message : ''})`, {
			cause: error
		});
	}
	if (typeof spec === 'object' && spec !== null) return { ...spec };
	throw new Error(`${QUESTION_FILE}: must hold one object`);
}

/** The CSV files in the folder that the question mentions: others may be anything. */
function readTables(from: string, spec: Record<string, unknown>): ReadonlyMap<string, Table> {
	const question = JSON.stringify(spec);
	const names = readdirSync(from).filter((name) => question.includes(JSON.stringify(name)));
	return new Map(
		names.map((name) => [name, parseTable(name, readFileSync(join(from, name), 'utf8'))])
	);
}
