import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { seededRandom, type Random } from '../statistics/random.ts';
import { linkForms, type LinkingRow } from './linking.ts';

const lengths = { maxTotal: 30, maxAnchor: 12 };

const rows = fc.array(
	fc.record({ anchor: fc.nat(12), unique: fc.nat(18) }).map(({ anchor, unique }) => ({
		anchor,
		total: anchor + unique
	})),
	{ minLength: 5, maxLength: 30 }
);

const threeTimes = (list: LinkingRow[]) => [...list, ...list, ...list];

describe('the link between two forms', () => {
	it('follows by hand', () => {
		// γ = 30/12 = 2.5. total − γ·anchor, three people each: A 20 − 20 = 0, 18 − 15 = 3: mean 1.5,
		// s² = 6·2.25/5 = 2.7. B 15 − 15 = 0, 10 − 12.5 = −2.5, 9 − 10 = −1: mean −7/6,
		// s² = 3·(1.3611 + 1.7778 + .0278)/8 = 1.1875.
		// Observed 1.5 + 7/6 = 2.6667; SE² = 2.7/6 + 1.1875/9 = .581944.
		const link = linkForms({
			...lengths,
			A: threeTimes([
				{ total: 20, anchor: 8 },
				{ total: 18, anchor: 6 }
			]),
			B: threeTimes([
				{ total: 15, anchor: 6 },
				{ total: 10, anchor: 5 },
				{ total: 9, anchor: 4 }
			])
		});
		expect(link.method).toBe('shrunk-mean');
		expect(link.rawShift).toBeCloseTo(8 / 3, 12);
		expect(link.standardError).toBeCloseTo(Math.sqrt(0.45 + 9.5 / 72), 12);
		expect(link.weight).toBeCloseTo(1 / (1.45 + 9.5 / 72), 12);
		expect(link.shift).toBeCloseTo((1 / (1.45 + 9.5 / 72)) * (8 / 3), 12);
		expect(link.linkingError).toBeCloseTo(Math.sqrt((0.45 + 9.5 / 72) / (1.45 + 9.5 / 72)), 12);
		expect(link).toMatchObject({ nA: 6, nB: 9 });
	});

	it('is used the more, the more the forms were expected to differ', () => {
		// γ 2.5, three each: A 0 and 3, B 0 and −2.5: SE² = 2.7/6 + 1.875/6 = .7625. τ 2: 4/4.7625.
		const link = linkForms({
			...lengths,
			A: threeTimes([
				{ total: 20, anchor: 8 },
				{ total: 18, anchor: 6 }
			]),
			B: threeTimes([
				{ total: 15, anchor: 6 },
				{ total: 10, anchor: 5 }
			]),
			priorSd: 2
		});
		expect(link.weight).toBeCloseTo(4 / 4.7625, 12);
		// √(4·.7625/4.7625)
		expect(link.linkingError).toBeCloseTo(0.80026, 5);
	});

	it('is no shift, with the error that was expected before, where a form has fewer than five people', () => {
		const two = [
			{ total: 20, anchor: 8 },
			{ total: 18, anchor: 6 }
		];
		for (const design of [
			{ ...lengths, A: two, B: two.slice(1) },
			{ ...lengths, A: [], B: two }
		]) {
			expect(linkForms(design)).toMatchObject({
				method: 'identity',
				shift: 0,
				rawShift: undefined,
				standardError: undefined,
				weight: 0,
				linkingError: 1
			});
		}
	});

	it('is no shift without anchors, or where nobody differs from anybody', () => {
		const same = Array.from({ length: 6 }, () => ({ total: 20, anchor: 8 }));
		expect(linkForms({ ...lengths, A: same, B: same }).method).toBe('identity');
		const other = [
			{ total: 12, anchor: 0 },
			{ total: 15, anchor: 0 }
		];
		expect(linkForms({ maxTotal: 30, maxAnchor: 0, A: other, B: other }).method).toBe('identity');
	});

	it('takes out what makes one group abler than the other', () => {
		// Two anchor points and three others more for everybody: 5 of 30 points, as 2 of 12.
		fc.assert(
			fc.property(rows, rows, (A, B) => {
				const abler = A.map(({ total, anchor }) => ({ total: total + 5, anchor: anchor + 2 }));
				const before = linkForms({ ...lengths, A, B });
				const after = linkForms({ ...lengths, A: abler, B });
				expect(after.shift).toBeCloseTo(before.shift, 9);
			})
		);
	});

	it('adds to the observed shift whatever makes form B harder', () => {
		fc.assert(
			fc.property(rows, rows, fc.integer({ min: -5, max: 5 }), (A, B, harder) => {
				const before = linkForms({ ...lengths, A, B });
				fc.pre(before.rawShift !== undefined);
				const lower = B.map(({ total, anchor }) => ({ total: total - harder, anchor }));
				const after = linkForms({ ...lengths, A, B: lower });
				expect(after.rawShift).toBeCloseTo((before.rawShift ?? NaN) + harder, 9);
				expect(after.weight).toBeCloseTo(before.weight, 9);
			})
		);
	});

	it('turns its sign when the forms change names', () => {
		fc.assert(
			fc.property(rows, rows, (A, B) => {
				const there = linkForms({ ...lengths, A, B });
				const back = linkForms({ ...lengths, A: B, B: A });
				expect(back.shift).toBeCloseTo(-there.shift, 9);
				expect(back.linkingError).toBeCloseTo(there.linkingError, 9);
			})
		);
	});

	it('lies between no shift and the observed one, with less error than either', () => {
		fc.assert(
			fc.property(rows, rows, fc.double({ min: 0.2, max: 5, noNaN: true }), (A, B, priorSd) => {
				const link = linkForms({ ...lengths, A, B, priorSd });
				fc.pre(link.method === 'shrunk-mean');
				expect(Math.abs(link.shift)).toBeLessThanOrEqual(Math.abs(link.rawShift ?? NaN));
				expect(link.shift * (link.rawShift ?? NaN)).toBeGreaterThanOrEqual(0);
				expect(link.linkingError).toBeLessThan(priorSd);
				expect(link.linkingError).toBeLessThan(link.standardError ?? NaN);
			})
		);
	});

	it('finds a known difference between forms, and says truly how far it may be off', () => {
		const random = seededRandom(19);
		const shifts: number[] = [];
		const errors: number[] = [];
		let held = 0;
		for (let repeat = 0; repeat < 600; repeat++) {
			// What the prior says: forms differ by an SD of one point.
			const difference = random.normal();
			const A = Array.from({ length: 20 }, () => sitting(random, difference));
			const B = Array.from({ length: 20 }, () => sitting(random, 0));
			const link = linkForms({ ...lengths, A, B });
			shifts.push((link.rawShift ?? NaN) - difference);
			errors.push(link.standardError ?? NaN);
			if (Math.abs(link.shift - difference) < 1.96 * link.linkingError) held += 1;
		}
		const spread = sampleStandardDeviation(shifts) ?? NaN;
		// Unbiased within 4 SE; SE right within 10 %; 95 % bands hold 95 ± 3 %.
		expect(Math.abs(mean(shifts) ?? NaN)).toBeLessThan((4 * spread) / Math.sqrt(600));
		expect(Math.abs((mean(errors) ?? NaN) / spread - 1)).toBeLessThan(0.1);
		expect(Math.abs(held / 600 - 0.95)).toBeLessThan(0.03);
	});
});

/**
 * A person of chance ability: 12 anchor points and 18 others, these `easier` points easier in
 * all.
 */
function sitting(random: Random, easier: number): LinkingRow {
	const ability = Math.min(0.75, Math.max(0.25, random.normal(0.5, 0.12)));
	const right = (items: number, p: number) =>
		Array.from({ length: items }, () => random.uniform()).filter((draw) => draw < p).length;
	const anchor = right(12, ability);
	return { anchor, total: anchor + right(18, ability + easier / 18) };
}
