import type { FormScores } from './form-scores.ts';

/** How many of 1000 people gave each pattern of right (1) and wrong (0) on the five items. */
const PATTERNS: Readonly<Record<string, number>> = {
	'00000': 3,
	'00001': 6,
	'00010': 2,
	'00011': 11,
	'00100': 1,
	'00101': 1,
	'00110': 3,
	'00111': 4,
	'01000': 1,
	'01001': 8,
	'01011': 16,
	'01101': 3,
	'01110': 2,
	'01111': 15,
	'10000': 10,
	'10001': 29,
	'10010': 14,
	'10011': 81,
	'10100': 3,
	'10101': 28,
	'10110': 15,
	'10111': 80,
	'11000': 16,
	'11001': 56,
	'11010': 21,
	'11011': 173,
	'11100': 11,
	'11101': 61,
	'11110': 28,
	'11111': 298
};

/**
 * The best-known small example of test theory, for our tests: section 6 of the LSAT, 1000 people
 * × 5 items, as printed by Bock & Lieberman (1970), Psychometrika 35, table 1.
 */
export const lsatSection6: FormScores = {
	items: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id) => ({ id, maxScore: 1, testlet: id })),
	rows: Object.entries(PATTERNS).flatMap(([pattern, count]) =>
		Array.from({ length: count }, () => [...pattern].map(Number))
	)
};
