import { describe, expect, it } from 'vitest';
import { firstFigures } from './first.ts';
import { gainFigures } from './gain.ts';
import type { CohortLearner } from './record.ts';
import { equalForms, learner, sourcesOf } from './test-cohort.ts';

/**
 * Twelve learners, six in each order. Gains in points: A→B 2 1 3 2 2 2 (mean 2), B→A 1 1 0 2 1 1
 * (mean 1). At T1 45 % on average with SD 10, at T3 60 % with SD √(1200/11).
 */
const firstA = [3, 4, 5, 4, 5, 3];
const firstB = [4, 5, 6, 5, 4, 6];
const gainA = [2, 1, 3, 2, 2, 2];
const gainB = [1, 1, 0, 2, 1, 1];
const twelve = [
	...firstA.map((points, at) =>
		learner('A', points, points + (gainA[at] ?? 0), { className: 'X' })
	),
	...firstB.map((points, at) => learner('B', points, points + (gainB[at] ?? 0), { className: 'Y' }))
];

/** T1 published first, then T3, as it goes. */
function report(learners: readonly CohortLearner[]) {
	const sources = sourcesOf(learners);
	const { figures: first, published } = firstFigures(sources);
	return { first, gain: gainFigures(sources, published, first).figures };
}
/** So many learners, in turn A and B first, each from 4 points to 6. */
const alike = (n: number, changes: Partial<CohortLearner> = {}) =>
	Array.from({ length: n }, (_, at) => learner(at % 2 === 0 ? 'A' : 'B', 4 + (at % 3), 6, changes));

describe('the report of T1, worked out by hand', () => {
	const { first } = report(twelve);

	it('has the mean and its interval: 45, SE 10/√12, t(11) = 2.201', () => {
		expect(first.n).toBe(12);
		expect(first.level?.value).toBeCloseTo(45, 10);
		expect(first.level?.standardError).toBeCloseTo(10 / Math.sqrt(12), 10);
		expect(first.level?.interval.lower).toBeCloseTo(45 - 2.20099 * 2.88675, 3);
	});

	it('has the distribution in tens', () => {
		expect(first.distribution).toEqual([0, 0, 0, 2, 4, 4, 2, 0, 0, 0]);
	});

	it('has the mean per domain, and none for a domain without items', () => {
		// D1: 3 4 5 4 5 3 and 4 5 5 5 4 5 of 5 is 52 of 60; D2: 0 and 1 and 1, 2 of 60.
		expect(first.domains.map(({ domain, n, mean }) => [domain, n, mean?.value])).toEqual([
			['D1', 12, expect.closeTo((100 * 52) / 60, 10)],
			['D2', 12, expect.closeTo((100 * 2) / 60, 10)],
			...['D3', 'D4', 'D5', 'D6'].map((domain) => [domain, 0, undefined])
		]);
	});

	it('has the mean per class, without an interval for six people', () => {
		expect(first.groups).toEqual([
			{
				by: 'class',
				cells: [
					{ label: 'X', n: 6, mean: expect.closeTo(40, 10), interval: undefined },
					{ label: 'Y', n: 6, mean: expect.closeTo(50, 10), interval: undefined }
				]
			}
		]);
	});
});

