import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.js';

/** Steps that start and test share: install what is locked, build what changed. */

/** @param {string} text */
export const say = (text) => console.log(text);

/** @param {string} text @returns {never} */
export function stop(text) {
	console.error(text);
	process.exit(1);
}

/** @param {string} path */
const at = (path) => join(root, path);

/** @param {string[]} paths files and folders; the same contents give the same text */
function hashOf(paths) {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = (path) => {
		if (!existsSync(at(path))) return;
		if (statSync(at(path)).isDirectory()) {
			for (const name of readdirSync(at(path)).sort()) add(`${path}/${name}`);
		} else {
			hash.update(path);
			hash.update(readFileSync(at(path)));
		}
	};
	paths.forEach(add);
	return hash.digest('hex');
}

/** @param {string} path @param {string} stamp */
const stamped = (path, stamp) => existsSync(at(path)) && readFileSync(at(path), 'utf8') === stamp;

/** @param {string} path @param {string} stamp */
function writeStamp(path, stamp) {
	mkdirSync(dirname(at(path)), { recursive: true });
	writeFileSync(at(path), stamp);
}

/** Installs the locked dependencies when they are not there. */
export function install() {
	const stamp = hashOf(['package-lock.json']);
	const path = 'node_modules/.leerwinst-lock';
	if (stamped(path, stamp)) return;
	say('Installing the locked dependencies …');
	const npm = process.env.npm_execpath;
	const [command, ...given] = npm ? [process.execPath, npm] : ['npm'];
	const done = spawnSync(
		command ?? 'npm',
		[...given, 'ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'],
		{
			cwd: root,
			stdio: ['ignore', 'ignore', 'inherit'],
			shell: !npm && process.platform === 'win32'
		}
	);
	if (done.status !== 0) stop('npm ci failed: see above.');
	writeStamp(path, stamp);
}

/** Builds the app when a source changed since the last build. @param {string} node */
export function build(node) {
	const stamp = hashOf([
		'src',
		'content/modules',
		'static',
		'svelte.config.js',
		'vite.config.ts',
		'tsconfig.json',
		'package-lock.json'
	]);
	if (stamped('build/.sources', stamp)) return;
	say('Building …');
	const done = spawnSync(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (done.status !== 0) stop(`The build failed.\n${done.stdout}${done.stderr}`);
	writeStamp('build/.sources', stamp);
}
