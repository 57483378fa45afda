import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext } from '@playwright/test';
import { launchArguments, chromium as executable } from '../browser.js';
import { newFolder, startProduction } from '../server.ts';
import { findKind } from '../taking.ts';
import {
	everythingKept,
	fillNumber,
	goOn,
	keptHere,
	logIn,
	makeBusy,
	waitingHere
} from './busy.ts';

/** A browser that keeps its profile on disk from one start to the next, as on a shared computer. */
const openBrowser = (profile: string): Promise<BrowserContext> =>
	chromium.launchPersistentContext(profile, {
		executablePath: executable(),
		args: launchArguments,
		locale: 'nl-NL'
	});

test('answers that were not sent outlive the browser: unreadable to who comes next, and sent when their learner is back', async () => {
	test.setTimeout(300_000);
	const { folder, learners } = await makeBusy(2);
	const [one, other] = learners;
	if (!one || !other) throw new Error('too few learners');
	const server = await startProduction({ folder });
	const profile = join(newFolder(), 'profile');
	const number = '7654321';

	let context = await openBrowser(profile);
	await logIn(context, server.origin, one.cookie);
	let page = await context.newPage();
	await goOn(page, server.origin, one.sittingId);
	const { id } = await findKind(page, 'getal');
	const where = page.url();
	await context.setOffline(true);
	await fillNumber(page, number);
	await keptHere(page);
	await context.close();

	context = await openBrowser(profile);
	page = await context.newPage();
	await page.goto(`${server.origin}/uitloggen`);
	await expect(
		page.getByText('nog antwoorden van een toets die niet verstuurd zijn')
	).toBeVisible();
	await logIn(context, server.origin, other.cookie);
	await goOn(page, server.origin, other.sittingId);
	const kept = await everythingKept(page);
	expect(kept, 'the queue is among what is looked through').toMatch(/cipher=.{50}/s);
	for (const plain of [number, id, ':value', 'givenAt']) expect(kept).not.toContain(plain);
	expect(await waitingHere(page)).toBe(1);
	expect((await page.goto(where))?.status(), 'the sitting itself').toBe(404);
	await page.goto(`${server.origin}/uitloggen`);
	await expect(page.getByRole('button', { name: 'Log uit' }).last()).toBeVisible();
	await expect(page.getByText('niet verstuurd zijn'), 'it is not hers').toHaveCount(0);
	await context.close();

	context = await openBrowser(profile);
	await logIn(context, server.origin, one.cookie);
	page = await context.newPage();
	await page.goto(`${server.origin}/afname/${one.sittingId}`);
	await expect.poll(() => waitingHere(page)).toBe(0);
	await page.goto(where);
	await expect(page.locator('input[name$=":value"]')).toHaveValue(number);
	await context.close();
	await server.stop();
});
