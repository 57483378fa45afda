import { beforeEach, describe, expect, it } from 'vitest';
import {
	changeCohort,
	findCode,
	findCohort,
	findMembership,
	join,
	leave,
	listAllCohorts,
	listCodes,
	listCohorts,
	listGroups,
	listLearners,
	listMemberships,
	listMoments,
	listOverdue,
	momentState,
	setCodeOpen,
	setExtraTime,
	type Cohort,
	type JoinCode
} from './cohorts.ts';
import { audit } from './db/schema.ts';
import { findOrganisation, listOrganisations } from './organisations.ts';
import { listAppointments } from './people.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	now,
	start,
	type World
} from './test-world.ts';

let world: World;
beforeEach(async () => {
	world = await makeWorld();
});

function codeFor(cohort: Cohort, as: JoinCode['function'], role: JoinCode['role'] = 'learner') {
	const found = listCodes(world.db, cohort.id).find(
		(one) => one.function === as && one.role === role
	);
	if (!found) throw new Error('no such code');
	return found;
}
const joinBy = (
	code: JoinCode,
	personId: string,
	groups: { className?: string; schoolName?: string } = {}
) =>
	join(
		world.db,
		{ code, personId, className: null, schoolName: null, environment: null, ...groups },
		now
	);
const schoolTeam = () => addCohort(world, { organisationId: world.school.id, kind: 'school' });

describe('an organisation', () => {
	it('is found by its id, and listed by name', () => {
		expect(listOrganisations(world.db).map(({ name }) => name)).toEqual(['Pabo', 'School']);
		expect(findOrganisation(world.db, world.pabo.id)).toEqual(world.pabo);
		expect(findOrganisation(world.db, 'none')).toBeUndefined();
	});
});

describe('a new cohort', () => {
	it('has whoever made it as its trainer, and is in the log', () => {
		const cohort = addCohort(world);
		expect(findCohort(world.db, cohort.id)).toMatchObject({ cohort, organisation: world.pabo });
		expect(findMembership(world.db, cohort.id, world.trainer)?.role).toBe('trainer');
		expect(world.db.select().from(audit).all().at(-1)).toMatchObject({
			actorId: world.trainer,
			action: 'cohort-made',
			subjectId: cohort.id
		});
	});

	it('has a window for each moment: the test at T1 and T3, questionnaires in between', () => {
		const window = { opensAt: days(0), closesAt: days(1) };
		const cohort = addCohort(world, {
			moments: (['T1', 'T2a', 'T2b', 'T3'] as const).map((code) => ({
				code,
				label: code,
				...window
			}))
		});
		expect(
			listMoments(world.db, cohort.id).map(({ code, instrument }) => [code, instrument])
		).toEqual([
			['T1', 'knowledge-test'],
			['T2a', 'questionnaires'],
			['T2b', 'questionnaires'],
			['T3', 'knowledge-test']
		]);
	});

	it('has a code of its own for everybody who can be invited: 8 characters that cannot be mixed up', () => {
		const roles = (cohort: Cohort) =>
			listCodes(world.db, cohort.id)
				.map((code) => `${code.role} ${code.function}`)
				.toSorted();
		const [pabo, school] = [addCohort(world), schoolTeam()];
		expect(roles(pabo)).toEqual(['learner student', 'trainer null']);
		expect(roles(school)).toEqual([
			'learner internal-coach',
			'learner school-leader',
			'learner teacher',
			'trainer null'
		]);
		const codes = [pabo, school]
			.flatMap(({ id }) => listCodes(world.db, id))
			.map(({ code }) => code);
		expect(new Set(codes).size).toBe(6);
		for (const code of codes) expect(code).toMatch(/^[2-9abcdefghjkmnpqrstuvwxyz]{8}$/);
	});
});

describe('a code', () => {
	it('is found however it is typed: capitals, spaces, hyphens', () => {
		const { code } = codeFor(addCohort(world), 'student');
		const typed = `  ${code.slice(0, 4).toUpperCase()}-${code.slice(4, 6)} ${code.slice(6)} `;
		expect(findCode(world.db, typed)?.code).toBe(code);
		expect(findCode(world.db, code.slice(1))).toBeUndefined();
		expect(findCode(world.db, '')).toBeUndefined();
	});

	it('opens nothing while it is closed, and works again when it is opened', () => {
		const cohort = addCohort(world);
		const { code } = codeFor(cohort, 'student');
		const set = (open: boolean) =>
			setCodeOpen(world.db, { cohortId: cohort.id, code, open, by: world.trainer, now });
		set(false);
		expect(findCode(world.db, code)).toBeUndefined();
		set(true);
		expect(findCode(world.db, code)?.code).toBe(code);
	});

	it('can be closed only by its own cohort', () => {
		const { code } = codeFor(addCohort(world), 'student');
		const other = addCohort(world);
		setCodeOpen(world.db, { cohortId: other.id, code, open: false, by: world.trainer, now });
		expect(findCode(world.db, code)?.code).toBe(code);
	});
});

