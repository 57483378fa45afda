import { expect } from '@playwright/test';
import { test, visitAs } from '../demo.ts';

test.use({ javaScriptEnabled: false });

test('an educator finds an item by filters and sees it whole, without JavaScript', async ({
	page,
	demo
}) => {
	await visitAs(page, demo, 'Lerarenopleider');
	await page.getByRole('link', { name: 'Itembank' }).first().click();
	await expect(page.getByRole('heading', { name: 'Itembank', level: 1 })).toBeVisible();
	const rows = page.getByRole('table', { name: 'Vragen van de bank' }).getByRole('rowheader');
	const all = Number(/^\d+/.exec(await page.getByRole('status').innerText())?.[0]);

	await page.getByLabel('Domein').selectOption('D1');
	await page.getByLabel('Anker').selectOption('ja');
	await page.getByRole('button', { name: 'Toon', exact: true }).click();
	await expect(page).toHaveURL(/domein=D1.*anker=ja/);
	await expect(page.getByLabel('Domein')).toHaveValue('D1');
	const found = await rows.count();
	expect(found).toBeGreaterThan(0);
	expect(found).toBeLessThan(all);
	await expect(page.getByRole('status')).toContainText(`${found} van ${all} vragen`);

	const link = rows.first().getByRole('link');
	const stem = await link.innerText();
	await link.click();
	const preview = page.getByRole('group', { name: stem });
	await expect(preview).toBeVisible();
	await expect(preview.getByText('Weet ik niet').first()).toBeVisible();
	expect(await page.locator('main form').count(), 'nothing can be sent').toBe(0);
	for (const name of ['Sleutel', 'Denkfout per afleider', 'Waar gebruikt']) {
		await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
	}
});
