import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersFromCsv } from '../../lib/domain/psychometrics/rasch/answers-csv.ts';
import { calibrate as calibrateAnswers } from '../../lib/domain/psychometrics/rasch/calibrate.ts';
import { rightOrWrong } from '../../lib/domain/psychometrics/rasch/model.ts';
import type { ResponseMatrix } from '../../lib/domain/psychometrics/rasch/responses.ts';
import { simulate, type SimulatedRow } from '../../lib/domain/psychometrics/rasch/simulate.ts';
import { seededRandom, type Random } from '../../lib/domain/statistics/random.ts';

const FORM = 40;
const ANCHORS = 15;

/**
 * `npm run bench -- calibrate [LARGEST]`: conditional ML of two forms of 40 items with 15 anchors, from a
 * file and from a matrix in memory, up to a million people. The best of a few rounds: other work on the
 * machine only adds.
 */
export function calibrate([largest = '1000000']: readonly string[]): void {
	console.log(`Conditional ML, two forms of ${FORM} items with ${ANCHORS} anchors; milliseconds`);
	console.log('  persons   csv MB    read   parse  matrix  from csv  steps  max|gradient|/n');
	const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
	const file = join(folder, 'answers.csv');
	try {
		for (let persons = 1000; persons <= Number(largest); persons *= 10) measure(persons, file);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function measure(persons: number, file: string): void {
	writeFileSync(file, csvOf(simulated(persons)));
	const rounds = persons >= 1e6 ? 3 : 10;
	const best = { read: Infinity, parse: Infinity, matrix: Infinity, all: Infinity };
	let outcome = '';
	let megabytes = 0;
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		const bytes = readFileSync(file);
		const read = performance.now();
		const answers = answersFromCsv(bytes, ['person', 'form']);
		const parsed = performance.now();
		const result = calibrateAnswers(answers);
		const done = performance.now();
		if ('refused' in result) throw new Error(result.refused);
		best.read = Math.min(best.read, read - start);
		best.parse = Math.min(best.parse, parsed - read);
		best.matrix = Math.min(best.matrix, done - parsed);
		best.all = Math.min(best.all, done - start);
		megabytes = bytes.length / 1e6;
		outcome = `${result.steps}  ${(result.gradient / persons).toExponential(1)}`;
	}
	const cells = [best.read, best.parse, best.matrix, best.all].map((ms) =>
		ms.toFixed(1).padStart(7)
	);
	console.log(
		`${String(persons).padStart(9)} ${megabytes.toFixed(1).padStart(8)} ${cells.join(' ')}    ${outcome}`
	);
}

function simulated(persons: number): ResponseMatrix {
	const random = seededRandom(40);
	const models = Array.from({ length: 2 * FORM - ANCHORS }, (_, item) =>
		rightOrWrong(`i${item + 1}`, random.normal())
	);
	return simulate(models, people(persons, random), persons, random);
}

/** Form A is the first 40 items, form B the last 40; people alternate. */
function* people(persons: number, random: Random): Generator<SimulatedRow> {
	const items = (from: number) => Array.from({ length: FORM }, (_, i) => from + i);
	const forms = [items(0), items(FORM - ANCHORS)];
	for (let person = 0; person < persons; person++) {
		yield { ability: random.normal(0.3, 1), items: forms[person % 2] ?? [] };
	}
}

function csvOf({ items, persons, scores }: ResponseMatrix): Buffer {
	const header = Buffer.from(`person,form,${items.join(',')}\n`);
	const room = Buffer.alloc(header.length + persons * (2 * items.length + 12));
	let at = header.copy(room);
	for (let person = 0; person < persons; person++) {
		at += room.write(`${person + 1},${person % 2 === 0 ? 'A' : 'B'}`, at, 'latin1');
		for (let item = 0; item < items.length; item++) {
			room[at++] = 44;
			const x = scores[person * items.length + item] ?? -1;
			if (x >= 0) room[at++] = 48 + x;
		}
		room[at++] = 10;
	}
	return room.subarray(0, at);
}
