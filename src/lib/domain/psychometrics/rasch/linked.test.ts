import { describe, expect, it } from 'vitest';
import { mean } from '../../statistics/descriptive.ts';
import { seededRandom } from '../../statistics/random.ts';
import { calibrate } from './calibrate.ts';
import { driftingAnchors, linkCalibrations, thinAnchor } from './drift.ts';
import { bank, mustCalibrate, takenForms, written } from './examples.ts';
import { linkMoments, linkSeparately } from './linked.ts';
import { rightOrWrong } from './model.ts';
import { stackMoments } from './moments.ts';
import { simulate } from './simulate.ts';

/** Two fixed forms of 20 items with 8 anchors; the anchors in `easier` became a logit easier. */
function twoForms(easier: readonly number[], people = 1500) {
	const random = seededRandom(31);
	const models = Array.from({ length: 32 }, (_, i) => rightOrWrong(`i${i}`, random.normal()));
	const later = models.map((item, i) =>
		easier.includes(i) ? rightOrWrong(item.id, (item.thresholds[0] ?? 0) - 1) : item
	);
	const before = Array.from({ length: people }, () => random.normal());
	const after = before.map((ability) => ability + random.normal(0.8, 0.5));
	const form = (from: number) => Array.from({ length: 20 }, (_, i) => from + i);
	const taken = (abilities: readonly number[], from: number, items: typeof models) => {
		const own = items.slice(from, from + 20);
		const rows = abilities.map((ability) => ({ ability, items: form(0) }));
		return simulate(own, rows, people, random);
	};
	return {
		first: { label: 'T1', answers: taken(before, 0, models) },
		second: { label: 'T3', answers: taken(after, 12, later) }
	};
}

const mustLink = (result: ReturnType<typeof linkMoments>) => {
	if ('refused' in result) throw new Error(result.refused);
	return result;
};

function meanGain(linked: ReturnType<typeof mustLink>): number {
	const gains = linked.before.flatMap((one, person) => {
		const other = linked.after[person];
		return one && other ? [other.value - one.value] : [];
	});
	return mean(gains) ?? NaN;
}

describe('linking two moments', () => {
	it('finds the gain back in our own counterbalanced design', () => {
		const random = seededRandom(17);
		const models = bank(random);
		const before = Array.from({ length: 2000 }, () => random.normal(0, 1));
		const after = before.map((ability) => 0.8 * ability + random.normal(0.5, 0.6));
		const onA = before.map(() => random.uniform() < 0.5);
		const linked = mustLink(
			linkMoments(
				{ label: 'T1', answers: takenForms(models, before, onA, random) },
				{
					label: 'T3',
					answers: takenForms(
						models,
						after,
						onA.map((a) => !a),
						random
					)
				}
			)
		);
		const truth = (mean(after) ?? NaN) - (mean(before) ?? NaN);
		// Error of one difference about .6, over 2,000 people .014.
		expect(Math.abs(meanGain(linked) - truth)).toBeLessThan(0.05);
		expect(linked.calibration.items).toHaveLength(48);
	});

	it('puts fixed forms on one scale by their anchors, together or apart', () => {
		const { first, second } = twoForms([]);
		const separate = linkSeparately(first, second);
		const linked = mustLink(linkMoments(first, second));
		expect(separate?.drifting).toEqual([]);
		expect(separate?.link.anchors).toHaveLength(8);
		expect(Math.abs(meanGain(linked) - 0.8)).toBeLessThan(0.1);
		expect(separate?.meanGain).toBeCloseTo(meanGain(linked), 1);
		// Difficulties with errors of about .08 twice, over √8.
		expect(separate?.link.linkingError).toBeGreaterThan(0.02);
		expect(separate?.link.linkingError).toBeLessThan(0.08);
	});

	it('finds the anchors that were taught, and what they did to the gain', () => {
		const { first, second } = twoForms([13, 15]);
		const separate = linkSeparately(first, second);
		expect(separate?.drifting.toSorted()).toEqual(['i13', 'i15']);
		const asIfFixed = meanGain(mustLink(linkMoments(first, second)));
		const split = mustLink(linkMoments(first, second, separate?.drifting ?? []));
		expect(asIfFixed - meanGain(split)).toBeGreaterThan(0.1);
		expect(Math.abs(meanGain(split) - 0.8)).toBeLessThan(0.1);
		expect(split.calibration.items.map((item) => item.id)).toContain('i13@T3');
	});

	it('leaves who was absent without an ability at that moment', () => {
		const { first, second } = twoForms([], 400);
		second.answers.scores.fill(-1, 0, 20);
		const linked = mustLink(linkMoments(first, second));
		expect(linked.after[0]).toBeUndefined();
		expect(linked.before[0]).toBeDefined();
		expect(linked.calibration.persons).toBe(799);
	});

	it('refuses forms without anchors', () => {
		const first = { label: 'T1', answers: written('01 10 01 10') };
		const second = {
			label: 'T3',
			answers: { ...written('01 10 01 10'), items: ['c', 'd'] }
		};
		expect(linkMoments(first, second)).toMatchObject({ refused: 'not-connected' });
		expect(linkSeparately(first, second)).toBeUndefined();
	});
});

