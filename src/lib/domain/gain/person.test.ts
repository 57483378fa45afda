import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { knowledge, personGain } from './person.ts';
import type { Scale } from './scale.ts';

/** Kennisscore is the points themselves; A measures with an error of 9, B of 8. */
const scale: Scale = {
	knowledgeScore: (_, points) => points,
	standardError: (form) => (form === 'A' ? 9 : 8),
	linkingError: (first, second) => (first === second ? 0 : 2)
};

describe('the gain of one person', () => {
	it('has the errors of both moments and of the link in its own', () => {
		// √(81 + 64 + 4) = 12.206556; 16 ± 1.959964·12.206556 = 16 ± 23.924410
		const { before, after, gain, verdict } = personGain({
			scale,
			before: { form: 'A', points: 60 },
			after: { form: 'B', points: 76 },
			items: 30
		});
		expect(before.value).toBe(60);
		expect(after.standardError).toBe(8);
		expect(gain.value).toBe(16);
		expect(gain.standardError).toBeCloseTo(12.206556, 6);
		expect(gain.interval.lower).toBeCloseTo(-7.92441, 5);
		expect(gain.interval.upper).toBeCloseTo(39.92441, 5);
		expect(verdict).toBe('within-error');
	});

	it('has no linking error between two sittings of one form', () => {
		const { gain } = personGain({
			scale,
			before: { form: 'B', points: 40 },
			after: { form: 'B', points: 70 },
			items: 30
		});
		expect(gain.standardError).toBeCloseTo(Math.sqrt(128), 12);
	});

	it('is judged from fifteen items on', () => {
		const sittings = {
			scale,
			before: { form: 'A', points: 40 },
			after: { form: 'B', points: 80 }
		} as const;
		expect(personGain({ ...sittings, items: 14 }).verdict).toBeUndefined();
		expect(personGain({ ...sittings, items: 15 }).verdict).toBe('clearly-higher');
	});

	it('is called clear by mistake in about five of a hundred people who gained nothing', () => {
		const random = seededRandom(23);
		let clear = 0;
		for (let repeat = 0; repeat < 4000; repeat++) {
			const measured = personGain({
				scale,
				before: { form: 'A', points: 50 + random.normal(0, 9) },
				after: { form: 'B', points: 50 + random.normal(0, 8) + random.normal(0, 2) },
				items: 30
			});
			if (measured.verdict !== 'within-error') clear += 1;
		}
		// √(.05·.95/4000) = .0034; three of them.
		expect(Math.abs(clear / 4000 - 0.05)).toBeLessThan(0.0104);
	});
});

describe('the kennisscore of one sitting', () => {
	it('has a band of its own error, not cut off at the ends of the scale', () => {
		// 95 ± 1.959964·9
		const { value, interval } = knowledge(scale, { form: 'A', points: 95 });
		expect(value).toBe(95);
		expect(interval.lower).toBeCloseTo(77.360324, 6);
		expect(interval.upper).toBeCloseTo(112.639676, 6);
	});
});
