import { beforeEach, describe, expect, it } from 'vitest';
import { listFrozen } from './answers.ts';
import { closeOverdue } from './snapshots.ts';
import { findMembership, setExtraTime, type Cohort, type Membership } from './cohorts.ts';
import type { Content } from './content/content.ts';
import { audit, draw } from './db/schema.ts';
import {
	anySittingIn,
	countChanged,
	countSittingsAt,
	findSitting,
	findSittingAt,
	lastEnvironment,
	listShown,
	listSittings,
	moveDeadline,
	reopenSitting,
	startSitting,
	submitAllAt,
	submitOverdue,
	submitSitting,
	takeOver,
	voidSitting
} from './sittings.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	now,
	shippedContent,
	start,
	take,
	type World
} from './test-world.ts';

let world: World;
let cohort: Cohort;
let samira: Membership;

/** The shipped content, with a test for a second environment: the same forms under another name. */
async function twoEnvironments(): Promise<Content> {
	const content = await shippedContent();
	const cito = content.forms.get('cito');
	if (!cito) throw new Error('no forms');
	return {
		...content,
		forms: new Map([...content.forms, ['iep', { ...cito, environment: 'iep' }]])
	};
}

beforeEach(async () => {
	world = await makeWorld({ content: await twoEnvironments() });
	cohort = addCohort(world);
	samira = enrol(world, cohort);
});

const tryStart = (
	membership: Membership,
	code: 'T1' | 'T3' = 'T1',
	environment = 'cito',
	at = now
) =>
	startSitting(world, {
		moment: momentOf(world, cohort, code),
		membership,
		environment,
		now: at,
		heads: true
	});
const find = (id: string) => {
	const found = findSitting(world.db, id);
	if (!found) throw new Error('no sitting');
	return found;
};

describe('starting', () => {
	it('freezes the items of the form that was drawn, in order, as they are shown now', () => {
		const sitting = start(world, samira, 'T1');
		const testlets = world.content.forms.get('cito')?.forms[sitting.form] ?? [];
		expect(
			listFrozen(world.db, sitting.id).map(({ itemId, testletId, page, position, shown }) => ({
				itemId,
				testletId,
				page,
				position,
				shown
			}))
		).toEqual(
			testlets
				.flatMap(({ id, items }, at) => items.map((item) => ({ id, item, page: at + 1 })))
				.map(({ id, item, page }, position) => ({
					itemId: item.id,
					testletId: id,
					page,
					position,
					shown: item.shown
				}))
		);
		expect(listShown(world.db)).toHaveLength(listFrozen(world.db, sitting.id).length);
	});

	it('starts the clock of the form', () => {
		const { startedAt, deadlineAt, epoch } = start(world, samira, 'T1');
		expect(startedAt).toEqual(now);
		expect(deadlineAt).toEqual(minutes(world.content.forms.get('cito')?.minutes ?? 0));
		expect(epoch).toBe(1);
	});

	it('twice gives the sitting that is there, with its form and its clock', () => {
		const first = start(world, samira, 'T1');
		const again = startSitting(world, {
			moment: momentOf(world, cohort, 'T1'),
			membership: samira,
			environment: 'iep',
			now: minutes(5),
			heads: false
		});
		expect(again).toEqual({ sitting: first });
		expect(listSittings(world.db, samira.personId)).toHaveLength(1);
		expect(world.db.select().from(draw).all()).toHaveLength(1);
	});

	it('is refused before the window, after it, and after it was closed by hand', () => {
		expect(tryStart(samira, 'T1', 'cito', days(-6))).toEqual({ refused: 'not-open' });
		expect(tryStart(samira, 'T1', 'cito', days(5))).toEqual({ refused: 'not-open' });
		expect(tryStart(samira, 'T3')).toEqual({ refused: 'not-open' });
		expect(tryStart(samira)).toHaveProperty('sitting');
	});

	it('is refused for an environment without a test', () => {
		expect(tryStart(samira, 'T1', 'esis')).toEqual({ refused: 'no-form' });
		expect(tryStart(samira, 'T1', 'toString')).toEqual({ refused: 'no-form' });
	});

	it('is refused once she handed in', () => {
		take(world, samira, 'T1');
		expect(tryStart(samira)).toEqual({ refused: 'handed-in' });
	});

	it.each([
		[1.5, 1.5],
		[1.25, 1.25]
	])('with %d times the time moves the deadline', (extraTime, factor) => {
		const { personId } = samira;
		setExtraTime(world.db, { cohortId: cohort.id, personId, extraTime, by: world.trainer, now });
		const member = findMembership(world.db, cohort.id, personId) ?? samira;
		const whole = world.content.forms.get('cito')?.minutes ?? 0;
		expect(start(world, member, 'T1').deadlineAt).toEqual(minutes(whole * factor));
	});

	it('without a limit has no deadline, and extra time given while busy counts from the start', () => {
		const sitting = start(world, { ...samira, extraTime: 0 }, 'T1');
		expect(sitting.deadlineAt).toBeNull();
		moveDeadline(world, sitting, 1.5);
		const whole = world.content.forms.get('cito')?.minutes ?? 0;
		expect(find(sitting.id).deadlineAt).toEqual(minutes(whole * 1.5));
		submitSitting(world.db, sitting.id, { by: 'learner', now: minutes(9) });
		moveDeadline(world, sitting, 0);
		expect(find(sitting.id).deadlineAt).not.toBeNull();
	});
});