describe('drift', () => {
	const sample = (rows: string) => mustCalibrate(calibrate(written(rows)));
	const once = '110 101 011 100 010 001 100 110';
	const later = '110 101 011 100 010 001 001 011';

	it('adds up to nothing over the anchors, and turns with the moments', () => {
		const there = linkCalibrations(sample(once), sample(later));
		const back = linkCalibrations(sample(later), sample(once));
		expect(there?.anchors.reduce((sum, { drift }) => sum + drift, 0)).toBeCloseTo(0, 12);
		there?.anchors.forEach(({ drift, z }, i) => {
			expect(back?.anchors[i]?.drift).toBeCloseTo(-drift, 12);
			expect(back?.anchors[i]?.z).toBeCloseTo(-z, 12);
		});
		expect(back?.shift).toBeCloseTo(-(there?.shift ?? NaN), 12);
	});

	it('gives the linking error as the SD of the drifts over the root of their number', () => {
		const link = linkCalibrations(sample(once), sample(later));
		const squares = link?.anchors.reduce((sum, { drift }) => sum + drift ** 2, 0) ?? NaN;
		expect(link?.linkingError).toBeCloseTo(Math.sqrt(squares / 2 / 3), 12);
	});

	it('is measured against the anchors that carry the link', () => {
		const link = linkCalibrations(sample(once), sample(later), ['a']);
		const carrying = link?.anchors.filter(({ id }) => id !== 'a') ?? [];
		expect(carrying.reduce((sum, { drift }) => sum + drift, 0)).toBeCloseTo(0, 12);
		expect(linkCalibrations(sample(once), sample(later), ['a', 'b'])?.linkingError).toBeUndefined();
		expect(linkCalibrations(sample(once), sample(later), ['a', 'b', 'c'])).toBeUndefined();
	});

	it('asks for five anchors, and one in five of the shorter form', () => {
		expect([thinAnchor(4, 10), thinAnchor(5, 25), thinAnchor(5, 26), thinAnchor(12, 30)]).toEqual([
			true,
			false,
			true,
			false
		]);
	});

	it('of equal moments is nothing', () => {
		expect(driftingAnchors(sample(once), sample(once))).toEqual([]);
		expect(linkCalibrations(sample(once), sample(once))?.linkingError).toBe(0);
	});
});

describe('stacked moments', () => {
	it('have a row per person and moment with answers, equal names being one item', () => {
		const stacked = stackMoments([
			{ label: 'T1', answers: written('01 1. ..') },
			{ label: 'T3', answers: { ...written('10 .1 11'), items: ['b', 'c'] } }
		]);
		expect(stacked.matrix.items).toEqual(['a', 'b', 'c']);
		expect([...stacked.moment]).toEqual([0, 0, 1, 1, 1]);
		expect([...stacked.person]).toEqual([0, 1, 0, 1, 2]);
		expect([...stacked.matrix.scores]).toEqual([
			0, 1, -1, 1, -1, -1, -1, 1, 0, -1, -1, 1, -1, 1, 1
		]);
	});

	it('keep a split item apart per moment', () => {
		const moment = (label: string) => ({ label, answers: written('01 10') });
		const { matrix } = stackMoments([moment('T1'), moment('T3')], ['a']);
		expect(matrix.items).toEqual(['a@T1', 'b', 'a@T3']);
	});
});
