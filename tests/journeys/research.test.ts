import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { openApp } from '../../src/lib/server/app.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { seedSchools } from '../../src/lib/server/demo-schools.ts';
import { visitAs } from '../demo.ts';
import { newFolder, startDemo, type Server } from '../server.ts';

/** What a researcher of the installation does: look at the questions, and calibrate the test. */
test.describe.configure({ mode: 'serial' });

let server: Server;
/** The demo, and teachers of sixteen more schools: enough for every figure of a question, not for a scale in use. */
test.beforeAll(async () => {
	test.setTimeout(180_000);
	const file = join(newFolder(), 'schools.db');
	const app = await openApp(readConfig({ MODE: 'demo', DEMO_DATABASE_FILE: file }));
	await seedSchools(app, { schools: 16, seed: 3, now: new Date() });
	app.db.$client.close();
	server = await startDemo({ DEMO_DATABASE_FILE: file });
});
test.afterAll(() => server.stop());

test('a researcher calibrates the test: sees it is busy, then tables and checks, and downloads the file', async ({
	page
}) => {
	test.setTimeout(180_000);
	await visitAs(page, server, 'Onderzoeker');
	await page.getByRole('link', { name: 'IJk de toets' }).click();
	await expect(page.getByText('geen ijking; versies worden vergeleken')).toBeVisible();
	await page.getByRole('checkbox').first().check();
	const split = (await page.getByRole('checkbox').first().getAttribute('value')) ?? '';
	await page.getByRole('button', { name: 'Start de ijking' }).click();

	await expect(page.getByRole('status')).toHaveText('Klaar.', { timeout: 120_000 });
	const items = page.getByRole('table', { name: 'Vragen, op moeilijkheid' });
	await expect(items.getByRole('row').filter({ hasText: split })).toContainText('gesplitst');
	const rows = (await items.getByRole('row').count()) - 1;
	expect(rows).toBeGreaterThan(20);
	await expect(page.getByText('er zijn minder dan 200 afnames van een versie')).toBeVisible();
	await expect(
		page.getByRole('table', { name: 'Toetsen van Andersen' }).getByRole('rowheader').first()
	).toHaveText(/^lage scores \(\d+\) tegen hoge scores \(\d+\)/);
	await expect(
		page.getByText(/Niet berekend: .*werkt op een school tegen student\./)
	).toBeVisible();
	await expect(page.getByText(/^Gemiddelde Q3 van \d+ paren/)).toBeVisible();

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Haal het bestand op' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^cito-\d{4}-\d\d-\d\d\.yaml$/);
	const written = parse(readFileSync(await file.path(), 'utf8')) as {
		split: string[];
		obstacles: string[];
		items: unknown[];
		checks: { andersen: { split: string }[]; q3: { pairs: number } };
	};
	expect(written.split).toEqual([split]);
	expect(written.items).toHaveLength(rows);
	expect(written.obstacles).toContain('too-few-people');
	expect(written.checks.andersen[0]?.split).toBe('total');
	expect(written.checks.q3.pairs).toBeGreaterThan(100);
});

test('without JavaScript a calibration is seen by looking again', async ({ browser }) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await visitAs(page, server, 'Onderzoeker');
	await page.getByRole('link', { name: 'IJk de toets' }).click();
	await page.getByRole('button', { name: 'Start de ijking' }).click();
	await expect(async () => {
		const again = page.getByRole('link', { name: 'Kijk opnieuw' });
		if ((await again.count()) > 0) await again.click();
		await expect(page.getByRole('status')).toHaveText('Klaar.', { timeout: 1000 });
	}).toPass({ timeout: 120_000 });
	await expect(page.getByRole('table', { name: 'Vragen, op moeilijkheid' })).toBeVisible();
	await context.close();
});

test('a researcher sees what every question measures, and one question beside the table', async ({
	page
}) => {
	test.setTimeout(120_000);
	await visitAs(page, server, 'Onderzoeker');
	await page.getByRole('link', { name: 'Bekijk de itemanalyse' }).click();
	const items = page.getByRole('table', { name: 'Vragen', exact: true });
	await expect(async () => {
		const again = page.getByRole('link', { name: 'Kijk opnieuw' });
		if ((await again.count()) > 0) await again.click();
		await expect(items).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 90_000 });
	const forms = page.getByRole('table', { name: 'Per versie' });
	for (const form of ['A', 'B']) {
		await expect(forms.getByRole('rowheader', { name: `${form}, T1` })).toBeVisible();
	}
	const last = items.getByRole('link').last();
	const stem = await last.innerText();
	await last.click();
	await expect(page.getByRole('region', { name: /^Vraag [AB]\d+$/ }).getByText(stem)).toBeVisible();
	await expect(
		page.getByRole('heading', { name: 'Deelnemers en vragen op één schaal' })
	).toBeVisible();
});
