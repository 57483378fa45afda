import { seededRandom, type Random } from '../domain/statistics/random.ts';
import { saveAnswers, listFrozen } from './answers.ts';
import { hashPassword } from './auth/passwords.ts';
import {
	findMembership,
	findMoment,
	join,
	listCodes,
	listMoments,
	makeCohort,
	type Cohort,
	type LearnerFunction
} from './cohorts.ts';
import { startOfDay, endOfDay, dayOf } from './calendar.ts';
import type { Content } from './content/content.ts';
import { write, type Database } from './db/open.ts';
import { findSetting, setSetting } from './db/settings.ts';
import { demoAddress, type DemoRole } from './demo-logins.ts';
import { demoNames } from './demo-names.ts';
import { answerBy, drawAbility } from './demo-answers.ts';
import { newToken } from './ids.ts';
import { makeOrganisation } from './organisations.ts';
import { addPerson, appoint, welcome } from './people.ts';
import { finishLesson } from './progress.ts';
import { closeMoment } from './snapshots.ts';
import { startSitting, submitSitting } from './sittings.ts';

/**
 * A fictional history for the demo, made through the functions that a click calls: people join by a
 * code, start, answer and hand in, and moments are closed. Answers follow from ability and difficulty
 * by seed: another seed gives another report.
 */

interface Stage {
	readonly app: { db: Database; content: Content };
	readonly random: Random;
	/** One hash for all demo people: nobody knows the password behind it. */
	readonly passwordHash: string;
	readonly now: Date;
	readonly name: () => string;
}

interface Learner {
	readonly personId: string;
	readonly ability: number;
	readonly growth: number;
}

const environment = 'cito';
const dayLength = 24 * 60 * 60_000;
const ago = (now: Date, days: number) => new Date(now.getTime() - days * dayLength);

/** Fills an empty demo database; a filled one is left as it is. */
export async function seedDemo(
	app: { db: Database; content: Content },
	{ seed, now }: { seed: number; now: Date }
): Promise<boolean> {
	if (findSetting(app.db, 'demo-seed') !== undefined) return false;
	const random = seededRandom(seed);
	const names = random.shuffled(demoNames);
	let used = 0;
	const stage: Stage = {
		app,
		random,
		passwordHash: await hashPassword(newToken()),
		now,
		name: () => names[used++ % names.length] ?? 'Sam'
	};
	write(app.db, () => {
		play(stage);
		setSetting(app.db, 'demo-seed', String(seed));
	});
	return true;
}

function play(stage: Stage): void {
	const { db } = stage.app;
	const long = ago(stage.now, 200);
	const pabo = makeOrganisation(db, {
		name: 'Pabo De Vuurlinde (fictief)',
		kind: 'pabo',
		by: null,
		now: long
	});
	const school = makeOrganisation(db, {
		name: 'Basisschool De Wilgentoren (fictief)',
		kind: 'school',
		by: null,
		now: long
	});
	const staff = (role: DemoRole, name: string) => person(stage, name, demoAddress(role), long);

	const administrator = staff('beheerder', 'Bo Beheer');
	appoint(db, {
		personId: administrator,
		role: 'administrator',
		organisationId: null,
		by: administrator,
		now: long
	});
	const educator = staff('lerarenopleider', 'Marloes Opleider');
	appoint(db, {
		personId: educator,
		role: 'teacher-educator',
		organisationId: pabo.id,
		by: administrator,
		now: long
	});
	const trainer = staff('trainer', 'Joris Trainer');
	appoint(db, {
		personId: trainer,
		role: 'trainer',
		organisationId: school.id,
		by: administrator,
		now: long
	});
	const researcher = staff('onderzoeker', 'Noor Onderzoeker');
	appoint(db, {
		personId: researcher,
		role: 'researcher',
		organisationId: null,
		by: administrator,
		now: long
	});

	closedCohort(stage, { organisationId: pabo.id, educator });
	schoolTeam(stage, { organisationId: school.id, trainer, staff });
	openCohort(stage, { organisationId: pabo.id, educator, trainer, staff });
}

