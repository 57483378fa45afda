import { beforeEach, describe, expect, it } from 'vitest';
import { pointsOf } from '../domain/assessment/scored.ts';
import { saveAnswers, listFrozen } from './answers.ts';
import { leave, type Cohort } from './cohorts.ts';
import { rightAnswer } from './demo-answers.ts';
import {
	answeredLate,
	cohortRecord,
	firstSittings,
	learnerRecord,
	scoreSittings
} from './records.ts';
import { closeOverdue } from './snapshots.ts';
import { findSitting, submitSitting, voidSitting, type Sitting } from './sittings.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	start,
	take,
	type World
} from './test-world.ts';

let world: World;
let cohort: Cohort;
beforeEach(async () => {
	world = await makeWorld();
	cohort = addCohort(world);
});

const scored = (sitting: Sitting) => {
	const found = findSitting(world.db, sitting.id) ?? sitting;
	const one = scoreSittings(world, [found]).get(sitting.id);
	if (!one) throw new Error('not scored');
	return one;
};
const record = (asOf?: Date) => {
	const found = cohortRecord(world, cohort.id, asOf);
	if (!found) throw new Error('no record');
	return found;
};
/** An answer that arrives after the end. */
function answerLate(sitting: Sitting, at: Date, position = 15): void {
	const itemId = listFrozen(world.db, sitting.id)[position]?.itemId ?? '';
	const bank = world.content.items.get(itemId);
	const value = bank && rightAnswer(bank);
	saveAnswers(
		world.db,
		[{ sittingId: sitting.id, itemId, value, epoch: 1, seq: 99, savedAt: at, late: true }],
		1
	);
}

describe('a scored sitting', () => {
	it('has all items of the form, with points by the key of today', () => {
		const pair = world.content.forms.get('cito');
		const right = Infinity;
		const { items, form } = scored(take(world, enrol(world, cohort), 'T1', { right }));
		expect(items.map(({ id }) => id)).toEqual(
			pair?.forms[form].flatMap((testlet) => testlet.items.map(({ id }) => id))
		);
		expect(pointsOf(items)).toBe(pair?.maximum);
		expect(items.filter(({ anchor }) => anchor).map(({ testlet }) => testlet)).toEqual(
			expect.arrayContaining([...(pair?.anchors ?? [])])
		);
		expect(items.some(({ core }) => core) && items.some(({ core }) => !core)).toBe(true);
	});

	it('tells what was answered, not known, passed over and not reached', () => {
		const sitting = start(world, enrol(world, cohort), 'T1');
		const items = listFrozen(world.db, sitting.id).map(({ itemId }) => itemId);
		const at = (position: number, value: unknown) => ({
			sittingId: sitting.id,
			itemId: items[position] ?? '',
			value,
			epoch: 1,
			seq: position + 1,
			savedAt: minutes(1)
		});
		saveAnswers(world.db, [at(1, 'dont-know'), at(3, 0), at(4, null)], 1);
		const states = scored(sitting).items.map(({ state }) => state);
		expect(states.slice(0, 5)).toEqual([
			'omitted',
			'dont-know',
			'omitted',
			'answered',
			'not-reached'
		]);
		expect(new Set(states.slice(4))).toEqual(new Set(['not-reached']));
	});

	it('gives no points for what this item cannot have as an answer', () => {
		const sitting = start(world, enrol(world, cohort), 'T1');
		const rows = listFrozen(world.db, sitting.id).map(({ itemId }, seq) => ({
			sittingId: sitting.id,
			itemId,
			value: { strange: true },
			epoch: 1,
			seq: seq + 1,
			savedAt: minutes(1)
		}));
		saveAnswers(world.db, rows, 1);
		expect(pointsOf(scored(sitting).items)).toBe(0);
	});
});

