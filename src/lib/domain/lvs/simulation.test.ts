import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import { stimulusFacts } from './facts.ts';
import type { GroupGrowthFacts } from './facts.ts';
import { changedFacts, meanAgainstNorms, pupilOutcome, shiftedNorms } from './simulation.ts';
import { readStimulus } from './stimulus.ts';

const read = readStimulus({
	report: 'group-growth',
	school: 'vlinderhaag',
	subject: 'rekenen',
	group: 6,
	year: '26/27',
	moments: ['E5', 'M6'],
	levels: 'I-V',
	interval: 90
});
if ('problems' in read) throw new Error(read.problems.join());
const facts = stimulusFacts(read.stimulus, exampleWorld) as GroupGrowthFacts;
const nothing = { scores: {}, everybody: 0, norms: 0 };

describe('a change in the simulator', () => {
	it('of nothing changes nothing', () => {
		expect(changedFacts(facts, nothing)).toEqual(facts);
	});

	it('of one score changes that pupil: level, growth and interval follow', () => {
		expect(pupilOutcome(facts, 'p01')).toEqual({
			name: 'Amina B.',
			levels: ['II', 'I'],
			interval: { from: 212, to: 232 },
			growth: 18,
			national: 11,
			expected: 8 // 201 + .855 · 19/20 · 14 − 204
		});
		const lower = changedFacts(facts, { ...nothing, scores: { p01: { M6: 205 } } });
		expect(pupilOutcome(lower, 'p01')).toMatchObject({ levels: ['II', 'III'], growth: 1 });
		expect(pupilOutcome(lower, 'p02')).toEqual(pupilOutcome(facts, 'p02'));
	});

	it('of the group moves the later score of everybody', () => {
		const higher = changedFacts(facts, { ...nothing, everybody: 5 });
		expect(meanAgainstNorms(higher)?.mean).toBe(201);
		expect(pupilOutcome(higher, 'p02')?.growth).toBe(10);
	});

	it('of the norm moves levels and leaves scores: a level can fall without any loss', () => {
		const harder = changedFacts(facts, { ...nothing, norms: 6 });
		expect(pupilOutcome(harder, 'p01')).toMatchObject({ levels: ['II', 'II'], growth: 18 });
		const row = shiftedNorms(facts.norms, 6)['rekenen']?.['M6'];
		expect(row).toMatchObject({ mean: 207, p80: 223, group_mean: 206, sd: 19, se: 6, dl: 35 });
	});

	it('leaves who has no score at both moments without an outcome', () => {
		const missing = { ...facts, pupils: [{ id: 'p01', name: 'Amina B.', scores: { M6: 222 } }] };
		expect(pupilOutcome(missing, 'p01')).toBeUndefined();
		expect(pupilOutcome(facts, 'nobody')).toBeUndefined();
	});
});

describe('the mean of a group', () => {
	it('has another level by the norms for groups than by those for pupils', () => {
		// Pupils: IV from 185, III from 196. Groups: 200 − .84 · 7 = 194, 200 − .25 · 7 = 198.
		expect(meanAgainstNorms(facts)).toMatchObject({
			n: 12,
			mean: 196,
			pupils: { level: 'III', bounds: [185, 196, 206, 217] },
			groups: { level: 'IV', bounds: [194, 198, 202, 206] }
		});
	});

	it('is not there without scores', () => {
		expect(meanAgainstNorms({ ...facts, pupils: [] })).toBeUndefined();
	});
});
