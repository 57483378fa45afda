import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readContent } from '../lib/server/content/content.ts';
import { BadContent } from '../lib/server/content/problems.ts';
import { openDatabase } from '../lib/server/db/open.ts';
import { verifyFile } from '../lib/server/db/verify.ts';
import { unknownWordings } from '../lib/server/sittings.ts';
import { configOrStop } from './open.ts';

/** `npm run doctor`: looks at configuration, content, database and disk, and says what is wrong. */
let problems = 0;
function tell(what: string, problem: string | undefined): void {
	if (problem) problems += 1;
	console.log(`${problem ? 'WRONG' : 'ok   '}  ${what}${problem ? `: ${problem}` : ''}`);
}

console.log(`node ${process.version}`);
const config = configOrStop();
tell(`configuration (${config.mode}, ${config.origin})`, undefined);

const roots = config.contentDir ? ['content', config.contentDir] : ['content'];
const content = await readContent(roots).catch((error: unknown) => {
	if (error instanceof BadContent) return error;
	throw error;
});
const broken = content instanceof BadContent;
tell('content', broken ? content.message : undefined);

if (!existsSync(config.databaseFile)) tell('database', `${config.databaseFile} is not there yet`);
else {
	tell('database', verifyFile(config.databaseFile));
	const db = openDatabase(config.databaseFile);
	tell(
		'journal mode',
		db.$client.pragma('journal_mode', { simple: true }) === 'wal' ? undefined : 'not WAL'
	);
	if (!broken) {
		const unknown = unknownWordings({ db, content });
		tell(
			'items of stored sittings',
			unknown.length === 0
				? undefined
				: `${unknown.length} are unknown as shown, first ${unknown[0]}`
		);
	}
	db.$client.close();
	const { bavail, bsize } = statfsSync(dirname(config.databaseFile));
	const free = (bavail * bsize) / 1024 ** 2;
	tell(`disk (${Math.round(free)} MB free)`, free < 500 ? 'less than 500 MB free' : undefined);
}
process.exit(problems === 0 ? 0 : 1);
