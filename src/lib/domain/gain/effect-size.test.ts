import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanEstimate } from '../statistics/estimate.ts';
import { seededRandom } from '../statistics/random.ts';
import { bootstrapGainInMeanSds, MOST_FOR_BOOTSTRAP } from './effect-size-bootstrap.ts';
import {
	gainInFirstSds,
	gainInGainSds,
	gainInMeanSds,
	gainInRootMeanVariance,
	hedgesCorrection,
	repeatedMeasuresSize
} from './effect-size.ts';

/**
 * Before 2, 4, 9 (s₁² 13), after 6, 4, 14 (s₃² 28), covariance (6 + 4 + 24)/2 = 17, gains 4, 0,
 * 5.
 */
const three = [
	{ before: 2, after: 6 },
	{ before: 4, after: 4 },
	{ before: 9, after: 14 }
];
const gainsOf = (pairs: typeof three) => pairs.map(({ before, after }) => after - before);
/** Mean gain 3, variance of the gains (1 + 9 + 4)/2 = 7. */
const gain = {
	value: 3,
	standardError: Math.sqrt(7 / 3),
	n: 3,
	interval: { lower: -3.57, upper: 9.57, level: 0.95 }
};

const pairs = fc.array(fc.record({ before: fc.nat(100), after: fc.nat(100) }), {
	minLength: 3,
	maxLength: 30
});

describe('a gain in mean SDs', () => {
	it('follows by hand', () => {
		// D = (√13 + √28)/2 = 4.448527; d = 3/4.448527 = .674381.
		// Var(D) = (13 + 28 + 2·17²/√364)/(8·2) = (41 + 30.295433)/16 = 4.455964.
		// SE² = (.454790·4.455964 + 7/3·3/2)/19.789389 = (2.026524 + 3.5)/19.789389 = 0.279267.
		const d = gainInMeanSds(gain, three);
		expect(d?.denominator).toBe('mean-sd');
		expect(d?.n).toBe(3);
		expect(d?.value).toBeCloseTo(0.674381, 6);
		expect(d?.standardError).toBeCloseTo(0.528457, 6);
	});

	it('takes the gain by order as well: the same spread, another gain and error', () => {
		const byOrder = { ...gain, value: 6 };
		const paired = gainInMeanSds(gain, three);
		expect(gainInMeanSds(byOrder, three)?.value).toBeCloseTo(2 * (paired?.value ?? NaN), 12);
	});

	it('has a 95 % interval that holds the true effect about 95 times in a hundred', () => {
		// Start 50 (SD 12), gain 8 on average with SD 10: SD after √(144 + 100) = 15.62; d = 8/13.81.
		const truth = 8 / ((12 + Math.sqrt(244)) / 2);
		const random = seededRandom(41);
		let held = 0;
		for (let repeat = 0; repeat < 2000; repeat++) {
			const sample = Array.from({ length: 30 }, () => {
				const before = random.normal(50, 12);
				return { before, after: before + random.normal(8, 10) };
			});
			const mean = meanEstimate(gainsOf(sample));
			const band = mean && gainInMeanSds(mean, sample)?.interval;
			if (band && band.lower <= truth && truth <= band.upper) held += 1;
		}
		expect(Math.abs(held / 2000 - 0.95)).toBeLessThan(0.02);
	});
});

