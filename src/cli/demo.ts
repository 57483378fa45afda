/** Makes a simulated installation in a file of its own: npm run demo -- --schools 104 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApp } from '../lib/server/app.ts';
import { BadConfiguration, readConfig } from '../lib/server/config.ts';
import { BadContent } from '../lib/server/content/problems.ts';
import { EASED_BY, seedSchools } from '../lib/server/demo-schools.ts';

const usage = `Usage: npm run demo -- --schools 104 [--seed 7] [--file data/schools-104.db]

Fills an empty demo database with fictional teachers (about 17 per school) who took T1 and T3, beside the
people of the ordinary demo. It says where the file is and how to start the app on it.`;

const options = parsed();
if (options.help) {
	console.log(usage);
	process.exit(0);
}
const schools = wholeNumber('schools', options.schools, 1, 2000);
const seed = wholeNumber('seed', options.seed, 0, 2 ** 31);
const file = options.file ?? `data/schools-${schools}.db`;
if (existsSync(file)) stop(`${file} is there already: choose another --file, or remove it`);

try {
	const config = readConfig({ ...process.env, MODE: 'demo', DEMO_DATABASE_FILE: file });
	const app = await openApp(config);
	console.log(`Simulating ${schools} schools …`);
	const begin = performance.now();
	const made = await seedSchools(app, { schools, seed, now: new Date() });
	app.db.$client.close();
	if (!made) stop(`${file} is not empty`);
	const seconds = ((performance.now() - begin) / 1000).toFixed(0);
	console.log(
		`${made.teachers} teachers of ${made.schools} schools in ${made.cohorts} cohorts, in ${seconds} s: all fictional.\n` +
			`True by design: at T3 everybody answers the anchor ${made.eased} as if ${EASED_BY} logit abler.\n\n` +
			`The database is ${file}. Start the app on it, and choose Onderzoeker or Lerarenopleider:\n` +
			`  DEMO_DATABASE_FILE=${file} npm start`
	);
} catch (error) {
	if (error instanceof BadConfiguration || error instanceof BadContent) stop(error.message);
	throw error;
}

function parsed() {
	try {
		return parseArgs({
			options: {
				schools: { type: 'string', default: '104' },
				seed: { type: 'string', default: '7' },
				file: { type: 'string' },
				help: { type: 'boolean', default: false }
			}
		}).values;
	} catch (error) {
		return stop(`${error instanceof Error ? error.message : ''}\n\n${usage}`);
	}
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < least || value > most) {
		stop(`--${name} must be a whole number from ${least} to ${most}\n\n${usage}`);
	}
	return value;
}

function stop(text: string): never {
	console.error(text);
	process.exit(1);
}
