import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** Servers for the benchmarks: each a process of its own, on a free port of this machine. */

export interface Running {
	readonly port: number;
	readonly process: ChildProcess;
	stop(signal?: NodeJS.Signals): Promise<void>;
}

export const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});

/** The built app on a database, in production mode. */
export async function startApp(
	file: string,
	{ port, first = [] }: { port?: number; /** Modules to load before it. */ first?: string[] } = {}
): Promise<Running> {
	const at = port ?? (await freePort());
	const before = first.flatMap((path) => ['--import', path]);
	return start([...before, 'src/cli/serve.ts'], at, / is at http/, {
		MODE: 'production',
		NODE_ENV: 'production',
		ORIGIN: `http://127.0.0.1:${at}`,
		HOST: '127.0.0.1',
		PORT: String(at),
		SECRET: 'bench-bench-bench-bench-bench-bench-bench',
		DATABASE_FILE: file
	});
}

export async function startBare(file: string, how: 'grouped' | 'single'): Promise<Running> {
	const port = await freePort();
	return start(['src/cli/bench/bare.ts', file, String(port), how], port, /listening/, {});
}

function start(
	command: readonly string[],
	port: number,
	ready: RegExp,
	environment: Record<string, string>
): Promise<Running> {
	const child = spawn(process.execPath, command, {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	return new Promise((resolve, reject) => {
		let said = '';
		const hear = (part: Buffer) => {
			said += part.toString();
			if (!ready.test(said)) return;
			resolve({
				port,
				process: child,
				async stop(signal = 'SIGTERM') {
					child.kill(signal);
					await ended;
				}
			});
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', (part: Buffer) => (said += part.toString()));
		child.on('exit', (code) => reject(new Error(`server ended (${code}): ${said.slice(-2000)}`)));
	});
}