describe('a gain in the root of the mean variance', () => {
	it('has the interval of Bonett', () => {
		// D² = (13 + 28)/2 = 20.5; d = 3/√20.5 = .662589.
		// SE² = .439024·(169 + 784 + 2·17²)/(8·420.25·2) + 7/(2·20.5) = 0.099962 + .170732 = 0.270694.
		const d = gainInRootMeanVariance(gain, three);
		expect(d?.denominator).toBe('root-mean-variance');
		expect(d?.value).toBeCloseTo(0.662589, 6);
		expect(d?.standardError).toBeCloseTo(0.520283, 6);
	});

	it('is the gain in mean SDs, with the same error, where both moments spread alike', () => {
		fc.assert(
			fc.property(pairs, fc.integer({ min: -20, max: 20 }), (list, rise) => {
				// Everybody takes over somebody else's score, and some points more.
				const alike = list.map(({ before }, i) => ({
					before,
					after: (list[(i + 1) % list.length]?.before ?? NaN) + rise
				}));
				const mean = meanEstimate(gainsOf(alike));
				fc.pre(mean !== undefined && new Set(list.map(({ before }) => before)).size > 1);
				const one = mean && gainInMeanSds(mean, alike);
				const other = mean && gainInRootMeanVariance(mean, alike);
				expect(other?.value).toBeCloseTo(one?.value ?? NaN, 9);
				expect(other?.standardError).toBeCloseTo(one?.standardError ?? NaN, 9);
			})
		);
	});

	it('is never more than the gain in mean SDs, since its denominator is never less', () => {
		fc.assert(
			fc.property(pairs, (list) => {
				const mean = meanEstimate(gainsOf(list));
				const one = mean && gainInMeanSds(mean, list);
				const other = mean && gainInRootMeanVariance(mean, list);
				expect(one === undefined).toBe(other === undefined);
				if (one && other) {
					expect(Math.abs(other.value)).toBeLessThanOrEqual(Math.abs(one.value) + 1e-12);
				}
			})
		);
	});
});

describe('a gain in SDs of the gain', () => {
	it('follows by hand', () => {
		// Gains 4, 0, 5: mean 3, SD √7: d = 1.133893; SE √(1/3 + 1.285714/4) = .809174.
		const d = gainInGainSds(gainsOf(three));
		expect(d?.denominator).toBe('gain-sd');
		expect(d?.n).toBe(3);
		expect(d?.value).toBeCloseTo(1.133893, 6);
		expect(d?.standardError).toBeCloseTo(0.809174, 6);
	});

	it('has the exact interval of the noncentral t distribution', () => {
		// 24 gains with mean 4.7 and SD 4.378: d 1.073550. scipy: nct with df 23 and t = d·√24 = 5.259300 puts
		// .025 on either side at noncentralities 2.7483 and 7.6979, over √24.
		const unit = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 1 : -1));
		const scale = 4.378 / Math.sqrt(24 / 23);
		const d = gainInGainSds(unit.map((sign) => 4.7 + scale * sign));
		expect(d?.value).toBeCloseTo(4.7 / 4.378, 10);
		expect(Math.abs((d?.interval.lower ?? NaN) - 0.56099)).toBeLessThan(1e-4);
		expect(Math.abs((d?.interval.upper ?? NaN) - 1.57133)).toBeLessThan(1e-4);
	});

	it('keeps within its interval, which lies higher than the symmetric one', () => {
		const d = gainInGainSds(gainsOf(three));
		const { lower = NaN, upper = NaN } = d?.interval ?? {};
		expect(lower).toBeLessThan(d?.value ?? NaN);
		expect(upper).toBeGreaterThan(d?.value ?? NaN);
		expect(gainInGainSds(gainsOf(three), 0.5)?.interval.level).toBe(0.5);
	});
});

describe('a gain in SDs before', () => {
	it('follows by hand', () => {
		// d = 3/√13 = .832050; SE² = .692308/4 + 7/(2·13) = .173077 + .269231.
		const d = gainInFirstSds(gain, three);
		expect(d?.denominator).toBe('first-sd');
		expect(d?.value).toBeCloseTo(3 / Math.sqrt(13), 12);
		expect(d?.standardError).toBeCloseTo(Math.sqrt(9 / 13 / 4 + 7 / 26), 12);
	});

	it('is unknown without spread before', () => {
		const flat = [
			{ before: 3, after: 5 },
			{ before: 3, after: 8 }
		];
		expect(gainInFirstSds(gain, flat)).toBeUndefined();
		expect(gainInFirstSds(gain, three.slice(1, 2))).toBeUndefined();
	});
});

