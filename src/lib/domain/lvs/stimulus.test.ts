import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import { gatherFacts } from './facts.ts';
import { readStimulus } from './stimulus.ts';

const growth = {
	report: 'group-growth',
	school: 'vlinderhaag',
	subject: 'rekenen',
	group: 6,
	year: '26/27',
	moments: ['E5', 'M6'],
	levels: 'I-V',
	interval: 67
};
const problemsOf = (written: unknown): string[] => {
	const read = readStimulus(written);
	if ('problems' in read) return read.problems;
	const gathered = gatherFacts(read.stimulus, exampleWorld);
	return 'problems' in gathered ? gathered.problems : [];
};

describe('what an author writes for a report', () => {
	it('is read with defaults that show no growth', () => {
		expect(readStimulus(growth)).toEqual({
			stimulus: { ...growth, show: ['levels', 'mean', 'national'], sort: 'name' }
		});
	});

	it.each<[string, unknown, RegExp]>([
		['a kind that is not there', { ...growth, report: 'pie' }, /^report: /],
		['a field that is not there', { ...growth, colour: 'red' }, /^colour: /],
		['a level scale of its own', { ...growth, levels: '1-5' }, /^levels: /],
		[
			'an interval of 95%',
			{ ...growth, interval: 95 },
			/^interval: an interval of 67 or 90 expected/
		],
		['moments back in time', { ...growth, moments: ['M6', 'E5'] }, /^moments: .*order of time/],
		[
			'a moment of another group',
			{ ...growth, moments: ['E4', 'M5'] },
			/^moments: the last moment/
		],
		['one moment', { ...growth, moments: ['M6'] }, /^moments: two moments expected/],
		[
			'a moment that does not exist',
			{ ...growth, moments: ['E5', 'M9'] },
			/^moments\.1: a moment from M3/
		],
		['a year that is none', { ...growth, year: '2026' }, /^year: a school year expected/],
		['an unknown school', { ...growth, school: 'brug' }, /^school: there is no school brug/],
		[
			'a subject without norms',
			{ ...growth, subject: 'spelling' },
			/^subject: .*no norms for spelling at E5/
		],
		[
			'a pupil of another group',
			{ ...growth, pupils: ['p20'] },
			/^pupils: p20 is not in this group/
		],
		['a year without results', { ...growth, year: '24/25' }, /^year: nobody has rekenen at M6/]
	])('is refused with the name of the field: %s', (_, written, message) => {
		expect(problemsOf(written)).toContainEqual(expect.stringMatching(message));
	});
});
