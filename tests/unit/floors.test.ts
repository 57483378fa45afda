import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/cli/root.js';

/** The floors of the house as lint keeps them: a forbidden import is an error, an allowed one is not. */
const eslint = new ESLint({ cwd: root });

// Reading the configuration and its plugins takes a while, once.
beforeAll(() => complaints('src/lib/ui/First.svelte', 'svelte'), 60_000);

async function complaints(file: string, from: string): Promise<string[]> {
	const line = `import { thing } from '${from}';`;
	const text = file.endsWith('.svelte')
		? `<script lang="ts">\n\t${line}\n</script>\n\n{thing}\n`
		: `${line}\nexport const other = thing;\n`;
	const [result] = await eslint.lintText(text, { filePath: join(root, file) });
	return (result?.messages ?? [])
		.filter(({ ruleId, fatal }) => ruleId === 'no-restricted-imports' || fatal)
		.map(({ message }) => message);
}

interface Floor {
	readonly name: string;
	readonly file: string;
	readonly may: readonly string[];
	readonly mayNot: readonly string[];
}

const floors: readonly Floor[] = [
	{
		name: 'domain',
		file: 'src/lib/domain/gain/new.ts',
		may: [
			'./scale.ts',
			'../statistics/descriptive.ts',
			'valibot',
			'pure-rand/distribution/uniform'
		],
		mayNot: [
			'node:fs',
			'svelte',
			'$app/environment',
			'@sveltejs/kit',
			'drizzle-orm',
			'$lib/server/cohorts',
			'../../server/cohorts.ts',
			'../../items/item.ts',
			'../../ui/dutch.ts',
			'../../charts/GainLane.svelte'
		]
	},
	{
		name: 'item types',
		file: 'src/lib/items/new-type/new-type.ts',
		may: ['../item.ts', '../../domain/statistics/random.ts', 'valibot'],
		mayNot: [
			'node:fs',
			'svelte',
			'$app/state',
			'drizzle-orm',
			'../../server/answers.ts',
			'$lib/server/answers',
			'../../ui/dutch.ts',
			'../../lvs-reports/Report.svelte'
		]
	},
	{
		name: 'views of items',
		file: 'src/lib/items/new-type/NewType.svelte',
		may: ['../item', '../../ui/Icon.svelte', '../../lvs-reports/Report.svelte', 'svelte'],
		mayNot: ['../../server/answers', '$lib/server/answers', 'drizzle-orm', 'node:fs']
	},
	{
		name: 'server',
		file: 'src/lib/server/new.ts',
		may: ['../domain/gain/cohort.ts', '../items/index.ts', 'drizzle-orm', 'node:crypto', 'valibot'],
		mayNot: [
			'svelte',
			'svelte/store',
			'../ui/dutch.ts',
			'$lib/ui/dutch',
			'../charts/GainLane.svelte',
			'../lvs-reports/Report.svelte',
			'../lesson/exercises.ts',
			'../../routes/healthz/+server.ts'
		]
	},
	...['ui', 'charts', 'lvs-reports', 'lesson'].flatMap((folder): Floor[] =>
		['new.ts', 'New.svelte'].map((file) => ({
			name: `${folder} (${file})`,
			file: `src/lib/${folder}/${file}`,
			may: ['svelte', 'd3-scale', '$lib/domain/lvs/models', '../ui/dutch'],
			mayNot: [
				'$lib/server/cohorts',
				'../server/cohorts.ts',
				'drizzle-orm',
				'node:fs',
				'../../routes/+layout.svelte'
			]
		}))
	)
];

for (const { name, file, may, mayNot } of floors) {
	describe(name, () => {
		it.each(mayNot)('may not import %s', async (from) => {
			expect(await complaints(file, from)).toHaveLength(1);
		});

		it.each(may)('may import %s', async (from) => {
			expect(await complaints(file, from)).toEqual([]);
		});
	});
}
