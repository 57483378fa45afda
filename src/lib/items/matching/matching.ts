import * as v from 'valibot';
import {
	misconception,
	positionIn,
	positionOf,
	practice,
	say,
	spokenOf,
	text
} from '../authored.ts';
import { itemType } from '../item.ts';

const written = v.pipe(
	v.strictObject({
		stem: text,
		points: v.picklist([1, 2], 'must be 1 or 2'),
		left: v.pipe(
			v.array(
				v.strictObject({
					text,
					key: v.pipe(v.number(), v.integer(), v.minValue(0)),
					/** Of any wrong text beside it. */
					...practice
				})
			),
			v.minLength(3, 'needs at least three texts'),
			v.maxLength(5, 'has at most five texts')
		),
		right: v.pipe(
			v.array(v.strictObject({ text, misconception: v.optional(misconception) })),
			v.minLength(3, 'needs at least three texts'),
			v.maxLength(6, 'has at most six texts')
		)
	}),
	v.check(
		({ left, right }) => left.every(({ key }) => key < right.length),
		'each key is the position of a right-hand text, counted from 0'
	),
	v.check(({ left }) => new Set(left.map(({ key }) => key)).size === left.length, 'keys differ')
);

/**
 * Each left text gets one right text. Two points: all right; one point: at least half of them right.
 * The answer is a position per left text, null where nothing was chosen yet.
 */
export const matching = itemType({
	kind: 'matching',
	written,
	open: ({ left, right }) => ({
		left: left.map(({ text }) => text),
		right: right.map(({ text }) => text)
	}),
	maxScore: ({ points }) => points,
	answer: ({ left, right }) =>
		v.pipe(v.array(v.nullable(positionOf(right.length))), v.length(left.length)),
	read(fields, { left, right }) {
		const answer = left.map((_, at) => positionIn(fields.get(`match-${at}`), right.length) ?? null);
		return answer.every((chosen) => chosen === null) ? { blank: true } : { answer };
	},
	complete: (_, answer) => answer.every((chosen) => chosen !== null),
	choices: ({ left, right }) =>
		left.flatMap((from, at) =>
			right.map((to, position) => ({
				code: `${at}-${position}`,
				text: `${from.text} → ${to.text}`,
				correct: from.key === position,
				misconception: from.key === position ? undefined : to.misconception
			}))
		),
	chosen: (_, answer) =>
		answer.flatMap((position, at) => (position === null ? [] : [`${at}-${position}`])),
	says: ({ left }, answer) =>
		left.map((from, at) => (from.key === answer[at] ? say(at, 'ok') : say(at, 'bad', from))),
	spoken: ({ left }) => left.map((from, at) => spokenOf(`left ${at + 1}`, false, from)),
	expectations: () => [{ of: 'pairs', expression: undefined, must: true }],
	rule: ({ left, points }) => ({ points, keys: left.map(({ key }) => key) }),
	score({ points, keys }, answer) {
		const right = keys.filter((key, at) => answer[at] === key).length;
		if (right === keys.length) return points;
		return points === 2 && right * 2 >= keys.length ? 1 : 0;
	}
});