describe('the report of T3, worked out by hand', () => {
	const { gain } = report(twelve);

	it('has the gain: half of 20 and 10, SE ½√(40/6 + 40/6), t(10) = 2.228', () => {
		expect(gain.gain?.method).toBe('by-order');
		expect(gain.gain?.gain.value).toBeCloseTo(15, 10);
		expect(gain.gain?.gain.standardError).toBeCloseTo(Math.sqrt(40 / 3) / 2, 10);
		expect(gain.gain?.gain.interval.lower).toBeCloseTo(15 - 2.22814 * 1.825742, 3);
		expect(gain.gain?.verdict).toBe('clearly-higher');
	});

	it('has the levels of the same people', () => {
		expect(gain.levels?.first.value).toBeCloseTo(45, 10);
		expect(gain.levels?.last.value).toBeCloseTo(60, 10);
	});

	it('has d by the mean of both SDs, and the share of what was still to be gained', () => {
		expect(gain.effectSize?.denominator).toBe('mean-sd');
		expect(gain.effectSize?.value).toBeCloseTo(15 / ((10 + Math.sqrt(1200 / 11)) / 2), 10);
		expect(gain.normalised).toBeCloseTo(15 / 55, 10);
	});

	it('has the spread of the gains, and the usual error of one', () => {
		expect(gain.spread).toBeCloseTo(Math.sqrt(700 / 11), 10);
		// x(10 − x)/9 of both moments: 562/9 in all, in percent times 100, and 10 points of linking.
		expect(gain.personError).toBeCloseTo(Math.sqrt(((100 * 562) / 9 + 12 * 100) / 12), 8);
	});

	it('has both distributions of the people who took both', () => {
		expect(gain.distribution).toEqual({
			first: [0, 0, 0, 2, 4, 4, 2, 0, 0, 0],
			last: [0, 0, 0, 0, 0, 5, 3, 3, 1, 0],
			firstOfAll: false
		});
	});

	it('has the gain per domain, averaged over the orders', () => {
		// D1: A→B 40 20 0 20 0 40 (mean 20), B→A 20 0 0 0 20 0 (mean 20/3). D2: 20 and 40/3.
		const [d1, d2, d3] = gain.domains;
		expect(d1?.gain?.value).toBeCloseTo((20 + 20 / 3) / 2, 10);
		expect(d2?.gain?.value).toBeCloseTo((20 + 40 / 3) / 2, 10);
		expect(d3).toEqual({ domain: 'D3', n: 0, gain: undefined });
	});

	it('has the gain on anchors minus that on unique items', () => {
		// A→B 40 20 −60 0 −40 40 (mean 0), B→A 20 −20 0 −40 20 −20 (mean −20/3).
		expect(gain.memory?.value).toBeCloseTo(-20 / 6, 10);
	});

	it('has the gain per class', () => {
		expect(gain.groups.map(({ by, cells }) => [by, cells.map(({ n, mean }) => [n, mean])])).toEqual(
			[
				[
					'class',
					[
						[6, expect.closeTo(20, 10)],
						[6, expect.closeTo(10, 10)]
					]
				]
			]
		);
	});

	it('says how much was left open, and corrects for guessing only when that fell by more than 5', () => {
		expect(gain.blanks).toEqual({ before: 0, after: 0, corrected: undefined });
		const open = alike(12).map((one) => ({
			...one,
			first: one.first && {
				...one.first,
				items: one.first.items.map((item, at) => ({
					...item,
					state: at > 7 ? ('omitted' as const) : item.state
				}))
			}
		}));
		const { blanks } = report(open).gain;
		expect(blanks).toMatchObject({ before: 20, after: 0 });
		expect(blanks?.corrected?.n).toBe(12);
	});

	it('counts who took what', () => {
		const learners = [
			...twelve,
			learner('A', 4, undefined),
			learner('B', 4, undefined, { left: true }),
			learner('A', undefined, 6),
			learner('A', 4, 6, { gain: 'core' }),
			learner('A', undefined, undefined)
		];
		expect(report(learners).gain.counts).toEqual({
			learners: 16,
			first: 15,
			last: 14,
			both: 12,
			onlyFirst: 2,
			onlyLast: 1,
			otherEnvironment: 1
		});
	});
});

