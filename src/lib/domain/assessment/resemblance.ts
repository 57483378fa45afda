/**
 * Whether a text was made from another: the share of the shorter one's runs of three words that the longer one has too
 * (overlap coefficient of word trigrams; Broder 1997, On the resemblance and containment of documents). Numbers count
 * as alike, so that a copy with other figures is still a copy.
 */

/** Three words in a row; shorter texts have too few runs to compare. */
const run = 3;
/** Runs below which sameness is chance: about seven words. */
export const fewestRuns = 5;

/** Lower case, without accents or marks, with every number as '#'. */
export const wordsOf = (text: string): string[] =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\d+([.,]\d+)*/g, '#')
		.match(/[\p{L}#]+/gu) ?? [];

/** Every three words in a row, each once. */
export function runsOf(text: string): Set<string> {
	const words = wordsOf(text);
	return new Set(
		words
			.slice(0, Math.max(0, words.length - run + 1))
			.map((_, at) => words.slice(at, at + run).join(' '))
	);
}

/** From 0 to 1; undefined where the shorter text is too short to say. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
	const [short, long] = a.size <= b.size ? [a, b] : [b, a];
	return short.size < fewestRuns ? undefined : contained(short, long);
}

/** The share of the runs of `part` that `whole` has too; undefined where `part` is too short to say. */
export function contained(
	part: ReadonlySet<string>,
	whole: ReadonlySet<string>
): number | undefined {
	if (part.size < fewestRuns) return undefined;
	return [...part].filter((one) => whole.has(one)).length / part.size;
}
