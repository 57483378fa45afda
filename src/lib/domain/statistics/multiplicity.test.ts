import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from './multiplicity.ts';

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
	minLength: 1,
	maxLength: 20
});
const near = (have: readonly (number | undefined)[], want: readonly number[]) => {
	expect(have).toHaveLength(want.length);
	want.forEach((value, at) => expect(have[at]).toBeCloseTo(value, 12));
};

describe('p-values of many tests', () => {
	it('are those of p.adjust in R, in the order given', () => {
		near(holm([0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
		near(benjaminiHochberg([0.01, 0.04, 0.03]), [0.03, 0.04, 0.04]);
		near(holm([0.5, 0.6, 0.001, 0.02]), [1, 1, 0.004, 0.06]);
		near(benjaminiHochberg([0.5, 0.6, 0.001, 0.02]), [0.6, 0.6, 0.004, 0.04]);
	});

	it('leave out what is unknown', () => {
		expect(holm([undefined, 0.02, undefined])).toEqual([undefined, 0.02, undefined]);
		expect(benjaminiHochberg([undefined, 0.02])).toEqual([undefined, 0.02]);
		expect(holm([])).toEqual([]);
	});

	it('never fall, never pass 1, and are largest by Holm', () => {
		fc.assert(
			fc.property(values, (p) => {
				const strict = holm(p);
				const mild = benjaminiHochberg(p);
				p.forEach((value, at) => {
					expect(mild[at]).toBeGreaterThanOrEqual(value - 1e-12);
					expect(strict[at]).toBeGreaterThanOrEqual((mild[at] ?? NaN) - 1e-12);
					expect(strict[at]).toBeLessThanOrEqual(1);
				});
			})
		);
	});

	it('keep the order of what they adjust', () => {
		fc.assert(
			fc.property(values, (p) => {
				for (const adjusted of [holm(p), benjaminiHochberg(p)]) {
					p.forEach((one, i) =>
						p.forEach((other, j) => {
							if (one < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? NaN);
						})
					);
				}
			})
		);
	});
});
