import { expect } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, startTest } from '../people.ts';
import {
	answer,
	answerAll,
	filledIn,
	findKind,
	kinds,
	next,
	pageNumber,
	questionsOn,
	questions
} from '../taking.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test.beforeEach(async ({ page, demo, cohort }) => {
		await joinAsStudent(page, demo, cohort);
		await startTest(page, demo, cohort);
	});

	test('the whole test can be taken: answers of every kind are kept, and it is handed in', async ({
		page
	}) => {
		test.slow(); // page after page of a whole form
		const given: Record<string, string[]>[] = [];
		const seen = new Set<string>();
		while (/\/pagina\//.test(page.url())) {
			const at = pageNumber(page);
			for (const kind of await answerAll(page)) seen.add(kind);
			given.push(await filledIn(page));
			await next(page).click();
			await expect(page).toHaveURL(new RegExp(`/pagina/${at + 1}\\?|/overzicht\\?`));
		}
		expect([...seen].sort()).toEqual([...kinds].sort());
		await expect(page.getByText('Alle vragen zijn beantwoord.')).toBeVisible();

		for (const [at, fields] of given.entries()) {
			await page.goto(page.url().replace(/\/(overzicht|pagina\/\d+)/, `/pagina/${at + 1}`));
			expect(await filledIn(page)).toEqual(fields);
		}

		await page.goto(page.url().replace(/\/pagina\/\d+/, '/overzicht'));
		await page.getByRole('button', { name: 'Lever in' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
		await page.getByRole('link', { name: 'Bekijk je leerwinst' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Je kennisscore bij T3 is');
	});

	test('a question can be flagged and its answer cleared, and the rest of the page stays', async ({
		page
	}) => {
		const { id, group } = await findKind(page, 'kies één antwoord');
		await answerAll(page, 1);
		const filled = await filledIn(page);
		await group.getByRole('button', { name: 'Markeer' }).click();
		await expect(group.getByRole('button', { name: 'Gemarkeerd' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
		expect(await filledIn(page)).toEqual(filled);

		await group.getByRole('button', { name: 'Wis antwoord' }).click();
		const rest = Object.entries(filled).filter(([name]) => !name.startsWith(`${id}:`));
		expect(await filledIn(page)).toEqual(Object.fromEntries(rest));
		await expect(group.getByRole('button', { name: 'Gemarkeerd' })).toBeVisible();

		await group.getByRole('button', { name: 'Gemarkeerd' }).click();
		await expect(group.getByRole('button', { name: 'Markeer' })).toHaveAttribute(
			'aria-pressed',
			'false'
		);
	});

	test('what is no number is refused in Dutch, with the number of the question, and stays as typed', async ({
		page
	}) => {
		const { group } = await findKind(page, 'getal');
		const number = /Vraag (\d+)/.exec(await group.locator('.no').innerText())?.[1];
		const field = group.getByRole('textbox');
		await field.fill('ongeveer 31');
		await next(page).click();
		const problem = group.getByRole('alert');
		await expect(problem).toContainText(`Vraag ${number}:`);
		await expect(problem).toContainText(/getal/i);
		await expect(field).toHaveValue('ongeveer 31');
		await expect(field).toHaveAttribute('aria-invalid', 'true');

		const here = page.url();
		await field.fill('1.234,5');
		await next(page).click();
		await expect(page).not.toHaveURL(here);
		await page.goto(here);
		await expect(field).toHaveValue('1234,5');
	});

	test('a wrong number does not cost the other answers of the page', async ({ page }) => {
		const number = await findKind(page, 'getal');
		const others = (await questionsOn(page)).filter(({ id }) => id !== number.id);
		for (const other of others) await answer(page, other);
		const before = await filledIn(page);
		await number.group.getByRole('textbox').fill('veel');
		await next(page).click();
		await expect(number.group.getByRole('alert')).toBeVisible();
		await page.goto(page.url());
		expect(await filledIn(page)).toEqual(before);
	});

	test('handing in with open questions takes a second press', async ({ page }) => {
		await answerAll(page);
		await page.getByRole('button', { name: /^Overzicht/ }).click();
		await expect(page.getByText(/vragen staan nog open/).first()).toBeVisible();
		await page.getByRole('button', { name: 'Lever in' }).click();
		await expect(page.getByRole('alert')).toContainText('Na het inleveren kun je niet meer terug');
		await page.getByRole('button', { name: 'Lever in met open vragen' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');

		await page.goto(page.url().replace('/klaar', '/pagina/1?v=2'));
		await expect(page, 'no page of the test opens again').toHaveURL(/\/klaar(#|$)/);
	});

	test('the overview tells which questions are open, half filled in, and flagged', async ({
		page
	}) => {
		const half = await findKind(page, 'zet op volgorde');
		await half.group.getByRole('combobox').first().selectOption({ index: 1 });
		await half.group.getByRole('button', { name: 'Markeer' }).click();
		await page.getByRole('button', { name: /^Overzicht/ }).click();
		const entry = page.getByRole('listitem').filter({ hasText: 'niet helemaal ingevuld' });
		await expect(entry).toHaveCount(1);
		await expect(entry).toContainText('gemarkeerd');
		const open = page.getByRole('listitem').filter({ hasText: 'nog open' });
		await expect(open).toHaveCount(questions - 1);
		await entry.getByRole('link').click();
		await expect(half.group).toBeVisible();
	});

	test('going back with Vorige keeps what was filled in', async ({ page }) => {
		await next(page).click();
		await answerAll(page);
		const filled = await filledIn(page);
		await page.locator('#knoppen').getByRole('button', { name: 'Vorige' }).click();
		await expect(page).toHaveURL(/\/pagina\/1\?/);
		await next(page).click();
		expect(await filledIn(page)).toEqual(filled);
	});
});
