import { describe, expect, it } from 'vitest';
import type { ScoredSitting } from '../assessment/scored.ts';
import { computeConstants, formScores, maximumOn, scaleOf, sittingPoints } from './constants.ts';
import { itemRows } from './item-rows.ts';
import { learnerGain, misconceptionsShown, sittingResult } from './learner.ts';
import { askedTiny, equalForms, tinyItems, tinySitting } from './test-cohort.ts';

const design = {
	test: 'cito',
	items: tinyItems().map(({ anchor }) => ({ core: anchor, anchor, maxScore: 1 }))
};

describe('the result of one sitting', () => {
	it('is a kennisscore with its binomial error: 6 of 10, √(6·4/9) points', () => {
		const { score, errorMethod } = sittingResult(tinySitting('A', 6), equalForms());
		expect(score.value).toBe(60);
		expect(score.standardError).toBeCloseTo(10 * Math.sqrt(24 / 9), 10);
		expect(errorMethod).toBe('binomial');
	});

	it('has a band per cluster, and says where most is to be gained only where that is sure', () => {
		const equal = sittingResult(tinySitting('A', 10), equalForms());
		expect(equal.clusters.map(({ cluster, value }) => [cluster, value])).toEqual([['C1', 100]]);
		expect(equal.mostToGain).toBeUndefined();
		const moved = (points: number): ScoredSitting => ({
			...tinySitting('A', points),
			items: tinySitting('A', points).items.map((item) =>
				item.anchor ? item : { ...item, domain: 'D5' }
			)
		});
		expect(sittingResult(moved(5), equalForms()).mostToGain).toBe('C3');
		expect(sittingResult(moved(7), equalForms()).mostToGain).toBeUndefined();
	});

	it('can be on the core alone', () => {
		const { score } = sittingResult(tinySitting('A', 6), equalForms(), 'core');
		expect(score.value).toBe(100);
		expect(maximumOn(tinySitting('A', 6), 'core')).toBe(5);
		expect(sittingPoints(tinySitting('A', 3), 'core')).toEqual({ form: 'A', points: 3 });
	});
});

describe('the gain of a learner', () => {
	it('is the difference with the errors of both moments and of the link', () => {
		const { before, after, gain, verdict } = learnerGain(
			tinySitting('A', 4),
			tinySitting('B', 7),
			equalForms(),
			'total'
		);
		expect([before.value, after.value, gain.value]).toEqual([40, 70, 30]);
		expect(gain.standardError).toBeCloseTo(10 * Math.sqrt(24 / 9 + 21 / 9 + 1), 10);
		expect(verdict).toBeUndefined();
	});

	it('is on the core items when she changed environment', () => {
		const { gain } = learnerGain(tinySitting('A', 4), tinySitting('B', 7), equalForms(), 'core');
		expect(gain.value).toBe(20);
	});
});

describe('the reasoning errors behind wrong choices', () => {
	it('are told per cluster, most often first, of what was not all right', () => {
		const sitting: ScoredSitting = {
			...tinySitting('A', 2),
			items: tinySitting('A', 2).items.map((item) => ({
				...item,
				domain: item.anchor ? 'D1' : 'D6'
			}))
		};
		const misconceptions: Record<string, string> = {
			'anchor-2': 'M05',
			'anchor-3': 'M07',
			'anchor-4': 'M07',
			'A-5': 'M24'
		};
		const shown = misconceptionsShown(sitting, (id, choice) =>
			choice === '1' ? misconceptions[id] : 'M01'
		);
		expect([...shown]).toEqual([
			['C1', ['M07', 'M05']],
			['C3', ['M24']]
		]);
		expect(misconceptionsShown(tinySitting('A', 10), () => 'M01').size).toBe(0);
	});
});

describe('the constants of a form pair', () => {
	const points = (form: 'A' | 'B', ...all: number[]) => all.map((one) => tinySitting(form, one));

	it('come from first sittings: how many, how spread, how reliable, and the shift between forms', () => {
		const a = points('A', 3, 4, 5, 6, 7, 8);
		const b = points('B', 3, 4, 5, 6, 7, 7);
		const { parts } = computeConstants(design, [...a, ...b]);
		expect(parts.total.forms.A).toMatchObject({ n: 6 });
		expect(parts.total.forms.A.standardDeviation).toBeCloseTo(Math.sqrt(3.5), 10);
		expect(parts.total.alpha.A?.value).toBeGreaterThan(0.5);
		expect(parts.total.link).toMatchObject({ method: 'shrunk-mean', nA: 6, nB: 6 });
		// Totals 33/6 and 32/6, anchors 27/6 and 27/6: form B is a sixth of a point harder.
		expect(parts.total.link.rawShift).toBeCloseTo(1 / 6, 10);
		expect(parts.core.link).toMatchObject({ method: 'identity', shift: 0 });
		expect(scaleOf({ test: 'cito', parts }, 'total').knowledgeScore('B', 5)).toBeCloseTo(
			10 * (5 + parts.total.link.shift),
			10
		);
	});

	it('leave out of the table of people and items who sat before an item was replaced', () => {
		const [old] = points('A', 4);
		const replaced = {
			...tinySitting('A', 6),
			items: tinySitting('A', 6).items.map((item, at) => (at === 9 ? { ...item, id: 'new' } : item))
		};
		const { items, rows } = formScores([old ?? replaced, replaced, replaced]);
		expect(items.map(({ id }) => id)).toContain('new');
		expect(rows).toHaveLength(2);
		expect(formScores([]).rows).toEqual([]);
	});
});

describe('the table of items', () => {
	const about = { test: 'cito', form: 'A' as const, askedOf: askedTiny };
	const people = (n: number) => Array.from({ length: n }, (_, at) => tinySitting('A', at % 11));

	it('says nothing below ten people', () => {
		expect(itemRows(people(9), about)).toEqual([]);
	});

	it('says the share of points from ten, of one form in one environment', () => {
		const others = [tinySitting('B', 9), tinySitting('A', 9, { environment: 'iep' })];
		const rows = itemRows([...people(10), ...others], about);
		expect(rows).toHaveLength(10);
		// The first item is right for everybody with a point: nine of ten.
		expect(rows[0]).toMatchObject({
			id: 'anchor-0',
			n: 10,
			outcome: { p: 0.9, rit: undefined, rir: undefined, trace: undefined }
		});
		// Nobody has the last one right: that would tell on everybody.
		expect(rows[9]).toMatchObject({ n: 10, outcome: undefined, flags: ['small-sample'] });
	});

	it('says how an item goes with the rest only from fifty', () => {
		expect(itemRows(people(49), about)[0]?.outcome?.rir).toBeUndefined();
		expect(itemRows(people(50), about)[0]?.outcome?.rir).toBeGreaterThan(0);
	});

	it('tells left out from "weet ik niet"', () => {
		const blank = people(10).map((one, at) => ({
			...one,
			items: one.items.map((item, i) => ({
				...item,
				state:
					i === 0 && at < 3
						? ('omitted' as const)
						: i === 0 && at < 5
							? ('dont-know' as const)
							: ('answered' as const)
			}))
		}));
		expect(itemRows(blank, about)[0]).toMatchObject({
			outcome: { omitted: 0.3, notReached: 0, dontKnow: 0.2 }
		});
	});
});
