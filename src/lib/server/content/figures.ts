import * as v from 'valibot';
import type { World } from '../../domain/lvs/facts.ts';
import type { ReportModel } from '../../domain/lvs/models.ts';
import { stimulus as stimulusFile, type Stimulus } from '../../domain/lvs/stimulus.ts';
import { expression, text } from '../../items/authored.ts';
import { evaluate, single } from './expectations.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import { drawStimulus } from './testlets.ts';

/** A report in the text of a lesson. */
export interface Figure {
	readonly id: string;
	readonly caption: string;
	readonly stimulus: Stimulus;
	readonly model: ReportModel;
}

const figuresFile = v.array(
	v.strictObject({
		id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case, digits and -')),
		/** What to see in it, in a sentence. */
		caption: text,
		stimulus: stimulusFile,
		/** What the lesson says of these data: each must be true. */
		checks: v.optional(v.array(expression), [])
	})
);

/** Reads figures.yaml of a module, and holds against the data what the lesson says of them. */
export async function readFigures(
	file: SourceFile,
	world: World,
	report: (problem: Problem) => void
): Promise<Figure[]> {
	const read = readYaml(file.path, textOf(file), figuresFile, report);
	if (!read) return [];
	const figures: Figure[] = [];
	for (const [at, { id, caption, stimulus, checks }] of read.value.entries()) {
		const tell = (path: readonly PropertyKey[], message: string) =>
			report({
				file: file.path,
				line: read.lineOf([at, ...path]),
				message: `${id}: ${message}`
			});
		if (figures.some((one) => one.id === id)) tell(['id'], 'is here twice');
		const drawn = drawStimulus(stimulus, world, undefined, (message) =>
			tell(['stimulus'], message)
		);
		if (!drawn?.model) continue;
		for (const [which, check] of checks.entries()) {
			const given = await evaluate(check, drawn.facts);
			if ('error' in given) tell(['checks', which], `can't be computed: ${given.error}`);
			else if (single(given.value) !== true) tell(['checks', which], `is not so: ${check}`);
		}
		figures.push({ id, caption, stimulus, model: drawn.model });
	}
	return figures;
}
