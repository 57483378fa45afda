import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from './load.ts';
import { startApp } from './servers.ts';
import { makeWorld } from './world.ts';

export interface Traced {
	/** Answers acknowledged while the kernel's calls were watched. */
	readonly acknowledged: number;
	/** Of those: written to the log, synced to disk (fdatasync), and only then acknowledged. */
	readonly synced: number;
}

/** Watches the server's system calls while one learner saves; undefined where strace is absent or not allowed. */
export async function traceSaves(saves: number): Promise<Traced | undefined> {
	if (spawnSync('strace', ['-V']).error) return undefined;
	const world = await makeWorld({ learners: 1 });
	const [learner] = world.learners;
	if (!learner) throw new Error('no learner');
	const server = await startApp(world.file);
	const file = join(mkdtempSync(join(tmpdir(), 'leerwinst-strace-')), 'calls');
	const pid = String(server.process.pid);
	const calls = 'trace=pwrite64,pwritev,write,writev,fsync,fdatasync,sendto,sendmsg';
	const strace = spawn('strace', ['-f', '-y', '-s', '24', '-e', calls, '-o', file, '-p', pid], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const ended = new Promise<void>((resolve) => strace.on('exit', () => resolve()));
	const attached = new Promise<boolean>((resolve) => {
		strace.stderr.on('data', (said: Buffer) => {
			if (/attached/.test(String(said))) resolve(true);
		});
		strace.on('exit', () => resolve(false));
	});
	if (!(await attached)) {
		await server.stop();
		return undefined;
	}
	await pause(500); // the other threads are attached to one by one
	const agent = new Agent({ keepAlive: true });
	for (let seq = 1; seq <= saves; seq += 1) {
		const item = learner.items[seq % learner.items.length] ?? '';
		await send({
			port: server.port,
			path: `/afname/${learner.sittingId}/antwoord`,
			method: 'POST',
			cookie: learner.cookie,
			body: JSON.stringify({ epoch: 1, seq, item, fields: [[`${item}:choice`, String(seq % 3)]] }),
			agent
		});
	}
	agent.destroy();
	strace.kill('SIGINT');
	await ended;
	await server.stop();
	return read(readFileSync(file, 'utf8'), pid);
}

/** The main thread does one thing after the other: the order of its lines is the order of what happened. */
function read(calls: string, pid: string): Traced {
	let acknowledged = 0;
	let synced = 0;
	let log: 'nothing' | 'written' | 'synced' = 'nothing';
	for (const line of calls.split('\n')) {
		if (!line.startsWith(`${pid} `)) continue;
		if (/ pwritev?(64)?\(\d+<[^>]*-wal>/.test(line)) log = 'written';
		else if (/ f(data)?sync\(\d+<[^>]*-wal>/.test(line)) {
			if (log === 'written') log = 'synced';
		} else if (line.includes('"HTTP/1.1 200')) {
			acknowledged += 1;
			if (log === 'synced') synced += 1;
			log = 'nothing';
		}
	}
	return { acknowledged, synced };
}
