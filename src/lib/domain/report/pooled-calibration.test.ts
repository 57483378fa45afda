import { describe, expect, it } from 'vitest';
import type { FormName } from '../assessment/draw.ts';
import type { ScoredSitting } from '../assessment/scored.ts';
import { mean } from '../statistics/descriptive.ts';
import { seededRandom, type Random } from '../statistics/random.ts';
import { scaleOf, computeConstants } from './constants.ts';
import {
	calibratePooled,
	type PlacedItem,
	type PooledCalibration,
	type PooledSources
} from './pooled-calibration.ts';
import { itemError, raschTotals } from './rasch-scale.ts';

/** Two forms of 20 with 10 anchors; B is harder by half a logit on what it has alone. */
const anchors = Array.from({ length: 10 }, (_, at) => ({ id: `x${at}`, b: -1.35 + 0.3 * at }));
const alone = (form: FormName, shift: number) =>
	Array.from({ length: 10 }, (_, at) => ({ id: `${form}${at}`, b: -1.35 + 0.3 * at + shift }));
const forms = { A: [...anchors, ...alone('A', 0)], B: [...anchors, ...alone('B', 0.5)] };
const items: PlacedItem[] = [
	...anchors.map(({ id }) => ({
		id,
		testlet: id,
		forms: ['A', 'B'] as const,
		core: true,
		anchor: true
	})),
	...(['A', 'B'] as const).flatMap((form) =>
		forms[form].slice(10).map(({ id }) => ({
			id,
			testlet: id,
			forms: [form],
			core: id < `${form}5`,
			anchor: false
		}))
	)
];

function sitting(form: FormName, theta: number, random: Random, eased = 0): ScoredSitting {
	return {
		form,
		environment: 'cito',
		test: 'cito',
		core: 'core',
		submittedAt: new Date('2026-09-10T09:00:00Z'),
		items: forms[form].map(({ id, b }) => {
			const right = random.uniform() < 1 / (1 + Math.exp(b - theta - (id === 'x4' ? eased : 0)));
			return {
				id,
				testlet: id,
				domain: 'D1',
				core: true,
				anchor: id.startsWith('x'),
				maxScore: 1,
				points: right ? 1 : 0,
				state: 'answered',
				chosen: []
			};
		})
	};
}

function simulated(people: number, { eased = 0, split = [] as string[] } = {}): PooledSources {
	const random = seededRandom(5);
	const both = Array.from({ length: people }, (_, at) => {
		const theta = random.normal(0, 1);
		const [one, other] = at % 2 === 0 ? (['A', 'B'] as const) : (['B', 'A'] as const);
		return {
			first: sitting(one, theta, random),
			last: sitting(other, theta + 0.8, random, eased)
		};
	});
	return {
		items,
		first: both.map(({ first }) => first),
		last: both.map(({ last }) => last),
		sides: both.map((_, at) => (at % 4 === 0 ? 'focal' : 'reference')),
		pairs: both.map((_, at) => [at, at]),
		split
	};
}

function calibrated(sources: PooledSources): PooledCalibration {
	const result = calibratePooled(sources);
	if ('refused' in result) throw new Error(result.refused);
	return result;
}

describe('a calibration over the installation', () => {
	const plain = calibrated(simulated(800));

	it('finds difficulties back within their errors, at the top of the likelihood', () => {
		const truth = new Map([...forms.A, ...forms.B].map(({ id, b }) => [id, b]));
		const middle = mean([...truth.values()]) ?? 0;
		const z = plain.rows.map(
			({ id, location, standardError }) =>
				(location - ((truth.get(id) ?? 0) - middle)) / standardError
		);
		expect(Math.max(...z.map(Math.abs))).toBeLessThan(3.5);
		expect(mean(z.map((one) => one * one))).toBeLessThan(2);
		expect(plain.gradient).toBeLessThan(1e-6 * plain.persons);
		expect(plain.rows).toHaveLength(30);
	});

	it('says who counts, that all is well, and the gain that was put in', () => {
		expect(plain.people).toEqual({ first: { A: 400, B: 400 }, last: { A: 400, B: 400 } });
		expect(plain.obstacles).toEqual([]);
		expect(plain.anchors).toBe(10);
		expect(plain.gain?.together).toBeCloseTo(0.8, 1);
		expect(plain.rows.every(({ fit }) => (fit?.infit ?? 0) > 0.8 && (fit?.infit ?? 9) < 1.2)).toBe(
			true
		);
	});

	it('finds the anchor that became easier, and what splitting it changes', () => {
		const drifted = calibrated(simulated(800, { eased: 1.2, split: ['x4'] }));
		expect(drifted.rows.filter(({ drift }) => drift?.flagged).map(({ id }) => id)).toEqual(['x4']);
		expect(drifted.rows.find(({ id }) => id === 'x4')?.drift?.drift).toBeLessThan(-0.8);
		expect(drifted.anchors).toBe(9);
		const { together = 0, split = 0 } = drifted.gain ?? {};
		expect(together - split).toBeGreaterThan(0.03);
		expect(split).toBeCloseTo(0.8, 1);
	}, 30_000);

	it('may not be used with fewer than 200 on a form or fewer than eight anchors', () => {
		const few = calibrated(simulated(150, { split: ['x0', 'x1', 'x2'] }));
		expect(few.obstacles).toEqual(['too-few-people', 'too-few-anchors']);
	}, 30_000);

	it('is refused where nothing connects the forms', () => {
		const { first } = simulated(60);
		const apart = first.map((one) => ({
			...one,
			items: one.items.filter(({ anchor }) => !anchor)
		}));
		const result = calibratePooled({
			items,
			first: apart,
			last: [],
			sides: [],
			pairs: [],
			split: []
		});
		expect(result).toMatchObject({ refused: 'not-connected' });
	});

	it('tells each step before it takes it', () => {
		const steps: string[] = [];
		calibratePooled({ ...simulated(60), onStep: (step) => void steps.push(step) });
		expect(steps).toEqual(['difficulty', 'fit', 'drift', 'groups', 'checks', 'gain']);
	}, 30_000);
});