describe('the record of a cohort', () => {
	it('has every learner without a name, who left too, and no trainer', () => {
		const one = enrol(world, cohort, { className: 'A' });
		enrol(world, cohort, { className: 'B' });
		take(world, one, 'T1');
		leave(world.db, {
			cohortId: cohort.id,
			personId: one.personId,
			by: one.personId,
			now: minutes(30)
		});
		const { learners } = record();
		expect(
			learners.map(({ className, left, first }) => [className, left, first !== undefined])
		).toEqual([
			['A', true, true],
			['B', false, false]
		]);
		expect(JSON.stringify(learners)).not.toContain(one.personId);
		expect(JSON.stringify(learners)).not.toContain('Persoon');
	});

	it('counts what was handed in and not void', () => {
		start(world, enrol(world, cohort), 'T1');
		const gone = take(world, enrol(world, cohort), 'T1');
		voidSitting(world.db, { sittingId: gone.id, reason: 'x', by: world.trainer, now: minutes(20) });
		take(world, enrol(world, cohort), 'T1');
		expect(record().learners.filter(({ first }) => first)).toHaveLength(1);
	});

	it('can be as it was at an instant: what came later is not in it, what was made void later is', () => {
		const [one, two] = [enrol(world, cohort), enrol(world, cohort)];
		const early = take(world, one, 'T1');
		take(world, two, 'T1', { at: minutes(60) });
		voidSitting(world.db, {
			sittingId: early.id,
			reason: 'x',
			by: world.trainer,
			now: minutes(50)
		});
		const sat = (asOf?: Date) => record(asOf).learners.map(({ first }) => first !== undefined);
		expect(sat(minutes(9))).toEqual([false, false]);
		expect(sat(minutes(10))).toEqual([true, false]);
		expect(sat(minutes(50))).toEqual([false, false]);
		expect(sat()).toEqual([false, true]);
	});

	it('leaves out answers that came late after that instant, and says of whom they came', () => {
		enrol(world, cohort);
		const sitting = start(world, enrol(world, cohort), 'T1');
		submitSitting(world.db, sitting.id, { by: 'deadline', now: minutes(25) });
		answerLate(sitting, minutes(60));
		const points = (asOf?: Date) => pointsOf(record(asOf).learners[1]?.first?.items ?? []);
		expect(points(minutes(59))).toBe(0);
		expect(points(minutes(60))).toBeGreaterThan(0);
		expect(points()).toBeGreaterThan(0);
		const late = (since: number, until: number) =>
			answeredLate(world, cohort.id, { since: minutes(since), until: minutes(until) });
		expect(late(30, 60)).toEqual({ first: new Set([1]), last: new Set() });
		expect(late(60, 90).first.size).toBe(0);
		expect(late(0, 59).first.size).toBe(0);
	});

	it('is not there for a cohort that is not', () => {
		expect(cohortRecord(world, 'no-cohort')).toBeUndefined();
	});
});

describe('the record of a learner', () => {
	it('holds each sitting in the cohort that it was taken in', () => {
		const other = addCohort(world);
		const { personId } = enrol(world, cohort);
		const member = enrol(world, other, { personId });
		take(world, { ...member, cohortId: cohort.id }, 'T1');
		take(world, member, 'T3');
		expect(learnerRecord(world, personId, cohort.id)).toMatchObject({
			last: undefined,
			gain: undefined
		});
		expect(learnerRecord(world, personId, other.id)).toMatchObject({
			first: undefined,
			gain: undefined
		});
	});
});

describe('the first sittings of the installation', () => {
	const first = (options?: { closed: boolean }) => firstSittings(world, 'cito', options);

	it('are one of everybody, of all cohorts, in one environment', () => {
		const member = enrol(world, cohort);
		take(world, member, 'T1');
		take(world, member, 'T3');
		take(world, enrol(world, addCohort(world)), 'T1');
		start(world, enrol(world, cohort), 'T1');
		expect(first()).toHaveLength(2);
		expect(firstSittings(world, 'iep')).toEqual([]);
	});

	it('are not of somebody whose first one was void: she saw the form', () => {
		const member = enrol(world, cohort);
		const { id } = take(world, member, 'T1');
		voidSitting(world.db, { sittingId: id, reason: 'x', by: world.trainer, now: minutes(20) });
		take(world, member, 'T1', { at: minutes(30) });
		expect(first()).toEqual([]);
	});

	it('can be kept to moments that are closed', () => {
		take(world, enrol(world, cohort), 'T1');
		expect(first({ closed: true })).toEqual([]);
		closeOverdue(world, days(5));
		expect(first({ closed: true })).toHaveLength(1);
	});
});
