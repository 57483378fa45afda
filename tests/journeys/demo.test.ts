import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { readContent } from '../../src/lib/server/content/content.ts';
import { itemsOf } from '../../src/lib/server/content/forms.ts';
import { rightAnswer } from '../../src/lib/server/demo-answers.ts';
import { demoNames } from '../../src/lib/server/demo-names.ts';
import { visitAs } from '../demo.ts';
import { startDemo, type Server } from '../server.ts';
import { fillIn, next, questionsOn } from '../taking.ts';

/** What the demo is for: one test handed in, one moment closed, and what is seen then. */
test.describe.configure({ mode: 'serial' });

let server: Server;
test.beforeAll(async () => {
	server = await startDemo();
});
test.afterAll(() => server.stop());

const named = [...demoNames, 'Samira Student', 'Lotte Leerkracht', 'Ilse Begeleider'];

async function download(page: Page, link: string): Promise<string> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: link }).click()
	]);
	return readFileSync(await file.path(), 'utf8');
}

/** Items of form A and of form B together: as many as somebody sees who took both. */
async function itemsOfBoth(): Promise<number> {
	const { forms } = await readContent(['content']);
	const { A, B } = forms.get('cito')?.forms ?? { A: [], B: [] };
	return itemsOf([...A, ...B]).length;
}

