import { beforeEach, expect, it } from 'vitest';
import { changeGoal, listGoals, reviewGoal, setGoal } from './goals.ts';
import { days, makeWorld, now, type World } from './test-world.ts';

let world: World;
let personId: string;
beforeEach(async () => {
	world = await makeWorld();
	personId = world.person();
});

const plan = {
	aim: 'Ik kan groei uitleggen.',
	challenge: 'Met de meetfout erbij.',
	evidence: 'Een collega legt het terug uit.',
	module: null,
	dueOn: '2026-12-01'
};
const only = () => {
	const [goal] = listGoals(world.db, personId);
	if (!goal) throw new Error('no goal');
	return goal;
};

it('lists the goals of one person only, the earliest date first', () => {
	setGoal(world.db, plan, { personId, now });
	setGoal(world.db, { ...plan, dueOn: '2026-10-01' }, { personId, now });
	setGoal(world.db, plan, { personId: world.person(), now });
	expect(listGoals(world.db, personId).map(({ dueOn }) => dueOn)).toEqual([
		'2026-10-01',
		'2026-12-01'
	]);
});

it('lets a goal be changed until it is looked back on, and looked back on once', () => {
	setGoal(world.db, plan, { personId, now });
	const { id } = only();
	expect(changeGoal(world.db, id, { ...plan, dueOn: '2026-11-01' }, { personId })).toBe(true);
	const back = { outcome: 'partly' as const, reflection: 'De meetfout nog niet.' };
	expect(reviewGoal(world.db, id, back, { personId, now: days(1) })).toBe(true);
	expect(only()).toMatchObject({ dueOn: '2026-11-01', ...back, reviewedAt: days(1) });
	expect(changeGoal(world.db, id, plan, { personId })).toBe(false);
	const again = { outcome: 'reached' as const, reflection: '' };
	expect(reviewGoal(world.db, id, again, { personId, now: days(2) })).toBe(false);
});

it('leaves the goal of somebody else alone', () => {
	setGoal(world.db, plan, { personId, now });
	const { id } = only();
	const other = world.person();
	expect(changeGoal(world.db, id, { ...plan, aim: 'Anders' }, { personId: other })).toBe(false);
	const back = { outcome: 'reached' as const, reflection: '' };
	expect(reviewGoal(world.db, id, back, { personId: other, now })).toBe(false);
	expect(only()).toMatchObject({ aim: plan.aim, reviewedAt: null });
});