describe('kennisscores by item parameters', () => {
	const models = (form: FormName) =>
		forms[form].map(({ id, b }) => ({ id, scores: [0, 1], thresholds: [b] }));
	const both = { A: models('A'), B: models('B') };
	const totals = raschTotals(both);

	it('stay what they were on A: the percentage correct, give or take what Warm takes off the ends', () => {
		for (const [points, { score }] of totals.A.entries()) {
			const near = points === 0 || points === 20 ? 4 : 2.5;
			expect(Math.abs(score - 5 * points)).toBeLessThan(near);
		}
	});

	it('rise with points, lie within 0–100, and are higher on the harder form', () => {
		for (const form of ['A', 'B'] as const) {
			const scores = totals[form].map(({ score }) => score);
			expect(scores).toEqual(scores.toSorted((a, b) => a - b));
			expect(Math.min(...scores)).toBeGreaterThan(0);
			expect(Math.max(...scores)).toBeLessThan(100);
		}
		for (let points = 2; points <= 18; points += 1) {
			expect(totals.B[points]?.score).toBeGreaterThan(totals.A[points]?.score ?? 100);
		}
	});

	it('carry an error near the binomial one, also at the ends', () => {
		expect(totals.A[10]?.standardError).toBeGreaterThan(8);
		expect(totals.A[10]?.standardError).toBeLessThan(11.5);
		expect(totals.A[0]?.standardError).toBe(totals.A[1]?.standardError);
	});

	it('go through the same scale as ever, linking error and all', () => {
		const design = {
			test: 'cito',
			items: forms.A.map(({ id }) => ({ core: true, anchor: id < 'y', maxScore: 1 }))
		};
		const rasch = { totals, linkingError: 0.7, source: 'cito-2026-12-01.yaml' };
		const scale = scaleOf(computeConstants(design, [], { total: rasch, core: rasch }), 'total');
		expect(scale.knowledgeScore('B', 10)).toBe(totals.B[10]?.score);
		expect(scale.standardError('A', 10)).toBe(totals.A[10]?.standardError);
		expect([scale.linkingError('A', 'A'), scale.linkingError('A', 'B')]).toEqual([0, 0.7]);
		expect(() => scale.knowledgeScore('A', 21)).toThrow(RangeError);
	});

	it('are as uncertain as items are: nothing known of them for certain, twice the errors twice the error', () => {
		const all = [...models('A'), ...models('B').slice(10)];
		const covariance = (variance: number) => {
			const matrix = new Float64Array(30 * 30);
			for (let at = 0; at < 30; at += 1) matrix[at * 31] = variance;
			return matrix;
		};
		expect(itemError(both, all, covariance(0))).toBe(0);
		const once = itemError(both, all, covariance(0.01));
		expect(itemError(both, all, covariance(0.04))).toBeCloseTo(2 * once, 6);
		// Anchors cancel out; each own item moves the score by about its information: 5 points × p(1 − p).
		const theta = 0.25;
		const information = [...forms.A.slice(10), ...forms.B.slice(10)].map(({ b }) => {
			const p = 1 / (1 + Math.exp(b - theta));
			return p * (1 - p);
		});
		const expected = 5 * 0.1 * Math.hypot(...information);
		expect(Math.abs(once / expected - 1)).toBeLessThan(0.1);
	}, 30_000);
});
