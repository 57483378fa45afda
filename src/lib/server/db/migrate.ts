import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Database } from './open.ts';

const journal = '__drizzle_migrations';

/** Rows a migration may remove, by the name of the table, declared here with the reason. */
const declaredDrops: ReadonlySet<string> = new Set();

/**
 * Brings the tables up to date without ever losing a row by accident: a copy first, foreign keys off
 * on the connection (a pragma inside drizzle's transaction does nothing, and a rebuilt table would
 * empty its children), all rows counted before and after, and the keys checked at the end.
 * Throws, and leaves the copy beside the file, when rows went missing; and as long as a copy lies there
 * it throws again, so that a restart does not go on with what is left.
 */
export function migrate(db: Database, folder = 'drizzle'): void {
	const { $client } = db;
	refuseAfterFailure(db);
	if (upToDate(db, folder)) return;
	const before = countRows(db);
	const copy = before.size > 0 ? snapshotBeside(db) : undefined;
	$client.pragma('foreign_keys = OFF');
	try {
		drizzleMigrate(db, { migrationsFolder: folder });
		const broken = $client.pragma('foreign_key_check') as unknown[];
		if (broken.length > 0) throw new Error(`migration broke ${broken.length} references`);
		const after = countRows(db);
		for (const [table, rows] of before) {
			const left = after.get(table);
			if (!declaredDrops.has(table) && (left === undefined || left < rows)) {
				throw new Error(`migration lost rows of ${table}: ${rows} before, ${left ?? 'none'} after`);
			}
		}
	} finally {
		$client.pragma('foreign_keys = ON');
	}
	if (copy) rmSync(copy, { force: true });
}

function upToDate(db: Database, folder: string): boolean {
	const written = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
		entries: unknown[];
	};
	const known = db.$client
		.prepare<[string], { n: number }>('select count(*) as n from sqlite_master where name = ?')
		.get(journal);
	if (!known?.n) return false;
	const applied = db.$client
		.prepare<[], { n: number }>(`select count(*) as n from ${journal}`)
		.get();
	return applied?.n === written.entries.length;
}

function countRows(db: Database): Map<string, number> {
	const tables = db.$client
		.prepare<[string], { name: string }>(
			"select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> ?"
		)
		.all(journal);
	return new Map(
		tables.map(({ name }) => {
			const row = db.$client
				.prepare<[], { n: number }>(`select count(*) as n from "${name}"`)
				.get();
			return [name, row?.n ?? 0];
		})
	);
}

const copyBeside = ({ $client: { name, memory } }: Database) =>
	memory ? undefined : `${name}.before-migration`;

function snapshotBeside(db: Database): string | undefined {
	const copy = copyBeside(db);
	if (copy) db.$client.prepare('vacuum into ?').run(copy);
	return copy;
}

function refuseAfterFailure(db: Database): void {
	const copy = copyBeside(db);
	if (copy && existsSync(copy)) {
		throw new Error(
			`a migration did not end well: ${copy} is the database as it was before; put it back, or remove it if ${db.$client.name} is whole`
		);
	}
}