test('the student answers all of T3 right, hands in, and sees a clear gain with its interval, still provisional', async ({
	page
}) => {
	test.slow(); // page after page of a whole form
	await visitAs(page, server, 'Student');
	await page.getByRole('link', { name: 'Naar de toets' }).click();
	await page.getByRole('button', { name: 'Start de toets' }).click();
	const { items } = await readContent(['content']);
	while (/\/pagina\//.test(page.url())) {
		const here = page.url();
		for (const question of await questionsOn(page)) {
			const item = items.get(question.id);
			if (item) await fillIn(page, question, rightAnswer(item));
		}
		await next(page).click();
		await expect(page).not.toHaveURL(here);
	}
	await page.getByRole('button', { name: 'Lever in' }).click();
	await page.getByRole('link', { name: 'Bekijk je leerwinst' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		/Je ging van \d+ naar 100\. Dat is \d+ punten winst/
	);
	await expect(page.getByText(/met 95% zekerheid tussen/).first()).toBeVisible();
	await expect(page.getByText(/voorlopig/)).toBeVisible();
});

test('before T3 closes, the educator’s report has no figure of it', async ({ page }) => {
	await visitAs(page, server, 'Lerarenopleider');
	await page.getByRole('link', { name: 'Pabo jaar 2' }).click();
	await page.getByRole('link', { name: 'Rapport', exact: true }).click();
	await expect(page.getByText(/T3 staat open tot en met/)).toContainText(
		'24 deelnemers hebben ingeleverd'
	);
	await expect(page.getByText('Gemiddelde leerwinst')).toHaveCount(0);
});

test('the educator closes T3 and sees the gain of the cohort with its interval, and no names', async ({
	page
}) => {
	await visitAs(page, server, 'Lerarenopleider');
	await page.getByRole('link', { name: 'Pabo jaar 2' }).click();
	await page.getByRole('link', { name: 'Afnames van T3' }).click();
	await page.getByRole('link', { name: 'Sluit T3' }).click();
	await page.getByRole('button', { name: 'Ja, sluit T3' }).click();
	await expect(page.getByRole('heading', { name: 'Gemiddelde leerwinst' })).toBeVisible();
	await expect(
		page.getByText(/95% zeker tussen [+−–-]?\d+,\d en [+−–-]?\d+,\d punten/)
	).toBeVisible();
	await expect(page.getByText('24 van 24')).toBeVisible();
	const report = await page.locator('main').innerText();
	for (const name of named) expect(report).not.toContain(name);

	const csv = await download(page, 'Gegevens (csv)');
	expect(csv.split('\n')[0]).toMatch(/n.*value|n.*waarde/i);
	expect(csv.split('\n').length).toBeGreaterThan(5);
	for (const name of named) expect(csv).not.toContain(name);
	expect(csv).not.toContain('@');
});

test('the educator sees the table of questions, in both forms, without names', async ({ page }) => {
	await visitAs(page, server, 'Lerarenopleider');
	await page.getByRole('link', { name: 'Pabo jaar 3' }).click();
	await page.getByRole('link', { name: 'Vragen' }).click();
	const table = page.getByRole('table', { name: 'Vragen', exact: true });
	await expect(table.getByRole('row')).toHaveCount(1 + (await itemsOfBoth()));
	for (const first of ['A1', 'B1']) {
		const cell = page.getByRole('cell', { name: first, exact: true });
		const row = table.getByRole('row').filter({ has: cell });
		await expect(row).toContainText(/0,\d\d/);
	}
	const text = await page.locator('main').innerText();
	for (const name of named) expect(text).not.toContain(name);
});

test('a cohort that reads several systems has no table of too few people, and a report of what they share', async ({
	page
}) => {
	await visitAs(page, server, 'Lerarenopleider');
	await page.getByRole('link', { name: 'Pabo jaar 2' }).click();
	await page.getByRole('link', { name: 'Vragen' }).click();
	await expect(page.getByText(/vanaf 10 deelnemers per\s+versie/)).toBeVisible();
	await page.getByRole('link', { name: 'Pabo jaar 2' }).click();
	await page.getByRole('link', { name: 'Rapport', exact: true }).click();
	await expect(page.getByText(/rapporten van meer dan één systeem/)).toContainText(
		'de 20 vragen die elk systeem deelt'
	);
});

test('the student’s gain is no longer provisional, and she can have all that is stored of her', async ({
	page
}) => {
	await visitAs(page, server, 'Student');
	await page.getByRole('link', { name: 'Resultaten' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Je ging van');
	await expect(page.getByText(/voorlopig/)).toHaveCount(0);

	await page.goto(`${server.origin}/account`);
	const own = JSON.parse(await download(page, 'Download mijn gegevens')) as {
		person: { name: string };
		sitting: { items: { answer: unknown }[] }[];
	};
	expect(own.person.name).toBe('Samira Student');
	expect(own.sitting).toHaveLength(2);
	expect(own.sitting.flatMap(({ items }) => items)).toHaveLength(await itemsOfBoth());
});

test('a trainer, a coach and a leader see the report of their own team, and no more than that', async ({
	page
}) => {
	for (const [role, cohorts] of [
		['Trainer', ['Pabo jaar 2', 'Team De Wilgentoren']],
		['Intern begeleider', ['Team De Wilgentoren']],
		['Schoolleider', ['Team De Wilgentoren']]
	] as const) {
		await visitAs(page, server, role);
		await page.goto(`${server.origin}/cohorten`);
		await expect(page.getByRole('heading', { level: 2 })).toHaveText([...cohorts]);
		await page
			.getByRole('listitem')
			.filter({ hasText: 'Team De Wilgentoren' })
			.first()
			.getByRole('link', { name: 'Rapport', exact: true })
			.click();
		await expect(page.getByText(/gemiddeld ongeveer \d+ goed hebben/)).toBeVisible();
		await expect(page.getByRole('link', { name: 'Vragen' })).toHaveCount(0);
		await page.context().clearCookies();
	}
});

test('the researcher sees cohorts by a code, and questions over all cohorts', async ({ page }) => {
	await visitAs(page, server, 'Onderzoeker');
	await expect(page.getByRole('table', { name: 'Leerwinst per cohort' })).toContainText(
		/[0-9a-f]{8} \(pabo\)/
	);
	const text = await page.locator('main').innerText();
	for (const name of ['Pabo jaar', 'Vuurlinde', 'Wilgentoren', ...named]) {
		expect(text).not.toContain(name);
	}
});
