import { beforeEach, describe, expect, it } from 'vitest';
import { misconceptionNames } from '../domain/assessment/misconceptions.ts';
import { seededRandom } from '../domain/statistics/random.ts';
import { listFrozen, saveAnswers } from './answers.ts';
import type { Cohort, Membership } from './cohorts.ts';
import { answerBy } from './demo-answers.ts';
import { ownResult } from './results.ts';
import { submitSitting } from './sittings.ts';
import { closeMoment } from './snapshots.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	momentOf,
	start,
	take,
	type World
} from './test-world.ts';

let world: World;
beforeEach(async () => {
	world = await makeWorld();
});

const result = (cohort: Cohort, { personId }: Membership, at = days(1)) =>
	ownResult(world, personId, cohort.id, at);
function sat(firstResult: Cohort['firstResult']) {
	const cohort = addCohort(world, { firstResult });
	const member = enrol(world, cohort);
	take(world, member, 'T1', { right: 20 });
	return { cohort, member };
}

describe('what a learner sees after T1', () => {
	it.each([
		['nothing', { shown: 'nothing', first: undefined, words: undefined }],
		['clusters', { shown: 'clusters', first: undefined, words: { mostToGain: expect.anything() } }],
		['score', { shown: 'score', words: undefined }]
	] as const)('is %s when the cohort is set so', (setting, shown) => {
		const { cohort, member } = sat(setting);
		const found = result(cohort, member);
		expect(found).toMatchObject(shown);
		expect(found?.first !== undefined).toBe(setting === 'score');
		expect([found?.last, found?.gain, found?.misconceptions]).toEqual([undefined, undefined, []]);
	});

	it('holds no figure at all in words', () => {
		const { cohort, member } = sat('clusters');
		const { words, ...found } = result(cohort, member) ?? {};
		expect(words).toEqual({ mostToGain: 'C3' });
		expect(JSON.stringify({ ...found, items: undefined })).not.toMatch(/"(value|points)"/);
	});

	it('is nothing before she handed in, and nothing in a cohort where she did not sit', () => {
		const cohort = addCohort(world);
		const member = enrol(world, cohort);
		expect(result(cohort, member)).toBeUndefined();
		start(world, member, 'T1');
		expect(result(cohort, member)).toBeUndefined();
		expect(ownResult(world, member.personId, 'no-cohort', days(1))).toBeUndefined();
	});
});

describe('what a learner sees after T3', () => {
	it('is everything at once, for the time being until the moment closes', () => {
		const { cohort, member } = sat('nothing');
		take(world, member, 'T3', { right: 26 });
		const found = result(cohort, member, days(62));
		expect(found).toMatchObject({ shown: 'score', provisional: true, part: 'total' });
		expect(found?.gain?.gain.value).toBeCloseTo(
			(found?.last?.score.value ?? 0) - (found?.first?.score.value ?? 0),
			10
		);
		expect(found?.gain?.gain.value).toBeGreaterThan(20);
		closeMoment(world, momentOf(world, cohort, 'T3'), { by: null, now: days(63) });
		expect(result(cohort, member, days(63))?.provisional).toBe(false);
	});

	it('does not move when others sit elsewhere after the moment closed', () => {
		const { cohort, member } = sat('score');
		take(world, member, 'T3', { right: 26 });
		closeMoment(world, momentOf(world, cohort, 'T3'), { by: null, now: days(63) });
		const before = result(cohort, member, days(64));
		const other = addCohort(world);
		for (let at = 0; at < 14; at += 1) take(world, enrol(world, other), 'T1', { right: at });
		closeMoment(world, momentOf(world, other, 'T1'), { by: null, now: days(4) });
		expect(result(cohort, member, days(64))).toEqual(before);
	});

	it('is a score without a gain for who did not sit T1', () => {
		const cohort = addCohort(world);
		const member = enrol(world, cohort);
		take(world, member, 'T3', { right: 10 });
		const found = result(cohort, member, days(62));
		expect(found?.last?.score.value).toBeGreaterThan(0);
		expect([found?.first, found?.gain]).toEqual([undefined, undefined]);
	});

	it('names reasoning errors in words, at most two in each cluster, and no question', () => {
		const { cohort, member } = sat('score');
		const sitting = start(world, member, 'T3');
		const random = seededRandom(3);
		const answers = listFrozen(world.db, sitting.id).map(({ itemId }, seq) => {
			const bank = world.content.items.get(itemId);
			const value = bank && answerBy(bank, -20, random);
			return {
				sittingId: sitting.id,
				itemId,
				value: value ?? null,
				epoch: 1,
				seq,
				savedAt: days(62)
			};
		});
		saveAnswers(world.db, answers, 1);
		submitSitting(world.db, sitting.id, { by: 'learner', now: days(62) });
		const { misconceptions } = result(cohort, member, days(62)) ?? { misconceptions: [] };
		expect(misconceptions.map(({ cluster }) => cluster)).toEqual(['C1', 'C2', 'C3']);
		for (const { words } of misconceptions) {
			expect(words.length).toBeLessThanOrEqual(2);
			for (const text of words) expect(Object.values(misconceptionNames)).toContain(text);
		}
		for (const { itemId } of listFrozen(world.db, sitting.id)) {
			const open = world.content.items.get(itemId)?.item.open;
			expect(JSON.stringify(misconceptions)).not.toContain(open?.stem);
		}
	});

	it('is a gain on the core items alone when she chose another environment', () => {
		const cito = world.content.forms.get('cito');
		if (!cito) throw new Error('no forms');
		const { cohort, member } = sat('score');
		take(world, member, 'T3', { right: 26, environment: 'iep' });
		const found = result(cohort, member, days(62));
		expect(found).toMatchObject({ part: 'core', environment: 'iep' });
		const core = cito.forms.A.filter(({ environment }) => environment === 'core');
		expect(found?.items).toBe(core.flatMap(({ items }) => items).length);
		expect(found?.gain?.gain.value).toBeGreaterThan(0);
	});
});
