import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase } from '../lib/server/db/open.ts';
import { verifyFile } from '../lib/server/db/verify.ts';
import { configOrStop } from './open.ts';

/**
 * `npm run backup [-- FILE]`: a consistent copy while the server runs (SQLite's VACUUM INTO), verified
 * before it gets its name.
 */
const { databaseFile } = configOrStop();
if (!existsSync(databaseFile)) {
	console.error(`There is no database ${databaseFile}`);
	process.exit(1);
}
const stamp = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
const target = process.argv[2] ?? join(dirname(databaseFile), 'backups', `leerwinst-${stamp}.db`);
mkdirSync(dirname(target), { recursive: true });
const partial = `${target}.partial`;
rmSync(partial, { force: true });
const db = openDatabase(databaseFile);
db.$client.prepare('vacuum into ?').run(partial);
db.$client.close();
const problem = verifyFile(partial);
if (problem) {
	rmSync(partial, { force: true });
	console.error(`The backup was not good and is removed: ${problem}`);
	process.exit(1);
}
renameSync(partial, target);
console.log(`Backup written and verified: ${target}`);
