import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawForm, otherForm, type FormName } from './draw.ts';

/** People who come one by one, each with what she sat before; returns the forms that fell. */
function drawAll(people: readonly { earlier: readonly FormName[]; heads: boolean }[]) {
	const drawn: FormName[] = [];
	return people.map(({ earlier, heads }) => {
		const { form, fromBlock } = drawForm({ earlier, drawn, heads });
		if (fromBlock) drawn.push(form);
		return { form, fromBlock };
	});
}
const form = fc.constantFrom<FormName>('A', 'B');
const newcomer = fc.record({ earlier: fc.constant([]), heads: fc.boolean() });
const anybody = fc.record({ earlier: fc.array(form, { maxLength: 4 }), heads: fc.boolean() });

describe('the form of somebody who never sat before', () => {
	it('is tossed for the first of a block, and the other one for the second', () => {
		expect(drawForm({ earlier: [], drawn: [], heads: true })).toEqual({
			form: 'A',
			fromBlock: true
		});
		expect(drawForm({ earlier: [], drawn: [], heads: false }).form).toBe('B');
		for (const heads of [true, false]) {
			expect(drawForm({ earlier: [], drawn: ['A'], heads }).form).toBe('B');
			expect(drawForm({ earlier: [], drawn: ['A', 'B', 'B'], heads }).form).toBe('A');
		}
	});

	it('is as often A as B after any even number of people, whatever the coin does', () => {
		fc.assert(
			fc.property(fc.array(newcomer, { minLength: 1, maxLength: 60 }), (people) => {
				drawAll(people).forEach((_, at, all) => {
					const sofar = all.slice(0, at + 1);
					const difference =
						sofar.filter((one) => one.form === 'A').length -
						sofar.filter((one) => one.form === 'B').length;
					expect(Math.abs(difference)).toBeLessThanOrEqual(sofar.length % 2);
				});
			})
		);
	});

	it('stays as common when people with a history come in between', () => {
		fc.assert(
			fc.property(fc.array(anybody, { maxLength: 60 }), (people) => {
				const blocks = drawAll(people).filter(({ fromBlock }) => fromBlock);
				const even = blocks.slice(0, blocks.length - (blocks.length % 2));
				expect(even.filter((one) => one.form === 'A')).toHaveLength(even.length / 2);
			})
		);
	});
});

describe('the form of somebody who sat before', () => {
	it('is never the one that she had last, and takes no place in a block', () => {
		fc.assert(
			fc.property(
				fc.array(form, { minLength: 1, maxLength: 6 }),
				fc.array(form, { maxLength: 9 }),
				fc.boolean(),
				(earlier, drawn, heads) => {
					const given = drawForm({ earlier, drawn, heads });
					expect(given).toEqual({ form: otherForm(earlier.at(-1) ?? 'A'), fromBlock: false });
				}
			)
		);
	});

	it('is never twice in a row the same, over any number of times', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), (coins) => {
				const earlier: FormName[] = [];
				for (const heads of coins) earlier.push(drawForm({ earlier, drawn: ['B'], heads }).form);
				earlier.forEach((one, at) => expect(one).not.toBe(earlier[at + 1]));
			})
		);
	});
});
