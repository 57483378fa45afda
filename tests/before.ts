import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../src/cli/root.js';
import { copyDatabase, demoSeed, startDemo } from './server.ts';

/** Before all tests: the built app is there, and one demo is filled, for the others to copy. */
export default async function before(): Promise<void> {
	if (!existsSync(join(root, 'build', 'index.js'))) {
		throw new Error('There is no build: run npm run build (npm test does).');
	}
	mkdirSync(dirname(demoSeed), { recursive: true });
	const server = await startDemo();
	await server.stop();
	copyDatabase(server.databaseFile, demoSeed);
}
