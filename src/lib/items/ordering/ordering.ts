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

const written = v.strictObject({
	stem: text,
	/** In the order shown; `place` is the right place, counted from 1. */
	steps: v.pipe(
		v.array(
			v.strictObject({
				text,
				place: v.pipe(v.number(), v.integer(), v.minValue(1)),
				misconception: v.optional(misconception),
				/** Of any wrong place for it. */
				...practice
			})
		),
		v.minLength(3, 'needs at least three steps'),
		v.maxLength(6, 'has at most six steps'),
		v.check(
			(steps) =>
				[...steps].sort((a, b) => a.place - b.place).every(({ place }, at) => place === at + 1),
			'the places are 1, 2, 3 … once each'
		),
		v.check(
			(steps) => steps.some(({ place }, at) => place !== at + 1),
			'are shown in the right order already'
		)
	)
});

/**
 * Steps put in order: 2 points when exact, 1 when two neighbours are swapped, else 0.
 * The answer is the chosen place (from 0) of each step as shown, null where none was chosen yet.
 */
export const ordering = itemType({
	kind: 'ordering',
	written,
	open: ({ steps }) => ({ steps: steps.map(({ text }) => text) }),
	maxScore: () => 2,
	answer: ({ steps }) =>
		v.pipe(v.array(v.nullable(positionOf(steps.length))), v.length(steps.length)),
	read(fields, { steps }) {
		const answer = steps.map(
			(_, at) => positionIn(fields.get(`place-${at}`), steps.length) ?? null
		);
		return answer.every((place) => place === null) ? { blank: true } : { answer };
	},
	complete: (_, answer) => permutation(answer),
	choices: ({ steps }) =>
		steps.flatMap((step, at) =>
			steps.map((_, place) => ({
				code: `${at}-${place}`,
				text: `${step.text} → plaats ${place + 1}`,
				correct: step.place === place + 1,
				misconception: step.place === place + 1 ? undefined : step.misconception
			}))
		),
	chosen: (_, answer) => answer.flatMap((place, at) => (place === null ? [] : [`${at}-${place}`])),
	says: ({ steps }, answer) =>
		steps.map((step, at) => (step.place - 1 === answer[at] ? say(at, 'ok') : say(at, 'bad', step))),
	spoken: ({ steps }) => steps.map((step, at) => spokenOf(`step ${at + 1}`, false, step)),
	expectations: () => [{ of: 'steps', expression: undefined, must: true }],
	rule: ({ steps }) => steps.map(({ place }) => place),
	score(places, answer) {
		const differences = places.map((place, at) => {
			const chosen = answer[at];
			return chosen === null || chosen === undefined ? NaN : chosen - (place - 1);
		});
		const moved = differences.filter((difference) => difference !== 0);
		if (moved.length === 0) return 2;
		const neighboursSwapped =
			moved.length === 2 && moved.includes(1) && moved.includes(-1) && permutation(answer);
		return neighboursSwapped ? 1 : 0;
	}
});

const permutation = (places: readonly (number | null)[]) =>
	places.every((place) => place !== null) && new Set(places).size === places.length;
