import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../lib/server/db/open.ts';
import { adoptKeys } from '../lib/server/keys.ts';
import { correctedContent, reason } from '../lib/server/test-correction.ts';
import { addCohort, days, enrol, makeWorld, take, type World } from '../lib/server/test-world.ts';
import { effectLines } from './effect.ts';

let folder: string;
let file: string;
let world: World;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'effect-'));
	file = join(folder, 'some.db');
	world = await makeWorld({ db: openDatabase(file) });
	const cohort = addCohort(world, { name: 'Jaar 3 van de pabo' });
	for (let at = 0; at < 12; at += 1) {
		const personId = world.person(`Kanarie ${at}`);
		take(world, enrol(world, cohort, { personId }), 'T1', { right: 30 });
	}
});
afterEach(() => {
	world.db.$client.close();
	rmSync(folder, { recursive: true });
});

describe('the effect of changed content on a database, in lines', () => {
	it('is that nothing changed, where nothing did', () => {
		adoptKeys(world, days(-1));
		expect(effectLines(file, world.content)).toEqual({
			lines: [`${file}: every key is the one that answers are scored by`],
			problems: []
		});
	});

	it('names what changed, why, and for how many by how much, and nobody', async () => {
		adoptKeys(world, days(-1));
		const { told, item } = await correctedContent();
		const { lines, problems } = effectLines(file, told);
		const said = lines.join('\n');
		expect(problems).toEqual([]);
		expect(said).toContain('1 key changed of items that were sat');
		expect(said).toContain(`${item.id} (${item.domain}-${item.level}): `);
		expect(said).toContain(`2026-09-20  ${reason}`);
		expect(said).toContain('sat by 12 people');
		expect(said).toContain('Jaar 3 van de pabo, T1: 12 sittings, -1.00 points on average');
		expect(said).not.toMatch(/Kanarie|@/);
	});

	it('is a problem where the server would not start', async () => {
		adoptKeys(world, days(-1));
		const { silent, item } = await correctedContent();
		expect(effectLines(file, silent).problems).toEqual([
			expect.stringContaining(`the key of ${item.id} changed after it was sat: say why`)
		]);
	});

	it('cannot be told of a file that is not there, is none, or never started with keys', () => {
		const problemOf = (of: string) => effectLines(of, world.content).problems[0];
		expect(problemOf(join(folder, 'no.db'))).toMatch(/no\.db is not there$/);
		expect(problemOf('package.json')).toMatch(/^package\.json: /);
		expect(problemOf(file)).toContain('start the server once with the content that is in force');
	});
});
