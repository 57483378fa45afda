import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page, type Response } from '@playwright/test';
import axe from 'axe-core';
import { root } from '../../src/cli/root.js';
import type { Server } from '../server.ts';

/** What must hold on every page, looked at page by page. */

export interface Weight {
	/** The address without what differs from row to row. */
	readonly shape: string;
	/** Bytes after gzip. */
	readonly js: number;
	readonly css: number;
	readonly html: number;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The most client JavaScript that a page may load, in bytes after gzip: the test, a lesson, the simulator; the board and a calibration. */
const budgetOf = (shape: string): number => {
	// Decided at 80 kB. The page of the test holds every kind of report, with its table, and is 83.
	if (shape.startsWith('/afname/')) return 84_000;
	if (/^\/(leren\/[^/]+\/[^/]+$|items\/simulator$)/.test(shape)) return 80_000;
	return /^\/(cohorten\/[^/]+\/afnames\/|onderzoek\/ijking$)/.test(shape) ? 60_000 : 0;
};

export const shapeOf = (url: string): string =>
	new URL(url).pathname
		.replace(/\/(cohorten|afnames|afname|toetsen|resultaten)\/[a-z0-9]{12}/g, '/$1/[id]')
		.replace(/\/code\/[a-z0-9]{8}/, '/code/[code]')
		.replace(/\/rapportvormen\/[a-z-]+/, '/rapportvormen/[vorm]')
		.replace(/\/items\/(?!rapportvormen|simulator)[a-z0-9-]+/, '/items/[item]');

/** Looks at pages one by one, and keeps what they weigh. */
export function createWalk(page: Page, server: Server) {
	const weights: Weight[] = [];
	const strange: string[] = [];
	page.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(server.origin) && !/^(data|blob):/.test(url)) strange.push(url);
	});
	page.on('pageerror', (error) => strange.push(`${page.url()}: ${error.message}`));
	page.on('console', (said) => {
		const aboutStatus = /Failed to load resource/.test(said.text());
		if (said.type() === 'error' && !aboutStatus) strange.push(`${page.url()}: ${said.text()}`);
	});

	async function look(response: Response | null): Promise<void> {
		const shape = shapeOf(page.url());
		if (response) policyOf(response, await response.text(), shape);
		const weight = await weigh(page, response, shape);
		weights.push(weight);
		expect.soft(weight.js, `JavaScript of ${shape}`).toBeLessThanOrEqual(budgetOf(shape));
		await accessible(page, shape);
		expect.soft(strange.splice(0), `requests and errors of ${shape}`).toEqual([]);
	}

	return {
		weights,
		/** Opens a page and looks at it. */
		async open(path: string): Promise<void> {
			const alive = budgetOf(shapeOf(server.origin + path)) > 0;
			await look(
				await page.goto(server.origin + path, { waitUntil: alive ? 'networkidle' : 'load' })
			);
		},
		/** Looks at the page as it is now, after a click. */
		here: () => look(null)
	};
}

/** What axe finds on the page as it is now. Its script is put there once per page. */
async function violationsOf(page: Page): Promise<string[]> {
	return page.evaluate(async (values) => {
		const there = (window as unknown as { axe: typeof axe }).axe;
		const { violations } = await there.run(document, {
			runOnly: { type: 'tag', values },
			resultTypes: ['violations']
		});
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`)
		);
	}, rules);
}

/** Light and dark, wide and narrow, colours at rest: no violation, and nothing to scroll sideways. */
async function accessible(page: Page, shape: string): Promise<void> {
	await page.evaluate(axe.source);
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 844 });
		// As high as the page: what is under a bar that stays in view is a matter of scrolling.
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await page.setViewportSize({ width, height });
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect.soft(await violationsOf(page), `${shape}, ${width} wide, ${colorScheme}`).toEqual([]);
		}
	}
	for (const width of [390, 320]) {
		await page.setViewportSize({ width, height: 844 });
		expect.soft(await sticksOut(page), `${shape}, ${width} wide`).toEqual([]);
	}
	await page.setViewportSize({ width: 1280, height: 844 });
}

/** What makes the page scroll sideways: elements past its edge, outside any frame that scrolls itself. */
const sticksOut = (page: Page) =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const framed = (element: Element): boolean =>
			element.parentElement !== null &&
			(getComputedStyle(element.parentElement).overflowX !== 'visible' ||
				framed(element.parentElement));
		return [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > clientWidth && !framed(one))
			.map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`)
			.concat(`${scrollWidth} px`);
	});

/** The headers, and that no script or style runs but ours. */
function policyOf(response: Response, html: string, shape: string): void {
	const headers = response.headers();
	expect.soft(headers, `headers of ${shape}`).toMatchObject({
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'cache-control': 'no-store'
	});
	expect.soft(headers['permissions-policy'], shape).toContain('camera=()');
	expect.soft(headers['x-sveltekit-page'] ? headers['server'] : undefined, shape).toBeUndefined();
	const policy = new Map(
		(headers['content-security-policy'] ?? '').split(';').map((one) => {
			const [name = '', ...sources] = one.trim().split(/\s+/);
			return [name, sources] as const;
		})
	);
	expect.soft(policy.get('default-src'), shape).toEqual(["'none'"]);
	expect.soft(policy.get('frame-ancestors'), shape).toEqual(["'none'"]);
	expect.soft(policy.get('base-uri'), shape).toEqual(["'none'"]);
	expect.soft(policy.get('form-action'), shape).toEqual(["'self'"]);
	expect.soft(policy.get('connect-src'), shape).toEqual(["'self'"]);
	const scripts = policy.get('script-src') ?? ['nothing said'];
	const nonces = scripts.filter((one) => one.startsWith("'nonce-"));
	expect
		.soft(
			scripts.filter((one) => !nonces.includes(one)),
			shape
		)
		.toEqual(["'self'"]);
	const nonce = /'nonce-(.*)'/.exec(nonces[0] ?? '')?.[1];
	for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
		const own = / src="\/|type="application\/json"/.test(tag) || tag.includes(`nonce="${nonce}"`);
		expect.soft(own, `${tag} of ${shape}`).toBe(true);
	}
	expect.soft(html, `handlers in ${shape}`).not.toMatch(/<[^>]+\son[a-z]+=/i);
	expect.soft(html, shape).not.toContain('javascript:');
}

const zipped = (bytes: Buffer | string) => gzipSync(bytes, { level: 9 }).length;

async function weigh(page: Page, response: Response | null, shape: string): Promise<Weight> {
	const loaded = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
	);
	const total = (end: string) =>
		[...new Set(loaded)]
			.filter((path) => path.endsWith(end))
			.reduce((sum, path) => sum + zipped(readFileSync(join(root, 'build', 'client', path))), 0);
	const html = response ? await response.text() : await page.content();
	return { shape, js: total('.js'), css: total('.css'), html: zipped(html) };
}
