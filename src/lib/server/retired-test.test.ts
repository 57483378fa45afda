import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../domain/statistics/random.ts';
import { listFrozen, saveAnswers } from './answers.ts';
import { runCalibration } from './calibration-run.ts';
import { constantsInForce } from './calibrations.ts';
import type { Cohort, Membership } from './cohorts.ts';
import { itemsOf, type FormPair } from './content/forms.ts';
import { answerBy } from './demo-answers.ts';
import { firstSittings } from './records.ts';
import { reportPage } from './report-of.ts';
import { ownResult } from './results.ts';
import { closeMoment, findReports } from './snapshots.ts';
import { submitSitting } from './sittings.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	start,
	take,
	type World
} from './test-world.ts';

/** Somebody sat a test that was renewed since: cohorts of before, of after, and one in between. */
let world: World;
let before: Cohort;
let between: Cohort;
let moved: Membership[];

const status = (pair: FormPair | undefined, changed: FormPair['status']): FormPair => {
	if (!pair) throw new Error('no such forms');
	return { ...pair, status: changed };
};
const close = (cohort: Cohort, code: 'T1' | 'T3') =>
	closeMoment(world, momentOf(world, cohort, code), {
		by: null,
		now: code === 'T1' ? days(6) : days(71)
	});

/** As people answer, so that items differ in more than their place. */
function answerAll(member: Membership, code: 'T1' | 'T3', ability: () => number, random: Random) {
	const sitting = start(world, member, code);
	const savedAt = minutes(20, sitting.startedAt);
	const theta = ability();
	const answers = listFrozen(world.db, sitting.id).flatMap(({ itemId }, at) => {
		const bank = world.content.items.get(itemId);
		const value = bank && answerBy(bank, theta, random);
		return value === undefined
			? []
			: [{ sittingId: sitting.id, itemId, value, epoch: 1, seq: at + 1, savedAt }];
	});
	saveAnswers(world.db, answers, 1);
	submitSitting(world.db, sitting.id, { by: 'learner', now: savedAt });
}

beforeAll(async () => {
	const today = await makeWorld();
	const forms = new Map([
		...today.content.forms,
		['cito', status(today.content.forms.get('cito'), 'vervallen')] as const,
		['cito-proef', status(today.content.forms.get('cito-proef'), 'proef')] as const
	]);
	world = { ...today, content: { ...today.content, forms } };
	before = addCohort(world);
	between = addCohort(world);
	const members = Array.from({ length: 12 }, () => enrol(world, before));
	moved = Array.from({ length: 12 }, () => enrol(world, between));
	const random = seededRandom(6);
	for (const one of members) {
		answerAll(one, 'T1', () => random.normal(-0.5, 1), random);
		answerAll(one, 'T3', () => random.normal(1.5, 1), random);
	}
	for (const one of moved) take(world, one, 'T1', { right: 6 });
	close(before, 'T1');
	close(between, 'T1');
	world = today;
	for (const one of moved) take(world, one, 'T3', { right: 20 });
});

describe('a test that is drawn no more', () => {
	it('is not drawn: who starts after it was retired gets the new one', () => {
		const late = take(world, enrol(world, addCohort(world)), 'T1');
		expect([late.environment, late.test]).toEqual(['cito', 'cito']);
	});

	it('is still scored by its own forms, and reported when its moment closes', () => {
		close(before, 'T3');
		const { gain } = findReports(world.db, before.id);
		expect(gain?.figures.report.compared).toEqual({ part: 'total', tests: ['cito-proef'] });
		expect(gain?.figures.report.gain?.gain.n).toBe(12);
		expect(gain?.figures.report.gain?.gain.value).toBeGreaterThan(10);
		const [measure] = reportPage(world, before.id, days(72)).measures;
		const proof = world.content.forms.get('cito-proef');
		expect(measure?.items).toBe(itemsOf(proof?.forms.A ?? []).length);
		expect(measure?.name).toMatch(/vervallen/);
	});

	it('is never pooled with the test that took its place', () => {
		const proof = firstSittings(world, 'cito-proef');
		expect(proof).toHaveLength(24);
		expect(new Set(proof.map(({ test }) => test))).toEqual(new Set(['cito-proef']));
		// Whoever sat the old one first has no first sitting on the new one.
		expect(firstSittings(world, 'cito')).toHaveLength(1);
		const items = (test: string) => constantsInForce(world, test).parts.total.items;
		expect([items('cito-proef'), items('cito')]).toEqual([16, 30]);
	});

	it('can still be calibrated, on its own', () => {
		const found = runCalibration(world, { test: 'cito-proef', split: [] });
		if ('refused' in found) throw new Error(found.refused);
		const proof = world.content.forms.get('cito-proef');
		const own = new Set(
			itemsOf([...(proof?.forms.A ?? []), ...(proof?.forms.B ?? [])]).map(({ id }) => id)
		);
		expect(found.rows.length).toBeGreaterThan(0);
		for (const { id } of found.rows) expect(own.has(id)).toBe(true);
	});
});

describe('a cohort whose test was renewed between T1 and T3', () => {
	it('has no gain, and counts who took both', () => {
		close(between, 'T3');
		const { gain } = findReports(world.db, between.id);
		expect(gain?.figures.report.gain).toBeUndefined();
		expect(gain?.figures.report.counts).toMatchObject({ both: 0, otherEnvironment: 12 });
	});

	it('shows a learner T3 alone, and says why', () => {
		const [one] = moved;
		const found = ownResult(world, one?.personId ?? '', between.id, days(72));
		expect(found).toMatchObject({ incomparable: true, gain: undefined, first: undefined });
		expect(found?.last?.score.value).toBeGreaterThan(0);
	});
});
