import { expect, type Page } from '@playwright/test';
import type { Server } from './server.ts';

/** The buttons of the demo's first page. */
export const demoRoles = [
	'Student',
	'Lerarenopleider',
	'Trainer',
	'Leerkracht',
	'Schoolleider',
	'Intern begeleider',
	'Onderzoeker',
	'Beheerder'
] as const;
export type DemoRole = (typeof demoRoles)[number];

/** Logs in as one of the demo's people, by her button. */
export async function visitAs(page: Page, server: Server, role: DemoRole): Promise<void> {
	await page.goto(server.origin);
	await page.getByRole('button', { name: role, exact: true }).click();
	await expect(page.getByRole('link', { name: 'Log in' })).toHaveCount(0);
	await expect(page).not.toHaveURL(`${server.origin}/`);
}

/** The demo's student starts T3: her first page of the test. */
export async function startTest(page: Page, server: Server): Promise<void> {
	await visitAs(page, server, 'Student');
	await page.getByRole('link', { name: 'Naar de toets' }).click();
	await page.getByRole('button', { name: 'Start de toets' }).click();
	await expect(page).toHaveURL(/\/afname\/[^/]+\/pagina\/1\?v=1$/);
}
