import { expect, test as base, type Page } from '@playwright/test';
import { openCohort, type OpenCohort } from './people.ts';
import { startDemo, type Server } from './server.ts';

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

/**
 * One demo for all tests of a worker that leave it as it is, or join as somebody new. What changes
 * it for others (the demo's student hands in, a moment closes) starts a demo of its own.
 */
export const test = base.extend<object, { demo: Server; cohort: OpenCohort }>({
	demo: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures.
		async ({}, use) => {
			const server = await startDemo();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	cohort: [async ({ demo }, use) => use(await openCohort(demo)), { scope: 'worker' }]
});
