import { expect, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, startTest } from '../people.ts';
import { alive, next } from '../taking.ts';

/** Everything that this browser profile keeps for the app's origin, as text. */
const everythingKept = (page: Page) =>
	page.evaluate(async () => {
		const kept: string[] = [
			JSON.stringify({ ...localStorage }),
			JSON.stringify({ ...sessionStorage })
		];
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name ?? '');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error ?? new Error('closed'));
			});
			for (const store of db.objectStoreNames) {
				const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
					const all = db.transaction(store).objectStore(store).getAll() as IDBRequest<
						Record<string, unknown>[]
					>;
					all.onsuccess = () => resolve(all.result);
				});
				for (const row of rows) {
					for (const value of Object.values(row)) {
						kept.push(
							value instanceof ArrayBuffer || ArrayBuffer.isView(value)
								? new TextDecoder('latin1').decode(value)
								: String(value)
						);
					}
				}
			}
		}
		return kept.join('\n');
	});
const waitingHere = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open('leerwinst');
				opening.onsuccess = () => {
					const count = opening.result.transaction('wachtrij').objectStore('wachtrij').count();
					count.onsuccess = () => resolve(count.result);
				};
			})
	);
const bar = (page: Page) => page.getByRole('banner').getByRole('status').first();
const fillNumber = async (page: Page, value: string) => {
	await page.locator('input[name$=":value"]').fill(value);
	await page.locator('input[name$=":value"]').blur();
};

test.describe('without a connection', () => {
	test.beforeEach(async ({ page, demo, cohort }) => {
		await joinAsStudent(page, demo, cohort);
		// The other pages come in after the start.
		const form = page.waitForResponse(/formulier/);
		await startTest(page, demo, cohort);
		await alive(page);
		await form;
	});

	test('answers are kept on the device, pages go on, and everything is sent when it is back', async ({
		page,
		context
	}) => {
		await next(page).click();
		await expect(page).toHaveTitle(/Vraag 2/);
		await context.setOffline(true);
		await fillNumber(page, '4321');
		await expect(bar(page)).toHaveText('Bewaard op dit apparaat. Werk gewoon door.');
		await next(page).click();
		await expect(page).toHaveTitle(/Vraag 3/);
		expect(await waitingHere(page)).toBe(1);
		await context.setOffline(false);
		await expect(bar(page)).toHaveText('Opgeslagen');
		await expect.poll(() => waitingHere(page)).toBe(0);
	});

	test('an answer given offline is sent when the test is opened again after the browser lost the page', async ({
		page,
		context
	}) => {
		await next(page).click();
		await expect(page).toHaveTitle(/Vraag 2/);
		await context.setOffline(true);
		await fillNumber(page, '4321');
		await expect(bar(page)).toHaveText('Bewaard op dit apparaat. Werk gewoon door.');
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

	test('nothing readable stays on a shared computer, and logging out asks first', async ({
		page,
		context,
		demo
	}) => {
		await next(page).click();
		await expect(page).toHaveTitle(/Vraag 2/);
		await context.setOffline(true);
		await fillNumber(page, '7654321');
		await expect(bar(page)).toHaveText('Bewaard op dit apparaat. Werk gewoon door.');
		const item = await page.locator('[data-item]').first().getAttribute('data-item');
		const kept = await everythingKept(page);
		expect(kept).not.toContain('7654321');
		expect(kept).not.toContain(item ?? 'no item');
		await page.close();
		await context.setOffline(false);
		const later = await context.newPage();
		await later.goto(`${demo.origin}/leren`);
		await later.locator('.menu summary').click();
		await later.getByRole('button', { name: 'Log uit' }).click();
		await expect(
			later.getByText('nog antwoorden van een toets die niet verstuurd zijn')
		).toBeVisible();
		await later.getByRole('button', { name: 'Toch uitloggen' }).click();
		await later.getByRole('button', { name: 'Lerarenopleider' }).click();
		expect(await everythingKept(later)).not.toContain('7654321');
	});

	test('handing in waits until everything is sent', async ({ page, context }) => {
		await next(page).click();
		await expect(page).toHaveTitle(/Vraag 2/);
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
		await next(page).click();
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
