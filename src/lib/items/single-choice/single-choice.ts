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
	options: v.pipe(
		v.array(option),
		v.minLength(3, 'needs at least three options'),
		v.maxLength(5, 'has at most five options'),
		v.check(
			(options) => options.filter(({ key }) => key).length === 1,
			'needs exactly one option with key: true'
		)
	)
});

/** One option of three to five; 0 or 1 point. The answer is the option's position. */
export const singleChoice = itemType({
	kind: 'single-choice',
	written,
	open: ({ options }) => ({ options: options.map(({ text }) => text) }),
	maxScore: () => 1,
	answer: ({ options }) => positionOf(options.length),
	read(fields, { options }) {
		const answer = positionIn(fields.get('choice'), options.length);
		return answer === undefined ? { blank: true } : { answer };
	},
	choices: ({ options }) => choicesOf(options),
	chosen: (_, answer) => [String(answer)],
	says: ({ options }, answer) => [
		say(answer, options[answer]?.key ? 'ok' : 'bad', options[answer])
	],
	spoken: ({ options }) => spokenOptions(options),
	chance: ({ options }) => 1 / options.length,
	expectations: ({ options }) => optionExpectations(options),
	rule: ({ options }) => options.findIndex(({ key }) => key),
	score: (key, answer) => (answer === key ? 1 : 0)
});
