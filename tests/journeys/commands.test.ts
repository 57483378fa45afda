import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, request, test } from '@playwright/test';
import { newPerson, password, post } from '../people.ts';
import {
	command,
	copyDatabase,
	demoSeed,
	freePort,
	newFolder,
	secret,
	startProduction
} from '../server.ts';

test('a backup is made while the server runs, and brings back the day that it was made', async () => {
	test.setTimeout(120_000);
	const folder = newFolder();
	const backup = join(folder, 'backup.db');
	const person = newPerson('Beatrix');
	let server = await startProduction({ folder });
	const browser = await request.newContext();
	const link = /http:\S+/.exec(command('setup', server.env).out)?.[0] ?? '';
	await browser.get(link);
	await post(browser, `${server.origin}/installatie`, {
		naam: person.name,
		email: person.email,
		wachtwoord: password
	});
	await post(browser, `${server.origin}/welkom`, { naar: '/beheer' });
	const organisations = async () => (await browser.get(`${server.origin}/beheer`)).text();
	await post(browser, `${server.origin}/beheer`, { naam: 'Pabo De Ijsvogel', soort: 'pabo' });

	const made = command('backup', server.env, [backup]);
	expect(made).toMatchObject({ status: 0, errors: '' });
	expect(made.out).toContain(backup);
	expect(command('backup', server.env).out, 'a name of its own').toMatch(
		/backups\/leerwinst-.*\.db/
	);
	await post(browser, `${server.origin}/beheer`, { naam: 'Pabo De Wielewaal', soort: 'pabo' });
	expect(await organisations()).toContain('Pabo De Wielewaal');

	const doctor = command('doctor', server.env);
	expect(doctor.status).toBe(0);
	expect(doctor.out).not.toContain('WRONG');

	const early = command('restore', server.env, [backup]);
	expect(early.status, 'not while the server runs').toBe(1);
	expect(early.errors).toContain('stop the server first');
	expect(await organisations()).toContain('Pabo De Wielewaal');
	await server.stop();

	const broken = join(folder, 'broken.db');
	const bytes = readFileSync(backup);
	bytes.fill(0x2a, 4096, 60_000);
	writeFileSync(broken, bytes);
	const foreign = join(folder, 'foreign.db');
	copyDatabase(demoSeed, foreign);
	const noDatabase = join(folder, 'notes.txt');
	writeFileSync(noDatabase, 'niets van dit alles');
	for (const [file, why] of [
		[broken, 'is not restored'],
		[noDatabase, 'is not restored'],
		[foreign, 'is a demo database'],
		[join(folder, 'nowhere.db'), 'Usage']
	] as const) {
		const refused = command('restore', server.env, [file]);
		expect(refused.status, file).toBe(1);
		expect(refused.errors, file).toContain(why);
		expect(existsSync(server.databaseFile), 'the database that was there is still there').toBe(
			true
		);
	}

	const restored = command('restore', server.env, [backup]);
	expect(restored.status).toBe(0);
	expect(restored.out).toContain('is kept as');
	server = await startProduction({ folder, port: Number(new URL(server.origin).port) });
	const now = await organisations();
	expect(now).toContain('Pabo De Ijsvogel');
	expect(now).not.toContain('Pabo De Wielewaal');
	await server.stop();
	await browser.dispose();
});

test('the doctor says what is wrong, and exits with 1', () => {
	const DEMO_DATABASE_FILE = join(newFolder(), 'nothing.db');
	const { status, out } = command('doctor', { DEMO_DATABASE_FILE });
	expect(status).toBe(1);
	expect(out).toContain('WRONG');
	expect(out).toContain('nothing.db is not there yet');
	expect(existsSync(DEMO_DATABASE_FILE), 'looking makes nothing').toBe(false);
});

test('bad configuration stops the server with one line that names the variable', async () => {
	test.setTimeout(120_000);
	const folder = newFolder();
	const production = {
		MODE: 'production',
		ORIGIN: 'https://leerwinst.example.nl',
		SECRET: secret,
		DATABASE_FILE: join(folder, 'leerwinst.db')
	};
	const demo = { DEMO_DATABASE_FILE: join(folder, 'demo.db') };
	const seeded = join(folder, 'seeded.db');
	copyDatabase(demoSeed, seeded);
	const taken = await freePort();
	const holder = createServer().listen(taken, '127.0.0.1');
	await once(holder, 'listening');
	for (const [variable, env] of [
		['PORT', { ...demo, PORT: 'abc' }],
		['PORT', { ...demo, PORT: '70000' }],
		['PORT', { DEMO_DATABASE_FILE: seeded, PORT: String(taken) }],
		['MODE', { ...demo, MODE: 'productie' }],
		['HOST', { ...demo, HOST: '0.0.0.0' }],
		['ORIGIN', { ...demo, ORIGIN: 'https://leerwinst.example.nl' }],
		['NODE_ENV', { ...demo, NODE_ENV: 'production' }],
		['DATABASE_MAX_PAGES', { ...demo, DATABASE_MAX_PAGES: 'veel' }],
		['ORIGIN', { ...production, ORIGIN: '' }],
		['ORIGIN', { ...production, ORIGIN: 'http://leerwinst.example.nl' }],
		['ORIGIN', { ...production, ORIGIN: 'https://leerwinst.example.nl/toets' }],
		['SECRET', { ...production, SECRET: '' }],
		['SECRET', { ...production, SECRET: 'te kort' }],
		['DATABASE_FILE', { ...production, DATABASE_FILE: seeded }]
	] as const) {
		const about = `${variable} of ${JSON.stringify(env)}`;
		const { status, errors } = command('serve', env);
		expect.soft(status, about).toBe(1);
		expect.soft(errors.trim().split('\n'), about).toHaveLength(1);
		expect.soft(errors, about).toContain(variable);
		expect.soft(errors, about).not.toContain('    at ');
		expect.soft(errors, about).not.toContain(secret);
	}
	holder.close();
});
