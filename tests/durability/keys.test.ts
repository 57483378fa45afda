import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { bareEnvironment, newFolder, node, startProduction, type Server } from '../server.ts';
import { pages } from '../taking.ts';

interface World {
	readonly learner: { sittingId: string; cookie: string; items: string[] };
	readonly roots: { one: string; other: string };
}

/** What may differ between two servers: nonces, the address, times. */
const bare = (body: string, { origin }: Server): string =>
	body
		.replaceAll(origin, 'ORIGIN')
		.replaceAll(new URL(origin).host, 'HOST')
		.replace(/nonce-?=?"?[A-Za-z0-9+/=]{16,}"?/g, 'NONCE')
		.replace(/new Date\(\d+\)/g, 'DATE')
		.replace(/\["Date",\s*"[^"]*"\]/g, 'DATE')
		.replace(/__sveltekit_[a-z0-9]+/g, 'KIT')
		.replace(/"gemaakt_op":\s*"[^"]*"/g, 'MADE')
		.replace(/"(at|savedAt|expiresAt)":\s*"[^"]*"/g, 'AT')
		.replace(/nog \d+ min(uten)?/g, 'MINUTES');

/** The pages of the built app, by their file: what a visitor or a learner can open. */
function routes(): string[] {
	const manifest = readFileSync(join(root, '.svelte-kit/output/server/manifest-full.js'), 'utf8');
	return [...manifest.matchAll(/id:\s*"(\/[^"]*)"/g)].map(([, id]) => id ?? '');
}

test('what a learner can see while a moment is open is the same whatever the keys are', async ({
	playwright
}) => {
	test.setTimeout(180_000);
	const folder = newFolder();
	const made = spawnSync(node, ['tests/durability/keys-world.ts', folder], {
		cwd: root,
		env: bareEnvironment(),
		encoding: 'utf8'
	});
	expect(made.status, made.stderr).toBe(0);
	const world = JSON.parse(made.stdout) as World;
	const servers = await Promise.all(
		(['one', 'other'] as const).map((name) =>
			startProduction({
				folder: join(folder, `${name}-data`),
				env: { CONTENT_DIR: world.roots[name] }
			})
		)
	);
	const { sittingId, cookie } = world.learner;
	const as = (given: Record<string, string>) =>
		Promise.all(
			servers.map((server) =>
				playwright.request.newContext({
					baseURL: server.origin,
					extraHTTPHeaders: { ...given, origin: server.origin }
				})
			)
		);
	const learner = await as({ cookie });
	const visitor = await as({});

	async function same(
		who: APIRequestContext[],
		ask: (one: APIRequestContext) => Promise<{ status(): number; text(): Promise<string> }>
	) {
		const [one, other] = await Promise.all(
			who.map(async (context, at) => {
				const response = await ask(context);
				const server = servers[at];
				return server && `${response.status()}\n${bare(await response.text(), server)}`;
			})
		);
		expect(other).toBe(one);
		expect(one).not.toContain('KANARIE');
		return one ?? '';
	}

	const paths = new Set<string>();
	for (const id of routes()) {
		const path = id
			.replace(/\/\([a-z]+\)/g, '')
			.replace('/afname/[id]', `/afname/${sittingId}`)
			.replace('[module]', 'leerlingrapport-lezen')
			.replace('[les]', 'niveau-of-groei');
		if (path.includes('[n]')) {
			for (let page = 1; page <= pages; page += 1)
				paths.add(`${path.replace('[n]', String(page))}?v=1`);
		} else paths.add(`${path || '/'}${path.includes('/afname/') ? '?v=1' : ''}`);
	}
	expect(paths.size).toBeGreaterThan(30);
	for (const path of paths) {
		const body = await same(learner, (one) => one.get(path, { maxRedirects: 0 }));
		await same(visitor, (one) => one.get(path, { maxRedirects: 0 }));
		if (/pagina\/\d+/.test(path)) {
			expect(body).toContain('Vraag');
			await same(learner, (one) => one.get(path.replace('?v', '/__data.json?v')));
		}
	}
	const form = await same(learner, (one) => one.get(`/afname/${sittingId}/formulier?v=1`));
	const loaded = JSON.parse(form.slice(form.indexOf('\n') + 1)) as {
		items: { id: string; open: { options?: string[] } }[];
	}[];
	let seq = 0;
	for (const { id, open } of loaded.flatMap(({ items }) => items)) {
		for (const [choice] of (open.options ?? ['']).entries()) {
			seq += 1;
			const data = {
				epoch: 1,
				seq,
				item: id,
				fields: [
					[`${id}:choice`, String(choice)],
					[`${id}:value`, '12']
				]
			};
			await same(learner, (one) => one.post(`/afname/${sittingId}/antwoord`, { data }));
		}
	}
	for (const server of servers) await server.stop();
});

test('no file that a browser loads names a key, a misconception or an explanation of the bank', () => {
	const bank = readdirSync(join(root, 'content/testlets'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.yaml'))
		.map((file) => readFileSync(join(root, 'content/testlets', file), 'utf8'));
	const stems = bank.flatMap((text) =>
		[...text.matchAll(/stem: (.{20,60})/g)].map(([, stem]) => stem ?? '')
	);
	expect(stems.length).toBeGreaterThan(20);
	const client = readdirSync(join(root, 'build/client'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(js|css|html|json)$/.test(file))
		.map((file) => readFileSync(join(root, 'build/client', file), 'utf8'))
		.join('\n');
	for (const stem of stems) expect(client).not.toContain(stem);
	expect(client).not.toMatch(/misconception:\s*["']M\d\d/);
});
