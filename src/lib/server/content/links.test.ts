import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pagesToLinkTo } from './links.ts';

it.each(pagesToLinkTo)('%s is a page', (page) => {
	const folders = ['(app)', '(public)'].map((group) => `src/routes/${group}${page}/+page.svelte`);
	expect(folders.some((file) => existsSync(file))).toBe(true);
});
