import * as v from 'valibot';
import {
	choicesOf,
	option,
	optionExpectations,
	positionIn,
	positionOf,
	say,
	spokenOptions,
	text
} from '../authored.ts';
import { itemType } from '../item.ts';

const written = v.strictObject({
	stem: text,
	points: v.picklist([1, 2], 'must be 1 or 2'),
	options: v.pipe(
		v.array(option),
		v.minLength(4, 'needs at least four options'),
		v.maxLength(7, 'has at most seven options'),
		v.check((options) => {
			const keys = options.filter(({ key }) => key).length;
			return keys >= 2 && keys < options.length;
		}, 'needs two or more options with key: true, and a distractor')
	)
});

/**
 * Several options, and the screen says how many. All right: the full points. Of two points one is
 * left after one mistake: a key left out, a distractor added, or one in place of the other.
 * The answer is the sorted list of positions.
 */
export const multipleChoice = itemType({
	kind: 'multiple-choice',
	written,
	open: ({ options }) => ({
		options: options.map(({ text }) => text),
		choose: options.filter(({ key }) => key).length
	}),
	maxScore: ({ points }) => points,
	answer: ({ options }) =>
		v.pipe(
			v.array(positionOf(options.length)),
			v.minLength(1),
			v.check((positions) => positions.every((at, i) => i === 0 || at > (positions[i - 1] ?? -1)))
		),
	read(fields, { options }) {
		const chosen = (fields.get('choice') ?? []).flatMap(
			(value) => positionIn([value], options.length) ?? []
		);
		const answer = [...new Set(chosen)].sort((a, b) => a - b);
		return answer.length === 0 ? { blank: true } : { answer };
	},
	choices: ({ options }) => choicesOf(options),
	chosen: (_, answer) => answer.map(String),
	/** Each option is judged, also what was rightly left alone. */
	says: ({ options }, answer) =>
		options.map((option, position) => {
			const right = answer.includes(position) === (option.key === true);
			return say(position, right ? 'ok' : option.key ? 'missed' : 'bad', option);
		}),
	spoken: ({ options }) => spokenOptions(options),
	expectations: ({ options }) => optionExpectations(options),
	rule: ({ options, points }) => ({ points, keys: options.map(({ key }) => key === true) }),
	score({ points, keys }, answer) {
		const missed = keys.filter((key, position) => key && !answer.includes(position)).length;
		const added = answer.filter((position) => !keys[position]).length;
		return Math.max(0, points - Math.max(missed, added));
	}
});
