import Sqlite from 'better-sqlite3';
import { expect, test } from '@playwright/test';
import { startProduction } from '../server.ts';
import { alive, answer, findKind } from '../taking.ts';
import { bar, goOn, logIn, makeBusy } from './busy.ts';

test.describe.configure({ timeout: 180_000 });

interface Row {
	readonly item_id: string;
	readonly seq: number;
}

/** Room for a few answers more. */
function quotaFor(file: string): number {
	const db = new Sqlite(file, { readonly: true });
	const pages = db.pragma('page_count', { simple: true }) as number;
	db.close();
	return pages + 20;
}

/**
 * Takes the last free byte: rows for the index, and then the last row made longer for the table, each
 * until SQLite has no page left.
 */
function fill(file: string, maxPages: number, sittingId: string): void {
	const db = new Sqlite(file);
	db.pragma('synchronous = OFF');
	db.pragma(`max_page_count = ${maxPages}`);
	const insert = db.prepare(
		"insert into answer (sitting_id, item_id, value, epoch, seq, saved_at) values (?, 'vol' || ?, '', 0, 0, 0)"
	);
	const lengthen = db.prepare(
		"update answer set value = value || 'x' where rowid = (select max(rowid) from answer)"
	);
	for (const [one, given] of [
		[insert, true],
		[lengthen, false]
	] as const) {
		expect(() => {
			for (let at = 0; at < 100_000; at += 1) one.run(...(given ? [sittingId, at] : []));
		}).toThrow(/full/);
	}
	db.close();
}

function makeRoom(file: string): void {
	const db = new Sqlite(file);
	db.exec("delete from answer where item_id like 'vol%'");
	db.close();
}

function stored(file: string, sittingId: string): Row[] {
	const db = new Sqlite(file, { readonly: true });
	const rows = db
		.prepare<[string], Row>('select item_id, seq from answer where sitting_id = ? order by seq')
		.all(sittingId);
	db.close();
	return rows;
}

test('on a full disk nothing is called saved, nothing acknowledged is lost, and once there is room it goes on', async ({
	page,
	context
}) => {
	const { file, folder, learners } = await makeBusy(3);
	const [one, other, spare] = learners;
	if (!one || !other || !spare) throw new Error('too few learners');
	const maxPages = quotaFor(file);
	const server = await startProduction({ folder, env: { DATABASE_MAX_PAGES: String(maxPages) } });
	const post = (seq: number) => {
		const item = one.items[seq - 1] ?? '';
		return page.request.post(`${server.origin}/afname/${one.sittingId}/antwoord`, {
			headers: { cookie: one.cookie, origin: server.origin },
			data: { epoch: 1, seq, item, fields: [[`${item}:choice`, '1']] }
		});
	};
	for (const seq of [1, 2]) expect((await post(seq)).status()).toBe(200);
	await logIn(context, server.origin, other.cookie);
	await goOn(page, server.origin, other.sittingId);
	await alive(page);
	const question = await findKind(page, 'kies één antwoord');

	fill(file, maxPages, spare.sittingId);
	const refused = await post(3);
	expect(refused.status()).toBe(507);
	expect(await refused.json()).toEqual({ refused: 'disk-full' });
	await answer(page, question, 1);
	await expect(bar(page)).toContainText('De server kan nu niets opslaan.');
	await expect(bar(page)).not.toContainText('Opgeslagen');
	expect(stored(file, one.sittingId).map(({ seq }) => seq)).toEqual([1, 2]);
	expect(stored(file, other.sittingId)).toEqual([]);

	makeRoom(file);
	await expect(bar(page)).toHaveText('Opgeslagen');
	expect((await post(3)).status()).toBe(200);
	expect(stored(file, one.sittingId).map(({ item_id }) => item_id)).toEqual(one.items.slice(0, 3));
	expect(stored(file, other.sittingId).map(({ item_id }) => item_id)).toEqual([question.id]);
	await server.stop();
});

test('without JavaScript a full disk is said on the page, which keeps what was filled in', async ({
	browser
}) => {
	const { file, folder, learners } = await makeBusy(2);
	const [one, spare] = learners;
	if (!one || !spare) throw new Error('too few learners');
	const maxPages = quotaFor(file);
	const server = await startProduction({ folder, env: { DATABASE_MAX_PAGES: String(maxPages) } });
	const plain = await browser.newContext({ javaScriptEnabled: false });
	await logIn(plain, server.origin, one.cookie);
	const page = await plain.newPage();
	await page.goto(`${server.origin}/afname/${one.sittingId}/pagina/1?v=1`);
	fill(file, maxPages, spare.sittingId);
	const { id, group } = await findKind(page, 'kies één antwoord');
	await group.getByRole('radio').nth(1).check();
	const sent = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.locator('#knoppen').getByRole('button', { name: 'Volgende' }).click();
	expect((await sent).status()).toBe(507);
	await expect(page.getByRole('alert')).toContainText('De server kan nu niets opslaan.');
	expect(stored(file, one.sittingId)).toEqual([]);

	makeRoom(file);
	await page.locator(`[data-item="${id}"]`).getByRole('radio').nth(1).check();
	await page.locator('#knoppen').getByRole('button', { name: 'Volgende' }).click();
	await expect(page).toHaveURL(/pagina\/\d+\?v=1$/);
	expect(stored(file, one.sittingId).map(({ item_id }) => item_id)).toEqual([id]);
	await plain.close();
	await server.stop();
});
