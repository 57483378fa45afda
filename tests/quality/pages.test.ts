import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { visitAs, type DemoRole } from '../demo.ts';
import { joinAsStudent, openCohort } from '../people.ts';
import { startDemo, type Server } from '../server.ts';
import { answerAll, findKind, kinds, pages, questionsOn } from '../taking.ts';
import { createWalk, shapeOf, type Weight } from './walk.ts';

/**
 * Every page of everybody: accessible (axe: WCAG 2.2 A and AA, best practice; light and dark, 1280 and
 * 390 wide), nothing to scroll sideways, within its budget of JavaScript, by our own policy, and nothing
 * from elsewhere.
 */
test.describe.configure({ mode: 'parallel' });
const every = 'every page is accessible, fits, keeps its budget and its policy';

/** Pages that are the same for everybody are looked at once, as a visitor or as the student. */
const looked = new Set([
	'/',
	'/code',
	'/hulp',
	'/privacy',
	'/over-de-toetsen',
	'/toegankelijkheid'
]);

function keep(name: string, weights: readonly Weight[]): void {
	const folder = join(process.env['LEERWINST_TEST_RUN'] ?? '', 'weights');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(weights));
}

/** Follows the links of a page, and of those pages: two of each shape at most. */
async function follow(
	page: Page,
	walk: ReturnType<typeof createWalk>,
	start: string,
	skip: (shape: string) => boolean
): Promise<Set<string>> {
	const origin = new URL(page.url()).origin;
	const seen = new Set<string>();
	const times = new Map<string, number>();
	const waiting = [start];
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const shape = shapeOf(origin + path);
		const most = /codes|deelnemer=/.test(path) ? 1 : 2;
		const key = shape + (path.includes('?') ? path.replace(/=.*/, '') : '');
		if (seen.has(path) || skip(shape) || (times.get(key) ?? 0) >= most) continue;
		seen.add(path);
		times.set(key, (times.get(key) ?? 0) + 1);
		await walk.open(path);
		const links = await page
			.locator('a[href^="/"]:not([download]), a[href^="?"]')
			.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
		waiting.push(...links.map((href) => href.replace(origin, '').replace(/#.*/, '')));
	}
	return new Set([...times.keys()]);
}

async function startWalk(page: Page) {
	const server = await startDemo();
	return { server, walk: createWalk(page, server) };
}

test(`visitor: ${every}`, async ({ page }) => {
	test.setTimeout(240_000);
	const { server, walk } = await startWalk(page);
	const cohort = await openCohort(server);
	for (const path of [...looked, '/inloggen', '/wachtwoord', '/installatie', '/geen-pagina']) {
		await walk.open(path);
	}
	await walk.open(`/code/${cohort.code}`);
	await page.getByLabel('Je naam').fill('Iemand');
	await page.getByLabel('E-mailadres').fill('student@demo.leerwinst.example');
	await page.getByLabel('Wachtwoord').fill('kort');
	await page.getByLabel('Klas').selectOption('PA2A');
	await page.getByRole('button', { name: 'Doe mee' }).click();
	await expect(page.getByText(/minstens 12 tekens/).last()).toBeVisible();
	await walk.here();
	await page.goto(`${server.origin}/inloggen`);
	await page.getByLabel('E-mailadres').fill('student@demo.leerwinst.example');
	await page.getByLabel('Wachtwoord').fill('niet dit wachtwoord');
	await page.getByRole('button', { name: 'Log in' }).click();
	await walk.here();
	await page.goto(`${server.origin}/code`);
	await page.getByLabel('Code').fill('23456789');
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await walk.here();
	keep('visitor', walk.weights);
	await server.stop();
});

/** The first word of the report's title; empty where the page has none. */
async function reportOn(page: Page): Promise<string> {
	const [title = ''] = await page.locator('#rapport figcaption b').allInnerTexts();
	return title.split(/\s/)[0] ?? '';
}

test(`Student, with the whole test and its result: ${every}`, async ({ page }) => {
	test.setTimeout(300_000);
	const { server, walk } = await startWalk(page);
	await visitAs(page, server, 'Student');
	await follow(page, walk, '/leren', (shape) => looked.has(shape));
	await walk.open('/welkom');
	await page.goto(`${server.origin}/leren`);
	await page.getByRole('link', { name: 'Naar de toets' }).click();
	await page.getByRole('button', { name: 'Start de toets' }).click();
	await expect(page).toHaveURL(/\/pagina\/1/);
	const sitting = new URL(page.url()).pathname.replace(/\/pagina.*/, '');
	// A page is looked at when it has a kind of report or of question that no page before it had.
	const looks = new Set<string>();
	for (let at = 1; at <= pages; at += 1) {
		await page.goto(`${server.origin}${sitting}/pagina/${at}?v=1`);
		const parts = [...(await questionsOn(page)).map(({ kind }) => kind), await reportOn(page)];
		if (parts.some((one) => !looks.has(one))) await walk.open(`${sitting}/pagina/${at}?v=1`);
		for (const one of parts) looks.add(one);
		if (at <= 5) await answerAll(page);
	}
	expect(looks.size).toBeGreaterThan(kinds.length + 3);
	const [question] = await questionsOn(page);
	await question?.group.getByRole('button', { name: 'Markeer' }).click();
	await page.keyboard.press('?');
	await walk.here();
	await page.keyboard.press('Escape');
	const number = await findKind(page, 'getal');
	await page.waitForLoadState('networkidle');
	await number.group.getByRole('textbox').fill('geen getal');
	await expect(page.getByRole('alert')).toBeVisible();
	await walk.here();
	await walk.open(`${sitting}/pagina/1`);
	await walk.open(sitting);
	await walk.open(`${sitting}/overzicht?v=1`);
	await page.getByRole('button', { name: 'Lever in' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await walk.here();
	await page.getByRole('button', { name: 'Lever in met open vragen' }).click();
	await expect(page.getByRole('heading', { name: 'Ingeleverd' })).toBeVisible();
	await walk.open(`${sitting}/klaar`);
	await page.getByRole('link', { name: 'Bekijk je leerwinst' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Je ging van');
	await walk.here();
	keep('student', walk.weights);
	await server.stop();
});

test(`reports as tables, and a lesson that was checked: ${every}`, async ({ page }) => {
	test.setTimeout(240_000);
	const { server, walk } = await startWalk(page);
	const cohort = await openCohort(server);
	await joinAsStudent(page, server, cohort);
	await page.goto(`${server.origin}/toetsen/${cohort.momentId}`);
	await page.getByRole('radio', { name: /^Cito/ }).check();
	await page.getByRole('button', { name: 'Start de toets' }).click();
	await expect(page).toHaveURL(/\/pagina\/1/);
	const reports = new Set<string>();
	for (let at = 2; at <= pages; at += 1) {
		await page.goto(page.url().replace(/\/pagina\/\d+/, `/pagina/${at}`), {
			waitUntil: 'networkidle'
		});
		const kind = await reportOn(page);
		if (kind === '' || reports.has(kind)) continue;
		reports.add(kind);
		await page.keyboard.press('t');
		await expect(page.getByRole('button', { name: /Toon als grafiek/ })).toBeVisible();
		await walk.here();
	}
	expect(reports.size, 'kinds of reports').toBeGreaterThanOrEqual(3);
	await page.goto(`${server.origin}/leren/leerlingrapport-lezen/niveau-of-groei`, {
		waitUntil: 'networkidle'
	});
	await page.locator('form.exercise').getByRole('checkbox').first().check();
	await page.locator('form.exercise').getByRole('checkbox').nth(1).check();
	await page.locator('form.exercise').first().getByRole('button', { name: 'Kijk na' }).click();
	await expect(page.getByText(/Kijk nog eens/).first()).toBeVisible();
	await walk.here();
	await server.stop();
});

const shared = new Set([...looked, '/account', '/leren', '/toetsen']);
/** Whether somebody else looks at it: what reports look like, the teacher educator does. */
const skippedBy = (role: DemoRole) => (shape: string) =>
	shared.has(shape) || (role !== 'Lerarenopleider' && shape.startsWith('/items'));
const walks: readonly { role: DemoRole; start: string; more?: (visit: Visit) => Promise<void> }[] =
	[
		{
			role: 'Lerarenopleider',
			start: '/cohorten',
			more: async ({ page, walk }) => {
				await walk.open('/cohorten/nieuw');
				await page.getByLabel('Naam van het cohort').fill('Verkeerd');
				for (const moment of ['T1', 'T3']) {
					const dates = page.getByRole('group', { name: moment, exact: true });
					await dates.getByLabel('Eerste dag').fill('2026-09-10');
					await dates.getByLabel('Laatste dag').fill('2026-09-01');
				}
				await page.getByRole('button', { name: 'Maak het cohort' }).click();
				await expect(page.getByText(/kan niet sluiten voordat/).first()).toBeVisible();
				await walk.here();
			}
		},
		{ role: 'Trainer', start: '/cohorten' },
		{ role: 'Leerkracht', start: '/resultaten' },
		{ role: 'Schoolleider', start: '/cohorten' },
		{ role: 'Intern begeleider', start: '/cohorten' },
		{ role: 'Onderzoeker', start: '/onderzoek' },
		{
			role: 'Beheerder',
			start: '/beheer',
			more: async ({ page, walk, server }) => {
				await page.goto(`${server.origin}/beheer/mensen?zoek=samira`);
				await page.getByRole('link', { name: 'Samira Student' }).click();
				await page.getByRole('button', { name: 'Maak een link voor een nieuw wachtwoord' }).click();
				await expect(page.getByText(/\/wachtwoord\//)).toBeVisible();
				await walk.here();
				const link = new URL(await page.getByText(/\/wachtwoord\//).innerText());
				await walk.open(link.pathname);
			}
		}
	];

interface Visit {
	readonly page: Page;
	readonly server: Server;
	readonly walk: ReturnType<typeof createWalk>;
}

for (const { role, start, more } of walks) {
	test(`${role}: ${every}`, async ({ page }) => {
		test.setTimeout(240_000);
		const { server, walk } = await startWalk(page);
		await visitAs(page, server, role);
		await follow(page, walk, start, skippedBy(role));
		await more?.({ page, server, walk });
		keep(role, walk.weights);
		await server.stop();
	});
}
