import { expect, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, startTest } from '../people.ts';
import { alive, findKind, next } from '../taking.ts';
import { bar, fillNumber, keptHere, waitingHere } from './busy.ts';

/** The page of the first number, with all other pages in. */
async function toNumber(page: Page): Promise<void> {
	await findKind(page, 'getal');
	await page.waitForLoadState('networkidle');
}

test.describe('without a connection', () => {
	test.beforeEach(async ({ page, demo, cohort }) => {
		await joinAsStudent(page, demo, cohort);
		await startTest(page, demo, cohort);
		await alive(page);
	});

	test('answers are kept on the device, pages go on, and everything is sent when it is back', async ({
		page,
		context
	}) => {
		await toNumber(page);
		await context.setOffline(true);
		await fillNumber(page, '4321');
		await keptHere(page);
		const title = await page.title();
		await next(page).click();
		await expect(page).not.toHaveTitle(title);
		expect(await waitingHere(page)).toBe(1);
		await context.setOffline(false);
		await expect(bar(page)).toHaveText('Opgeslagen');
		await expect.poll(() => waitingHere(page)).toBe(0);
	});

	test('an answer given offline is sent when the test is opened again after the browser lost the page', async ({
		page,
		context
	}) => {
		await toNumber(page);
		await context.setOffline(true);
		await fillNumber(page, '4321');
		await keptHere(page);
		const url = new URL(page.url());
		await page.close();
		await context.setOffline(false);
		const later = await context.newPage();
		await later.goto(url.href.replace(/\/pagina.*/, ''));
		await expect.poll(() => waitingHere(later)).toBe(0);
		await expect(later.getByRole('button', { name: 'Hier verdergaan' })).toBeEnabled();
		await later.goto(url.href);
		await expect(later.locator('input[name$=":value"]')).toHaveValue('4321');
		await expect.poll(() => waitingHere(later)).toBe(0);
	});

	test('handing in waits until everything is sent', async ({ page, context }) => {
		await toNumber(page);
		await context.setOffline(true);
		await fillNumber(page, '12');
		await page.getByRole('button', { name: 'Overzicht' }).first().click();
		await expect(page.getByText('1 antwoord is nog niet verstuurd')).toBeVisible();
		await expect(page.getByRole('button', { name: /^Lever in/ })).toBeDisabled();
		await context.setOffline(false);
		await expect(page.getByText('Alles is opgeslagen.')).toBeVisible();
		await expect(page.getByRole('button', { name: /^Lever in/ })).toBeEnabled();
	});

	test('a connection that comes and goes loses nothing and keeps the last answer', async ({
		page,
		context
	}) => {
		await toNumber(page);
		for (const [at, value] of ['1', '2', '3', '4', '5'].entries()) {
			await context.setOffline(at % 2 === 0);
			await fillNumber(page, value);
			await page.waitForTimeout(300);
		}
		await context.setOffline(false);
		await expect(bar(page)).toHaveText('Opgeslagen');
		await expect.poll(() => waitingHere(page)).toBe(0);
		await page.reload();
		await expect(page.locator('input[name$=":value"]')).toHaveValue('5');
	});
});
