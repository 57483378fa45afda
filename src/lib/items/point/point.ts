import * as v from 'valibot';
import { expression, misconception, practice, say, spokenOf, text } from '../authored.ts';
import { itemType } from '../item.ts';

const written = v.pipe(
	v.strictObject({
		stem: text,
		key: text,
		/** Must give exactly the key's id, from the facts of the stimulus. */
		expect: v.optional(expression),
		wrong: v.pipe(
			v.array(
				v.strictObject({ point: text, misconception, expect: v.optional(expression), ...practice })
			),
			v.minLength(1, 'names at least one tempting wrong place'),
			v.check(
				(wrong) => new Set(wrong.map(({ point }) => point)).size === wrong.length,
				'names the same place twice'
			)
		),
		/** Of a wrong place that is not named. */
		...practice,
		/** The places in the report that can be chosen; laid beside the author's text by the reader. */
		points: v.pipe(
			v.array(v.strictObject({ id: text, label: text })),
			v.minLength(2, 'needs a report with rows, points or bars to choose from')
		)
	}),
	v.check(
		({ key, wrong, points }) =>
			[key, ...wrong.map(({ point }) => point)].every((id) => points.some((at) => at.id === id)),
		'the key and the wrong places are ids of rows, points or bars in the report'
	),
	v.check(
		({ key, wrong }) => wrong.every(({ point }) => point !== key),
		'a wrong place is not the key'
	)
);

/** A row, point or bar pointed out in the report; 0 or 1 point. The answer is its id. */
export const point = itemType({
	kind: 'point',
	written,
	open: ({ points }) => ({ points }),
	maxScore: () => 1,
	answer: ({ points }) => v.picklist(points.map(({ id }) => id)),
	read(fields, { points }) {
		const chosen = fields.get('choice')?.[0];
		return points.some(({ id }) => id === chosen) ? { answer: chosen as string } : { blank: true };
	},
	choices: ({ key, wrong, points }) =>
		points.map(({ id, label }) => ({
			code: id,
			text: label,
			correct: id === key,
			misconception: wrong.find((place) => place.point === id)?.misconception
		})),
	chosen: (_, answer) => [answer],
	says({ key, wrong, ...otherwise }, answer) {
		if (answer === key) return [say('choice', 'ok', { look: [key] })];
		return [say('choice', 'bad', wrong.find(({ point }) => point === answer) ?? otherwise)];
	},
	spoken: ({ wrong, ...otherwise }) => [
		...wrong.map((one) => spokenOf(`wrong ${one.point}`, false, one)),
		spokenOf('any other place', false, otherwise)
	],
	chance: ({ points }) => 1 / points.length,
	expectations: ({ key, expect, wrong }) => [
		{ of: 'key', expression: expect, must: key },
		...wrong.map(({ point, expect }) => ({ of: `wrong ${point}`, expression: expect, must: point }))
	],
	rule: ({ key }) => key,
	score: (key, answer) => (answer === key ? 1 : 0)
});
