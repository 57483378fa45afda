import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium, launchArguments } from './tests/browser.js';

/** One folder for the whole run: databases, and what the servers under test wrote to their logs. */
process.env['LEERWINST_TEST_RUN'] ??= join(tmpdir(), `leerwinst-run-${process.pid}`);
const json = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'];

export default defineConfig({
	testDir: 'tests',
	testMatch: '{journeys,access,quality,durability}/**/*.test.ts',
	globalSetup: './tests/before.ts',
	globalTeardown: './tests/after.ts',
	outputDir: 'test-results',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	reporter: json ? [['list'], ['json', { outputFile: json }]] : [['list']],
	use: {
		browserName: 'chromium',
		launchOptions: { executablePath: chromium(), args: launchArguments },
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		actionTimeout: 15_000,
		navigationTimeout: 30_000
	},
	projects: [
		{ name: 'app', testIgnore: 'quality/last.test.ts' },
		// Of the whole run, such as what all servers wrote to their logs.
		{ name: 'last', testMatch: 'quality/last.test.ts', dependencies: ['app'] }
	]
});