/** A pabo cohort of 56 with both moments closed: 49 took both, 7 only T1. */
function closedCohort(
	stage: Stage,
	{ organisationId, educator }: { organisationId: string; educator: string }
): void {
	const cohort = plan(stage, {
		organisationId,
		by: educator,
		name: 'Pabo jaar 3',
		kind: 'pabo',
		classes: ['PA3A', 'PA3B', 'PA3C'],
		first: [150, 140],
		last: [50, 40]
	});
	const learners = Array.from({ length: 56 }, (_, at) =>
		enrol(stage, cohort, {
			function: 'student',
			className: ['PA3A', 'PA3B', 'PA3C'][at % 3] ?? null
		})
	);
	takeAll(stage, cohort, 'T1', learners, 145);
	closeAs(stage, cohort, 'T1', educator, 139);
	// Who leaves is a little weaker than who stays, as it goes.
	const staying = learners.toSorted((a, b) => b.ability - a.ability + stage.random.normal(0, 1.2));
	takeAll(stage, cohort, 'T3', staying.slice(0, 49), 45);
	closeAs(stage, cohort, 'T3', educator, 39);
}

/** A school team of 14 with T1 closed. */
function schoolTeam(
	stage: Stage,
	{
		organisationId,
		trainer,
		staff
	}: { organisationId: string; trainer: string; staff: (role: DemoRole, name: string) => string }
): void {
	const cohort = plan(stage, {
		organisationId,
		by: trainer,
		name: 'Team De Wilgentoren',
		kind: 'school',
		classes: [],
		first: [30, 20],
		last: [-60, -75]
	});
	const known: { role: DemoRole; name: string; as: LearnerFunction }[] = [
		{ role: 'leerkracht', name: 'Lotte Leerkracht', as: 'teacher' },
		{ role: 'ib', name: 'Ilse Begeleider', as: 'internal-coach' },
		{ role: 'schoolleider', name: 'Daan Schoolleider', as: 'school-leader' }
	];
	const learners = [
		...known.map(({ role, name, as }) =>
			enrol(stage, cohort, { function: as, personId: staff(role, name) })
		),
		...Array.from({ length: 11 }, () => enrol(stage, cohort, { function: 'teacher' }))
	];
	takeAll(stage, cohort, 'T1', learners, 25);
	closeAs(stage, cohort, 'T1', trainer, 19);
}

/** A pabo cohort of 24 with T1 closed and T3 open, in which everybody but the demo learner handed in. */
function openCohort(
	stage: Stage,
	{
		organisationId,
		educator,
		trainer,
		staff
	}: {
		organisationId: string;
		educator: string;
		trainer: string;
		staff: (role: DemoRole, name: string) => string;
	}
): void {
	const { db, content } = stage.app;
	const cohort = plan(stage, {
		organisationId,
		by: educator,
		name: 'Pabo jaar 2',
		kind: 'pabo',
		classes: ['PA2A', 'PA2B'],
		first: [80, 70],
		last: [7, -14]
	});
	const code = listCodes(db, cohort.id).find(({ role }) => role === 'trainer');
	if (code) {
		join(
			db,
			{ code, personId: trainer, className: null, schoolName: null, environment: null },
			ago(stage.now, 79)
		);
	}
	const student = staff('student', 'Samira Student');
	const learners = [
		enrol(stage, cohort, { function: 'student', className: 'PA2A', personId: student }),
		...Array.from({ length: 23 }, (_, at) =>
			enrol(stage, cohort, { function: 'student', className: at < 11 ? 'PA2A' : 'PA2B' })
		)
	];
	takeAll(stage, cohort, 'T1', learners, 75);
	closeAs(stage, cohort, 'T1', educator, 69);
	takeAll(stage, cohort, 'T3', learners.slice(1), 4);
	const [module] = content.modules;
	const [lesson] = module?.lessons ?? [];
	if (module && lesson) {
		for (const { personId } of learners.slice(1)) {
			finishLesson(db, {
				personId,
				module: module.slug,
				lesson: lesson.slug,
				now: ago(stage.now, 30)
			});
		}
	}
}

