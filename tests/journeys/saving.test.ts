import { expect, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, password, startTest } from '../people.ts';
import {
	alive,
	answer,
	answerAll,
	filledIn,
	findKind,
	next,
	pages,
	questionsOn
} from '../taking.ts';

/** What the bar says about saving. */
const state = (page: Page) => page.getByRole('banner').getByRole('status').first();
const saved = (page: Page) => expect(state(page)).toHaveText('Opgeslagen');

/** Holds back what the server says to an answer, until `let go`. */
async function holdAnswers(page: Page) {
	const held: (() => Promise<void>)[] = [];
	await page.route('**/antwoord', async (route) => {
		const response = await route.fetch();
		held.push(() => route.fulfill({ response }));
	});
	return {
		arrived: () => expect.poll(() => held.length).toBeGreaterThan(0),
		async letGo() {
			for (const go of held.splice(0)) await go();
			await page.unroute('**/antwoord');
		}
	};
}

test.describe('with JavaScript', () => {
	let person: { email: string };
	test.beforeEach(async ({ page, demo, cohort }) => {
		person = await joinAsStudent(page, demo, cohort);
		await startTest(page, demo, cohort);
		await alive(page);
	});

	test('every answer is saved as it is given, and is there after a reload by Hier verdergaan', async ({
		page
	}) => {
		const answered: Record<string, string[]>[] = [];
		for (let at = 1; at <= 4; at += 1) {
			await answerAll(page, 1);
			await saved(page);
			answered.push(await filledIn(page));
			await next(page).click();
			await expect(page).toHaveURL(new RegExp(`/pagina/${at + 1}\\?`));
		}
		// Away without pressing anything, as with a closed lid.
		const [question] = await questionsOn(page);
		if (question) await answer(page, question, 1);
		await saved(page);
		answered.push(await filledIn(page));

		await page.goto(page.url().replace(/\/pagina\/.*/, ''));
		await expect(page.getByText('Je bent bezig met deze toets.')).toBeVisible();
		await page.getByRole('button', { name: 'Hier verdergaan' }).click();
		await expect(page).toHaveURL(/\/pagina\/\d+\?v=2$/);
		for (const [at, fields] of answered.entries()) {
			await page.goto(page.url().replace(/\/pagina\/\d+/, `/pagina/${at + 1}`));
			expect(await filledIn(page)).toMatchObject(fields);
		}
	});

	test('an answer that was there already can be changed at once after a reload', async ({
		page
	}) => {
		const { id, group } = await findKind(page, 'kies één antwoord');
		await alive(page);
		await group.getByRole('radio').nth(1).check();
		await saved(page);
		await page.reload();
		await alive(page);
		await group.getByRole('radio').nth(2).check();
		await saved(page);
		await expect(group.getByRole('radio').nth(2)).toBeChecked();
		await page.reload();
		expect((await filledIn(page))[`${id}:choice`]).toEqual(['2']);
	});

	test('Opgeslagen shows only after the server said so', async ({ page }) => {
		const { group } = await findKind(page, 'kies één antwoord');
		const { arrived, letGo } = await holdAnswers(page);
		await group.getByRole('radio').nth(2).check();
		await arrived();
		await expect(state(page)).toHaveText('Bezig met opslaan');
		await letGo();
		await saved(page);
	});

	test('without a connection an answer is kept on the device, not called saved, and sent when it is back', async ({
		page,
		context
	}) => {
		const { id, group } = await findKind(page, 'kies één antwoord');
		await alive(page);
		await context.setOffline(true);
		await group.getByRole('radio').nth(1).check();
		await expect(state(page)).toContainText('Bewaard op dit apparaat');
		await group.getByRole('radio').nth(2).check();
		await expect(state(page)).not.toContainText('Opgeslagen');
		await context.setOffline(false);
		await saved(page);
		await page.reload();
		expect((await filledIn(page))[`${id}:choice`]).toEqual(['2']);
	});

	test('a server that fails (500) is tried again', async ({ page }) => {
		const { id, group } = await findKind(page, 'kies één antwoord');
		await alive(page);
		let failures = 0;
		await page.route('**/antwoord', (route) => {
			failures += 1;
			return failures < 3 ? route.fulfill({ status: 500, body: '{}' }) : route.continue();
		});
		await group.getByRole('radio').nth(3).check();
		await expect(state(page)).toContainText('Bewaard op dit apparaat');
		await saved(page);
		expect(failures).toBe(3);
		await page.reload();
		expect((await filledIn(page))[`${id}:choice`]).toEqual(['3']);
	});

	test('whoever is logged out in mid-test hears so, and her answer is sent once she is logged in again', async ({
		page,
		context
	}) => {
		const { id, group } = await findKind(page, 'kies één antwoord');
		await alive(page);
		const where = page.url();
		await context.clearCookies({ name: 'leerwinst_sessie' });
		// A click, not a check: the question goes as soon as the server has said that it does not know her.
		await group.getByRole('radio').nth(2).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je bent uitgelogd');
		await expect(page.getByRole('alert')).toContainText(
			'1 antwoord is nog niet verstuurd, maar wel bewaard op dit apparaat.'
		);
		await page.getByRole('link', { name: 'Log in' }).click();
		await page.getByLabel('E-mailadres').fill(person.email);
		await page.getByLabel('Wachtwoord').fill(password);
		await page.getByRole('button', { name: 'Log in' }).click();
		await page.getByRole('button', { name: 'Hier verdergaan' }).click();
		await alive(page);
		await page.goto(where.replace(/v=\d+/, 'v=2'));
		expect((await filledIn(page))[`${id}:choice`]).toEqual(['2']);
	});

	test('a whole test can be taken without a connection, and is sent when it is back', async ({
		page,
		context
	}) => {
		test.slow(); // page after page of a whole form
		await page.waitForLoadState('networkidle');
		await context.setOffline(true);
		const given: Record<string, string[]>[] = [];
		for (let at = 1; at <= pages; at += 1) {
			await expect(page).toHaveURL(new RegExp(`/pagina/${at}\\?`));
			await answerAll(page, 1);
			given.push(await filledIn(page));
			await next(page).click();
		}
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overzicht');
		await expect(page.getByRole('status')).toContainText('nog niet verstuurd');
		await expect(page.getByRole('button', { name: 'Lever in' })).toBeDisabled();

		await context.setOffline(false);
		await expect(page.getByRole('status')).toContainText('Alles is opgeslagen.');
		const overview = page.url();
		for (const [at, fields] of given.entries()) {
			await page.goto(overview.replace('/overzicht', `/pagina/${at + 1}`));
			expect(await filledIn(page)).toEqual(fields);
		}
		await page.goto(overview);
		await page.getByRole('button', { name: 'Lever in' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
	});

	test('a second window gets no question, takes over by Hier verdergaan, and the first one stops', async ({
		page,
		context
	}) => {
		const first = await findKind(page, 'kies één antwoord');
		await first.group.getByRole('radio').nth(1).check();
		await saved(page);
		const stem = await first.group.locator('.stem').innerText();

		const second = await context.newPage();
		const answer = await second.goto(page.url().replace(/\?.*/, ''));
		expect(await answer?.text(), 'no content of the form').not.toContain(stem);
		await expect(second.getByRole('heading', { level: 1 })).toHaveText(
			'Deze toets is open in een ander venster'
		);
		await expect(second.getByRole('radio')).toHaveCount(0);

		await second.getByRole('button', { name: 'Hier verdergaan' }).click();
		await alive(second);
		const same = second.locator(`[data-item="${first.id}"]`);
		await expect(same.getByRole('radio').nth(1)).toBeChecked();
		await same.getByRole('radio').nth(2).check();
		await saved(second);

		await first.group.getByRole('radio').nth(0).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Deze toets is open in een ander venster'
		);
		await expect(page.getByRole('radio')).toHaveCount(0);

		await second.reload();
		await expect(same.getByRole('radio').nth(2), 'the newer window wins').toBeChecked();
	});

	test('a copy of the tab may not answer beside the first', async ({ page, context }) => {
		await alive(page);
		const copy = await context.newPage();
		await copy.goto(page.url());
		await expect(copy.getByRole('heading', { level: 1 })).toHaveText(
			'Deze toets is open in een ander venster'
		);
		await expect(copy.getByRole('radio')).toHaveCount(0);
		await answerAll(page);
		await saved(page);
	});

	test('an answer given before the page came alive is kept, and saved', async ({ page }) => {
		const { id } = await findKind(page, 'kies één antwoord');
		let letGo = () => {};
		const held = new Promise<void>((resolve) => (letGo = resolve));
		await page.route('**/_app/immutable/entry/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.reload({ waitUntil: 'commit' });
		const radio = page.locator(`[name="${id}:choice"]`).nth(2);
		await radio.check();
		letGo();
		await saved(page);
		await expect(radio).toBeChecked();
		await page.reload();
		expect((await filledIn(page))[`${id}:choice`]).toEqual(['2']);
	});

	test('a number with a comma is saved, and what is no number is named and not saved', async ({
		page
	}) => {
		const { group } = await findKind(page, 'getal');
		const field = group.getByRole('textbox');
		await field.pressSequentially('17,5');
		await saved(page);
		await expect(field).toHaveValue('17,5');
		await field.fill('zeventien');
		await expect(group.getByRole('alert')).toContainText(/Vraag \d+:/);
		await next(page).click();
		await expect(field).toHaveValue('zeventien');
		await page.reload();
		await expect(field).toHaveValue('17,5');
	});

	test('steps are put in order by buttons, that keep the focus on the step', async ({ page }) => {
		const { id, group } = await findKind(page, 'zet op volgorde');
		const steps = group.getByRole('listitem');
		const [a, b] = await steps.locator('.text').allInnerTexts();
		const down = group.getByRole('button', { name: `Omlaag: ${a}` });
		await down.focus();
		await page.keyboard.press('Enter');
		await expect(steps.first()).toContainText(b ?? '');
		await expect(down).toBeFocused();
		await page.keyboard.press('Enter');
		await saved(page);
		await expect(steps.nth(2)).toContainText(a ?? '');
		await page.reload();
		await expect(steps.nth(2)).toContainText(a ?? '');
		expect(Object.keys(await filledIn(page)).filter((name) => name.startsWith(id))).toHaveLength(
			await steps.count()
		);
	});

	test('Weet ik niet and an answer take each other’s place', async ({ page }) => {
		for (const kind of ['getal', 'kies er meer', 'bewering en reden', 'zoek bij elkaar'] as const) {
			const question = await findKind(page, kind);
			await answer(page, question);
			const unknown = question.group.getByRole('checkbox', { name: 'Weet ik niet' });
			await unknown.check();
			await saved(page);
			const prefix = `${question.id}:`;
			const own = async () =>
				Object.keys(await filledIn(page)).filter((name) => name.startsWith(prefix));
			expect(await own()).toEqual([`${prefix}dont-know`]);
			await answer(page, question, 1);
			await expect(unknown).not.toBeChecked();
			await saved(page);
			await page.reload();
			expect(await own()).not.toContain(`${prefix}dont-know`);
			expect(await own()).not.toHaveLength(0);
		}
	});

	test('the overview and handing in come after what was answered is saved', async ({ page }) => {
		const answered = (await questionsOn(page)).length;
		await answerAll(page);
		await page.getByRole('button', { name: /^Overzicht/ }).click();
		await expect(page.getByRole('listitem').filter({ hasText: 'beantwoord' })).toHaveCount(
			answered
		);
		await page.getByRole('button', { name: 'Lever in' }).click();
		await page.getByRole('button', { name: 'Lever in met open vragen' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
	});

	test('another learner’s sitting is not there', async ({ page, browser, demo, cohort }) => {
		const stranger = await browser.newContext();
		const other = await stranger.newPage();
		await joinAsStudent(other, demo, cohort);
		for (const path of ['', '/pagina/1', '/overzicht', '/klaar']) {
			const url = page.url().replace(/\/pagina\/.*/, path);
			const answer = await other.goto(url);
			expect(answer?.status(), url).toBe(404);
		}
		await stranger.close();
	});
});
