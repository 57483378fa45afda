import * as v from 'valibot';
import type { Expectation, Said, Spoken } from './item.ts';

/** Pieces that authors write in more than one item type. */

export const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));

export const misconception = v.pipe(
	v.string(),
	v.regex(/^M(0[1-9]|1\d|2[0-7])$/, 'must be a misconception code, M01 to M27')
);

/** A JSONata expression over the facts of the stimulus (content/README.md). */
export const expression = text;

/** Practice only: what the learner reads on choosing this, and which rows of the report it is about. */
export const practice = {
	feedback: v.optional(text),
	look: v.optional(v.pipe(v.array(text), v.minLength(1)))
};
interface WrittenPractice {
	readonly feedback?: string | undefined;
	readonly look?: readonly string[] | undefined;
}

export const say = (
	at: string | number,
	tone: Said['tone'],
	{ feedback = '', look = [] }: WrittenPractice = {}
): Said => ({ at: String(at), tone, text: feedback, look });

export const spokenOf = (
	of: string,
	right: boolean,
	{ feedback, look = [] }: WrittenPractice
): Spoken => ({ of, right, text: feedback, look });

/** One option: right with `key: true`, else with the misconception behind it. */
export const option = v.pipe(
	v.strictObject({
		text,
		key: v.optional(v.literal(true)),
		misconception: v.optional(misconception),
		/** True of the data for a key, false for a distractor. */
		expect: v.optional(expression),
		...practice
	}),
	v.check(
		(written) => (written.key === true) !== (written.misconception !== undefined),
		'an option has either key: true or a misconception'
	)
);
export type WrittenOption = v.InferOutput<typeof option>;

export const positionOf = (count: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(count - 1));

/** A field that holds one position (0, 1 …), or undefined when it is empty or something else. */
export function positionIn(values: readonly string[] | undefined, count: number) {
	const value = values?.[0];
	if (value === undefined || !/^\d+$/.test(value)) return undefined;
	const position = Number(value);
	return position < count ? position : undefined;
}

export const choicesOf = (options: readonly WrittenOption[]) =>
	options.map((written, position) => ({
		code: String(position),
		text: written.text,
		correct: written.key === true,
		misconception: written.misconception
	}));

export const spokenOptions = (options: readonly WrittenOption[]): Spoken[] =>
	options.map((written, position) =>
		spokenOf(`option ${position + 1}`, written.key === true, written)
	);

export const optionExpectations = (options: readonly WrittenOption[]): Expectation[] =>
	options.map(({ expect, key }, position) => ({
		of: `option ${position + 1}`,
		expression: expect,
		must: key === true
	}));
