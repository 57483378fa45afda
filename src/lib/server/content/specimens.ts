import * as v from 'valibot';
import { gatherFacts, type World } from '../../domain/lvs/facts.ts';
import { stimulus, type Stimulus } from '../../domain/lvs/stimulus.ts';
import { text } from '../../items/authored.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';

/** One report of each kind and form, for who writes items or lessons and wants to see what there is. */
export interface Specimen {
	/** Part of an address: 'trend-same-grade', 'dle-line'. */
	readonly id: string;
	/** What it is, in Dutch. */
	readonly name: string;
	/** What it answers, and what it is misread for. */
	readonly about: string;
	readonly stimulus: Stimulus;
}

const specimensFile = v.array(
	v.strictObject({
		id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/, 'lower case and - expected')),
		name: text,
		about: text,
		stimulus
	})
);

export function readSpecimens(
	file: SourceFile,
	world: World,
	report: (problem: Problem) => void
): readonly Specimen[] {
	const read = readYaml(file.path, textOf(file), specimensFile, report);
	if (!read) return [];
	read.value.forEach(({ id, stimulus }, at) => {
		const tell = (message: string) =>
			report({
				file: file.path,
				line: read.lineOf([at, 'stimulus']),
				message: `${id}: ${message}`
			});
		const gathered = gatherFacts(stimulus, world);
		if ('problems' in gathered) gathered.problems.forEach(tell);
		if (read.value.findIndex((one) => one.id === id) !== at) tell('is here twice');
	});
	return read.value;
}
