import { rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { seededRandom } from '../../lib/domain/statistics/random.ts';
import { send } from './load.ts';
import { freePort, startApp, type Running } from './servers.ts';
import { makeWorld } from './world.ts';

/**
 * `npm run bench -- kill [LEARNERS] [KILLS] [SEED]`: learners save over HTTP while the server is killed
 * (kill -9) at random moments and started again. After each kill every answer that was acknowledged
 * must be on disk, exactly once, as it was last acknowledged; in the end every sitting must go on.
 */

interface Told {
	/** sitting/item → what was last acknowledged. */
	readonly acknowledged: Map<string, { seq: number; value: string }>;
	/** sitting/item → all that was ever sent: what is in the database must be one of these. */
	readonly sent: Map<string, Map<number, string>>;
}

export interface Killed {
	/** How often the server said that an answer is saved. */
	readonly acknowledged: number;
	readonly kills: number;
	readonly lost: number;
	/** Answers that are there twice, or other than they were sent. */
	readonly doubled: number;
	/** Sittings that do not go on. */
	readonly stuck: number;
}

export const passed = ({ acknowledged, lost, doubled, stuck }: Killed): boolean =>
	acknowledged > 0 && lost === 0 && doubled === 0 && stuck === 0;

export const inWords = (killed: Killed): string =>
	`${killed.acknowledged} acknowledged answers, ${killed.kills} kills: ${killed.lost} lost, ` +
	`${killed.doubled} doubled or altered, ${killed.stuck} sittings stuck`;

export async function kill({
	learners,
	kills,
	seed,
	mutant,
	onkill
}: {
	learners: number;
	kills: number;
	seed: number;
	/** A module that gives the server a fault, to see that it is found; ends at the first loss. */
	mutant?: string;
	onkill?: (so: { kills: number; lost: number }) => void;
}): Promise<Killed> {
	const world = await makeWorld({ learners });
	const random = seededRandom(seed);
	const port = await freePort();
	const told: Told = { acknowledged: new Map(), sent: new Map() };
	let going = true;
	const first = mutant ? [mutant] : [];
	let server: Running = await startApp(world.file, { port, first });
	let acknowledged = 0;

	const seqs = world.learners.map(() => 0);
	const one = async (index: number) => {
		const learner = world.learners[index];
		if (!learner) return;
		const agent = new Agent({ keepAlive: true });
		while (going) {
			const seq = (seqs[index] ?? 0) + 1;
			seqs[index] = seq;
			const item = learner.items[random.integer(0, learner.items.length - 1)] ?? '';
			const key = `${learner.sittingId}/${item}`;
			const choice = String(random.integer(0, 2));
			const body = JSON.stringify({ epoch: 1, seq, item, fields: [[`${item}:choice`, choice]] });
			const all = told.sent.get(key) ?? new Map<number, string>();
			told.sent.set(key, all.set(seq, choice));
			const answer = await send({
				port,
				path: `/afname/${learner.sittingId}/antwoord`,
				method: 'POST',
				cookie: learner.cookie,
				body,
				agent
			}).catch(() => undefined);
			if (answer?.status === 200) {
				acknowledged += 1;
				told.acknowledged.set(key, { seq, value: choice });
			} else await pause(20);
		}
		agent.destroy();
	};
	const people = world.learners.map((_, index) => one(index));
	let lost = 0;
	let doubled = 0;
	let killed = 0;
	while (killed < kills && !(mutant && lost > 0)) {
		// In the midst of saving, also on a busy machine.
		const before = acknowledged;
		for (let tries = 0; acknowledged === before && tries < 1000; tries += 1) await pause(10);
		await pause(random.integer(0, 400));
		await server.stop('SIGKILL');
		killed += 1;
		await pause(20); // acknowledgements that were on their way come in
		const found = compare(world.file, told);
		lost += found.lost;
		doubled += found.doubled;
		onkill?.({ kills: killed, lost });
		server = await startApp(world.file, { port, first });
	}
	await pause(300);
	going = false;
	await Promise.all(people);

	let stuck = 0;
	const agent = new Agent();
	for (const { sittingId, cookie } of world.learners) {
		const page = await send({ port, path: `/afname/${sittingId}/pagina/1?v=1`, cookie, agent });
		if (page.status !== 200 || !page.body.includes('name="naar"')) stuck += 1;
	}
	await server.stop();
	const end = compare(world.file, told);
	rmSync(dirname(world.file), { recursive: true, force: true });
	return {
		acknowledged,
		kills: killed,
		lost: lost + end.lost,
		doubled: doubled + end.doubled,
		stuck
	};
}

/** Holds the database against what was acknowledged. A later one that was sent may be there too. */
function compare(file: string, { acknowledged, sent }: Told): { lost: number; doubled: number } {
	const db = new Sqlite(file, { readonly: true });
	const rows = db
		.prepare<[], { key: string; seq: number; value: string | null }>(
			"select sitting_id || '/' || item_id as key, seq, value from answer"
		)
		.all();
	db.close();
	const byKey = Map.groupBy(rows, ({ key }) => key);
	let lost = 0;
	let doubled = 0;
	for (const [key, { seq }] of acknowledged) {
		const found = byKey.get(key) ?? [];
		if (found.length > 1) doubled += 1;
		const [row] = found;
		if (!row || row.seq < seq) lost += 1;
		else if (sent.get(key)?.get(row.seq) !== row.value) doubled += 1;
	}
	return { lost, doubled };
}
