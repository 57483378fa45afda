import type { World } from '../../domain/lvs/facts.ts';
import { unmetExpectations } from './expectations.ts';
import type { Exercise } from './modules.ts';
import type { Problem } from './problems.ts';
import type { SourceFile } from './source.ts';
import { readTestlet } from './testlets.ts';

/** Reads an exercise: a testlet of one item, with feedback on every choice. */
export async function readExercise(
	file: SourceFile,
	world: World,
	report: (problem: Problem) => void
): Promise<Exercise | undefined> {
	const read = readTestlet(file, { environment: 'practice' }, world, report);
	if (!read) return undefined;
	const { testlet, lineOf } = read;
	const [item, ...more] = testlet.items;
	if (!item || more.length > 0) {
		report({
			file: file.path,
			line: lineOf(['items']),
			message: 'an exercise has exactly one item'
		});
		return undefined;
	}
	for (const { of, message } of await unmetExpectations(item.item.expectations, testlet.facts)) {
		report({
			file: file.path,
			line: lineOf(['items', 0]),
			message: `${item.id}, ${of}: ${message}`
		});
	}
	const feedback = new Map<string, string>();
	for (const choice of item.item.choices) {
		if (choice.feedback) feedback.set(choice.code, choice.feedback);
		else {
			report({
				file: file.path,
				line: lineOf(['items', 0]),
				message: `${item.id}: “${choice.text}” has no feedback`
			});
		}
	}
	return { id: item.id, testlet, feedback };
}
