import { createLimiter, type Limiter } from './auth/limits.ts';
import { createSessions, type Sessions } from './auth/sessions.ts';
import { BadConfiguration, type Config } from './config.ts';
import { readContent, type Content } from './content/content.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type Database } from './db/open.ts';
import { findSetting, setSetting } from './db/settings.ts';
import { createHeavy, type Heavy } from './heavy.ts';
import { createJournal, type Journal } from './journal.ts';
import { adoptKeys, changedKeys, unexplained } from './keys.ts';
import { lacks, unknownWordings } from './sittings.ts';
import { republish } from './snapshots.ts';

/** What a request needs: opened once, passed along, never global below the routes. */
export interface App {
	readonly config: Config;
	readonly db: Database;
	readonly content: Content;
	readonly sessions: Sessions;
	readonly limiter: Limiter;
	readonly journal: Journal;
	readonly heavy: Heavy;
}

/**
 * Reads the content, opens and migrates the database, and refuses what does not belong together.
 * @throws BadContent, BadConfiguration, or an Error when a migration would lose rows
 */
export async function openApp(config: Config): Promise<App> {
	const roots = config.contentDir ? ['content', config.contentDir] : ['content'];
	const content = await readContent(roots);
	const db = openDatabase(config.databaseFile, { maxPages: config.databaseMaxPages });
	migrate(db);
	claimFile(db, config);
	refuseUnknownWordings(db, content);
	applyCorrections(db, content, new Date());
	const secure = new URL(config.origin).protocol === 'https:';
	return {
		config,
		db,
		content,
		sessions: createSessions(db, { secure }),
		limiter: createLimiter(),
		journal: createJournal(db),
		heavy: createHeavy(config.databaseFile, roots)
	};
}

/** A corrected key counts from the start on, for everybody: what was published by the old one is made again. */
function applyCorrections(db: Database, content: Content, now: Date): void {
	const refused = unexplained(changedKeys({ db, content }));
	if (refused) {
		db.$client.close();
		throw new BadConfiguration(`CONTENT_DIR or content/: ${refused}`);
	}
	adoptKeys({ db, content }, now);
	republish({ db, content }, now);
}

/** A database belongs to demo or to production for good: neither ever opens the other's. */
function claimFile(db: Database, config: Config): void {
	const owner = findSetting(db, 'mode');
	if (owner === undefined) setSetting(db, 'mode', config.mode);
	else if (owner !== config.mode) {
		db.$client.close();
		const variable = config.mode === 'demo' ? 'DEMO_DATABASE_FILE' : 'DATABASE_FILE';
		throw new BadConfiguration(`${variable} is a ${owner} database, and this is ${config.mode}`);
	}
}

/** What somebody sat must still be readable as it was shown. */
function refuseUnknownWordings(db: Database, content: Content): void {
	const [first] = unknownWordings({ db, content });
	if (first === undefined) return;
	db.$client.close();
	throw new BadConfiguration(`CONTENT_DIR or content/ ${lacks(first)}`);
}
