import { describe, expect, it } from 'vitest';
import { countSittings, type CountableSitting } from './counting.ts';

const at = new Date('2026-09-10T09:00:00Z');
const sitting = (
	moment: 'T1' | 'T3',
	changes: Partial<CountableSitting> = {}
): CountableSitting => ({
	cohortId: 'here',
	moment,
	test: 'cito',
	core: 'shared',
	form: moment === 'T1' ? 'A' : 'B',
	submittedAt: at,
	voidedAt: null,
	...changes
});
const [first, last] = [sitting('T1'), sitting('T3')];

describe('which sittings count in a cohort', () => {
	it.each<[string, CountableSitting[], ReturnType<typeof countSittings>]>([
		['both moments', [first, last], { first, last, gain: 'total' }],
		['nothing', [], { first: undefined, last: undefined, gain: undefined }],
		['late joiner without T1', [last], { first: undefined, last, gain: undefined }],
		['member who left after T1', [first], { first, last: undefined, gain: undefined }],
		[
			'made up after the window',
			[sitting('T1', { submittedAt: new Date('2027-01-01') }), last],
			{ first: sitting('T1', { submittedAt: new Date('2027-01-01') }), last, gain: 'total' }
		],
		['void', [sitting('T1', { voidedAt: at }), last], { first: undefined, last, gain: undefined }],
		[
			'void and taken again: the one that was not voided',
			[sitting('T1', { voidedAt: at, form: 'B' }), first, last],
			{ first, last, gain: 'total' }
		],
		[
			'learner in two cohorts: each in the cohort it was taken in',
			[sitting('T1', { cohortId: 'there' }), last],
			{ first: undefined, last, gain: undefined }
		],
		[
			'repeat after years: a gain is within one cohort',
			[sitting('T1', { cohortId: 'old' }), sitting('T3', { cohortId: 'old' }), first],
			{ first, last: undefined, gain: undefined }
		],
		[
			'another environment at T3: a gain on the core alone',
			[first, sitting('T3', { test: 'iep' })],
			{ first, last: sitting('T3', { test: 'iep' }), gain: 'core' }
		],
		[
			'a renewed test at T3: no gain, for nothing makes the two comparable',
			[first, sitting('T3', { test: 'cito-2', core: 'renewed' })],
			{ first, last: sitting('T3', { test: 'cito-2', core: 'renewed' }), gain: undefined }
		],
		[
			'not handed in',
			[first, sitting('T3', { submittedAt: null })],
			{ first, last: undefined, gain: undefined }
		]
	])('%s', (_, sittings, counting) => {
		expect(countSittings('here', sittings)).toEqual(counting);
	});

	it('does not depend on the order in which they are given', () => {
		expect(countSittings('here', [last, first])).toEqual({ first, last, gain: 'total' });
	});
});
