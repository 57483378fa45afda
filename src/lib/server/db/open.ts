import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema.ts';

export type Database = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };

/**
 * Opens a database for reading and writing. Every commit is on disk before it returns (WAL, FULL):
 * an answer that was acknowledged survives a crash.
 * `maxPages` is a quota in SQLite pages of 4 kB; beyond it a write fails as on a full disk.
 */
export function openDatabase(file: string, { maxPages }: { maxPages?: number } = {}): Database {
	if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
	const client = new Sqlite(file);
	client.pragma('journal_mode = WAL');
	client.pragma('synchronous = FULL');
	client.pragma('foreign_keys = ON');
	client.pragma('busy_timeout = 5000');
	client.pragma('journal_size_limit = 16777216');
	if (maxPages) client.pragma(`max_page_count = ${maxPages}`);
	return drizzle(client, { schema });
}

/** A connection that cannot write, for heavy reading beside the one that does. */
export function openReadOnly(file: string): Database {
	const client = new Sqlite(file, { readonly: true, fileMustExist: true });
	client.pragma('busy_timeout = 5000');
	return drizzle(client, { schema });
}

/** All or nothing, holding the write lock from the start: a later upgrade would ignore the timeout. */
export function write<Result>(db: Database, work: () => Result): Result {
	const { $client } = db;
	return $client.inTransaction ? work() : $client.transaction(work).immediate();
}
