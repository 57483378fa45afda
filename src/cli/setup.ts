import { migrate } from '../lib/server/db/migrate.ts';
import { openDatabase } from '../lib/server/db/open.ts';
import { countAdministrators, makeLink } from '../lib/server/people.ts';
import { configOrStop } from './open.ts';

/** `npm run setup`: prints the link by which the first administrator makes her account. */
const config = configOrStop();
const db = openDatabase(config.databaseFile);
migrate(db);
if (countAdministrators(db) > 0) {
	console.error('There is an administrator already. She can give others roles at /beheer/mensen.');
	process.exit(1);
}
const token = makeLink(db, {
	purpose: 'first-administrator',
	personId: null,
	by: null,
	now: new Date()
});
console.log('Open this link within an hour, once, to make the first administrator:');
console.log(`${config.origin}/installatie/${token}`);
db.$client.close();
