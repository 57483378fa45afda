import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import { stimulusFacts } from './facts.ts';
import { readStimulus } from './stimulus.ts';

function factsOf(written: object) {
	const read = readStimulus({ school: 'vlinderhaag', levels: 'I-V', ...written });
	if ('problems' in read) throw new Error(read.problems.join());
	return stimulusFacts(read.stimulus, exampleWorld);
}
const growth = {
	report: 'group-growth',
	subject: 'rekenen',
	group: 6,
	year: '26/27',
	moments: ['E5', 'M6'],
	interval: 67
};

describe('the facts of a stimulus', () => {
	it('hold scores and norms of the moments shown, and nothing derived', () => {
		const facts = factsOf({ ...growth, pupils: ['p02', 'p01'] });
		expect(facts).toMatchObject({
			report: 'group-growth',
			school: 'De Vlinderhaag',
			size: 12,
			pupils: [
				{ id: 'p01', name: 'Amina B.', scores: { E5: 204, M6: 222 } },
				{ id: 'p02', name: 'Chloé D.', scores: { E5: 213, M6: 218 } }
			]
		});
		expect(Object.keys(facts.norms['rekenen'] ?? {})).toEqual(['E5', 'M6']);
		expect(JSON.stringify(facts)).not.toMatch(/"(level|growth|from|to|value)"/);
	});

	it('do not depend on the order in which an author names pupils, or on how the sheet is sorted', () => {
		const one = factsOf({ ...growth, pupils: ['p01', 'p02'], sort: 'score' });
		const other = factsOf({ ...growth, pupils: ['p02', 'p01'], sort: 'name' });
		expect(JSON.stringify(one)).toBe(JSON.stringify(other));
	});

	it('of a pupil leave out a missing score and say why', () => {
		const facts = factsOf({
			report: 'pupil-report',
			subject: 'rekenen',
			pupil: 'p20',
			moments: ['M4', 'E4', 'M5', 'E5', 'M6'],
			interval: 90
		});
		expect(facts).toMatchObject({
			group: 6,
			year: '25/26',
			pupils: [{ id: 'p20', scores: { M4: 158, E4: 166, E5: 217, M6: 204 }, marks: { M5: 'ziek' } }]
		});
	});

	it('of an overview stand by subject', () => {
		const facts = factsOf({
			report: 'group-overview',
			subjects: ['rekenen', 'spelling'],
			moment: 'M6',
			group: 6,
			year: '26/27',
			pupils: ['p03', 'p04']
		});
		expect(facts).toMatchObject({
			pupils: [
				{ scores: { rekenen: 208, spelling: 114 }, marks: { spelling: '*' } },
				{ scores: { rekenen: 206 }, marks: { spelling: 'ziek' } }
			]
		});
	});

	it('of a cross-section are the scores of each group, by default of every group with norms', () => {
		const facts = factsOf({
			report: 'cross-section',
			subject: 'rekenen',
			moment: 'M',
			year: '26/27',
			groups: [6]
		});
		expect(facts).toMatchObject({
			groups: [
				{
					id: 'groep-6',
					group: 6,
					moment: 'M6',
					scores: [222, 218, 208, 206, 203, 201, 199, 189, 184, 183, 180, 163]
				}
			]
		});
	});

	it('are what a key is recomputed from: who grew in score and fell a level', async () => {
		const key = `(
			$below := function($score, $row) { $count([$row.p20, $row.p40, $row.p60, $row.p80][$ <= $score]) };
			pupils[scores.M6 > scores.E5
				and $below(scores.M6, $$.norms.rekenen.M6) < $below(scores.E5, $$.norms.rekenen.E5)].name
		)`;
		expect(await jsonata(key).evaluate(factsOf(growth))).toBe('Guusje T.');
	});
});
