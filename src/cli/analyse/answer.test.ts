import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answer } from './answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'leerwinst-analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ask(files: Readonly<Record<string, string>>) {
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return answer(folder);
}

const scores = 'person,pre,post\n1,5,8\n2,6,11\n3,9,12\n';
const question = '{ "analysis": "gain", "scores": "s.csv" }';

describe('an answer to a researcher', () => {
	it('is one JSON object of figures', async () => {
		const { code, text } = await ask({ 'analysis.json': question, 's.csv': scores });
		expect(code).toBe(0);
		const figures = JSON.parse(text) as Record<string, unknown>;
		expect(figures).toMatchObject({ n: 3, normalised: null });
		expect(figures['mean_gain']).toBeCloseTo(11 / 3, 12);
	});

	it('names file, row and column of what can’t be read', async () => {
		const wrong = scores.replace('11', 'elf');
		expect(await ask({ 'analysis.json': question, 's.csv': wrong })).toEqual({
			code: 1,
			text: "s.csv, row 3, column post: 'elf' is no number"
		});
	});

	it('does not mind a file that the question does not mention', async () => {
		const files = { 'analysis.json': question, 's.csv': scores, 'notes.csv': 'a;b\n"' };
		expect((await ask(files)).code).toBe(0);
	});

	it('to a kind that is to come is: nog niet', async () => {
		expect(await ask({ 'analysis.json': '{ "analysis": "growth" }' })).toEqual({
			code: 2,
			text: 'growth: nog niet (not built yet)'
		});
	});

	it('to a kind that there is not, is that', async () => {
		expect(await ask({ 'analysis.json': '{ "analysis": "toString" }' })).toEqual({
			code: 2,
			text: 'analysis.json: no kind toString'
		});
	});

	it.each([
		['{ "analysis": ', /^analysis\.json: no JSON/],
		['[]', /^analysis\.json: must hold one object$/],
		['null', /^analysis\.json: must hold one object$/],
		['{ "analysis": "gain", "scores": 3 }', /^analysis\.json, scores: /],
		['{ "analysis": "gain", "scores": "t.csv" }', /^analysis\.json names t\.csv, which is not/]
	])('tells what is wrong with the question %s', async (text, problem) => {
		const given = await ask({ 'analysis.json': text });
		expect(given.text).toMatch(problem);
		expect(given.code).toBe(1);
	});

	it('tells that a folder holds no question', async () => {
		const { code, text } = await answer(join(folder, 'nowhere'));
		expect(text).toMatch(/^there is no .*analysis\.json$/);
		expect(code).toBe(1);
	});
});
