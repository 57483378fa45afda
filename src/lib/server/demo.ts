import { seededRandom } from '../domain/statistics/random.ts';
import { hashPassword } from './auth/passwords.ts';
import { join, listCodes, type LearnerFunction } from './cohorts.ts';
import type { Content } from './content/content.ts';
import { write, type Database } from './db/open.ts';
import { findSetting, setSetting } from './db/settings.ts';
import { demoAddress, type DemoRole } from './demo-logins.ts';
import { demoNames } from './demo-names.ts';
import { ago, closeAs, enrol, person, plan, takeAll, type Stage } from './demo-play.ts';
import { newToken } from './ids.ts';
import { makeOrganisation } from './organisations.ts';
import { appoint } from './people.ts';
import { finishLesson } from './progress.ts';

/**
 * A fictional history for the demo, made through the functions that a click calls: people join by a
 * code, start, answer and hand in, and moments are closed. Answers follow from ability and difficulty
 * by seed: another seed gives another report.
 */

/** Fills an empty demo database; a filled one is left as it is. */
export async function seedDemo(
	app: { db: Database; content: Content },
	{ seed, now }: { seed: number; now: Date }
): Promise<boolean> {
	if (findSetting(app.db, 'demo-seed') !== undefined) return false;
	const stage = await stageOf(app, { seed, now });
	write(app.db, () => {
		play(stage);
		setSetting(app.db, 'demo-seed', String(seed));
	});
	return true;
}

/** Where fictional people come on: chance by seed, and names in a shuffled order. */
export async function stageOf(
	app: Stage['app'],
	{ seed, now }: { seed: number; now: Date }
): Promise<Stage> {
	const random = seededRandom(seed);
	const names = random.shuffled(demoNames);
	let used = 0;
	return {
		app,
		random,
		passwordHash: await hashPassword(newToken()),
		now,
		name: () => names[used++ % names.length] ?? 'Sam'
	};
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

/** A school team of 14 that reads reports of ParnasSys, with T1 closed. */
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
	const environment = 'parnassys';
	const learners = [
		...known.map(({ role, name, as }) =>
			enrol(stage, cohort, { function: as, personId: staff(role, name), environment })
		),
		...Array.from({ length: 11 }, () => enrol(stage, cohort, { function: 'teacher', environment }))
	];
	takeAll(stage, cohort, 'T1', learners, 25);
	closeAs(stage, cohort, 'T1', trainer, 19);
}

/**
 * A pabo cohort of 24 whose students teach at schools with different systems, with T1 closed and T3 open, in
 * which everybody but the demo learner handed in.
 */
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
		// An ordinary start, whatever the seed: a visitor who answers T3 well sees what that gives.
		enrol(stage, cohort, {
			function: 'student',
			className: 'PA2A',
			personId: student,
			drawn: { ability: 0, growth: 0.8 }
		}),
		...Array.from({ length: 23 }, (_, at) =>
			enrol(stage, cohort, {
				function: 'student',
				className: at < 11 ? 'PA2A' : 'PA2B',
				environment: ['parnassys', 'iep', 'cito'][at % 3]
			})
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
