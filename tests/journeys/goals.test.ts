import { expect, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent } from '../people.ts';

const fill = async (page: Page, button: string, goal: Record<string, string>) => {
	const form = page.locator('form').filter({ has: page.getByRole('button', { name: button }) });
	for (const [label, value] of Object.entries(goal)) await form.getByLabel(label).fill(value);
	await form.getByRole('button', { name: button }).click();
};

test.describe('own goals, without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a goal is set, changed, and looked back on; what is wrong is named and nothing is lost', async ({
		page,
		demo,
		cohort
	}) => {
		await joinAsStudent(page, demo, cohort);
		await page.goto(`${demo.origin}/doelen`);
		const goal = {
			'Wat wil je kunnen?': 'Ik kan groei uitleggen.',
			'Wat daarvan kun je nu nog niet?': 'De meetfout erbij nemen.',
			'Waaraan zie je dat het gelukt is?': 'Een collega legt het terug uit.'
		};
		// The browser would not send what the page forbids.
		await page.locator('input[type=date]').evaluate((field) => field.removeAttribute('min'));
		await fill(page, 'Bewaar het doel', {
			...goal,
			'Op welke datum kijk je terug?': '2020-01-01'
		});
		await expect(page.getByText('Kies een datum die nog komt.')).toBeVisible();
		for (const [label, value] of Object.entries(goal)) {
			await expect(page.getByLabel(label)).toHaveValue(value);
		}
		await fill(page, 'Bewaar het doel', { 'Op welke datum kijk je terug?': '2099-12-01' });
		await expect(page.getByRole('heading', { name: goal['Wat wil je kunnen?'] })).toBeVisible();

		await page.getByText('Wijzig dit doel').click();
		await fill(page, 'Bewaar de wijziging', { 'Wat wil je kunnen?': 'Ik kan groei verdedigen.' });
		await expect(page.getByRole('heading', { name: 'Ik kan groei verdedigen.' })).toBeVisible();
		await expect(page.getByText('De meetfout erbij nemen.')).toBeVisible();

		await page.getByText('Kijk terug op dit doel').click();
		await page.getByRole('radio', { name: 'Voor een deel' }).check();
		await fill(page, 'Bewaar de terugblik', { 'Waaraan zag je dat': 'De meetfout nog niet.' });
		await expect(page.getByText('Voor een deel')).toBeVisible();
		await expect(page.getByText('Wijzig dit doel')).toHaveCount(0);
	});
});
