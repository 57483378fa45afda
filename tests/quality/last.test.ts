import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { demoNames } from '../../src/lib/server/demo-names.ts';
import { canary, password } from '../people.ts';
import { logFolder } from '../server.ts';
import { canaries } from '../access/world.ts';
import type { Weight } from './walk.ts';

/** Of the whole run, when all other tests are done. */

test('no server wrote an address, a name, a password, a token or an answer to its log', () => {
	const logs = readdirSync(logFolder).map((file) => readFileSync(join(logFolder, file), 'utf8'));
	expect(logs.length).toBeGreaterThan(0);
	const all = logs.join('\n');
	const names = [
		...demoNames.map((name) => name.split(' ').slice(1).join(' ')),
		...Object.values(canaries).flatMap((of) => Object.values(of)),
		canary
	];
	const items = readdirSync(join(root, 'content', 'testlets'), {
		recursive: true,
		encoding: 'utf8'
	})
		.filter((file) => file.endsWith('.yaml'))
		.flatMap((file) => [
			...readFileSync(join(root, 'content', 'testlets', file), 'utf8').matchAll(
				/^ {2}- id: (\S+)/gm
			)
		])
		.map(([, id]) => id ?? '');
	expect(items.length).toBeGreaterThan(20);
	for (const secret of [
		...names,
		...items,
		password,
		'@demo',
		'.example',
		'zeventien',
		'ongeveer 31'
	]) {
		expect.soft(all, secret).not.toContain(secret);
	}
	expect.soft(all).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
	for (const line of all.split('\n').filter((one) => one !== '')) {
		expect.soft(() => JSON.parse(line) as unknown, line).not.toThrow();
	}
});

test('what pages weigh', () => {
	const folder = join(process.env['LEERWINST_TEST_RUN'] ?? '', 'weights');
	const files = existsSync(folder) ? readdirSync(folder) : [];
	const weights = files.flatMap(
		(file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Weight[]
	);
	const heaviest = new Map<string, Weight>();
	for (const weight of weights) {
		const known = heaviest.get(weight.shape);
		heaviest.set(weight.shape, {
			shape: weight.shape,
			js: Math.max(weight.js, known?.js ?? 0),
			css: Math.max(weight.css, known?.css ?? 0),
			html: Math.max(weight.html, known?.html ?? 0)
		});
	}
	const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);
	console.log(`${'kB after gzip'.padEnd(44)}     js    css   html`);
	for (const [shape, { js, css, html }] of [...heaviest].sort(([a], [b]) => (a < b ? -1 : 1))) {
		console.log(shape.padEnd(42) + kilobytes(js) + kilobytes(css) + kilobytes(html));
	}
});
