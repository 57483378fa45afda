import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './db/open.ts';
import { createJournal, DiskFull, type Journal } from './journal.ts';

let folder: string;
let db: Database;
let journal: Journal;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'journal-'));
	open();
	db.$client.exec(
		"create table note (id integer primary key, text text not null check (text <> 'no'))"
	);
});
afterEach(() => {
	db.$client.close();
	rmSync(folder, { recursive: true, force: true });
});

function open(maxPages?: number) {
	db = openDatabase(join(folder, 'journal.db'), { maxPages });
	journal = createJournal(db);
}

const insert = () =>
	db.$client.prepare<[Record<string, unknown>]>(
		'insert into note (id, text) values (@id, @text) on conflict (id) do update set text = excluded.text'
	);
const entry = (id: number, text = `note ${id}`) => ({ statement: insert(), row: { id, text } });
const rows = () =>
	db.$client.prepare<[], { id: number; text: string }>('select * from note order by id').all();

/** How many transactions were begun. */
function countCommits(work: () => Promise<unknown>): Promise<number> {
	let commits = 0;
	const { $client } = db;
	const original = $client.transaction.bind($client);
	$client.transaction = ((body: () => void) => {
		commits += 1;
		return original(body);
	}) as typeof $client.transaction;
	return work().then(() => commits);
}

describe('the journal', () => {
	it('writes on a connection that syncs every commit to disk', () => {
		expect(db.$client.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(db.$client.pragma('synchronous', { simple: true })).toBe(2);
	});

	it('acknowledges only what another connection can read', async () => {
		const reader = openDatabase(join(folder, 'journal.db'));
		const done = journal.append([entry(1)]);
		const count = () => reader.$client.prepare('select count(*) as n from note').get();
		expect(count()).toEqual({ n: 0 });
		await done;
		expect(count()).toEqual({ n: 1 });
		reader.$client.close();
	});

	it('groups what arrives together into one transaction', async () => {
		const commits = await countCommits(() =>
			Promise.all(Array.from({ length: 50 }, (_, id) => journal.append([entry(id)])))
		);
		expect(commits).toBe(1);
		expect(rows()).toHaveLength(50);
	});

	it('writes what comes alone by itself', async () => {
		const commits = await countCommits(async () => {
			await journal.append([entry(1)]);
			await journal.append([entry(2)]);
		});
		expect(commits).toBe(2);
	});

	it('keeps the order in which things were appended', async () => {
		await Promise.all([journal.append([entry(1, 'first')]), journal.append([entry(1, 'last')])]);
		expect(rows()).toEqual([{ id: 1, text: 'last' }]);
	});

	it('lets one request that cannot be written fail alone', async () => {
		const outcomes = await Promise.allSettled([
			journal.append([entry(1)]),
			journal.append([entry(2), entry(3, 'no')]),
			journal.append([entry(4)])
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(rows().map(({ id }) => id)).toEqual([1, 4]);
	});

	it('says that the disk is full, loses nothing that was acknowledged, and goes on once there is room', async () => {
		const page = db.$client.pragma('page_count', { simple: true }) as number;
		db.$client.close();
		open(page + 12);
		await journal.append([entry(1)]);
		const large = 'x'.repeat(3000);
		let refused: unknown;
		let id = 2;
		while (!refused && id < 200) {
			refused = await journal.append([entry(id++, large)]).then(
				() => undefined,
				(error: unknown) => error
			);
		}
		expect(refused).toBeInstanceOf(DiskFull);
		const kept = rows().length;
		expect(kept).toBe(id - 2);
		db.$client.close();
		open();
		expect(rows()).toHaveLength(kept);
		await journal.append([entry(999)]);
		expect(rows().at(-1)?.id).toBe(999);
	});

	it('is settled when everything before is', async () => {
		let done = false;
		void journal.append([entry(1)]).then(() => (done = true));
		await journal.settled();
		expect(done).toBe(true);
		await journal.settled();
	});
});
