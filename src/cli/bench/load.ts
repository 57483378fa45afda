import { Agent, request } from 'node:http';
import type { BusyLearner } from './world.ts';

/** Load on a server on this machine: learners who save answers, or a page that is asked for. */

export interface Load {
	readonly perSecond: number;
	/** Milliseconds from the request to the acknowledgement. */
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly failed: number;
	readonly done: number;
}

export interface Answered {
	readonly status: number;
	readonly body: string;
	readonly bytes: number;
}

export function send(given: {
	port: number;
	path: string;
	method?: 'GET' | 'POST';
	cookie?: string;
	body?: string;
	agent: Agent;
	gzip?: boolean;
}): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const asked = request(
			{
				host: '127.0.0.1',
				port: given.port,
				path: given.path,
				method: given.method ?? 'GET',
				agent: given.agent,
				headers: {
					...(given.cookie ? { cookie: given.cookie } : {}),
					...(given.gzip ? { 'accept-encoding': 'gzip' } : {}),
					...(given.body === undefined
						? {}
						: {
								'content-type': 'application/json',
								'content-length': Buffer.byteLength(given.body),
								origin: `http://127.0.0.1:${given.port}`
							})
				}
			},
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => {
					const all = Buffer.concat(parts);
					resolve({
						status: response.statusCode ?? 0,
						body: all.toString('utf8'),
						bytes: all.length
					});
				});
			}
		);
		asked.on('error', reject);
		asked.end(given.body);
	});
}

/** Every learner saves, waits for the acknowledgement and then `pause` ms, over and over, for a while. */
export async function saving(given: {
	port: number;
	learners: readonly BusyLearner[];
	/** Goes before what is counted: connections are made, code gets warm. */
	warmUp: number;
	seconds: number;
	pause: number;
	firstSeq: number;
}): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
	const times: number[] = [];
	let failed = 0;
	const begin = performance.now() + given.warmUp * 1000;
	const end = begin + given.seconds * 1000;
	const one = async ({ sittingId, cookie, items }: BusyLearner, index: number) => {
		let seq = given.firstSeq;
		if (given.pause > 0) await wait((given.pause * index) / given.learners.length);
		while (performance.now() < end) {
			const item = items[seq % items.length] ?? '';
			const body = JSON.stringify({
				epoch: 1,
				seq: ++seq,
				item,
				fields: [[`${item}:choice`, String(seq % 3)]]
			});
			const from = performance.now();
			const { status } = await send({
				port: given.port,
				path: `/afname/${sittingId}/antwoord`,
				method: 'POST',
				cookie,
				body,
				agent
			}).catch(() => ({ status: 0 }));
			const took = performance.now() - from;
			if (status === 200 || status === 422) {
				if (from >= begin) times.push(took);
			} else failed += 1;
			if (given.pause > 0) await wait(Math.max(0, given.pause - took));
		}
	};
	await Promise.all(given.learners.map(one));
	agent.destroy();
	return summary(times, given.seconds, failed);
}

/** A page asked for by a few at a time. */
export async function asking(given: {
	port: number;
	path: string;
	cookie?: string;
	seconds: number;
	at: number;
}): Promise<Load> {
	const agent = new Agent({ keepAlive: true });
	const times: number[] = [];
	let failed = 0;
	const end = performance.now() + given.seconds * 1000;
	const one = async () => {
		while (performance.now() < end) {
			const from = performance.now();
			const { status } = await send({ ...given, agent });
			if (status === 200) times.push(performance.now() - from);
			else failed += 1;
		}
	};
	await Promise.all(Array.from({ length: given.at }, one));
	agent.destroy();
	return summary(times, given.seconds, failed);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function summary(times: readonly number[], seconds: number, failed: number): Load {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) =>
		sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
	return {
		perSecond: times.length / seconds,
		p50: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		failed,
		done: times.length
	};
}