describe('who stopped', () => {
	it('is compared with who stayed from six people on, with the gain if they had gone on', () => {
		const { gain } = report([
			...twelve,
			...Array.from({ length: 6 }, () => learner('A', 2, undefined))
		]);
		expect(gain.leavers?.stayers.value).toBeCloseTo(45, 10);
		expect(gain.leavers?.leavers).toMatchObject({ n: 6, value: expect.closeTo(20, 10) });
		expect(
			gain.leavers?.scenarios.map(({ assumption, gain: one }) => [assumption, one.value])
		).toEqual([
			['no-gain', expect.closeTo(10, 10)],
			['one-sd-below-stayers', expect.closeTo(15 - Math.sqrt(700 / 11) / 3, 10)]
		]);
	});

	it('is not told on when they are five or fewer: no levels, no d, T1 of everybody as it was', () => {
		for (const n of [1, 5]) {
			const leaving = Array.from({ length: n }, () => learner('A', 1, undefined));
			const { first, gain } = report([...twelve, ...leaving]);
			expect(gain.gain?.gain.value).toBeCloseTo(15, 10);
			expect(gain).toMatchObject({
				levels: undefined,
				effectSize: undefined,
				normalised: undefined,
				leavers: undefined
			});
			expect(gain.distribution).toMatchObject({ first: first.distribution, firstOfAll: true });
		}
	});

	it('is not somebody who took both in different environments', () => {
		const moved = Array.from({ length: 6 }, () => learner('A', 2, 4, { gain: 'core' }));
		expect(report([...twelve, ...moved]).gain.leavers).toBeUndefined();
	});
});

describe('what is shown for how many people', () => {
	it('is no mean below six', () => {
		const { first, gain } = report(alike(5));
		expect(first).toMatchObject({ n: 5, level: undefined, distribution: undefined, groups: [] });
		expect(first.domains.map(({ mean }) => mean)).toEqual(new Array(6).fill(undefined));
		expect(gain).toMatchObject({
			gain: undefined,
			levels: undefined,
			effectSize: undefined,
			distribution: undefined,
			verdicts: undefined,
			spread: undefined,
			personError: undefined,
			memory: undefined,
			blanks: undefined,
			groups: [],
			items: { first: [], last: [] }
		});
		expect(gain.counts.both).toBe(5);
	});

	it('is a mean and a gain from six, and nothing that compares below ten', () => {
		for (const n of [6, 9]) {
			const { first, gain } = report(alike(n));
			expect(first.level?.n).toBe(n);
			expect(gain.gain?.gain.n).toBe(n);
			expect(first.distribution).toBeUndefined();
			expect([...first.domains.map(({ mean }) => mean)]).toEqual(new Array(6).fill(undefined));
			expect(gain.domains.map((one) => one.gain)).toEqual(new Array(6).fill(undefined));
			expect(gain).toMatchObject({
				distribution: undefined,
				verdicts: undefined,
				spread: undefined,
				personError: undefined,
				memory: undefined,
				blanks: undefined
			});
		}
	});

	it('is everything from ten', () => {
		const { first, gain } = report(alike(10));
		expect(first.distribution).toBeDefined();
		expect(first.domains[0]?.mean?.n).toBe(10);
		expect(gain.spread).toBeDefined();
		expect(gain.personError).toBeDefined();
		expect(gain.blanks).toBeDefined();
		expect(gain.memory?.n).toBe(10);
	});

	it('is no distribution when one bin holds everybody', () => {
		const same = Array.from({ length: 12 }, (_, at) =>
			learner(at % 2 ? 'A' : 'B', 4, at < 6 ? 6 : 7)
		);
		const { first, gain } = report(same);
		expect(first.distribution).toBeUndefined();
		expect(gain.distribution).toBeUndefined();
	});

	it('is no level beside the gain when one order has five people: it would tell their mean gain', () => {
		const eleven = Array.from({ length: 11 }, (_, at) =>
			learner(at < 5 ? 'A' : 'B', 3 + (at % 3), 5 + (at % 4))
		);
		const { gain } = report(eleven);
		expect(gain.gain?.n).toEqual({ AB: 5, BA: 6 });
		expect(gain.levels).toBeUndefined();
		expect(gain.distribution?.firstOfAll).toBe(false);
	});
});

describe('the gain with fewer than three people in an order', () => {
	it('is that of the equated scores, with the linking error that stays', () => {
		const ten = Array.from({ length: 10 }, (_, at) => learner(at < 2 ? 'A' : 'B', 4, 5 + (at % 2)));
		const { gain } = report(ten);
		expect(gain.gain?.method).toBe('pooled-equated');
		// (8 − 2)/10 of a linking error of one point in ten.
		expect(gain.gain?.linkingErrorInside).toBeCloseTo(6, 10);
		expect(gain.domains.map((one) => one.gain)).toEqual(new Array(6).fill(undefined));
		expect(gain.memory).toBeUndefined();
	});
});

