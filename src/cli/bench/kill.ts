import { Agent } from 'node:http';
import Sqlite from 'better-sqlite3';
import { seededRandom } from '../../lib/domain/statistics/random.ts';
import { send } from './load.ts';
import { freePort, startApp, type Running } from './servers.ts';
import { makeWorld } from './world.ts';

/**
 * `npm run bench -- kill [LEARNERS] [KILLS] [SEED]`: learners save over HTTP while the server is killed
 * (kill -9) at random moments and started again. Every answer that was acknowledged must be there,
 * exactly once, as it was last acknowledged; every sitting must go on. One closing line; false on a loss.
 */

interface Told {
	/** sitting/item → what was last acknowledged. */
	readonly acknowledged: Map<string, { seq: number; value: string }>;
	/** sitting/item → all that was ever sent: what is in the database must be one of these. */
	readonly sent: Map<string, Map<number, string>>;
}

export async function kill(given: readonly string[]): Promise<boolean> {
	const [learners = 100, kills = 100, seed = 1] = given.map(Number);
	const { acknowledged, lost, doubled, stuck, killed } = await killTest({ learners, kills, seed });
	const good = lost === 0 && doubled === 0 && stuck === 0;
	console.log(
		`${acknowledged} acknowledged answers, ${killed} kills: ${lost} lost, ${doubled} doubled or altered, ${stuck} sittings stuck: ${good ? 'passed' : 'FAILED'}`
	);
	return good;
}

export async function killTest({
	learners,
	kills,
	seed,
	environment = {}
}: {
	learners: number;
	kills: number;
	seed: number;
	/** For a mutant that acknowledges too early. */
	environment?: Record<string, string>;
}) {
	const world = await makeWorld({ learners });
	const random = seededRandom(seed);
	const port = await freePort();
	const told: Told = { acknowledged: new Map(), sent: new Map() };
	let going = true;
	let server: Running = await startApp(world.file, { port, more: environment });

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
			if (answer?.status === 200) told.acknowledged.set(key, { seq, value: choice });
			else await new Promise((resolve) => setTimeout(resolve, 20));
		}
		agent.destroy();
	};
	const people = world.learners.map((_, index) => one(index));
	let killed = 0;
	for (; killed < kills; killed += 1) {
		await new Promise((resolve) => setTimeout(resolve, random.integer(60, 500)));
		await server.stop('SIGKILL');
		server = await startApp(world.file, { port, more: environment });
	}
	await new Promise((resolve) => setTimeout(resolve, 300));
	going = false;
	await Promise.all(people);

	let stuck = 0;
	const agent = new Agent();
	for (const { sittingId, cookie } of world.learners) {
		const page = await send({ port, path: `/afname/${sittingId}/pagina/1?v=1`, cookie, agent });
		if (page.status !== 200 || !page.body.includes('name="naar"')) stuck += 1;
	}
	await server.stop();
	return { ...compare(world.file, told), acknowledged: told.acknowledged.size, stuck, killed };
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
