import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type App } from './app.ts';
import { BadConfiguration, readConfig } from './config.ts';
import { sittingItem } from './db/schema.ts';
import { findSetting } from './db/settings.ts';
import { closeMoment, findReports, listSnapshots } from './snapshots.ts';
import { correctable, correctedRoot } from './test-correction.ts';
import { addCohort, days, enrol, makeWorld, momentOf, start, take } from './test-world.ts';

let folder: string;
let file: string;
let apps: App[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'app-'));
	file = join(folder, 'some.db');
	apps = [];
});
afterEach(() => {
	for (const { db } of apps) db.$client.close();
	rmSync(folder, { recursive: true, force: true });
});

const demo = () => readConfig({ DEMO_DATABASE_FILE: file });
const production = () =>
	readConfig({
		MODE: 'production',
		ORIGIN: 'https://leerwinst.example.nl',
		SECRET: 'x'.repeat(40),
		DATABASE_FILE: file
	});

const withRoot = (root: string) => readConfig({ DEMO_DATABASE_FILE: file, CONTENT_DIR: root });

async function open(config: ReturnType<typeof readConfig>): Promise<App> {
	const app = await openApp(config);
	apps.push(app);
	return app;
}

describe('opening the app', () => {
	it('makes the tables and claims the file for its mode', async () => {
		const { db } = await open(demo());
		expect(existsSync(file)).toBe(true);
		expect(findSetting(db, 'mode')).toBe('demo');
		await expect(open(demo())).resolves.toBeDefined();
	});

	it('never opens a demo as production', async () => {
		await open(demo());
		await expect(open(production())).rejects.toThrow(BadConfiguration);
		await expect(open(production())).rejects.toThrow(
			'DATABASE_FILE is a demo database, and this is production'
		);
	});

	it('never opens production as a demo', async () => {
		await open(production());
		await expect(open(demo())).rejects.toThrow(
			'DEMO_DATABASE_FILE is a production database, and this is demo'
		);
	});

	it('sends cookies over https only when it is at an https address', async () => {
		const secure = await open(production());
		expect(secure.sessions.cookie('x').attributes.secure).toBe(true);
		rmSync(file);
		const local = await open(demo());
		expect(local.sessions.cookie('x').attributes.secure).toBe(false);
	});

	it('starts with sittings whose wording is in the content, and stops at one that is not', async () => {
		const app = await open(demo());
		const world = await makeWorld({ content: app.content, db: app.db });
		start(world, enrol(world, addCohort(world)), 'T1');
		await expect(open(demo())).resolves.toBeDefined();
		app.db.update(sittingItem).set({ shown: 'another wording' }).run();
		await expect(open(demo())).rejects.toThrow(
			/lacks item \S+ as it was shown in a stored sitting; a new wording needs a new id/
		);
	});

	it('applies a corrected key to all that was published, and stops at one without a reason', async () => {
		const app = await open(demo());
		const world = await makeWorld({ content: app.content, db: app.db });
		const cohort = addCohort(world);
		for (let at = 0; at < 7; at += 1) take(world, enrol(world, cohort), 'T1', { right: 30 });
		closeMoment(app, momentOf(world, cohort, 'T1'), { by: null, now: days(1) });
		const level = () => findReports(app.db, cohort.id).first?.figures.report.level?.value ?? 0;
		const before = level();
		const item = correctable(app.content);

		const silent = correctedRoot(app.content, item, null);
		await expect(open(withRoot(silent))).rejects.toThrow(
			`the key of ${item.id} changed after it was sat: say why in its corrections`
		);
		expect(listSnapshots(app.db, cohort.id)).toHaveLength(1);

		const root = correctedRoot(app.content, item);
		await open(withRoot(root));
		expect(listSnapshots(app.db, cohort.id).map(({ reason }) => reason)).toEqual([
			'closed',
			'key-correction'
		]);
		expect(level()).toBeLessThan(before);
		for (const one of [silent, root]) rmSync(one, { recursive: true });
	});
});