describe('other forms of an effect size', () => {
	it('d_rm is d_z at r = .5, and shrinks as both moments agree', () => {
		expect(repeatedMeasuresSize(0.8, 0.5)).toBeCloseTo(0.8, 12);
		expect(repeatedMeasuresSize(0.8, 0.875)).toBeCloseTo(0.4, 12);
	});

	it('Hedges’ J is the ratio of gammas, exact', () => {
		// R: gamma(df/2) / (gamma((df − 1)/2) · sqrt(df/2)).
		expect(hedgesCorrection(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 14);
		expect(hedgesCorrection(3)).toBeCloseTo(Math.sqrt(Math.PI) / 2 / Math.sqrt(1.5), 14);
		expect(hedgesCorrection(15)).toBeCloseTo(0.949007587143, 12);
		expect(hedgesCorrection(781)).toBeCloseTo(0.999039333924, 11);
		expect(hedgesCorrection(99_999)).toBeCloseTo(1 - 3 / (4 * 99_999 - 1), 9);
		expect(hedgesCorrection(1)).toBeUndefined();
		expect(hedgesCorrection(2.5)).toBeUndefined();
	});
});

describe('the bootstrap interval of a gain in mean SDs', () => {
	const random = seededRandom(17);
	const forty = Array.from({ length: 40 }, () => {
		const before = random.integer(5, 25);
		return { before, after: before + random.integer(-3, 9) };
	});

	it('lies near the normal one for scores that are near normal', () => {
		const mean = meanEstimate(gainsOf(forty));
		const normal = mean && gainInMeanSds(mean, forty)?.interval;
		const band = bootstrapGainInMeanSds(forty, { seed: 1 });
		expect(Math.abs((band?.lower ?? NaN) - (normal?.lower ?? NaN))).toBeLessThan(0.08);
		expect(Math.abs((band?.upper ?? NaN) - (normal?.upper ?? NaN))).toBeLessThan(0.08);
	});

	it('is the same in every order of people', () => {
		const turned = bootstrapGainInMeanSds(forty.toReversed(), { seed: 1, replicates: 300 });
		expect(turned).toEqual(bootstrapGainInMeanSds(forty, { seed: 1, replicates: 300 }));
	});

	it('is unknown without spread, for two people, and not made for thousands', () => {
		const alike = forty.map(() => ({ before: 3.3, after: 7.1 }));
		expect(bootstrapGainInMeanSds(alike, { seed: 1 })).toBeUndefined();
		expect(bootstrapGainInMeanSds(forty.slice(0, 2), { seed: 1 })).toBeUndefined();
		const many = Array.from({ length: MOST_FOR_BOOTSTRAP + 1 }, (_, at) => ({
			before: at % 7,
			after: at % 11
		}));
		expect(bootstrapGainInMeanSds(many, { seed: 1, replicates: 10 })).toBeUndefined();
	});
});

describe('every effect size', () => {
	it('is unknown for one person and where nobody differs', () => {
		const same = [
			{ before: 3, after: 5 },
			{ before: 3, after: 5 }
		];
		for (const list of [same, same.slice(1)]) {
			expect(gainInMeanSds(gain, list)).toBeUndefined();
			expect(gainInRootMeanVariance(gain, list)).toBeUndefined();
			expect(gainInGainSds(gainsOf(list))).toBeUndefined();
		}
	});

	it('is known where only one moment has spread', () => {
		const rising = [
			{ before: 3, after: 5 },
			{ before: 3, after: 8 }
		];
		// D = (0 + √4.5)/2, d = 3.5/D = 3.299832, Var(D) = 4.5/8; SE² = (10.888889·.5625 + 3.5)/1.125.
		const d = gainInMeanSds({ ...gain, value: 3.5 }, rising);
		expect(d?.value).toBeCloseTo(3.299832, 6);
		expect(d?.standardError).toBeCloseTo(Math.sqrt(9.625 / 1.125), 6);
	});

	it('does not change when both moments are measured in another unit', () => {
		fc.assert(
			fc.property(pairs, fc.integer({ min: 2, max: 9 }), (list, factor) => {
				const scaled = list.map(({ before, after }) => ({
					before: before * factor,
					after: after * factor
				}));
				const mean = meanEstimate(gainsOf(list));
				const scaledMean = meanEstimate(gainsOf(scaled));
				fc.pre(mean !== undefined && gainInMeanSds(mean, list) !== undefined);
				const one = mean && gainInMeanSds(mean, list);
				const other = scaledMean && gainInMeanSds(scaledMean, scaled);
				expect(other?.value).toBeCloseTo(one?.value ?? NaN, 9);
				expect(other?.standardError).toBeCloseTo(one?.standardError ?? NaN, 9);
			})
		);
	});
});
