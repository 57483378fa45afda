import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { password } from '../password.ts';
import { bareEnvironment, newFolder, node, startProduction, type Server } from '../server.ts';
import type { BuiltRoute } from './routes.ts';
import { table, type Outcome, type Row } from './table.ts';
import { canaries, type Actor, type CohortRows, type PlaceRows, type World } from './world.ts';

/** Every route and action, asked for by everybody, about every organisation, over HTTP. */

let server: Server;
let world: World;

function printed(script: string, given: readonly string[] = []): string {
	const done = spawnSync(node, [join('tests', 'access', script), ...given], {
		cwd: root,
		env: bareEnvironment(),
		encoding: 'utf8',
		maxBuffer: 2 ** 25
	});
	if (done.status !== 0) throw new Error(`${script}: ${done.stderr}`);
	return done.stdout;
}

test.beforeAll(async () => {
	test.setTimeout(120_000);
	const folder = newFolder();
	world = JSON.parse(printed('world.ts', [join(folder, 'leerwinst.db')])) as World;
	// Each actor has an address of her own, so that limits per address do not answer for access.
	server = await startProduction({ folder, env: { ADDRESS_HEADER: 'x-test-address' } });
});
test.afterAll(() => server.stop());

/** One thing to ask about: the values of an address, and whose they are. */
interface Target {
	readonly place: PlaceRows | undefined;
	/** Which of the two cohorts of the place. */
	readonly cohort: CohortRows | undefined;
}

function targetsOf({ about, ask }: Row): Target[] {
	if (about === 'nothing') return [{ place: undefined, cohort: undefined }];
	return world.places.flatMap((place) => {
		const open = { place, cohort: place.open };
		const both = about === 'cohort' || about === 'result' || about === 'T3';
		return both && ask === 'GET' ? [open, { place, cohort: place.finished }] : [open];
	});
}

/** Whether a place is the actor's own: a trainer's is what she trains, a learner's what she joined. */
function isOwn(actor: Actor, { about }: Row, { place, cohort }: Target): boolean {
	if (!place) return true;
	if (actor.place !== place.place) return false;
	if (cohort?.id === place.open.id) return true;
	const byOrganisation = ['teacher-educator', 'internal-coach', 'school-leader'];
	return about === 'cohort' && byOrganisation.includes(actor.role);
}

const lesson = { module: 'leerlingrapport-lezen', les: 'niveau-of-groei' };

function addressOf({ route, ask, about }: Row, { place, cohort }: Target): string {
	const values: Record<string, string> = {
		...lesson,
		token: 'geen-bestaand-token',
		vorm: 'leerlingrapport',
		item: 'k-norm-vergelijking',
		n: '1',
		code: (about === 'closed code' ? cohort?.closedCode : cohort?.learnerCode) ?? '',
		cohort: cohort?.id ?? '',
		id: (about === 'sitting' ? place?.busy : cohort?.id) ?? '',
		moment:
			(ask === '?/sluit'
				? cohort?.spare
				: ['?/ongeldig', '?/heropen'].includes(ask)
					? cohort?.T1
					: cohort?.T3) ?? ''
	};
	const path = route
		.replace(/\/\([a-z]+\)/, '')
		.replace(/\[([a-z]+)\]/g, (_, name: string) => values[name] ?? '');
	const query = new URLSearchParams();
	if (route.endsWith('/codes')) query.set('code', cohort?.learnerCode ?? '');
	if (about === 'sitting' && ask === 'GET') query.set('v', '1');
	const search = ask.startsWith('?/') ? ask : query.size > 0 ? `?${query}` : '';
	return (path || '/') + search;
}

/** What is posted: as little as tells whether one may. */
function formOf({ route, ask }: Row, { cohort }: Target): Record<string, string> {
	const deelnemer = cohort?.extra.personId ?? '';
	if (route.endsWith('/mensen'))
		return { wie: world.spare.personId, benoeming: 'geen', rol: 'geen' };
	if (ask === '?/oefening') return { oefening: 'oefen-niveau-of-groei' };
	if (ask === '?/opdracht') return { opdracht: 'taak-groeien-en-zakken' };
	if (ask === '?/code') return { code: 'geen-code', open: 'ja' };
	if (['?/ongeldig', '?/heropen'].includes(ask)) {
		return { deelnemer, afname: cohort?.extra.sittingId ?? '', reden: '' };
	}
	if (ask.startsWith('?/')) return { deelnemer, tijd: 'anders', huidig: 'fout', nieuw: 'fout' };
	return { v: '1', naar: '/start', thema: 'licht' };
}