function person({ app, passwordHash }: Stage, name: string, email: string, now: Date): string {
	const made = addPerson(app.db, { name, email, passwordHash }, now);
	if (!made) throw new Error(`demo person ${email} is there twice`);
	welcome(app.db, made.id, now);
	return made.id;
}

function plan(
	{ app, now }: Stage,
	given: {
		organisationId: string;
		by: string;
		name: string;
		kind: Cohort['kind'];
		classes: string[];
		first: [number, number];
		last: [number, number];
	}
): Cohort {
	const span = ([from, to]: [number, number]) => ({
		opensAt: startOfDay(dayOf(ago(now, from))),
		closesAt: endOfDay(dayOf(ago(now, to)))
	});
	return makeCohort(
		app.db,
		{
			organisationId: given.organisationId,
			name: given.name,
			kind: given.kind,
			firstResult: 'clusters',
			classes: given.classes,
			schools: [],
			moments: [
				{ code: 'T1', label: 'Kennistoets LVS, T1', ...span(given.first) },
				{ code: 'T3', label: 'Kennistoets LVS, T3', ...span(given.last) }
			]
		},
		{ by: given.by, now: ago(now, given.first[0] + 5) }
	);
}

function enrol(
	stage: Stage,
	cohort: Cohort,
	{
		function: as,
		className = null,
		personId
	}: { function: LearnerFunction; className?: string | null; personId?: string }
): Learner {
	const { db } = stage.app;
	const code = listCodes(db, cohort.id).find(
		(one) => one.role === 'learner' && one.function === as
	);
	if (!code) throw new Error(`no code for ${as}`);
	const since = cohort.createdAt;
	const name = stage.name();
	const id =
		personId ??
		person(stage, name, `${newToken().slice(0, 12).toLowerCase()}@demo.leerwinst.example`, since);
	join(db, { code, personId: id, className, schoolName: null, environment }, since);
	return { personId: id, ...drawAbility(stage.random) };
}

/** Everybody starts, answers and hands in, spread over a few days. */
function takeAll(
	stage: Stage,
	cohort: Cohort,
	which: 'T1' | 'T3',
	learners: readonly Learner[],
	daysAgo: number
): void {
	const { app, random, now } = stage;
	const moment = listMoments(app.db, cohort.id).find(({ code }) => code === which);
	if (!moment) throw new Error(`no ${which}`);
	for (const { personId, ability, growth } of learners) {
		const membership = findMembership(app.db, cohort.id, personId);
		const begin = new Date(ago(now, daysAgo).getTime() + random.integer(0, 3 * 24 * 60) * 60_000);
		const startedAt =
			begin > now ? new Date(now.getTime() - random.integer(60, 600) * 60_000) : begin;
		if (!membership) throw new Error('a learner without a membership');
		const started = startSitting(app, {
			moment,
			membership,
			environment,
			now: startedAt,
			heads: random.integer(0, 1) === 1
		});
		if ('refused' in started) throw new Error(`the demo could not start: ${started.refused}`);
		const theta = ability + (which === 'T3' ? growth : 0);
		const savedAt = new Date(startedAt.getTime() + random.integer(9, 20) * 60_000);
		const answers = listFrozen(app.db, started.sitting.id).flatMap(({ itemId }, at) => {
			const bank = app.content.items.get(itemId);
			const value = bank && answerBy(bank, theta, random);
			return value === undefined
				? []
				: [{ sittingId: started.sitting.id, itemId, value, epoch: 1, seq: at + 1, savedAt }];
		});
		saveAnswers(app.db, answers, 1);
		submitSitting(app.db, started.sitting.id, { by: 'learner', now: savedAt });
	}
}

function closeAs(
	{ app, now }: Stage,
	cohort: Cohort,
	which: 'T1' | 'T3',
	by: string,
	daysAgo: number
): void {
	const moment = listMoments(app.db, cohort.id).find(({ code }) => code === which);
	const found = moment && findMoment(app.db, moment.id);
	if (found) closeMoment(app, found, { by, now: ago(now, daysAgo) });
}
