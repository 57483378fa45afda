import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, openReadOnly } from './db/open.ts';
import { person } from './db/schema.ts';
import { createHeavy } from './heavy.ts';
import { itemsOf } from './content/forms.ts';
import { runCalibration } from './calibration-run.ts';
import { closeMoment } from './snapshots.ts';
import { addCohort, days, enrol, makeWorld, momentOf, now, take } from './test-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'leerwinst-heavy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with a cohort of 40 whose T1 is closed: everybody has other items right. */
async function filled(name: string) {
	const file = join(folder, name);
	const world = await makeWorld({ db: openDatabase(file) });
	const cohort = addCohort(world);
	for (let at = 0; at < 40; at += 1) {
		take(world, enrol(world, cohort), 'T1', { right: 3 + (at % 11), heads: at % 2 === 0 });
	}
	closeMoment(world, momentOf(world, cohort, 'T1'), { by: null, now: days(6) });
	return { file, world };
}

describe('work in a thread of its own', () => {
	it('calibrates as the function itself does, one at a time, and keeps what came of it', async () => {
		const { file, world } = await filled('one.db');
		const heavy = createHeavy(file, ['content']);
		const asked = { test: 'cito', split: [] };
		expect(heavy.findRun('cito')).toBeUndefined();
		const run = heavy.calibrate(asked, now);
		expect(heavy.calibrate({ ...asked, split: ['other'] }, now)).toBe(run);
		await run.finished;
		expect(run.failed).toBe(false);
		expect(run.step).toBeDefined();
		expect(run.result).toEqual(runCalibration(world, asked));
		expect(heavy.findRun('cito')).toBe(run);
		world.db.$client.close();
	}, 60_000);

	it('computes item figures again only when something was published since', async () => {
		const { file, world } = await filled('two.db');
		const heavy = createHeavy(file, ['content']);
		const figures = heavy.items('1');
		expect(heavy.items('1')).toBe(figures);
		const { A, B } = world.content.forms.get('cito')?.forms ?? { A: [], B: [] };
		expect((await figures).first.length).toBe(itemsOf([...A, ...B]).length);
		expect(heavy.items('2')).not.toBe(figures);
		await heavy.items('2');
		world.db.$client.close();
	}, 60_000);

	it('says that it failed where there is nothing to read', async () => {
		const run = createHeavy(join(folder, 'none.db'), ['content']).calibrate(
			{ test: 'cito', split: [] },
			now
		);
		await run.finished;
		expect([run.failed, run.result]).toEqual([true, undefined]);
	}, 60_000);

	it('cannot write', async () => {
		const { file, world } = await filled('three.db');
		const db = openReadOnly(file);
		expect(() => db.delete(person).run()).toThrow(/readonly/);
		db.$client.close();
		world.db.$client.close();
	}, 30_000);
});
