import * as v from 'valibot';
import { flavourFile, levelsOfSystem } from '../../domain/lvs/flavour.ts';
import { text } from '../../items/authored.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';

const fact = v.strictObject({ text, verified: v.boolean(), source: text });

const environmentFile = v.strictObject({
	name: text,
	/** Where it stands in lists. */
	order: v.pipe(v.number(), v.integer()),
	/** One sentence by which a learner knows that this is what her school uses. */
	recognise: text,
	levels: levelsOfSystem,
	/** How its reports look and what they are called; the first is used for its testlets. */
	flavours: v.optional(v.array(flavourFile), []),
	facts: v.array(fact)
});

/** A report environment: the reports that the teachers of a school read, whoever made the tests. */
export interface Environment extends v.InferOutput<typeof environmentFile> {
	readonly slug: string;
}

export function readEnvironment(
	file: SourceFile,
	slug: string,
	report: (problem: Problem) => void
): Environment | undefined {
	const read = readYaml(file.path, textOf(file), environmentFile, report);
	return read && { slug, ...read.value };
}
