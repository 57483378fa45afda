import { Agent } from 'node:http';
import { asking, saving, send, type Load } from './bench/load.ts';
import { startApp, startBare } from './bench/servers.ts';
import { makeWorld } from './bench/world.ts';
import { calibrate } from './bench/calibrate.ts';
import { inWords, kill, passed } from './bench/kill.ts';
import { traceSaves } from './bench/strace.ts';

/**
 * `npm run bench [-- saves | pages | kill | calibrate]`: what the built app does, beside the least that a
 * server could do, in one run on this machine. Read figures as ratios. Run `npm run build` before
 * (`calibrate` needs none).
 *
 * `kill [LEARNERS] [KILLS] [SEED]` ends with one line and exits with 1 on any loss. The full version also
 * looks whether its own eyes are good: a server that acknowledges too early must be found out, and
 * strace, where it is, must see each answer synced before it is acknowledged. `--only` leaves these out.
 */
const [what = 'all', ...rest] = process.argv.slice(2);
if (what === 'kill') process.exit((await killed()) ? 0 : 1);
if (what === 'calibrate') calibrate(rest);
if (what === 'saves' || what === 'all') await saves();
if (what === 'pages' || what === 'all') await pages();

function line(name: string, load: Load): void {
	const ms = (value: number) => value.toFixed(1).padStart(7);
	console.log(
		`${name.padEnd(46)} ${load.perSecond.toFixed(0).padStart(6)}/s  p50 ${ms(load.p50)}  p95 ${ms(load.p95)}  p99 ${ms(load.p99)} ms${load.failed > 0 ? `  ${load.failed} FAILED` : ''}`
	);
}

async function saves(): Promise<void> {
	console.log('Answers saved, each acknowledged after a durable commit');
	const world = await makeWorld({ learners: 1000 });
	let firstSeq = 0;
	const round = async (name: string, port: number, learners: number, pause: number) => {
		firstSeq += 100_000;
		const load = await saving({
			port,
			learners: world.learners.slice(0, learners),
			warmUp: 3,
			seconds: 6,
			pause,
			firstSeq
		});
		line(name, load);
		return load;
	};
	const speeds: Record<string, number> = {};
	for (const learners of [10, 50, 200, 1000]) {
		for (const how of ['grouped', 'single'] as const) {
			if (how === 'single' && learners !== 200) continue;
			const bare = await startBare(world.file, how);
			const load = await round(
				`bare server, ${how}, ${learners} learners at full speed`,
				bare.port,
				learners,
				0
			);
			speeds[`${how}-${learners}`] = load.perSecond;
			await bare.stop();
		}
		const app = await startApp(world.file);
		const load = await round(
			`Leerwinst, ${learners} learners at full speed`,
			app.port,
			learners,
			0
		);
		const ratio = load.perSecond / (speeds[`grouped-${learners}`] ?? NaN);
		console.log(`${''.padEnd(46)} ${(100 * ratio).toFixed(0)} % of the bare server (grouped)`);
		if (learners === 200)
			await round('Leerwinst, 200 learners, one save a second each', app.port, 200, 1000);
		await app.stop();
	}
}

async function pages(): Promise<void> {
	console.log('\nPages, rendered on the server (four at a time)');
	const test = await makeWorld({ learners: 1 });
	const app = await startApp(test.file);
	const ask = async (name: string, port: number, path: string, cookie?: string) => {
		await asking({ port, path, cookie, seconds: 1, at: 4 });
		const load = await asking({ port, path, cookie, seconds: 4, at: 4 });
		line(name, load);
		const { bytes } = await send({ port, path, cookie, agent: new Agent(), gzip: false });
		console.log(`${''.padEnd(46)} ${(bytes / 1000).toFixed(1)} kB of HTML`);
	};
	const [learner] = test.learners;
	await ask('hello: /toegankelijkheid', app.port, '/toegankelijkheid');
	await ask(
		'a page of the test',
		app.port,
		`/afname/${learner?.sittingId}/pagina/5?v=1`,
		learner?.cookie
	);
	await app.stop();
	for (const learners of [50, 500, 5000]) {
		const world = await makeWorld({ learners, finished: true });
		const server = await startApp(world.file);
		await ask(
			`cohort report, ${learners} learners`,
			server.port,
			`/cohorten/${world.cohortId}/rapport`,
			world.educatorCookie
		);
		await server.stop();
	}
}

async function killed(): Promise<boolean> {
	const only = rest.includes('--only');
	const [learners = 100, kills = 100, seed = 1] = rest
		.filter((one) => one !== '--only')
		.map(Number);
	const said: string[] = [];
	let good = true;
	const note = (text: string, right: boolean) => {
		said.push(text);
		good &&= right;
	};
	const onkill = ({ kills: so, lost }: { kills: number; lost: number }) => {
		if (so % 10 === 0) console.log(`${so} kills, ${lost} lost`);
	};
	const found = await kill({ learners, kills, seed, onkill });
	note(inWords(found), passed(found));
	if (!only) {
		const mutant = './src/cli/bench/late-commit.ts';
		const caught = await kill({ learners, kills, seed, mutant });
		note(
			caught.lost > 0
				? `a server that commits too late lost ${caught.lost} at kill ${caught.kills}`
				: 'A SERVER THAT COMMITS TOO LATE WAS NOT FOUND OUT',
			caught.lost > 0
		);
		const traced = await traceSaves(50);
		note(
			traced
				? `strace saw ${traced.synced} of ${traced.acknowledged} synced before they were acknowledged`
				: 'strace is not here or may not look: syncing was not seen',
			!traced || (traced.acknowledged === 50 && traced.synced === 50)
		);
	}
	console.log(`${said.join('; ')}: ${good ? 'passed' : 'FAILED'}`);
	return good;
}
