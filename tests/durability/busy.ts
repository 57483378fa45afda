import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { makeWorld, type BenchWorld } from '../../src/cli/bench/world.ts';
import { newFolder } from '../server.ts';

/** People who are busy with a test on a server of its own, logged in by their cookie. */
export interface Busy extends BenchWorld {
	/** Of the server, with the database in it as it looks for it. */
	readonly folder: string;
}

export async function makeBusy(learners: number): Promise<Busy> {
	const world = await makeWorld({ learners, timed: true });
	const folder = newFolder();
	const file = join(folder, 'leerwinst.db');
	renameSync(world.file, file);
	return { ...world, file, folder };
}

export async function logIn(context: BrowserContext, origin: string, cookie: string) {
	const [name = '', value = ''] = cookie.split('=');
	const expires = Date.now() / 1000 + 24 * 60 * 60;
	await context.addCookies([{ name, value, url: origin, expires }]);
}

/** Opens a sitting that was started before, in this window; the other pages of the form come in. */
export async function goOn(page: Page, origin: string, sittingId: string): Promise<void> {
	await page.goto(`${origin}/afname/${sittingId}`);
	const form = page.waitForResponse(/formulier/);
	await page.getByRole('button', { name: 'Hier verdergaan' }).click();
	await (await form).finished();
}

/** What the bar says about saving. */
export const bar = (page: Page) => page.getByRole('banner').getByRole('status').first();

export const fillNumber = async (page: Page, value: string) => {
	await page.locator('input[name$=":value"]').fill(value);
	await page.locator('input[name$=":value"]').blur();
};

/** How many answers this browser keeps that were not sent. */
export const waitingHere = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open('leerwinst');
				opening.onsuccess = () => {
					const count = opening.result.transaction('wachtrij').objectStore('wachtrij').count();
					count.onsuccess = () => {
						opening.result.close();
						resolve(count.result);
					};
				};
			})
	);

/** Everything that this browser profile keeps for the app's origin and lets a page read, as text. */
export const everythingKept = (page: Page) =>
	page.evaluate(async () => {
		const text = (value: unknown): string =>
			value instanceof ArrayBuffer || ArrayBuffer.isView(value)
				? new TextDecoder('latin1').decode(value)
				: value !== null && typeof value === 'object'
					? Object.entries(value)
							.map(([key, one]) => `${key}=${text(one)}`)
							.join('\n')
					: String(value);
		const kept = [document.cookie, text({ ...localStorage }), text({ ...sessionStorage })];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				kept.push(request.url, (await (await cache.match(request))?.text()) ?? '');
			}
		}
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name ?? '');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error ?? new Error('closed'));
			});
			for (const store of db.objectStoreNames) {
				for (const what of ['getAll', 'getAllKeys'] as const) {
					const rows = await new Promise<unknown[]>((resolve) => {
						const all = db.transaction(store).objectStore(store)[what]();
						all.onsuccess = () => resolve(all.result);
					});
					kept.push(...rows.map(text));
				}
			}
			db.close();
		}
		return kept.join('\n');
	});

/** Kept on this device, and said so. */
export const keptHere = (page: Page) =>
	expect(bar(page)).toHaveText('Bewaard op dit apparaat. Werk gewoon door.');
