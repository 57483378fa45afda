/**
 * `npm test`: everything that must hold, on a machine where nothing was done before. Ends with the
 * plain line `N passed, N failed`; a skipped test is named and counts as failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.js';
import { runtime, tooOld } from './runtime.js';
import { build, install, say, stop } from './steps.js';

install();
const node = runtime() ?? stop(tooOld);
const { chromium } = await import('../../tests/browser.js');
haveChromium();

const reports = mkdtempSync(join(tmpdir(), 'leerwinst-test-'));
let passed = 0;
let failed = 0;
/** @type {string[]} */
const notes = [];

/**
 * @param {string} name
 * @param {string[]} command arguments for node
 * @param {Record<string, string>} [more] environment
 */
function run(name, command, more = {}) {
	say(`\n── ${name}`);
	const done = spawnSync(node, command, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: {
			...process.env,
			NO_COLOR: '1',
			...more,
			PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
		}
	});
	return done.status === 0;
}

/** A check that is one thing: it passes or it fails. @param {string} name @param {string[]} command */
function check(name, command) {
	if (run(name, command)) passed += 1;
	else {
		failed += 1;
		notes.push(`failed: ${name}`);
	}
}

/** Vitest's report: every test counted, a skipped one named. @param {string} project @param {string} name */
function vitest(project, name) {
	const file = join(reports, `${project}.json`);
	const good = run(name, [
		'node_modules/vitest/vitest.mjs',
		'run',
		'--project',
		project,
		'--reporter=dot',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	/** @type {{ testResults: { name: string, assertionResults: { fullName: string, status: string }[] }[] } | undefined} */
	const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
	let counted = 0;
	for (const { assertionResults } of report?.testResults ?? []) {
		for (const { fullName, status } of assertionResults) {
			counted += 1;
			if (status === 'passed') passed += 1;
			else {
				failed += 1;
				notes.push(`${status}: ${fullName}`);
			}
		}
	}
	if ((!good && notes.length === 0) || counted === 0) {
		failed += 1;
		notes.push(`failed: ${name}`);
	}
}

/** Playwright's report: likewise. */
function journeys() {
	const file = join(reports, 'journeys.json');
	const good = run(
		'journeys, access, accessibility, budgets',
		['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
		{ PLAYWRIGHT_JSON_OUTPUT_NAME: file }
	);
	const before = failed;
	/** @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite */
	/** @type {(suite: Suite, path: string) => void} */
	const count = (suite, path) => {
		for (const spec of suite.specs ?? []) {
			for (const { status } of spec.tests) {
				if (status === 'expected') passed += 1;
				else {
					failed += 1;
					notes.push(`${status}: ${path} › ${spec.title}`);
				}
			}
		}
		for (const inner of suite.suites ?? []) count(inner, `${path} › ${inner.title}`);
	};
	if (existsSync(file)) {
		for (const suite of JSON.parse(readFileSync(file, 'utf8')).suites) count(suite, suite.title);
	}
	if (!good && failed === before) {
		failed += 1;
		notes.push('failed: journeys');
	}
}

check('formatting', [
	'node_modules/prettier/bin/prettier.cjs',
	'--check',
	'--log-level',
	'warn',
	'.'
]);
check('kit', ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
check('lint, with the floors', ['node_modules/eslint/bin/eslint.js', '.']);
check('types', [
	'node_modules/svelte-check/bin/svelte-check',
	'--tsconfig',
	'./tsconfig.json',
	'--fail-on-warnings'
]);
check('content', ['src/cli/content.ts']);
vitest('unit', 'unit and server tests');
vitest('apart', 'unit tests with a module of their own');
vitest('component', 'components in a browser');
build(node);
journeys();

rmSync(reports, { recursive: true, force: true });
say('');
notes.forEach((note) => say(note));
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Finds a Chromium, installs Debian's where it may, or says exactly what to do. */
function haveChromium() {
	if (chromium()) return;
	const command = 'apt-get install -y chromium';
	const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (mayInstall) {
		say(`No Chromium found: installing Debian's (${command}) …`);
		/** @param {string[]} given */
		const apt = (given) =>
			spawnSync('apt-get', given, {
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			});
		apt(['update', '-qq']);
		apt(['install', '-y', '-qq', 'chromium']);
	}
	if (!chromium()) {
		stop(
			`The tests need Chromium. Install it (as root: apt-get update && ${command}), or set CHROMIUM_PATH.`
		);
	}
}