describe('joining', () => {
	it('gives the role and the function of the code, whatever somebody is elsewhere', () => {
		const cohort = schoolTeam();
		const [teacher, trainer] = [world.person(), world.person()];
		joinBy(codeFor(cohort, 'teacher'), teacher, { className: 'A' });
		joinBy(codeFor(cohort, null, 'trainer'), trainer);
		expect(findMembership(world.db, cohort.id, teacher)).toMatchObject({
			role: 'learner',
			function: 'teacher',
			className: 'A',
			extraTime: 1
		});
		expect(findMembership(world.db, cohort.id, trainer)).toMatchObject({
			role: 'trainer',
			function: null
		});
		expect(listAppointments(world.db, teacher)).toEqual([]);
	});

	it.each(['internal-coach', 'school-leader'] as const)(
		'by the code of a %s gives that role in the school, once',
		(role) => {
			const [one, other] = [schoolTeam(), schoolTeam()];
			const personId = world.person();
			joinBy(codeFor(one, role), personId);
			joinBy(codeFor(other, role), personId);
			expect(listAppointments(world.db, personId)).toMatchObject([
				{ role, organisationId: world.school.id }
			]);
		}
	);

	it('twice changes nothing', () => {
		const cohort = addCohort(world);
		const { personId } = enrol(world, cohort, { className: 'A' });
		const again = joinBy(codeFor(cohort, 'student'), personId, { className: 'B' });
		expect(again).toEqual({ refused: 'member-already' });
		expect(findMembership(world.db, cohort.id, personId)?.className).toBe('A');
	});

	it('again after leaving brings somebody back, who may choose another group as long as she took no test', () => {
		const cohort = addCohort(world);
		const { personId } = enrol(world, cohort, { className: 'A' });
		leave(world.db, { cohortId: cohort.id, personId, by: personId, now });
		expect(listMemberships(world.db, personId)).toEqual([]);
		expect(joinBy(codeFor(cohort, 'student'), personId, { className: 'B' })).toEqual({
			cohortId: cohort.id
		});
		expect(findMembership(world.db, cohort.id, personId)).toMatchObject({
			leftAt: null,
			className: 'B'
		});
		expect(listLearners(world.db, cohort.id)).toHaveLength(1);
	});

	it('again after a test keeps the group and the role that reports were made with', () => {
		const cohort = addCohort(world);
		const member = enrol(world, cohort, { className: 'A' });
		start(world, member, 'T1');
		leave(world.db, { cohortId: cohort.id, personId: member.personId, by: member.personId, now });
		joinBy(codeFor(cohort, null, 'trainer'), member.personId, { className: 'B' });
		expect(findMembership(world.db, cohort.id, member.personId)).toMatchObject({
			leftAt: null,
			role: 'learner',
			function: 'student',
			className: 'A'
		});
	});

	it('again by a learner’s code makes no trainer of somebody who was one', () => {
		const cohort = addCohort(world);
		leave(world.db, { cohortId: cohort.id, personId: world.trainer, by: world.trainer, now });
		joinBy(codeFor(cohort, 'student'), world.trainer);
		expect(findMembership(world.db, cohort.id, world.trainer)).toMatchObject({
			role: 'learner',
			function: 'student'
		});
	});
});