async function ask(row: Row, target: Target, actor: Actor, more: { data?: boolean } = {}) {
	const address = addressOf(row, target);
	const [path = '', search] = address.split('?');
	const url = more.data
		? `${server.origin}${path === '/' ? '' : path}/__data.json${search ? `?${search}` : ''}`
		: server.origin + address;
	// Logging out ends one session; the last row of all ends every one.
	const cookie = actor.cookies?.[row.route.endsWith('/uitloggen') && row.ends ? 1 : 0] ?? '';
	const headers: Record<string, string> = {
		accept: 'text/html',
		cookie,
		origin: server.origin,
		'x-test-address': `10.0.0.${world.actors.indexOf(actor) + 1}`
	};
	const json = row.route.endsWith('/antwoord');
	if (json) headers['content-type'] = 'application/json';
	const answer = await fetch(url, {
		method: row.ask === 'GET' ? 'GET' : 'POST',
		redirect: 'manual',
		headers,
		...(row.ask === 'GET' ? {} : { body: json ? '{}' : new URLSearchParams(formOf(row, target)) })
	});
	const body = await answer.text();
	return { url, status: answer.status, location: answer.headers.get('location') ?? '', body };
}

type Answer = Awaited<ReturnType<typeof ask>>;

function outcomeOf({ status, location, body }: Answer): Outcome | `status ${number}` {
	if (status === 404 || status === 403) return 'none';
	if (status === 303 && location.startsWith('/inloggen?naar=')) return 'login';
	if (status === 401 && JSON.parse(body).refused === 'logged-out') return 'login';
	return [200, 303, 400, 409].includes(status) ? 'ok' : `status ${status}`;
}

interface DataAnswer {
	type: 'data' | 'redirect';
	location?: string;
	nodes?: ({ type: string; status?: number } | null)[];
}

/** The same, of what a page's script would get. */
function dataOutcomeOf({ status, body }: Answer): ReturnType<typeof outcomeOf> {
	if (status === 404 || status === 403) return 'none';
	if (status !== 200) return `status ${status}`;
	const { location, nodes } = JSON.parse(body.split('\n')[0] ?? '') as DataAnswer;
	if (location) return location.startsWith('/inloggen?naar=') ? 'login' : 'ok';
	const refused = nodes?.find((one) => one?.type === 'error');
	return refused ? outcomeOf({ ...noAnswer, status: refused.status ?? 500 }) : 'ok';
}
const noAnswer: Answer = { url: '', status: 0, location: '', body: '' };

/** Names that this body may not hold: of other organisations, and of people beside herself. */
function namesIn(
	body: string,
	row: Row,
	{ place }: Target,
	actor: Actor,
	outcome: Outcome
): string[] {
	const answered = outcome === 'ok';
	if (answered && row.names === 'all') return [];
	const rest = actor.name ? body.replaceAll(actor.name, '') : body;
	return Object.entries(canaries).flatMap(([of, { person, cohort, organisation }]) => {
		const own = of === actor.place;
		const byCode = answered && row.names === 'of the code' && of === place?.place;
		const onBoard = answered && own && row.names === 'people of the cohort';
		return [...(onBoard ? [] : [person]), ...(own || byCode ? [] : [cohort, organisation])].filter(
			(name) => rest.includes(name)
		);
	});
}

const who = ({ role, place }: Actor) => (place ? `${role} of ${place}` : role);

test('a class of thirty behind one address logs in within a minute', async () => {
	const statuses = await Promise.all(
		world.addresses.map(async (email) => {
			const answer = await fetch(`${server.origin}/inloggen`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: server.origin, 'x-test-address': '10.1.1.1', accept: 'text/html' },
				body: new URLSearchParams({ email, wachtwoord: password })
			});
			return answer.status;
		})
	);
	expect(statuses).toEqual(world.addresses.map(() => 303));
});

for (const row of table) {
	const answered = Object.entries(row.own).flatMap(([role, outcome]) =>
		outcome === 'ok' ? [role] : []
	);
	const whom = answered.length === 10 ? 'everybody' : answered.join(', ') || 'nobody';
	test(`${row.ask} ${row.route}${row.about === 'closed code' ? ' (closed)' : ''} answers ${whom}`, async () => {
		for (const target of targetsOf(row)) {
			await Promise.all(
				world.actors.map(async (actor) => {
					const expected = (isOwn(actor, row, target) ? row.own : row.elsewhere)[actor.role];
					const answer = await ask(row, target, actor);
					const about = `${who(actor)}: ${row.ask} ${answer.url}`;
					expect.soft(outcomeOf(answer), about).toBe(expected);
					expect.soft(namesIn(answer.body, row, target, actor, expected), about).toEqual([]);

					const isPage = row.ask === 'GET' && answer.body.startsWith('<!doctype html>');
					if (!isPage) return;
					const data = await ask(row, target, actor, { data: true });
					expect.soft(dataOutcomeOf(data), `${about}, its data`).toBe(expected);
					expect
						.soft(namesIn(data.body, row, target, actor, expected), `${about}, its data`)
						.toEqual([]);
				})
			);
		}
	});
}

test('every route and action of the built app has its row, and every row a route', () => {
	const built = (JSON.parse(printed('routes.ts')) as BuiltRoute[]).flatMap(({ id, asks }) =>
		asks.map((one) => `${one} ${id}`)
	);
	const inTable = new Set(table.map(({ ask: one, route }) => `${one} ${route}`));
	expect([...inTable].sort()).toEqual(built.sort());
});
