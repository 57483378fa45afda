import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The floors of the house: who may import whom (README). Each floor forbids what lies above it; a
 * pattern matches the import as written, so relative and $lib paths both.
 */
const floor = (files, forbidden, message) => ({
	files,
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }]
	}
});

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'data/',
			'drizzle/',
			'test-results/',
			'**/*.md'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			// Links are written as users type them; the app is always served at the root.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	floor(
		['src/lib/domain/**/*.ts'],
		'^(?!\\.\\.?/|valibot$|@stdlib/stats-base-dists-|pure-rand/)|/(items|server|lvs-reports|charts|ui|lesson)/',
		'domain knows numbers and records only'
	),
	floor(
		['src/lib/items/**/*.ts'],
		'^(?!\\.\\.?/|valibot$)|/(server|lvs-reports|charts|ui|lesson)/',
		'an item type knows the domain and valibot'
	),
	floor(
		['src/lib/items/**/*.svelte'],
		'/server/|^drizzle|^node:|content/',
		'the view of an item knows no server'
	),
	floor(
		['src/lib/server/**/*.ts'],
		'^svelte$|^svelte/|\\.svelte$|/(lvs-reports|charts|ui|lesson)/|routes/',
		'the server draws nothing'
	),
	floor(
		['src/lib/{ui,charts,lvs-reports,lesson}/**/*.{ts,svelte}'],
		'/server/|^drizzle|^node:|routes/|content/',
		'a drawing knows no server'
	)
);
