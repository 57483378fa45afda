import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/cli/root.js';
import { runtime } from '../../src/cli/runtime.js';

/** The floors that are arithmetic on plain records: no page, no database, no build step. */
const pure = ['src/lib/domain', 'src/lib/items'];

const modules = pure.flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => join(root, folder, name))
);

/** Imports each file by itself; prints what did not load, and what of Node or the page was touched. */
const script = `
	const touched = [];
	for (const name of ['window', 'document', 'localStorage']) {
		Object.defineProperty(globalThis, name, {
			configurable: true,
			get() { touched.push(name); return undefined; }
		});
	}
	const problems = [];
	for (const file of process.argv.slice(1)) {
		await import(file).catch((error) => problems.push(file + ': ' + error.message));
	}
	console.log(JSON.stringify({ problems, touched }));
`;

describe('the domain and the item types', () => {
	it('are found', () => {
		expect(modules.length).toBeGreaterThan(60);
	});

	it('are imported by node as they are, every file', () => {
		const files = modules.map((file) => pathToFileURL(file).href);
		const done = spawnSync(
			runtime() ?? process.execPath,
			['--input-type=module', '-e', script, ...files],
			{ cwd: root, encoding: 'utf8' }
		);
		expect(done.stderr).toBe('');
		expect(JSON.parse(done.stdout)).toEqual({ problems: [], touched: [] });
	});
});
