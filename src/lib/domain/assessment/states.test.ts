import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerStates } from './states.ts';

const given = fc.constantFrom('answered', 'dont-know', 'blank');

describe('what became of an item', () => {
	it.each([
		['everything answered', ['answered', 'answered'], ['answered', 'answered']],
		['a gap in the middle', ['answered', 'blank', 'answered'], ['answered', 'omitted', 'answered']],
		[
			'blanks at the end',
			['answered', 'blank', 'blank'],
			['answered', 'not-reached', 'not-reached']
		],
		['one blank last item', ['answered', 'blank'], ['answered', 'not-reached']],
		[
			'weet ik niet is reached',
			['blank', 'dont-know', 'blank'],
			['omitted', 'dont-know', 'not-reached']
		],
		['nothing at all', ['blank', 'blank'], ['not-reached', 'not-reached']],
		['no items', [], []]
	] as const)('with %s', (_, items, states) => {
		expect(answerStates(items)).toEqual(states);
	});

	it('is not reached only in one unbroken run at the end, and else follows from the answer', () => {
		fc.assert(
			fc.property(fc.array(given, { maxLength: 30 }), (items) => {
				const states = answerStates(items);
				const first = states.indexOf('not-reached');
				if (first >= 0) expect(new Set(states.slice(first))).toEqual(new Set(['not-reached']));
				states.forEach((state, at) => {
					const blank = state === 'omitted' || state === 'not-reached';
					expect(blank ? 'blank' : state).toBe(items[at]);
				});
				expect(states.at(-1)).not.toBe('omitted');
			})
		);
	});
});
