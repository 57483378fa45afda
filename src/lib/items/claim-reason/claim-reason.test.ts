import { describe, expect, it } from 'vitest';
import { fields, items, made, refusals, written } from '../examples.ts';
import { claimReason } from './claim-reason.ts';

const item = items['claim-reason'];
const example = written['claim-reason'];
const wrong = (text: string) => ({ text, misconception: 'M01' });
const right = (text: string) => ({ text, key: true });
const withReasons = (...reasons: object[]) => refusals(claimReason, { ...example, reasons });

describe('what an author of a claim with a reason may write', () => {
	it('is a claim and three or four reasons of which one is the key', () => {
		expect(refusals(claimReason, example)).toEqual([]);
		expect(withReasons(right('a'), wrong('b'), wrong('c'), wrong('d'))).toEqual([]);
		expect(withReasons(right('a'), wrong('b'))).toEqual(['reasons: needs at least three reasons']);
		expect(withReasons(right('a'), ...['b', 'c', 'd', 'e'].map(wrong))).toEqual([
			'reasons: has at most four reasons'
		]);
		expect(withReasons(right('a'), right('b'), wrong('c'))).toEqual([
			'reasons: needs exactly one reason with key: true'
		]);
	});

	it('says whether the claim is true, and which misconception judges it wrongly', () => {
		const claim = (changed: object) =>
			refusals(claimReason, { ...example, claim: { ...example.claim, ...changed } });
		expect(claim({ true: 'nee' })).toEqual(['claim.true: must be true or false']);
		expect(claim({ misconception: undefined }).join()).toMatch(/^claim\.misconception: /);
	});
});

describe('a claim with a reason', () => {
	it('shows claim and reasons, not which is right', () => {
		expect(item.open).toEqual({
			type: 'claim-reason',
			stem: 'Klopt dit, en waarom?',
			claim: 'Anna ging achteruit.',
			reasons: ['Het niveau zakte.', 'De score steeg.', 'De toets is anders.']
		});
	});

	it('reads both halves, null where one is open', () => {
		expect(item.read(fields({ claim: 'false', reason: '1' }))).toEqual({
			answer: { claim: false, reason: 1 }
		});
		expect(item.read(fields({ claim: 'true' }))).toEqual({ answer: { claim: true, reason: null } });
		expect(item.read(fields({ reason: '0' }))).toEqual({ answer: { claim: null, reason: 0 } });
		expect(item.read(fields({ claim: 'ja', reason: '3' }))).toEqual({ blank: true });
	});

	it.each([
		[1, 'claim and reason are right', { claim: false, reason: 1 }],
		[0, 'only the claim is right', { claim: false, reason: 0 }],
		[0, 'only the reason is right', { claim: true, reason: 1 }],
		[0, 'both are wrong', { claim: true, reason: 2 }],
		[0, 'the reason is open', { claim: false, reason: null }],
		[0, 'the claim is open', { claim: null, reason: 1 }]
	])('is worth %d when %s', (points, _, answer) => {
		expect(item.score(answer)).toBe(points);
	});

	it('gives its point for a true claim too', () => {
		const other = made(claimReason, { ...example, claim: { ...example.claim, true: true } });
		expect(other.score({ claim: true, reason: 1 })).toBe(1);
		expect(other.score({ claim: false, reason: 1 })).toBe(0);
	});

	it('is complete with both halves', () => {
		expect(item.complete({ claim: true, reason: 2 })).toBe(true);
		expect(item.complete({ claim: true, reason: null })).toBe(false);
		expect(item.complete({ claim: null, reason: 2 })).toBe(false);
	});

	it.each([
		[{ claim: false }],
		[{ claim: false, reason: 3 }],
		[{ claim: 'false', reason: 1 }],
		[{ claim: false, reason: 1, extra: 1 }],
		['false-1'],
		[null]
	])('says that %j is no answer that it can have', (answer) => {
		expect(item.score(answer)).toBeUndefined();
	});

	it('tells the combination, with the misconception of whoever misjudges the claim first', () => {
		expect(item.chosen({ claim: true, reason: 1 })).toEqual(['true-1']);
		expect(item.chosen({ claim: true, reason: null })).toEqual([]);
		const other = made(claimReason, {
			...example,
			claim: { ...example.claim, misconception: 'M03' }
		});
		const behind = (code: string) => other.choices.find((one) => one.code === code)?.misconception;
		expect([behind('true-1'), behind('true-0'), behind('false-0'), behind('false-1')]).toEqual([
			'M03',
			'M03',
			'M17',
			undefined
		]);
		expect(item.choices.filter(({ correct }) => correct).map(({ code }) => code)).toEqual([
			'false-1'
		]);
	});

	it('is guessed once in twice as many times as there are reasons', () => {
		expect(item.chance).toBe(1 / 6);
	});

	it('expects of the data what the claim says, and true for the right reason only', () => {
		expect(item.expectations.map(({ of, must }) => [of, must])).toEqual([
			['claim', false],
			['option 1', false],
			['option 2', true],
			['option 3', false]
		]);
	});
});
