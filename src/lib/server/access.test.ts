import { beforeAll, describe, expect, it } from 'vitest';
import {
	audiences,
	maySee,
	standingNames,
	type Standing,
	type Thing
} from '../domain/privacy/audience.ts';
import {
	mayOpen,
	organisationsToRead,
	organisationsToRun,
	ownCohort,
	ownMoment,
	ownSitting,
	viewerOf,
	type Viewer
} from './access.ts';
import { requireAdministrator } from './administrator.ts';
import { findMembership, join, leave, listCodes, type Cohort } from './cohorts.ts';
import { homeOf, navigationOf } from './navigation.ts';
import { appoint, findPerson, type Role } from './people.ts';
import { addCohort, enrol, makeWorld, momentOf, now, start, type World } from './test-world.ts';

let world: World;
let here: Cohort;
let elsewhere: Cohort;

beforeAll(async () => {
	world = await makeWorld();
	here = addCohort(world);
	elsewhere = addCohort(world, { organisationId: world.school.id, kind: 'school' });
});

const things = Object.keys(audiences) as Thing[];
const standings = Object.keys(standingNames) as Standing[];

function viewer(personId: string): Viewer {
	const { id, name, welcomedAt, passwordResetAt } = findPerson(world.db, personId) ?? {
		id: '',
		name: '',
		welcomedAt: null,
		passwordResetAt: null
	};
	return viewerOf(world.db, { id, name, welcomedAt, passwordResetAt });
}

function member(cohort: Cohort, role: 'learner' | 'trainer', { left = false } = {}): Viewer {
	const personId = world.person();
	const code = listCodes(world.db, cohort.id).find((one) => one.role === role);
	if (!code) throw new Error('no code');
	join(world.db, { code, personId, className: null, schoolName: null, environment: null }, now);
	if (left) leave(world.db, { cohortId: cohort.id, personId, by: personId, now });
	return viewer(personId);
}
function appointed(role: Role, organisationId: string | null): Viewer {
	const personId = world.person();
	appoint(world.db, { personId, role, organisationId, by: null, now });
	return viewer(personId);
}

/** Somebody with a standing towards the cohort `here`, as the table means it. */
const who: Record<Standing, () => Viewer> = {
	self: () => member(here, 'learner'),
	trainer: () => member(here, 'trainer'),
	'teacher-educator': () => appointed('teacher-educator', world.pabo.id),
	'internal-coach': () => appointed('internal-coach', world.pabo.id),
	'school-leader': () => appointed('school-leader', world.pabo.id),
	researcher: () => appointed('researcher', null),
	administrator: () => appointed('administrator', null)
};
/** The same in another cohort, of another organisation. */
const other: Record<Standing, () => Viewer> = {
	self: () => member(elsewhere, 'learner'),
	trainer: () => member(elsewhere, 'trainer'),
	'teacher-educator': () => appointed('teacher-educator', world.school.id),
	'internal-coach': () => appointed('internal-coach', world.school.id),
	'school-leader': () => appointed('school-leader', world.school.id),
	researcher: who.researcher,
	administrator: who.administrator
};
const ofCohort = ['trainer', 'teacher-educator', 'internal-coach', 'school-leader'] as const;
const everywhere = ['researcher', 'administrator'] as const;
const isOfCohort = (standing: Standing) => (ofCohort as readonly Standing[]).includes(standing);
const isEverywhere = (standing: Standing) => (everywhere as readonly Standing[]).includes(standing);

const pairs = standings.flatMap((standing) => things.map((thing) => [standing, thing] as const));

describe('the table of who sees what', () => {
	it('gives results to the learner alone, and figures of a person to nobody else', () => {
		expect(audiences['own-results'].sees).toEqual(['self']);
		const seenBy = (standing: Standing) => things.filter((thing) => maySee([standing], thing));
		expect(seenBy('self')).toEqual(['own-results', 'own-course']);
		expect(seenBy('administrator')).toEqual(['people']);
		expect(seenBy('researcher')).toEqual(['pooled-items', 'cohorts-by-code']);
		expect(seenBy('trainer')).toEqual([
			'board',
			'cohort-settings',
			'cohort-report',
			'course-progress'
		]);
		expect(seenBy('internal-coach')).toEqual(['cohort-report']);
		expect(seenBy('school-leader')).toEqual(['cohort-report']);
		expect(seenBy('teacher-educator')).toEqual([
			'board',
			'cohort-settings',
			'cohort-report',
			'course-progress',
			'item-table'
		]);
	});

	it('adds up over what somebody is', () => {
		expect(maySee(['trainer', 'researcher'], 'pooled-items')).toBe(true);
		expect(maySee([], 'cohort-report')).toBe(false);
	});
});

describe('a cohort of her own', () => {
	it.each(pairs)('shows a %s %s exactly when the table says so', (standing, thing) => {
		const expected = isOfCohort(standing) && maySee([standing], thing);
		const found = ownCohort(world.db, who[standing](), here.id, thing);
		expect(found?.cohort.id).toBe(expected ? here.id : undefined);
	});
});

describe('a cohort of another organisation', () => {
	it.each(pairs)('shows a %s of elsewhere no %s', (standing, thing) => {
		expect(ownCohort(world.db, other[standing](), here.id, thing)).toBeUndefined();
	});
});

