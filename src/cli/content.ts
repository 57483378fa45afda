import { bankReport } from '../lib/server/content/bank-report.ts';
import { readContent } from '../lib/server/content/content.ts';
import { taughtIn } from '../lib/server/content/firewall.ts';
import { BadContent } from '../lib/server/content/problems.ts';

/**
 * `npm run content [-- FOLDER]`: reads and checks all content, and shows the bank as a test developer wants it. A
 * problem, or a rule that an active form breaks, makes it fail.
 */
const second = process.argv[2] ?? process.env['CONTENT_DIR'];
const roots = second ? ['content', second] : ['content'];
try {
	const content = await readContent(roots);
	const { lines, broken } = bankReport(content, taughtIn(roots));
	for (const line of lines) console.log(line);
	console.log(
		`\n${content.environments.length} environments, ${content.testlets.size} testlets with ${content.items.size} items, ` +
			`${content.forms.size} form pairs, ${content.modules.length} modules, ${content.exercises.size} exercises: ` +
			(broken.length === 0 ? 'no problems' : `broken rules: ${broken.length}`)
	);
	for (const sentence of broken) console.error(`broken: ${sentence}`);
	if (broken.length > 0) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof BadContent)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
