import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, earlierRules, fields, items, kinds, secrets } from './examples.ts';
import { itemTypes } from './index.ts';
import { dontKnow } from './item.ts';

/** Fields as a browser may post them, and as nobody should. */
const posted = fc.dictionary(
	fc.constantFrom(
		...['choice', 'value', 'claim', 'reason', dontKnow, 'place-0', 'place-1', 'match-0', 'match-3']
	),
	fc.oneof(
		fc.array(fc.constantFrom('0', '1', '2', '3', 'true', 'false', 'on', '', '–', 'null', dontKnow)),
		fc.array(fc.string()),
		fc.array(fc.double().map(String)),
		fc.array(fc.stringMatching(/^[+\-−]?\d{0,400}[.,]?\d*%?$/))
	)
);
const anyAnswer = fc.oneof(
	fc.jsonValue(),
	fc.anything(),
	fc.array(fc.option(fc.integer({ min: -1, max: 7 })), { maxLength: 7 }),
	fc.record({ claim: fc.option(fc.boolean()), reason: fc.option(fc.integer({ min: -1, max: 4 })) }),
	fc.constantFrom('p01', 'p02', 'p99', dontKnow)
);

describe.each(kinds)('an item of the type %s', (kind) => {
	const item = items[kind];

	it('is of the type that the list says', () => {
		expect(itemTypes[kind].kind).toBe(kind);
		expect(item.open.type).toBe(kind);
	});

	it('shows the stem, and no key, misconception, expression or feedback', () => {
		const open = JSON.stringify(item.open);
		expect(open).toContain(item.open.stem);
		for (const secret of secrets) expect(open).not.toContain(secret);
		// the secrets are there to leak: the item itself holds the misconception
		expect(JSON.stringify([item.choices, item.expectations, item.rule])).toContain('M17');
	});

	it('gives all points for the right answer, none for a wrong one', () => {
		expect(item.score(answers[kind].right)).toBe(item.maxScore);
		expect(item.score(answers[kind].wrong)).toBe(0);
	});

	it('scores by its rule alone, also as it was stored: so an earlier rule can be tried', () => {
		const stored: unknown = JSON.parse(JSON.stringify(item.rule));
		for (const answer of [answers[kind].right, answers[kind].wrong, dontKnow, 'no answer']) {
			expect(item.scoreBy(stored, answer)).toBe(item.score(answer));
		}
	});

	it('gives a wrong answer all points by an earlier rule that had it for the key', () => {
		expect(item.scoreBy(earlierRules[kind], answers[kind].wrong)).toBe(item.maxScore);
		expect(item.scoreBy(earlierRules[kind], answers[kind].right)).toBe(0);
	});

	it('takes “weet ik niet” for a complete answer of no points that makes no choice', () => {
		expect(item.score(dontKnow)).toBe(0);
		expect(item.complete(dontKnow)).toBe(true);
		expect(item.chosen(dontKnow)).toEqual([]);
	});

	it('reads nothing at all as blank', () => {
		expect(item.read(fields({}))).toEqual({ blank: true });
	});

	it('names what is scored in its rule, and nothing that is only wording', () => {
		const rule = JSON.stringify(item.rule);
		for (const said of ['M17', 'KANARIE', item.open.stem]) expect(rule).not.toContain(said);
		expect(item.rule).toHaveProperty('maxScore', item.maxScore);
	});

	it('has choices with different codes, each right or with a misconception at most', () => {
		const codes = item.choices.map(({ code }) => code);
		expect(new Set(codes).size).toBe(codes.length);
		expect(item.choices.filter(({ correct, misconception }) => correct && misconception)).toEqual(
			[]
		);
		expect(item.chosen(answers[kind].right).length).toBeGreaterThan(0);
		for (const code of item.chosen(answers[kind].right)) {
			expect(item.choices.find((choice) => choice.code === code)?.correct).toBe(true);
		}
	});

	it('scores whole points from 0 to the most, and never fails, whatever is sent', () => {
		fc.assert(
			fc.property(anyAnswer, (answer) => {
				const score = item.score(answer);
				const complete = item.complete(answer);
				const chosen = item.chosen(answer);
				if (score === undefined) {
					expect([complete, chosen]).toEqual([false, []]);
				} else {
					expect(Number.isInteger(score) && score >= 0 && score <= item.maxScore).toBe(true);
					for (const code of chosen) expect(item.choices.map((one) => one.code)).toContain(code);
				}
			}),
			{ numRuns: 500 }
		);
	});

	it('reads a form into an answer that it can have, into blank or into a Dutch sentence', () => {
		fc.assert(
			fc.property(posted, (entries) => {
				const reading = item.read(fields(entries));
				if ('answer' in reading) expect(item.score(reading.answer)).not.toBeUndefined();
				else if ('problem' in reading) expect(reading.problem).toMatch(/^[A-Z].*\.$/);
				else expect(reading).toEqual({ blank: true });
			}),
			{ numRuns: 1000 }
		);
	});

	it('keeps an answer when it is stored as JSON', () => {
		fc.assert(
			fc.property(posted, (entries) => {
				const reading = item.read(fields(entries));
				if (!('answer' in reading)) return;
				const stored: unknown = JSON.parse(JSON.stringify(reading.answer));
				expect(stored).toEqual(reading.answer);
				expect(item.score(stored)).toBe(item.score(reading.answer));
			}),
			{ numRuns: 300 }
		);
	});

	it('can be guessed with a chance from 0 to less than 1', () => {
		expect(item.chance).toBeGreaterThanOrEqual(0);
		expect(item.chance).toBeLessThan(1);
	});
});

describe('“weet ik niet” beside an answer', () => {
	const both = {
		'multiple-choice': { choice: '0' },
		number: { value: '12' },
		matching: { 'match-0': '0' },
		ordering: { 'place-0': '0' },
		'claim-reason': { claim: 'true' }
	};
	it.each(Object.entries(both))('is a problem for %s, told in Dutch', (kind, answer) => {
		const item = items[kind as keyof typeof both];
		expect(item.read(fields({ ...answer, [dontKnow]: 'on' }))).toEqual({
			problem: 'Je gaf een antwoord én koos ‘weet ik niet’. Haal een van de twee weg.'
		});
		expect(item.read(fields({ [dontKnow]: 'on' }))).toEqual({ answer: dontKnow });
	});

	it.each(['single-choice', 'point'] as const)('cannot be for %s: it is one group', (kind) => {
		expect(items[kind].read(fields({ choice: dontKnow }))).toEqual({ answer: dontKnow });
	});

	it('does not hide a number that can’t be read', () => {
		expect(items.number.read(fields({ value: 'twaalf', [dontKnow]: 'on' }))).toHaveProperty(
			'problem'
		);
	});
});
