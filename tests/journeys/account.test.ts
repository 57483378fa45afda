import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test, visitAs } from '../demo.ts';
import { joinAsStudent, password } from '../people.ts';
import type { Server } from '../server.ts';

const newPassword = 'negen ooievaars boven de kerk';

async function logIn(page: Page, server: Server, email: string, word: string): Promise<void> {
	await page.goto(`${server.origin}/inloggen`);
	await page.getByLabel('E-mailadres').fill(email);
	await page.getByLabel('Wachtwoord').fill(word);
	await page.getByRole('button', { name: 'Log in' }).click();
}

const loggedIn = (page: Page) =>
	expect(page.getByRole('heading', { level: 1 })).toContainText('Dag Fenna');
const loggedOut = (page: Page) => expect(page).toHaveURL(/\/inloggen/);

test('a changed password ends the session of another browser, and the old one no longer works', async ({
	page,
	browser,
	demo,
	cohort
}) => {
	const { email } = await joinAsStudent(page, demo, cohort);
	const other = await (await browser.newContext()).newPage();
	await logIn(other, demo, email, password);
	await loggedIn(other);

	await page.goto(`${demo.origin}/account`);
	await page.getByLabel('Huidig wachtwoord').fill('niet dit wachtwoord');
	await page.getByLabel('Nieuw wachtwoord').fill(newPassword);
	await page.getByRole('button', { name: 'Wijzig het wachtwoord' }).click();
	await expect(page.getByText('Dit is niet je huidige wachtwoord.')).toBeVisible();

	await page.getByLabel('Huidig wachtwoord').fill(password);
	await page.getByLabel('Nieuw wachtwoord').fill('leerwinst123');
	await page.getByRole('button', { name: 'Wijzig het wachtwoord' }).click();
	await expect(page.getByText(/te makkelijk te raden/)).toBeVisible();

	await page.getByLabel('Huidig wachtwoord').fill(password);
	await page.getByLabel('Nieuw wachtwoord').fill(newPassword);
	await page.getByRole('button', { name: 'Wijzig het wachtwoord' }).click();
	await expect(page.getByText('Je wachtwoord is gewijzigd.')).toBeVisible();
	await page.goto(`${demo.origin}/leren`);
	await loggedIn(page);
	await other.reload();
	await loggedOut(other);

	await logIn(other, demo, email, password);
	await expect(other.getByText(/horen niet bij elkaar/)).toBeVisible();
	await logIn(other, demo, email, newPassword);
	await loggedIn(other);
	await other.context().close();
});

test('logging out everywhere ends the session of another browser too', async ({
	page,
	browser,
	demo,
	cohort
}) => {
	const { email } = await joinAsStudent(page, demo, cohort);
	const other = await (await browser.newContext()).newPage();
	await logIn(other, demo, email, password);
	await loggedIn(other);
	await page.goto(`${demo.origin}/account`);
	await page.getByRole('button', { name: 'Log overal uit' }).click();
	await loggedOut(page);
	for (const one of [page, other]) {
		await one.goto(`${demo.origin}/leren`);
		await loggedOut(one);
	}
	await other.context().close();
});

test('logging out ends the session on the server, not only in the browser', async ({
	page,
	demo,
	cohort
}) => {
	await joinAsStudent(page, demo, cohort);
	const cookies = await page.context().cookies();
	await page.goto(`${demo.origin}/leren`);
	await page.locator('.menu summary').click();
	await page.getByRole('button', { name: 'Log uit' }).click();
	await expect(page.getByRole('link', { name: 'Log in' }).first()).toBeVisible();
	await page.context().addCookies(cookies);
	await page.goto(`${demo.origin}/leren`);
	await loggedOut(page);
});

test('everything that is stored of her can be downloaded, and holds no secret', async ({
	page,
	demo,
	cohort
}) => {
	const { name, email } = await joinAsStudent(page, demo, cohort);
	await page.goto(`${demo.origin}/account`);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Download mijn gegevens' }).click()
	]);
	expect(file.suggestedFilename()).toBe('leerwinst-mijn-gegevens.json');
	const text = readFileSync(await file.path(), 'utf8');
	const own = JSON.parse(text) as { person: object; membership: object[]; session: object[] };
	expect(own.person).toMatchObject({ name, email });
	expect(own.membership).toHaveLength(1);
	expect(own.session).toHaveLength(1);
	expect(text).not.toMatch(/passwordHash|argon2|idHash|tokenHash/);
});