describe('who counts in the gain', () => {
	it('is nobody who took another environment at T3, or the same form again', () => {
		const strange = [
			learner('A', 1, 10, { gain: 'core' }),
			{ ...learner('A', 1, 10), last: learner('B', undefined, 10).last }
		];
		const { gain } = report([...twelve, ...strange]);
		expect(gain.counts.both).toBe(12);
		expect(gain.gain?.gain.value).toBeCloseTo(15, 10);
	});

	it('is somebody who left after handing in both', () => {
		const left = twelve.map((one, at) => (at === 0 ? { ...one, left: true } : one));
		const { gain } = report(left);
		expect(gain.counts).toMatchObject({ learners: 11, both: 12 });
		expect(gain.gain?.gain.value).toBeCloseTo(15, 10);
	});
});

describe('groups', () => {
	const classes = (sizes: Record<string, number>) =>
		Object.entries(sizes).flatMap(([className, n]) => alike(n, { className }));
	const shown = (learners: readonly CohortLearner[], by: string) =>
		report(learners)
			.first.groups.find((one) => one.by === by)
			?.cells.map(({ label, n }) => [label, n]);

	it('of fewer than six people go together', () => {
		expect(shown(classes({ A: 8, B: 4, C: 3, D: 10 }), 'class')).toEqual([
			['A', 8],
			['D', 10],
			['overige', 7]
		]);
	});

	it('are not there when only one is left', () => {
		expect(shown(classes({ A: 20, B: 3 }), 'class')).toBeUndefined();
		expect(shown(classes({ A: 20 }), 'class')).toBeUndefined();
	});

	it('hold who chose no class as well', () => {
		const learners = [...classes({ A: 8 }), ...alike(7)];
		expect(shown(learners, 'class')).toEqual([
			['A', 8],
			['onbekend', 7]
		]);
	});

	it('have an interval from ten people', () => {
		const { first } = report(classes({ A: 9, B: 10 }));
		expect(first.groups[0]?.cells.map(({ interval }) => interval !== undefined)).toEqual([
			false,
			true
		]);
	});

	it('of a second breakdown are left out when crossing it with the first would tell on a few', () => {
		const learners = [
			...alike(8, { className: 'A', schoolName: 'S' }),
			...alike(2, { className: 'B', schoolName: 'S' }),
			...alike(8, { className: 'B', schoolName: 'T' })
		];
		expect(shown(learners, 'class')).toEqual([
			['A', 8],
			['B', 10]
		]);
		expect(shown(learners, 'school')).toBeUndefined();
	});

	it('by environment are those of the moment that the report is about', () => {
		const here = alike(7);
		const moved = alike(8).map((one) => ({
			...one,
			last: one.last && { ...one.last, environment: 'iep' },
			gain: 'core' as const
		}));
		expect(shown([...here, ...moved], 'environment')).toBeUndefined();
		const elsewhere = alike(8).map((one) => ({
			...one,
			first: one.first && { ...one.first, environment: 'iep' }
		}));
		expect(shown([...here, ...elsewhere], 'environment')).toEqual([
			['cito', 7],
			['iep', 8]
		]);
	});
});

describe('the items of both moments', () => {
	it('are shown per order from ten people, of the same people at T1 and T3', () => {
		const { gain } = report(alike(20));
		expect(new Set(gain.items.first.map(({ form, n }) => `${form} ${n}`))).toEqual(
			new Set(['A 10', 'B 10'])
		);
		expect(gain.items.last).toHaveLength(20);
		const first = gain.items.first.find(({ id, form }) => id === 'anchor-0' && form === 'A');
		// All had it right: with p everybody would know how each of them did.
		expect(first).toMatchObject({ n: 10, outcome: undefined, flags: ['small-sample'] });
		expect(report(alike(19)).gain.items.first.map(({ form }) => form)).not.toContain('B');
	});
});

