import * as v from 'valibot';
import { parseCsv } from './csv.ts';
import type { Problem } from './csv.ts';

/** The fictional score from which a reference level is reached: a criterion, the same at every moment. */
export interface Cut {
	/** 1F and, above it, 1S (rekenen) or 2F (taal). */
	level: '1F' | '1S' | '2F';
	from: number;
}

const row = v.object({
	subject: v.string(),
	level: v.picklist(['1F', '1S', '2F'], '1F, 1S or 2F expected'),
	from: v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'a score in whole points expected'))
});

/** Reads the cuts of all subjects, or says everything that is wrong with them. */
export function parseReferences(
	file: string,
	text: string
): { cuts: Map<string, Cut[]> } | { problems: Problem[] } {
	const { rows, problems } = parseCsv(file, text, ['subject', 'level', 'from']);
	const cuts = new Map<string, Cut[]>();
	for (const { line, cells } of rows) {
		const read = v.safeParse(row, cells);
		if (!read.success) {
			for (const issue of read.issues) {
				problems.push({ file, line, message: `${v.getDotPath(issue)}: ${issue.message}` });
			}
			continue;
		}
		const { subject, level, from } = read.output;
		const own = cuts.get(subject) ?? [];
		if (own.length === 0 ? level !== '1F' : Number(from) <= (own.at(-1)?.from ?? 0)) {
			problems.push({ file, line, message: `level: 1F comes first, then a higher one` });
		}
		cuts.set(subject, [...own, { level, from: Number(from) }]);
	}
	return problems.length > 0 ? { problems } : { cuts };
}

/** The names of the levels from low to high: '<1F', '1F' and '1S' or '2F'. */
export const referenceNames = (cuts: readonly Cut[]): string[] => [
	'<1F',
	...cuts.map(({ level }) => level)
];

/** The highest level that a score reaches: who reaches 1S has reached 1F as well. */
export const referenceOf = (score: number, cuts: readonly Cut[]): string =>
	referenceNames(cuts)[cuts.filter(({ from }) => score >= from).length] ?? '<1F';
