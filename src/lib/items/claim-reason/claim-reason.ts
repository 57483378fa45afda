import * as v from 'valibot';
import {
	expression,
	misconception,
	option,
	optionExpectations,
	positionIn,
	positionOf,
	practice,
	say,
	spokenOf,
	spokenOptions,
	text
} from '../authored.ts';
import { itemType } from '../item.ts';

const written = v.strictObject({
	stem: text,
	claim: v.strictObject({
		text,
		true: v.boolean('must be true or false'),
		/** The misconception of who judges the claim wrongly. */
		misconception,
		/** An expression that is true when the claim is. */
		expect: v.optional(expression),
		/** Of who judges the claim wrongly. */
		...practice
	}),
	reasons: v.pipe(
		v.array(option),
		v.minLength(3, 'needs at least three reasons'),
		v.maxLength(4, 'has at most four reasons'),
		v.check(
			(reasons) => reasons.filter(({ key }) => key).length === 1,
			'needs exactly one reason with key: true'
		)
	)
});

/** Is the claim true, and why: one point, only when both are right. */
export const claimReason = itemType({
	kind: 'claim-reason',
	written,
	open: ({ claim, reasons }) => ({ claim: claim.text, reasons: reasons.map(({ text }) => text) }),
	maxScore: () => 1,
	answer: ({ reasons }) =>
		v.strictObject({
			claim: v.nullable(v.boolean()),
			reason: v.nullable(positionOf(reasons.length))
		}),
	read(fields, { reasons }) {
		const said = fields.get('claim')?.[0];
		const claim = said === 'true' ? true : said === 'false' ? false : null;
		const reason = positionIn(fields.get('reason'), reasons.length) ?? null;
		return claim === null && reason === null ? { blank: true } : { answer: { claim, reason } };
	},
	complete: (_, { claim, reason }) => claim !== null && reason !== null,
	choices: ({ claim, reasons }) =>
		[true, false].flatMap((said) =>
			reasons.map((reason, position) => ({
				code: `${said}-${position}`,
				text: `${said ? 'Waar' : 'Niet waar'}, want: ${reason.text}`,
				correct: said === claim.true && reason.key === true,
				misconception: said === claim.true ? reason.misconception : claim.misconception
			}))
		),
	chosen: (_, { claim, reason }) =>
		claim === null || reason === null ? [] : [`${claim}-${reason}`],
	says: ({ claim, reasons }, { claim: said, reason }) => [
		said === claim.true ? say('claim', 'ok') : say('claim', 'bad', claim),
		...(reason === null
			? []
			: [say(`reason-${reason}`, reasons[reason]?.key ? 'ok' : 'bad', reasons[reason])])
	],
	spoken: ({ claim, reasons }) => [
		spokenOf('claim', false, claim),
		...spokenOptions(reasons).map((one) => ({ ...one, of: one.of.replace('option', 'reason') }))
	],
	chance: ({ reasons }) => 1 / (2 * reasons.length),
	expectations: ({ claim, reasons }) => [
		{ of: 'claim', expression: claim.expect, must: claim.true },
		...optionExpectations(reasons)
	],
	rule: ({ claim, reasons }) => ({
		claim: claim.true,
		reason: reasons.findIndex(({ key }) => key)
	}),
	score: ({ claim, reason }, answer) => (answer.claim === claim && answer.reason === reason ? 1 : 0)
});
