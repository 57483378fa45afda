import { parseArgs } from 'node:util';
import { bankReport } from '../lib/server/content/bank-report.ts';
import { readContent } from '../lib/server/content/content.ts';
import { taughtIn } from '../lib/server/content/firewall.ts';
import { BadContent } from '../lib/server/content/problems.ts';
import { effectLines } from './effect.ts';
import { configOrStop } from './open.ts';

/**
 * `npm run content [-- FOLDER]`: reads and checks all content, and shows the bank as a test developer wants it. A
 * problem, or a rule that an active form breaks, makes it fail.
 *
 * `npm run content -- --effect [FOLDER]`: holds the content against the database that the configuration names, before
 * the server starts with it: which keys changed, for how many people, and by how much. It fails where the server would
 * not start.
 */
const { values, positionals } = argumentsOrStop();
const second = positionals[0] ?? process.env['CONTENT_DIR'];
const roots = second ? ['content', second] : ['content'];
try {
	const content = await readContent(roots);
	const { lines, problems } = values.effect
		? effectLines(configOrStop().databaseFile, content)
		: bankLines(content);
	for (const line of lines) console.log(line);
	for (const sentence of problems) console.error(sentence);
	if (problems.length > 0) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof BadContent)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function bankLines(content: Awaited<ReturnType<typeof readContent>>) {
	const { lines, broken } = bankReport(content, taughtIn(roots));
	const total =
		`\n${content.environments.length} environments, ${content.testlets.size} testlets with ${content.items.size} items, ` +
		`${content.forms.size} form pairs, ${content.modules.length} modules, ${content.exercises.size} exercises: ` +
		(broken.length === 0 ? 'no problems' : `broken rules: ${broken.length}`);
	return { lines: [...lines, total], problems: broken.map((sentence) => `broken: ${sentence}`) };
}

function argumentsOrStop() {
	try {
		return parseArgs({ options: { effect: { type: 'boolean' } }, allowPositionals: true });
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	}
}