describe('changing a cohort', () => {
	const change = (
		cohort: Cohort,
		plan: Partial<Parameters<typeof changeCohort>[2]>,
		started = false
	) =>
		changeCohort(
			world.db,
			cohort.id,
			{
				name: cohort.name,
				firstResult: cohort.firstResult,
				classes: ['A', 'B'],
				schools: [],
				moments: listMoments(world.db, cohort.id),
				...plan
			},
			{ by: world.trainer, now, started }
		);

	it('replaces its name, its groups and its windows, and keeps its moments', () => {
		const cohort = addCohort(world);
		const [first] = listMoments(world.db, cohort.id);
		const moments = [{ code: 'T1' as const, label: 'Eerste', opensAt: days(1), closesAt: days(2) }];
		change(cohort, { name: 'Nieuw', classes: ['C'], schools: ['S', 'S'], moments });
		expect(findCohort(world.db, cohort.id)?.cohort.name).toBe('Nieuw');
		expect(listGroups(world.db, cohort.id)).toEqual({ classes: ['C'], schools: ['S'] });
		expect(listMoments(world.db, cohort.id)[0]).toMatchObject({ id: first?.id, ...moments[0] });
	});

	it('leaves what T1 shows as it is once somebody started', () => {
		const cohort = addCohort(world);
		change(cohort, { firstResult: 'score' }, true);
		expect(findCohort(world.db, cohort.id)?.cohort.firstResult).toBe('clusters');
		change(cohort, { firstResult: 'score' }, false);
		expect(findCohort(world.db, cohort.id)?.cohort.firstResult).toBe('score');
	});
});

describe('a moment', () => {
	it.each([
		['a second before it opens', -1, 'to-come'],
		['when it opens', 0, 'open'],
		['a second before it closes', 59, 'open'],
		['when it closes', 60, 'closed']
	] as const)('%s (%i s) is %s', (_, seconds, state) => {
		const moment = { opensAt: now, closesAt: minutes(1), closedAt: null };
		const at = new Date(now.getTime() + seconds * 1000);
		const cohort = addCohort(world);
		expect(momentState({ ...momentOf(world, cohort, 'T1'), ...moment }, at)).toBe(state);
	});

	it('is closed from its button on, however long its window is', () => {
		const moment = momentOf(world, addCohort(world), 'T1');
		expect(momentState({ ...moment, closedAt: now }, now)).toBe('closed');
	});

	it('is overdue once its window has passed, the one that ended first before the others', () => {
		const cohort = addCohort(world);
		expect(listOverdue(world.db, days(4.9))).toEqual([]);
		expect(listOverdue(world.db, days(5)).map(({ code }) => code)).toEqual(['T1']);
		const other = addCohort(world);
		expect(listOverdue(world.db, days(71)).map(({ cohortId, code }) => [cohortId, code])).toEqual(
			expect.arrayContaining([
				[cohort.id, 'T1'],
				[other.id, 'T1'],
				[cohort.id, 'T3'],
				[other.id, 'T3']
			])
		);
		expect(listOverdue(world.db, days(71)).map(({ code }) => code)).toEqual([
			'T1',
			'T1',
			'T3',
			'T3'
		]);
	});
});

describe('a member', () => {
	it('who left stays in the list of learners, marked; a trainer is not in it', () => {
		const cohort = addCohort(world);
		const { personId } = enrol(world, cohort);
		enrol(world, cohort);
		leave(world.db, { cohortId: cohort.id, personId, by: world.trainer, now });
		const learners = listLearners(world.db, cohort.id);
		expect(learners).toHaveLength(2);
		expect(
			learners.find(({ membership }) => membership.personId === personId)?.membership.leftAt
		).toEqual(now);
	});

	it('can be given more time in one cohort alone', () => {
		const [one, other] = [addCohort(world), addCohort(world)];
		const { personId } = enrol(world, one);
		enrol(world, other, { personId });
		setExtraTime(world.db, { cohortId: one.id, personId, extraTime: 1.5, by: world.trainer, now });
		expect(findMembership(world.db, one.id, personId)?.extraTime).toBe(1.5);
		expect(findMembership(world.db, other.id, personId)?.extraTime).toBe(1);
	});
});

describe('a list of cohorts', () => {
	it('holds those that somebody trains now, and those of the organisations given', () => {
		const [one, other, team] = [addCohort(world), addCohort(world), schoolTeam()];
		const guest = world.person();
		joinBy(codeFor(one, null, 'trainer'), guest);
		joinBy(codeFor(other, 'student'), guest);
		const ids = (organisationIds: string[]) =>
			listCohorts(world.db, { trainerId: guest, organisationIds }).map(({ cohort }) => cohort.id);
		expect(ids([])).toEqual([one.id]);
		expect(ids([world.school.id]).toSorted()).toEqual([one.id, team.id].toSorted());
		leave(world.db, { cohortId: one.id, personId: guest, by: guest, now });
		expect(ids([])).toEqual([]);
		expect(listAllCohorts(world.db)).toHaveLength(3);
	});
});
