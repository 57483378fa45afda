import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson.ts';

describe('the interval of a share', () => {
	it('is Wilson’s', () => {
		// 8 of 10: (.8 + .19207 ± 1.96·√(.016 + .0096036))/1.384146; R: prop.test(8, 10, correct = FALSE)
		const band = wilsonInterval(8, 10);
		expect(band?.lower).toBeCloseTo(0.4901625, 7);
		expect(band?.upper).toBeCloseTo(0.9433178, 7);
	});

	it('has width where nobody counts: the other end is z²/(n + z²)', () => {
		// 3.841459/(10 + 3.841459) = .2775328
		const band = wilsonInterval(0, 10);
		expect(band?.lower).toBe(0);
		expect(band?.upper).toBeCloseTo(0.2775328, 7);
	});

	it('is unknown for nobody', () => {
		expect(wilsonInterval(0, 0)).toBeUndefined();
	});

	it('solves |share − p| = z√(p(1 − p)/n) at both ends, within 0 to 1', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (n, any) => {
				const count = any % (n + 1);
				const band = wilsonInterval(count, n);
				for (const p of [band?.lower ?? NaN, band?.upper ?? NaN]) {
					const distance = Math.abs(count / n - p);
					expect(distance).toBeCloseTo(1.959963984540054 * Math.sqrt((p * (1 - p)) / n), 7);
					expect(p).toBeGreaterThanOrEqual(0);
					expect(p).toBeLessThanOrEqual(1);
				}
			})
		);
	});

	it('of the others is its mirror image', () => {
		expect(wilsonInterval(3, 12)?.lower).toBeCloseTo(1 - (wilsonInterval(9, 12)?.upper ?? NaN), 12);
	});

	it('refuses more people than there are', () => {
		expect(() => wilsonInterval(11, 10)).toThrow(RangeError);
	});
});