describe('things of the whole installation', () => {
	it.each(pairs)('open to a %s: %s exactly when the table says so', (standing, thing) => {
		expect(mayOpen(who[standing](), thing)).toBe(
			isEverywhere(standing) && maySee([standing], thing)
		);
	});
});

describe('somebody who left', () => {
	it.each(things)('as a trainer sees no %s any more', (thing) => {
		expect(
			ownCohort(world.db, member(here, 'trainer', { left: true }), here.id, thing)
		).toBeUndefined();
	});

	it.each(things)('as a learner sees no %s either', (thing) => {
		expect(
			ownCohort(world.db, member(here, 'learner', { left: true }), here.id, thing)
		).toBeUndefined();
	});
});

describe('a cohort', () => {
	it.each(things)('that is not there is the same as one that is not hers: %s', (thing) => {
		expect(ownCohort(world.db, who.trainer(), 'no-cohort', thing)).toBeUndefined();
	});

	it.each(things)('is not opened by the role of trainer in its organisation alone: %s', (thing) => {
		expect(
			ownCohort(world.db, appointed('trainer', world.pabo.id), here.id, thing)
		).toBeUndefined();
	});

	it('of the same organisation opens to its educator, whoever trains it', () => {
		const educator = who['teacher-educator']();
		expect(ownCohort(world.db, educator, addCohort(world).id, 'item-table')).toBeDefined();
	});
});

describe('a sitting', () => {
	it('is found by its learner and by nobody else, whatever her role', () => {
		const learner = enrol(world, here);
		const sitting = start(world, learner, 'T1');
		expect(ownSitting(world.db, viewer(learner.personId), sitting.id)?.id).toBe(sitting.id);
		for (const standing of standings) {
			expect(ownSitting(world.db, who[standing](), sitting.id)).toBeUndefined();
		}
		expect(ownSitting(world.db, viewer(learner.personId), 'no-sitting')).toBeUndefined();
	});
});

describe('a moment', () => {
	it('can be taken by a learner of its cohort only, and not once she left', () => {
		const moment = momentOf(world, here, 'T1');
		const learner = who.self();
		const found = ownMoment(world.db, learner, moment.id);
		expect(found).toMatchObject({
			moment: { id: moment.id },
			membership: { personId: learner.id }
		});
		expect(ownMoment(world.db, other.self(), moment.id)).toBeUndefined();
		expect(ownMoment(world.db, member(here, 'learner', { left: true }), moment.id)).toBeUndefined();
		for (const standing of [...ofCohort, ...everywhere]) {
			expect(ownMoment(world.db, who[standing](), moment.id)).toBeUndefined();
		}
		expect(ownMoment(world.db, learner, 'no-moment')).toBeUndefined();
	});
});

describe('the pages of an administrator', () => {
	it('are not there for anybody else', () => {
		expect(requireAdministrator(who.administrator()).appointments).toHaveLength(1);
		for (const standing of standings.filter((one) => one !== 'administrator')) {
			expect(() => requireAdministrator(who[standing]())).toThrow(
				expect.objectContaining({ status: 404 })
			);
		}
		expect(() => requireAdministrator(undefined)).toThrow(expect.objectContaining({ status: 404 }));
	});
});

describe('the menu', () => {
	const menu = (standing: Standing) =>
		navigationOf(world.db, who[standing]()).map(({ href }) => href);

	it('shows everybody what she can open, and nothing else', () => {
		expect(menu('self')).toEqual(['/leren', '/toetsen', '/resultaten']);
		for (const standing of ofCohort.filter((one) => one !== 'teacher-educator')) {
			expect(menu(standing)).toEqual(['/cohorten']);
		}
		expect(menu('teacher-educator')).toEqual(['/cohorten', '/items']);
		expect(menu('researcher')).toEqual(['/onderzoek', '/items']);
		expect(menu('administrator')).toEqual(['/beheer']);
		expect(homeOf(world.db, who.researcher())).toBe('/onderzoek');
		expect(homeOf(world.db, viewer(world.person()))).toBe('/code');
	});

	it('lets cohorts be made where somebody teaches or trains, and reports be read by coach and leader', () => {
		const { pabo } = world;
		expect(organisationsToRun(who['teacher-educator']())).toEqual([pabo.id]);
		expect(organisationsToRun(appointed('trainer', pabo.id))).toEqual([pabo.id]);
		expect(organisationsToRun(who['internal-coach']())).toEqual([]);
		expect(organisationsToRead(who['internal-coach']())).toEqual([pabo.id]);
		expect(organisationsToRead(appointed('trainer', pabo.id))).toEqual([]);
		expect(organisationsToRead(who.researcher())).toEqual([]);
	});
});

describe('a coach who joins by the code for coaches', () => {
	it('sees the report of her own team, and takes part in it', () => {
		const code = listCodes(world.db, elsewhere.id).find((one) => one.function === 'internal-coach');
		const personId = world.person();
		if (!code) throw new Error('no code');
		join(world.db, { code, personId, className: null, schoolName: null, environment: null }, now);
		const coach = viewer(personId);
		expect(findMembership(world.db, elsewhere.id, personId)?.role).toBe('learner');
		expect(ownCohort(world.db, coach, elsewhere.id, 'cohort-report')).toBeDefined();
		expect(ownCohort(world.db, coach, elsewhere.id, 'board')).toBeUndefined();
		expect(ownCohort(world.db, coach, here.id, 'cohort-report')).toBeUndefined();
	});
});
