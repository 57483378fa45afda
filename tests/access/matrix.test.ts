import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { bareEnvironment, newFolder, node, startProduction, type Server } from '../server.ts';
import { roles, table, type Role } from './table.ts';

interface Place {
	readonly pabo: string;
	readonly school: string;
	readonly sitting: string;
	readonly moment: string;
	readonly team: string;
	readonly code: string;
	readonly learnerId: string;
}
interface World {
	readonly cookies: Record<string, string>;
	readonly organisations: { een: Place; ander: Place };
	readonly routes: { id: string; page: boolean; actions: string[]; methods: string[] }[];
}

let world: World;
let server: Server;
const asked = new Map<Role, APIRequestContext>();

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ playwright }) => {
	const folder = newFolder();
	const made = spawnSync(node, ['tests/access/world.ts', join(folder, 'leerwinst.db')], {
		cwd: root,
		env: bareEnvironment(),
		encoding: 'utf8'
	});
	expect(made.status, made.stderr).toBe(0);
	world = JSON.parse(made.stdout) as World;
	server = await startProduction({ folder });
	for (const role of roles) {
		const cookie = world.cookies[`${role}/KANARIEEEN`] ?? world.cookies[`${role}/huis`];
		asked.set(
			role,
			await playwright.request.newContext({
				baseURL: server.origin,
				extraHTTPHeaders: { origin: server.origin, ...(cookie ? { cookie } : {}) }
			})
		);
	}
});
test.afterAll(() => server.stop());

/** The address of a route with rows of one organisation. */
function addressOf(id: string, place: Place): string {
	const cohort = table[id]?.of === 'school' ? place.school : place.pabo;
	const path = id
		.replace(/\/\([a-z]+\)/g, '')
		.replace('cohorten/[id]', `cohorten/${cohort}`)
		.replace('afname/[id]', `afname/${place.sitting}`)
		.replace('[cohort]', place.pabo)
		.replace('[moment]', place.moment)
		.replace('[module]', 'leerlingrapport-lezen')
		.replace('[les]', 'niveau-of-groei')
		.replace('[code]', place.code)
		.replace('[token]', 'no-token-at-all')
		.replace('[n]', '1');
	const query = id.endsWith('/codes') ? `?code=${place.code}` : '?v=1';
	return (path || '/') + query;
}
const about = (id: string) => /\[(id|cohort|moment)\]/.test(id);

type Access = 'open' | 'login' | 'none';
function accessOf(status: number, location: string | undefined): Access {
	if (status === 404 || status === 403) return 'none';
	return status === 303 && location?.startsWith('/inloggen?naar=') ? 'login' : 'open';
}
const expected = (id: string, role: Role, may: readonly Role[], foreign: boolean): Access => {
	const inside = id.startsWith('/(app)') || id.startsWith('/(afname)');
	if (inside && role === 'visitor') return 'login';
	return may.includes(role) && !(foreign && about(id)) ? 'open' : 'none';
};

test('every route of the built app has a row in the table, and every row a route', () => {
	expect(world.routes.map(({ id }) => id).sort()).toEqual(Object.keys(table).sort());
});

for (const role of roles) {
	test(`${role}: every page opens or stays shut as the table says, and names nobody of another organisation`, async () => {
		test.setTimeout(120_000);
		const who = asked.get(role);
		if (!who) throw new Error('nobody');
		const wrong: string[] = [];
		for (const { id, page, methods } of world.routes) {
			if (!page && !methods.includes('GET')) continue;
			for (const [name, place] of Object.entries(world.organisations)) {
				const foreign = name === 'ander';
				const response = await who.get(addressOf(id, place), { maxRedirects: 0 });
				const got = accessOf(response.status(), response.headers()['location']);
				const want = expected(id, role, table[id]?.own ?? [], foreign);
				if (got !== want) wrong.push(`${name} ${id}: ${got} (${response.status()}), not ${want}`);
				const body = await response.text();
				// An invitation names its cohort to whoever holds its code; the administrator sees people.
				const mayName = id === '/(public)/code/[code]' || role === 'administrator';
				if (!mayName && body.includes('KANARIEANDER'))
					wrong.push(`${name} ${id}: names another organisation`);
				if (response.status() >= 500) wrong.push(`${name} ${id}: ${response.status()}`);
			}
		}
		expect(wrong).toEqual([]);
	});
}

/** Ends the session of whoever asks, or closes what the others still need: judged, but not carried out. */
const lasting = new Set(['overal', 'sluit']);

for (const role of roles) {
	test(`${role}: every action is refused or taken as the table says`, async () => {
		test.setTimeout(120_000);
		const who = asked.get(role);
		if (!who) throw new Error('nobody');
		const wrong: string[] = [];
		for (const { id, actions, methods } of world.routes) {
			const names = [...actions, ...(methods.includes('POST') ? ['POST'] : [])];
			for (const action of names) {
				for (const [name, place] of Object.entries(world.organisations)) {
					const foreign = name === 'ander';
					const may = table[id]?.actions?.[action] ?? table[id]?.own ?? [];
					const want = expected(id, role, may, foreign);
					if (want === 'open' && (lasting.has(action) || /uitloggen|\/nieuw$/.test(id))) continue;
					const path = addressOf(id, place).replace(/\?.*/, '');
					const response =
						action === 'POST'
							? await who.post(path, { data: {}, maxRedirects: 0 })
							: await who.post(action === 'default' ? path : `${path}?/${action}`, {
									form: {
										deelnemer: place.learnerId,
										wie: 'nobody',
										oefening: 'oefen-niveau-of-groei'
									},
									maxRedirects: 0,
									headers: { accept: 'text/html' }
								});
					const got = accessOf(response.status(), response.headers()['location']);
					// Who may try, but names nobody, is told that there is nobody.
					const nobody =
						want === 'open' &&
						got === 'none' &&
						['link', 'rol', 'ongeldig', 'heropen'].includes(action);
					if (got !== want && !nobody) {
						wrong.push(`${name} ${id} ${action}: ${got} (${response.status()}), not ${want}`);
					}
				}
			}
		}
		expect(wrong).toEqual([]);
	});
}

test('an answer posted from another site, or without saying from where, is refused', async ({
	playwright
}) => {
	const { sitting } = world.organisations.een;
	const cookie = world.cookies['learner/KANARIEEEN'] ?? '';
	for (const origin of ['https://elsewhere.example', undefined]) {
		const context = await playwright.request.newContext({
			baseURL: server.origin,
			extraHTTPHeaders: { cookie, ...(origin ? { origin } : {}) }
		});
		const response = await context.post(`/afname/${sitting}/antwoord`, {
			data: { epoch: 1, seq: 1, item: 'x', fields: [] }
		});
		expect(response.status()).toBe(403);
		const form = await context.post('/thema', {
			form: { thema: 'donker' },
			headers: { origin: 'https://elsewhere.example' },
			maxRedirects: 0
		});
		expect(form.status()).toBe(403);
	}
});