describe('a second report of the same people', () => {
	const sources = sourcesOf(twelve);
	const one = firstFigures(sources);

	it('shows the same again, since it gives nothing more away', () => {
		const again = firstFigures(sources, one.published);
		expect(again.figures).toEqual(one.figures);
	});

	it('with three people more shows no means: the difference would be theirs', () => {
		const late = [
			learner('A', 9, undefined),
			learner('B', 9, undefined),
			learner('A', 9, undefined)
		];
		const before = firstFigures(
			sourcesOf([...twelve, ...late.map((each) => ({ ...each, first: undefined }))])
		);
		const after = firstFigures(sourcesOf([...twelve, ...late]), before.published);
		expect(before.figures.level).toBeDefined();
		expect(after.figures).toMatchObject({ level: undefined, distribution: undefined, groups: [] });
	});

	it('of T3 with three pairs more shows no counts: the difference of bins and verdicts would be theirs', () => {
		const come = [learner('A', 9, 10), learner('A', 9, 10), learner('B', 9, 10)];
		const away = come.map((each) => ({ ...each, last: undefined, gain: undefined }));
		const [before, after] = [sourcesOf([...twelve, ...away]), sourcesOf([...twelve, ...come])];
		const first = firstFigures(before);
		const second = gainFigures(before, first.published, first.figures);
		const third = gainFigures(after, second.published, first.figures);
		expect(second.figures.distribution).toBeDefined();
		expect(second.figures.blanks).toBeDefined();
		expect(third.figures).toMatchObject({
			levels: undefined,
			distribution: undefined,
			verdicts: undefined,
			spread: undefined,
			personError: undefined,
			blanks: undefined
		});
	});
});

describe('the constants of forms that nobody took', () => {
	it('take both forms as equal, with an error of one point', () => {
		const { parts } = equalForms();
		expect(parts.total).toMatchObject({ items: 10, maxScore: 10 });
		expect(parts.core).toMatchObject({ items: 5, maxScore: 5 });
		expect(parts.total.link).toMatchObject({ method: 'identity', shift: 0, linkingError: 1 });
	});
});

describe('a cohort that sat several tests', () => {
	const mixed = [
		...alike(6),
		...alike(6).map((one) => ({
			...one,
			first: one.first && { ...one.first, environment: 'iep', test: 'iep' },
			last: one.last && { ...one.last, environment: 'iep', test: 'iep' }
		}))
	];

	it('is compared on the core that they share, at both moments', () => {
		const { first, gain } = report(mixed);
		const core = { part: 'core', tests: ['cito', 'iep'] };
		expect([first.compared, gain.compared]).toEqual([core, core]);
		// 4 and 6 points are 4 and 5 of the five core items, 5 points all five: 80, 100 and 100.
		expect(first.level?.value).toBeCloseTo(280 / 3, 10);
		expect(gain.counts.both).toBe(12);
	});

	it('says nothing of the domains that the core does not have', () => {
		const { gain } = report(mixed);
		// In these tiny forms the core is D1 alone.
		expect(gain.domains.flatMap(({ domain, gain: one }) => (one ? [domain] : []))).toEqual(['D1']);
	});

	it('takes in who changed between two of them; on one test alone she is left out', () => {
		const changed = alike(2).map((one) => ({
			...one,
			last: one.last && { ...one.last, environment: 'iep', test: 'iep' },
			gain: 'core' as const
		}));
		expect(report([...mixed, ...changed]).gain.counts).toMatchObject({
			both: 14,
			otherEnvironment: 0
		});
		expect(report([...alike(12), ...changed]).gain.counts).toMatchObject({
			both: 12,
			otherEnvironment: 2
		});
	});

	it('puts no tests together that share no core: it is about the one that most sat', () => {
		const old = alike(4).map((one) => ({
			...one,
			first: one.first && { ...one.first, test: 'old', core: 'old' },
			last: one.last && { ...one.last, test: 'old', core: 'old' }
		}));
		const { first, gain } = report([...alike(12), ...old]);
		expect(first).toMatchObject({ n: 12, compared: { part: 'total', tests: ['cito'] } });
		expect(gain.counts).toMatchObject({ both: 12, otherEnvironment: 4 });
	});
});
