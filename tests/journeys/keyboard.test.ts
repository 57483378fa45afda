import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, startTest } from '../people.ts';
import { startDemo } from '../server.ts';
import { alive, findKind, pageNumber, questionsOn } from '../taking.ts';

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, to: Locator, key = 'Tab'): Promise<void> {
	for (let presses = 0; presses < 120; presses += 1) {
		if (await to.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	throw new Error(`no way by ${key} to ${String(to)}`);
}

/** Goes to a control by Tab alone, and presses it. */
async function press(page: Page, to: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, to);
	await page.keyboard.press(key);
}

test('by keyboard alone: log in, take a test with an answer in the report, and hand in', async ({
	page
}) => {
	test.setTimeout(120_000);
	const server = await startDemo();
	await page.goto(server.origin);
	await press(page, page.getByRole('button', { name: 'Student' }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag Samira');
	await press(page, page.getByRole('link', { name: 'Naar de toets' }));
	await press(page, page.getByRole('button', { name: 'Start de toets' }));
	await alive(page);

	let pointed = false;
	while (/\/pagina\//.test(page.url())) {
		const at = pageNumber(page);
		const [question] = await questionsOn(page);
		if (question?.kind === 'kies één antwoord') {
			const radios = question.group.getByRole('radio');
			await tabTo(page, radios.first());
			await page.keyboard.press('Space');
			await page.keyboard.press('ArrowDown');
			await expect(radios.nth(1)).toBeChecked();
		}
		if (question?.kind === 'wijs aan in het rapport') {
			const rows = page.locator('#rapport').getByRole('radio');
			await tabTo(page, rows.first());
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ArrowDown');
			await expect(rows.nth(2)).toBeChecked();
			await expect(rows.nth(2)).toBeFocused();
			await expect(question.group.getByRole('status')).toContainText('Aangewezen:');
			pointed = true;
		}
		await page.keyboard.press('Escape');
		await page.keyboard.press('n');
		await expect(page).toHaveURL(new RegExp(`/pagina/${at + 1}\\?|/overzicht\\?`));
	}
	expect(pointed, 'there was a question to answer in the report').toBe(true);

	await press(page, page.getByRole('button', { name: 'Lever in' }));
	await press(page, page.getByRole('button', { name: 'Lever in met open vragen' }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
	await press(page, page.getByRole('link', { name: 'Bekijk je leerwinst' }));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Je ging van');
	await server.stop();
});

test('the first Tab on a page leads to its content', async ({ page, demo }) => {
	await page.goto(`${demo.origin}/hulp`);
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Naar de inhoud' });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page.locator('#inhoud')).toBeFocused();
});

test.describe('the keys of the test', () => {
	test.beforeEach(async ({ page, demo, cohort }) => {
		await joinAsStudent(page, demo, cohort);
		await startTest(page, demo, cohort);
		await alive(page);
	});

	test('N and P go on and back, O opens the overview', async ({ page }) => {
		const heading = page.getByRole('heading', { level: 1 });
		const first = await heading.innerText();
		await page.keyboard.press('n');
		await expect(page).toHaveURL(/\/pagina\/2\?/);
		await expect(heading).not.toHaveText(first);
		await page.keyboard.press('p');
		await expect(page).toHaveURL(/\/pagina\/1\?/);
		await expect(heading).toHaveText(first);
		await page.keyboard.press('o');
		await expect(page).toHaveURL(/\/overzicht\?/);
	});

	test('A to D and 1 to 4 choose an answer, Delete clears it, M flags the question', async ({
		page
	}) => {
		const { group } = await findKind(page, 'kies één antwoord');
		await alive(page);
		await group.getByRole('radio').first().focus();
		for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) {
			await page.keyboard.press(key);
			await expect(group.getByRole('radio').nth(at)).toBeChecked();
		}
		await page.keyboard.press('2');
		await expect(group.getByRole('radio').nth(1)).toBeChecked();
		await page.keyboard.press('m');
		await expect(group.getByRole('button', { name: 'Gemarkeerd' })).toBeVisible();
		await page.keyboard.press('Delete');
		await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
		await expect(page.getByRole('banner').getByRole('status').first()).toHaveText('Opgeslagen');
		await page.reload();
		await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
		await expect(group.getByRole('button', { name: 'Gemarkeerd' })).toBeVisible();
	});

	test('A letter says no Weet ik niet: not where one points in the report, not past the last answer', async ({
		page
	}) => {
		const pointing = await findKind(page, 'wijs aan in het rapport');
		await alive(page);
		await pointing.group.getByRole('radio', { name: 'Weet ik niet' }).focus();
		await page.keyboard.press('a');
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);

		const choosing = await findKind(page, 'kies één antwoord');
		await alive(page);
		await choosing.group.getByRole('radio').first().focus();
		await page.keyboard.press('e');
		await expect(choosing.group.getByRole('radio', { checked: true })).toHaveCount(0);
	});

	test('T shows the report as a table, V hides the time and remembers it, F6 walks the regions', async ({
		page
	}) => {
		await findKind(page, 'wijs aan in het rapport');
		await alive(page);
		await page.keyboard.press('t');
		await expect(page.getByRole('button', { name: /Toon als grafiek/ })).toBeVisible();
		await page.keyboard.press('t');
		await expect(page.getByRole('button', { name: /Toon als tabel/ })).toBeVisible();

		await page.keyboard.press('v');
		await expect(page.getByText(/^nog \d+ min$/)).toHaveCount(0);
		await page.keyboard.press('n');
		await expect(page.getByRole('button', { name: 'Toon tijd' })).toBeVisible();

		await page.keyboard.press('p');
		await expect(page.locator('#rapport')).toBeVisible();
		for (const region of ['#rapport', '#vragen', '#knoppen', '#rapport']) {
			await page.keyboard.press('F6');
			await expect(page.locator(region)).toBeFocused();
		}
	});

	test('F6 walks the regions of a page without a report too', async ({ page }) => {
		await expect(page.locator('#rapport')).toHaveCount(0);
		for (const region of ['#vragen', '#knoppen', '#vragen']) {
			await page.keyboard.press('F6');
			await expect(page.locator(region)).toBeFocused();
		}
	});

	test('? lists the keys, and Escape closes the list', async ({ page }) => {
		await page.keyboard.press('?');
		const list = page.getByRole('dialog', { name: 'Werken met het toetsenbord' });
		await expect(list).toBeVisible();
		await page.keyboard.press('n');
		await expect(page).toHaveURL(/\/pagina\/1\?/);
		await page.keyboard.press('Escape');
		await expect(list).toBeHidden();
	});

	test('letters typed in a field are text, no commands', async ({ page }) => {
		const { group } = await findKind(page, 'getal');
		await alive(page);
		const here = page.url();
		await group.getByRole('textbox').pressSequentially('nopm?');
		await expect(group.getByRole('textbox')).toHaveValue('nopm?');
		expect(page.url()).toBe(here);
	});
});
