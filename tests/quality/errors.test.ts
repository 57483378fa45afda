import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { joinAsStudent, openCohort, startTest } from '../people.ts';
import { bareEnvironment, node, startDemo } from '../server.ts';
import { questionsOn } from '../taking.ts';

/** Breaks the database under a running server. */
function run(file: string, sql: string): void {
	const script = `import Sqlite from 'better-sqlite3'; new Sqlite(process.argv[1]).exec(process.argv[2])`;
	const done = spawnSync(node, ['--input-type=module', '-e', script, file, sql], {
		cwd: root,
		env: bareEnvironment(),
		encoding: 'utf8'
	});
	if (done.status !== 0) throw new Error(done.stderr);
}

const inside = /SqliteError|no such table|\.js:\d+|\.ts:\d+|node_modules|at [A-Za-z.]+ \(/;

test('an error shows a code and no stack; the log has the same code, and nothing of who it happened to', async ({
	page
}) => {
	const server = await startDemo();
	const cohort = await openCohort(server);
	const { name, email } = await joinAsStudent(page, server, cohort);
	await startTest(page, server, cohort);
	const [question] = await questionsOn(page);
	const url = page.url();
	expect(server.log(), 'nothing happened yet').toBe('');

	run(server.databaseFile, 'alter table lesson_visit rename to broken');
	const answer = await page.goto(`${server.origin}/leren`);
	expect(answer?.status()).toBe(500);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'We konden deze pagina niet maken'
	);
	const code = /Meld dan code ([A-Z0-9]{6})/.exec(await page.locator('main').innerText())?.[1];
	expect(code).toBeDefined();
	expect(await page.content()).not.toMatch(inside);
	const lines = server.log().trim().split('\n');
	expect(lines).toHaveLength(1);
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code, route: '/(app)/leren', status: 500 });

	// Saving an answer fails: nothing of the answer in the log either.
	run(server.databaseFile, 'alter table answer rename to broken_answer');
	const item = question?.id ?? '';
	const saved = await page.request.post(url.replace(/\/pagina\/.*/, '/antwoord'), {
		headers: { origin: server.origin },
		data: { epoch: 1, seq: 1, item, fields: [[`${item}:value`, '27182']] }
	});
	expect(saved.status()).toBe(500);
	expect(await saved.text()).not.toMatch(inside);

	for (const line of server.log().trim().split('\n')) {
		expect(() => JSON.parse(line) as unknown, line).not.toThrow();
	}
	for (const secret of [name, email, '27182', item, 'insert into', 'select ']) {
		expect(server.log(), secret).not.toContain(secret);
	}
	await server.stop();
});

test('an address that is not there says so in Dutch, without a code', async ({ page }) => {
	const server = await startDemo();
	for (const path of ['/geen-pagina', '/cohorten/onbekend', '/_app/immutable/geen.js']) {
		const answer = await page.goto(server.origin + path);
		expect([404, 200], path).toContain(answer?.status());
		expect(await page.content(), path).not.toMatch(inside);
	}
	await page.goto(`${server.origin}/geen-pagina`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');
	await expect(page.getByText(/Meld dan code/)).toHaveCount(0);
	expect(server.log()).toBe('');
	await server.stop();
});
