import { expect, type Page } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent } from '../people.ts';
import type { Server } from '../server.ts';

const lesson = '/leren/leerlingrapport-lezen/niveau-of-groei';
const rightOnes = [/^Chloé bleef op niveau V/, /^De groei van Julia is kleiner/];
const wrongOnes = [/^Kwame ging van V naar IV/, /^Fleur ging \+8 punten/];

const exercise = (page: Page) => page.locator('form.exercise');
const check = (page: Page) => exercise(page).getByRole('button', { name: 'Kijk na' }).click();

async function open(page: Page, server: Server) {
	const answer = await page.goto(server.origin + lesson);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niveau of groei?');
	return (await answer?.text()) ?? '';
}

async function tryExercise(page: Page, server: Server): Promise<void> {
	const source = await open(page, server);
	expect(source, 'no feedback before an answer').not.toContain('Dit leest een hoger niveau');

	await check(page);
	await expect(exercise(page).getByRole('alert')).toHaveText(/Kies/);

	for (const name of wrongOnes) await exercise(page).getByRole('checkbox', { name }).check();
	await check(page);
	await expect(exercise(page).getByText('Dit leest een hoger niveau als meer groei')).toBeVisible();
	await expect(exercise(page).getByText('Deze hoort er ook bij.').first()).toBeVisible();
	for (const name of wrongOnes) {
		await expect(exercise(page).getByRole('checkbox', { name })).toBeChecked();
		await exercise(page).getByRole('checkbox', { name }).uncheck();
	}
	for (const name of rightOnes) await exercise(page).getByRole('checkbox', { name }).check();
	await check(page);
	await expect(exercise(page).getByText('Dat klopt.')).toBeVisible();
	await expect(exercise(page).getByText('Goed gekozen.')).toHaveCount(2);
	await expect(exercise(page)).toBeInViewport();
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('an exercise tells what is right and why, at its place in the lesson', async ({
		page,
		demo,
		cohort
	}) => {
		await joinAsStudent(page, demo, cohort);
		await tryExercise(page, demo);
		expect(page.url()).toContain('#oefen-niveau-of-groei');
	});

	test('a finished lesson shows in Leren', async ({ page, demo, cohort }) => {
		await joinAsStudent(page, demo, cohort);
		const entry = () => page.getByRole('listitem').filter({ hasText: 'Niveau of groei?' }).last();
		await page.goto(`${demo.origin}/leren`);
		await expect(entry()).toContainText('12 min');
		await open(page, demo);
		await page.getByRole('button', { name: /^Klaar/ }).click();
		await page.goto(`${demo.origin}/leren`);
		await expect(entry()).toContainText('klaar');
		await page.goto(`${demo.origin}/leren/leerlingrapport-lezen`);
		await expect(entry()).toContainText('klaar');
	});
});

test('with JavaScript the exercise is checked in place, without a new page', async ({
	page,
	demo,
	cohort
}) => {
	await joinAsStudent(page, demo, cohort);
	let loads = 0;
	page.on('load', () => (loads += 1));
	await page.goto(demo.origin + lesson);
	await page.waitForLoadState('networkidle');
	loads = 0;
	await page.route('**/leren/**', (route) => route.continue());
	await exercise(page).getByRole('checkbox', { name: rightOnes[0] }).check();
	await exercise(page).getByRole('checkbox', { name: rightOnes[1] }).check();
	await check(page);
	await expect(exercise(page).getByText('Dat klopt.')).toBeVisible();
	await expect(exercise(page).getByText('Goed gekozen.')).toHaveCount(2);
	for (const name of rightOnes) {
		await expect(exercise(page).getByRole('checkbox', { name })).toBeChecked();
	}
	await exercise(page).getByRole('checkbox', { name: rightOnes[1] }).uncheck();
	await exercise(page).getByRole('checkbox', { name: wrongOnes[0] }).check();
	await check(page);
	await expect(exercise(page).getByText('Kijk nog eens.').first()).toBeVisible();
	expect(loads).toBe(0);
});
