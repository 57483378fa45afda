import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromium, launchArguments } from './tests/browser.js';

/**
 * The built server is a few files in place of the nine hundred of its dependencies, which it would read
 * at every start; only native modules stay outside. Not in development, where they need no bundling.
 */
const oneServer: Plugin = {
	name: 'one-server',
	apply: 'build',
	config: () => ({ ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] } })
};

export default defineConfig({
	plugins: [sveltekit(), oneServer],
	build: { assetsInlineLimit: 0 },
	test: {
		// For slow and busy machines; a test that hangs ends too.
		testTimeout: 30_000,
		hookTimeout: 30_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['src/**/*.{svelte,apart}.test.ts'],
					// Modules are read once per worker, not once per file: a third of the time.
					isolate: false
				}
			},
			{
				extends: true,
				test: {
					// What puts something else in a module's place has the module to itself.
					name: 'apart',
					environment: 'node',
					include: ['src/**/*.apart.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: ['src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { executablePath: chromium(), args: launchArguments }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
