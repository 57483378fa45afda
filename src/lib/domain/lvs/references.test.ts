import { describe, expect, it } from 'vitest';
import { parseReferences, referenceNames, referenceOf } from './references.ts';

const read = (...lines: string[]) =>
	parseReferences('reference-levels.csv', ['subject,level,from', ...lines].join('\n'));
const cuts = [
	{ level: '1F', from: 214 },
	{ level: '1S', from: 243 }
] as const;

describe('a reference level', () => {
	it.each([
		[213, '<1F'],
		[214, '1F'],
		[242, '1F'],
		[243, '1S']
	])('of %i is %s: a score on the boundary has reached it', (score, level) => {
		expect(referenceOf(score, cuts)).toBe(level);
	});

	it('is named from low to high', () => {
		expect(referenceNames(cuts)).toEqual(['<1F', '1F', '1S']);
	});
});

describe('the cuts of reference levels', () => {
	it('are read by subject', () => {
		const parsed = read('rekenen,1F,214', 'rekenen,1S,243', 'spelling,1F,117');
		expect('cuts' in parsed && parsed.cuts.get('rekenen')).toEqual(cuts);
	});

	it.each([
		[['rekenen,3F,214'], 2, /level: 1F, 1S or 2F expected/],
		[['rekenen,1F,veel'], 2, /from: a score in whole points/],
		[['rekenen,1S,243'], 2, /1F comes first/],
		[['rekenen,1F,214', 'rekenen,1S,214'], 3, /1F comes first/]
	])('are refused with the line: %j', (lines, line, message) => {
		expect(read(...lines)).toEqual({
			problems: [{ file: 'reference-levels.csv', line, message: expect.stringMatching(message) }]
		});
	});
});
