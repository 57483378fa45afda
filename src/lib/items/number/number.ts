import * as v from 'valibot';
import { expression, misconception, practice, say, spokenOf, text } from '../authored.ts';
import { itemType } from '../item.ts';
import { parseDutchNumber } from './parse.ts';

const written = v.pipe(
	v.strictObject({
		stem: text,
		unit: v.optional(text),
		key: v.number('must be a number'),
		tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
		expect: v.optional(expression),
		wrong: v.pipe(
			v.array(
				v.strictObject({
					value: v.number(),
					misconception,
					expect: v.optional(expression),
					...practice
				})
			),
			v.minLength(1, 'names at least one expected wrong answer'),
			v.check(
				(wrong) => new Set(wrong.map(({ value }) => value)).size === wrong.length,
				'names the same answer twice'
			)
		),
		/** Of a wrong number that is not named. */
		...practice
	}),
	v.check(
		({ key, tolerance, wrong }) => !wrong.some(({ value }) => near(value, key, tolerance)),
		'a wrong answer lies outside the tolerance around the key'
	)
);

const near = (value: number, key: number, tolerance: number) =>
	Math.abs(value - key) <= tolerance + 1e-9;

/** A number typed with a Dutch comma or a point; right within the tolerance. */
export const number = itemType({
	kind: 'number',
	written,
	open: ({ unit }) => ({ unit }),
	maxScore: () => 1,
	answer: () => v.pipe(v.number(), v.finite()),
	read(fields) {
		const typed = fields.get('value')?.[0]?.trim() ?? '';
		if (typed === '') return { blank: true };
		const answer = parseDutchNumber(typed);
		return answer === undefined
			? { problem: 'Vul een getal in, bijvoorbeeld 12 of 12,5.' }
			: { answer };
	},
	choices: ({ key, wrong }) => [
		{ code: String(key), text: String(key), correct: true },
		...wrong.map(({ value, misconception }) => ({
			code: String(value),
			text: String(value),
			correct: false,
			misconception
		}))
	],
	chosen({ key, tolerance, wrong }, answer) {
		if (near(answer, key, tolerance)) return [String(key)];
		return wrong.filter(({ value }) => near(answer, value, 0)).map(({ value }) => String(value));
	},
	says({ key, tolerance, wrong, ...otherwise }, answer) {
		if (near(answer, key, tolerance)) return [say('value', 'ok')];
		return [say('value', 'bad', wrong.find(({ value }) => near(answer, value, 0)) ?? otherwise)];
	},
	spoken: ({ wrong, ...otherwise }) => [
		...wrong.map((one) => spokenOf(`wrong ${one.value}`, false, one)),
		spokenOf('any other number', false, otherwise)
	],
	expectations: ({ key, expect, wrong }) => [
		{ of: 'key', expression: expect, must: key },
		...wrong.map(({ value, expect }) => ({ of: `wrong ${value}`, expression: expect, must: value }))
	],
	rule: ({ key, tolerance }) => ({ key, tolerance }),
	score: ({ key, tolerance }, answer) => (near(answer, key, tolerance) ? 1 : 0)
});