describe('the draw', () => {
	it('gives T3 the other form than T1', () => {
		const first = take(world, samira, 'T1');
		expect(start(world, samira, 'T3').form).not.toBe(first.form);
	});

	it('goes in blocks of two within a cohort and an environment', () => {
		const form = (environment: string, heads: boolean) =>
			start(world, enrol(world, cohort), 'T1', { environment, heads }).form;
		const fell = [
			form('cito', true),
			form('iep', false),
			form('cito', true),
			form('iep', false),
			form('cito', false),
			form('cito', false)
		];
		expect(fell).toEqual(['A', 'B', 'B', 'A', 'B', 'A']);
		const elsewhere = addCohort(world);
		expect(start(world, enrol(world, elsewhere), 'T1', { heads: true }).form).toBe('A');
	});

	it('stays balanced over a class, whatever falls', () => {
		const forms = Array.from(
			{ length: 12 },
			(_, at) => start(world, enrol(world, cohort), 'T1', { heads: at % 3 === 0 }).form
		);
		expect(forms.filter((form) => form === 'A')).toHaveLength(6);
	});

	it('looks at what she sat anywhere in the installation, void ones too', () => {
		const other = addCohort(world);
		const there = enrol(world, other, { personId: samira.personId });
		const first = take(world, there, 'T1');
		const second = start(world, samira, 'T1', { at: minutes(20) });
		expect(second.form).not.toBe(first.form);
		const voided = { sittingId: second.id, reason: 'brand', by: world.trainer, now: minutes(30) };
		voidSitting(world.db, voided);
		expect(start(world, samira, 'T1', { at: minutes(40) }).form).toBe(first.form);
		expect(world.db.select().from(draw).all()).toHaveLength(1);
	});
});

describe('handing in', () => {
	it('happens once: a second time changes nothing', () => {
		const { id } = start(world, samira, 'T1');
		expect(submitSitting(world.db, id, { by: 'learner', now: minutes(9) })).toBe(true);
		expect(submitSitting(world.db, id, { by: 'window', now: minutes(99) })).toBe(false);
		expect(find(id)).toMatchObject({ submittedAt: minutes(9), submittedBy: 'learner' });
	});

	it('of what ran out of time is as of its deadline, and of nothing else', () => {
		const late = start(world, samira, 'T1');
		const end = late.deadlineAt ?? minutes(0);
		const other = start(world, enrol(world, cohort), 'T1', { at: minutes(20) });
		const free = start(world, { ...enrol(world, cohort), extraTime: 0 }, 'T1');
		submitOverdue(world.db, end);
		expect(find(late.id).submittedAt).toBeNull();
		submitOverdue(world.db, minutes(1, end));
		expect(find(late.id)).toMatchObject({ submittedAt: end, submittedBy: 'deadline' });
		expect([find(other.id).submittedAt, find(free.id).submittedAt]).toEqual([null, null]);
	});

	it('of everybody who is busy happens when a moment closes, and of nobody twice', () => {
		const [busy, done] = [start(world, samira, 'T1'), take(world, enrol(world, cohort), 'T1')];
		const gone = start(world, enrol(world, cohort), 'T1');
		voidSitting(world.db, { sittingId: gone.id, reason: 'ziek', by: world.trainer, now });
		submitAllAt(world.db, momentOf(world, cohort, 'T1').id, minutes(15));
		expect(find(busy.id)).toMatchObject({ submittedAt: minutes(15), submittedBy: 'window' });
		expect(find(done.id)).toMatchObject({ submittedAt: minutes(10), submittedBy: 'learner' });
		expect(find(gone.id).submittedAt).toBeNull();
	});

	it('of who is busy happens at the first request after the window', () => {
		const sitting = start(world, { ...samira, extraTime: 0 }, 'T1');
		closeOverdue(world, days(5.1));
		expect(find(sitting.id)).toMatchObject({ submittedAt: days(5.1), submittedBy: 'window' });
		expect(find(sitting.id).windowClosedAt).toEqual(days(5.1));
	});
});

describe('taking over', () => {
	it('gives the next epoch each time', () => {
		const { id } = start(world, samira, 'T1');
		expect([takeOver(world.db, id), takeOver(world.db, id)]).toEqual([2, 3]);
		expect(find(id).epoch).toBe(3);
		expect(() => takeOver(world.db, 'no-sitting')).toThrow();
	});
});

