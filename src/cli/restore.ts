import { existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { verifyFile } from '../lib/server/db/verify.ts';
import { openDatabase } from '../lib/server/db/open.ts';
import { findSetting } from '../lib/server/db/settings.ts';
import { configOrStop } from './open.ts';

/**
 * `npm run restore -- FILE`: verifies the backup, keeps the present database beside it, and only then
 * puts the backup in its place. Stop the server first.
 */
const file = process.argv[2];
const { databaseFile, mode } = configOrStop();
if (!file || !existsSync(file))
	stop('Usage: npm run restore -- FILE (a backup made by npm run backup)');
const problem = verifyFile(file);
if (problem) stop(`${file} is not restored: ${problem}`);

const fresh = `${databaseFile}.restoring`;
rmSync(fresh, { force: true });
// By SQLite, not by copying the file: what still stands in a log beside it comes along.
const given = new Sqlite(file, { readonly: true });
given.prepare('vacuum into ?').run(fresh);
given.close();
const db = openDatabase(fresh);
const owner = findSetting(db, 'mode');
db.$client.close();
for (const side of ['-wal', '-shm']) rmSync(`${fresh}${side}`, { force: true });
if (owner !== mode) {
	rmSync(fresh);
	stop(`${file} is a ${owner ?? 'nameless'} database, and this is ${mode}: not restored`);
}
if (existsSync(databaseFile)) {
	if (inUse(databaseFile)) {
		rmSync(fresh);
		stop('The database is in use: stop the server first.');
	}
	const kept = `${databaseFile}.before-restore-${Date.now()}`;
	renameSync(databaseFile, kept);
	for (const side of ['-wal', '-shm']) {
		if (existsSync(`${databaseFile}${side}`))
			renameSync(`${databaseFile}${side}`, `${kept}${side}`);
	}
	console.log(`The database that was there is kept as ${kept}`);
}
renameSync(fresh, databaseFile);
console.log(`Restored ${file} to ${databaseFile}`);

/** Whether another process holds it: an exclusive lock can't be had. */
function inUse(path: string): boolean {
	const held = openDatabase(path);
	try {
		held.$client.pragma('busy_timeout = 200');
		held.$client.pragma('locking_mode = EXCLUSIVE');
		held.$client.exec('begin exclusive; commit');
		return false;
	} catch {
		return true;
	} finally {
		held.$client.close();
	}
}

function stop(text: string): never {
	console.error(text);
	process.exit(1);
}
