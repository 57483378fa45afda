import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../src/cli/root.js';
import { runtime } from '../src/cli/runtime.js';

/** The built app as a user runs it: a process of its own, on a free port, with a database of its own. */

export interface Server {
	readonly origin: string;
	readonly folder: string;
	readonly databaseFile: string;
	/** What it was configured with, for the commands that work on the same database. */
	readonly env: Readonly<Record<string, string>>;
	/** What it wrote on standard error so far. */
	log(): string;
	stop(): Promise<void>;
}

export const node = runtime() ?? process.execPath;
const run = process.env['LEERWINST_TEST_RUN'] ?? '';
export const logFolder = join(run, 'logs');
export const demoSeed = join(run, 'seed', 'demo.db');
export const secret = 'a-secret-for-tests-only-0123456789abcdef';

/** A folder of one test, removed with the whole run. */
export const newFolder = (): string => mkdtempSync(join(run, 'folder-'));

/** Nothing of the environment of whoever runs the tests, but where programs are. */
export const bareEnvironment = (): Record<string, string> => {
	const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
	return Object.fromEntries(
		Object.entries({ PATH, HOME, TMPDIR, SystemRoot }).filter(
			(entry): entry is [string, string] => entry[1] !== undefined
		)
	);
};

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				if (address && typeof address === 'object') resolve(address.port);
				else reject(new Error('no port'));
			});
		});
	});
}

/** A demo of its own: a copy of the one that was filled before the tests. */
export async function startDemo(more: Record<string, string> = {}): Promise<Server> {
	const folder = newFolder();
	const databaseFile = join(folder, 'demo.db');
	copyDatabase(demoSeed, databaseFile);
	return start(folder, databaseFile, { DEMO_DATABASE_FILE: databaseFile, ...more });
}

/** A server as an institution runs it, on an empty database or on the one given. */
export function startProduction({
	folder = newFolder(),
	port,
	daysAhead = 0,
	...more
}: {
	folder?: string;
	port?: number;
	/** The server's clock runs this far ahead: a test that lasts for days. */
	daysAhead?: number;
	env?: Record<string, string>;
} = {}): Promise<Server> {
	const databaseFile = join(folder, 'leerwinst.db');
	const env = { MODE: 'production', SECRET: secret, DATABASE_FILE: databaseFile, ...more.env };
	return start(folder, databaseFile, env, { port, daysAhead });
}

export function copyDatabase(from: string, to: string): void {
	for (const side of ['', '-wal']) {
		if (existsSync(from + side)) copyFileSync(from + side, to + side);
	}
}

async function start(
	folder: string,
	databaseFile: string,
	given: Record<string, string>,
	{ port: wanted, daysAhead = 0 }: { port?: number | undefined; daysAhead?: number } = {}
): Promise<Server> {
	const port = wanted ?? (await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const env = { ORIGIN: origin, PORT: String(port), ...given };
	mkdirSync(logFolder, { recursive: true });
	const logFile = join(logFolder, `${port}-${Date.now()}.log`);
	const output = openSync(logFile, 'a');
	const ahead = daysAhead ? ['--import', pathToFileURL(join(root, 'tests', 'clock.ts')).href] : [];
	const child = spawn(node, [...ahead, 'src/cli/serve.ts'], {
		cwd: root,
		env: { ...bareEnvironment(), ...env, DAYS_AHEAD: String(daysAhead) },
		stdio: ['ignore', 'ignore', output]
	});
	const atExit = () => child.kill('SIGKILL');
	process.on('exit', atExit);
	const log = () => readFileSync(logFile, 'utf8');
	await answering(child, origin, log);
	return {
		origin,
		folder,
		databaseFile,
		env,
		log,
		async stop() {
			process.off('exit', atExit);
			await ended(child);
		}
	};
}

async function answering(child: ChildProcess, origin: string, log: () => string): Promise<void> {
	for (let tries = 0; tries < 500; tries += 1) {
		if (child.exitCode !== null) throw new Error(`the server stopped at once: ${log()}`);
		const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
		if (answer) return;
		await pause(100);
	}
	throw new Error(`the server does not answer: ${log()}`);
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}

/** Runs a command of src/cli to its end. */
export function command(
	name: string,
	env: Record<string, string>,
	given: readonly string[] = []
): { status: number | null; out: string; errors: string } {
	const done = spawnSync(node, [`src/cli/${name}.ts`, ...given], {
		cwd: root,
		env: { ...bareEnvironment(), ...env },
		encoding: 'utf8',
		timeout: 30_000
	});
	return { status: done.status, out: done.stdout, errors: done.stderr };
}

export const removeRun = (): void => {
	if (run) rmSync(run, { recursive: true, force: true });
};