describe('a void sitting', () => {
	it('keeps its reason, counts nowhere, and can be taken anew while the moment is open', () => {
		const first = take(world, samira, 'T1');
		const by = world.trainer;
		voidSitting(world.db, { sittingId: first.id, reason: 'brandalarm', by, now: minutes(12) });
		expect(find(first.id)).toMatchObject({ voidReason: 'brandalarm', voidedAt: minutes(12) });
		const { id } = momentOf(world, cohort, 'T1');
		expect(findSittingAt(world.db, samira.personId, id)).toBeUndefined();
		expect(countSittingsAt(world.db, id)).toEqual({ busy: 0, handedIn: 0 });
		const again = start(world, samira, 'T1', { at: minutes(20) });
		expect(again.id).not.toBe(first.id);
		expect(again.form).not.toBe(first.form);
		expect(world.db.select().from(audit).all()).toContainEqual(
			expect.objectContaining({ action: 'sitting-voided', actorId: by, subjectId: first.id })
		);
	});

	it('keeps its first reason', () => {
		const { id } = start(world, samira, 'T1');
		const by = world.trainer;
		voidSitting(world.db, { sittingId: id, reason: 'ziek', by, now });
		voidSitting(world.db, { sittingId: id, reason: 'anders', by, now: minutes(1) });
		expect(find(id)).toMatchObject({ voidReason: 'ziek', voidedAt: now });
		expect(submitSitting(world.db, id, { by: 'learner', now })).toBe(false);
	});
});

describe('reopening', () => {
	const reopen = (sittingId: string, at: Date, reason = 'te vroeg ingeleverd') =>
		reopenSitting(world.db, { sittingId, minutes: 10, reason, by: world.trainer, now: at });

	it('gives somebody at least ten minutes more, with a reason, in the log', () => {
		const { id, deadlineAt } = take(world, samira, 'T1');
		expect(reopen(id, minutes(11))).toBeUndefined();
		expect(find(id)).toMatchObject({
			submittedAt: null,
			submittedBy: null,
			deadlineAt,
			reopenedAt: minutes(11),
			reopenReason: 'te vroeg ingeleverd'
		});
		const again = minutes(-1, deadlineAt ?? now);
		submitSitting(world.db, id, { by: 'learner', now: again });
		reopen(id, again);
		expect(find(id).deadlineAt).toEqual(minutes(10, again));
		expect(world.db.select().from(audit).all()).toContainEqual(
			expect.objectContaining({ action: 'sitting-reopened', subjectId: id })
		);
	});

	it('keeps somebody without a limit without one', () => {
		const { id } = take(world, { ...samira, extraTime: 0 }, 'T1');
		reopen(id, minutes(11));
		expect(find(id).deadlineAt).toBeNull();
	});

	it('is refused when she did not hand in, when it is void, and once the moment is closed', () => {
		const { id } = start(world, samira, 'T1');
		expect(reopen(id, minutes(5))).toEqual({ refused: 'not-handed-in' });
		submitSitting(world.db, id, { by: 'learner', now: minutes(6) });
		expect(reopen(id, days(5))).toEqual({ refused: 'moment-closed' });
		closeOverdue(world, days(6));
		expect(reopen(id, days(6))).toEqual({ refused: 'moment-closed' });
		voidSitting(world.db, { sittingId: id, reason: 'x', by: world.trainer, now });
		expect(reopen(id, minutes(7))).toEqual({ refused: 'not-handed-in' });
		expect(reopen('no-sitting', minutes(7))).toEqual({ refused: 'not-handed-in' });
	});
});

describe('sittings are found', () => {
	it('per cohort for a person in two, oldest first', () => {
		const other = addCohort(world);
		const there = enrol(world, other, { personId: samira.personId });
		const one = take(world, samira, 'T1');
		const two = start(world, there, 'T1', { at: minutes(30), environment: 'iep' });
		expect(listSittings(world.db, samira.personId).map(({ id }) => id)).toEqual([one.id, two.id]);
		const at = momentOf(world, other, 'T1').id;
		expect(findSittingAt(world.db, samira.personId, at)?.id).toBe(two.id);
		expect(lastEnvironment(world.db, samira.personId)).toBe('iep');
		expect(anySittingIn(world.db, other.id)).toBe(true);
		expect(anySittingIn(world.db, addCohort(world).id)).toBe(false);
	});

	it('as numbers: who is busy, who handed in, and of how many something changed since', () => {
		const { id } = momentOf(world, cohort, 'T1');
		take(world, samira, 'T1');
		start(world, enrol(world, cohort), 'T1');
		expect(countSittingsAt(world.db, id)).toEqual({ busy: 1, handedIn: 1 });
		expect(countChanged(world.db, [id], minutes(9))).toBe(1);
		expect(countChanged(world.db, [id], minutes(10))).toBe(0);
	});
});
