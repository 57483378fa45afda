import { readContent } from '../lib/server/content/content.ts';
import { BadContent } from '../lib/server/content/problems.ts';

/** `npm run content [-- FOLDER]`: reads and checks all content, and tells what is there. */
const second = process.argv[2] ?? process.env['CONTENT_DIR'];
try {
	const content = await readContent(second ? ['content', second] : ['content']);
	console.log(
		`${content.environments.length} environments, ${content.testlets.size} testlets with ${content.items.size} items, ` +
			`${content.forms.size} form pairs, ${content.modules.length} modules, ${content.exercises.size} exercises: no problems`
	);
} catch (error) {
	if (!(error instanceof BadContent)) throw error;
	console.error(error.message);
	process.exit(1);
}
