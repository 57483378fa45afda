import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemChange, type Switches } from './mcnemar.ts';

const cells = (wrongWrong: number, wrongRight: number, rightWrong: number, rightRight: number) => ({
	wrongWrong,
	wrongRight,
	rightWrong,
	rightRight
});
const table = fc.record({
	wrongWrong: fc.nat(40),
	wrongRight: fc.nat(40),
	rightWrong: fc.nat(40),
	rightRight: fc.nat(40)
});
const turned = ({ wrongWrong, wrongRight, rightWrong, rightRight }: Switches) =>
	cells(wrongWrong, rightWrong, wrongRight, rightRight);

describe('the change on one item', () => {
	it('follows by hand', () => {
		const change = itemChange(cells(5, 9, 4, 27));
		expect(change?.n).toBe(45);
		expect(change?.before).toBeCloseTo(31 / 45, 14);
		expect(change?.after).toBeCloseTo(36 / 45, 14);
		expect(change?.difference).toBeCloseTo(5 / 45, 14);
		// 2·(1 + 13 + 78 + 286 + 715)/2¹³.
		expect(change?.exactP).toBeCloseTo((2 * 1093) / 8192, 12);
		expect(change?.correctedChiSquare).toBeCloseTo(16 / 13, 14);
		expect(change?.chiSquare).toBeCloseTo(25 / 13, 14);
		expect(change?.oddsRatio).toBe(2.25);
	});

	it('has the interval that Altman et al. (2000, table 6.2) print', () => {
		// Yes–yes 14, yes–no 5, no–yes 0, no–no 22: first minus second .122, .011 to .226.
		const change = itemChange(cells(22, 0, 5, 14));
		expect(change?.difference).toBeCloseTo(-0.12195, 5);
		expect(change?.interval.upper).toBeCloseTo(-0.011483241383, 11);
		expect(change?.interval.lower).toBeCloseTo(-0.226492684351, 11);
	});

	it('has the interval of R’s biostatUZH::confIntPairedProportion also where answers go against each other', () => {
		const change = itemChange(cells(1, 7, 5, 1));
		expect(change?.interval.lower).toBeCloseTo(-0.310971540052, 11);
		expect(change?.interval.upper).toBeCloseTo(0.539830770576, 11);
	});

	it('where nobody changed has p 1 and no chi-square', () => {
		const change = itemChange(cells(3, 0, 0, 6));
		expect(change).toMatchObject({ difference: 0, exactP: 1 });
		expect(change?.correctedChiSquare).toBeUndefined();
		expect(change?.chiSquare).toBeUndefined();
		expect(change?.oddsRatio).toBeUndefined();
	});

	it('where as many came as went has p 1 and chi-square 0, also corrected', () => {
		expect(itemChange(cells(1, 4, 4, 2))).toMatchObject({
			exactP: 1,
			correctedChiSquare: 0,
			chiSquare: 0,
			oddsRatio: 1
		});
	});

	it('has an interval with width where everybody is right at both moments', () => {
		const change = itemChange(cells(0, 0, 0, 20));
		expect(change?.interval.lower).toBeLessThan(-0.1);
		expect(change?.interval.upper).toBeGreaterThan(0.1);
	});

	it('does not exist for nobody', () => {
		expect(itemChange(cells(0, 0, 0, 0))).toBeUndefined();
	});

	it('is mirrored when the moments are turned around', () => {
		fc.assert(
			fc.property(table, (counts) => {
				const one = itemChange(counts);
				const other = itemChange(turned(counts));
				fc.pre(one !== undefined && other !== undefined);
				if (!one || !other) return;
				expect(other.difference).toBeCloseTo(-one.difference, 12);
				expect(other.interval.lower).toBeCloseTo(-one.interval.upper, 12);
				expect(other.exactP).toBe(one.exactP);
				expect(other.correctedChiSquare).toBe(one.correctedChiSquare);
			})
		);
	});

	it('has its difference inside its interval, and an exact p that counting gives', () => {
		const choose = (n: number, k: number): number =>
			k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
		fc.assert(
			fc.property(table, (counts) => {
				const change = itemChange(counts);
				fc.pre(change !== undefined);
				if (!change) return;
				expect(change.interval.lower).toBeLessThanOrEqual(change.difference);
				expect(change.interval.upper).toBeGreaterThanOrEqual(change.difference);
				const { wrongRight: b, rightWrong: c } = counts;
				let tail = 0;
				for (let k = 0; k <= Math.min(b, c); k++) tail += choose(b + c, k) / 2 ** (b + c);
				expect(change.exactP).toBeCloseTo(b === c ? 1 : Math.min(1, 2 * tail), 11);
			})
		);
	});
});