test('light or dark is kept in a cookie, also for who is logged out', async ({
	page,
	demo,
	cohort
}) => {
	await joinAsStudent(page, demo, cohort);
	const theme = () => page.locator('html').getAttribute('data-theme');
	await page.goto(`${demo.origin}/account`);
	expect(await theme()).toBeNull();
	for (const [label, value] of [
		['Donker', 'dark'],
		['Licht', 'light'],
		['Volg mijn apparaat', null]
	] as const) {
		await page.getByRole('radio', { name: label }).check();
		await page.getByRole('button', { name: 'Bewaar' }).click();
		await expect(page).toHaveURL(`${demo.origin}/account`);
		expect(await theme()).toBe(value);
		await page.goto(`${demo.origin}/hulp`);
		expect(await theme()).toBe(value);
		await page.goto(`${demo.origin}/account`);
		await expect(page.getByRole('radio', { name: label })).toBeChecked();
	}
});

test('a reset link of the administrator works once, ends all sessions, and leaves its token nowhere', async ({
	page,
	browser,
	demo,
	cohort
}) => {
	const { name, email } = await joinAsStudent(page, demo, cohort);
	const admin = await (await browser.newContext()).newPage();
	await visitAs(admin, demo, 'Beheerder');
	await admin.goto(`${demo.origin}/beheer/mensen`);
	await admin.getByLabel('Zoek op naam of adres').fill(email);
	await admin.getByRole('button', { name: 'Zoek' }).click();
	await admin.getByRole('link', { name }).click();
	await admin.getByRole('button', { name: 'Maak een link voor een nieuw wachtwoord' }).click();
	const link = await admin.getByText(/\/wachtwoord\//).innerText();
	const token = link.split('/').at(-1) ?? '';
	expect(token.length).toBeGreaterThanOrEqual(43);
	await admin.goto(`${demo.origin}/beheer/mensen`);
	await expect(admin.getByText(token), 'shown once').toHaveCount(0);

	const elsewhere = await (await browser.newContext()).newPage();
	const seen: string[] = [];
	elsewhere.on('request', (request) => {
		if (request.url() !== link) seen.push(request.url());
		seen.push(request.headers()['referer'] ?? '');
	});
	await elsewhere.goto(link);
	await expect(elsewhere).toHaveURL(`${demo.origin}/wachtwoord`);
	expect(await elsewhere.content()).not.toContain(token);
	const field = elsewhere.getByLabel('Nieuw wachtwoord');
	await field.fill('kort');
	await elsewhere.getByRole('button', { name: 'Bewaar het wachtwoord' }).click();
	await expect(elsewhere.getByText(/minstens 12 tekens/).first()).toBeVisible();
	await field.fill(newPassword);
	await elsewhere.getByRole('button', { name: 'Bewaar het wachtwoord' }).click();
	await loggedOut(elsewhere);

	await page.goto(`${demo.origin}/leren`);
	await loggedOut(page);
	await logIn(elsewhere, demo, email, newPassword);
	await expect(
		elsewhere.getByText(/opnieuw ingesteld met een link van een beheerder/)
	).toBeVisible();
	await elsewhere.getByRole('button', { name: 'Begrepen' }).click();
	await loggedIn(elsewhere);
	await expect(elsewhere.getByText(/opnieuw ingesteld/)).toHaveCount(0);

	await page.goto(link);
	await expect(page.getByText('Deze link werkt niet (meer).')).toBeVisible();
	expect(seen.join('\n')).not.toContain(token);
	expect(demo.log()).not.toContain(token);
	await admin.goto(`${demo.origin}/beheer/log`);
	await expect(admin.getByRole('table')).toContainText('maakte een link voor een nieuw wachtwoord');
	await admin.context().close();
	await elsewhere.context().close();
});

test('a link that is opened twice before it is used still works; a newer link ends an older one', async ({
	page,
	browser,
	demo,
	cohort
}) => {
	const { name, email } = await joinAsStudent(page, demo, cohort);
	const admin = await (await browser.newContext()).newPage();
	await visitAs(admin, demo, 'Beheerder');
	const makeLink = async () => {
		await admin.goto(`${demo.origin}/beheer/mensen?zoek=${email}`);
		await admin.getByRole('link', { name }).click();
		await admin.getByRole('button', { name: 'Maak een link voor een nieuw wachtwoord' }).click();
		return admin.getByText(/\/wachtwoord\//).innerText();
	};
	const older = await makeLink();
	const newer = await makeLink();
	await page.goto(older);
	await expect(page.getByText('Deze link werkt niet (meer).')).toBeVisible();
	for (let times = 0; times < 2; times += 1) {
		await page.goto(newer);
		await expect(page.getByLabel('Nieuw wachtwoord')).toBeVisible();
	}
	await admin.context().close();
});
