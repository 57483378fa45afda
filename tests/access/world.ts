/**
 * For matrix.test.ts, run under Node: two organisations of each kind with cohorts, sittings and every
 * role, made by the server's own functions; and the routes and actions of the built app.
 * Usage: node world.ts FILE
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/cli/root.js';
import { createSessions } from '../../src/lib/server/auth/sessions.ts';
import {
	findMembership,
	findMoment,
	join as joinBy,
	listCodes,
	listMoments,
	makeCohort
} from '../../src/lib/server/cohorts.ts';
import { readContent } from '../../src/lib/server/content/content.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/open.ts';
import { setSetting } from '../../src/lib/server/db/settings.ts';
import { makeOrganisation } from '../../src/lib/server/organisations.ts';
import { addPerson, appoint, welcome } from '../../src/lib/server/people.ts';
import { startSitting, submitSitting } from '../../src/lib/server/sittings.ts';
import { closeMoment } from '../../src/lib/server/snapshots.ts';

const file = process.argv[2] ?? '';
const db = openDatabase(file);
migrate(db);
setSetting(db, 'mode', 'production');
const content = await readContent(['content']);
const app = { db, content };
const sessions = createSessions(db, { secure: false });
const now = new Date();
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
const cookies: Record<string, string> = {};

async function person(role: string, which: string): Promise<string> {
	const name = `${role} ${which}`;
	const email = `${role}-${which}@example.nl`.toLowerCase();
	const made = addPerson(db, { name, email, passwordHash: 'none' }, now);
	if (!made) throw new Error(`${name} is there twice`);
	welcome(db, made.id, now);
	cookies[`${role}/${which}`] = `leerwinst_sessie=${await sessions.start(made.id)}`;
	return made.id;
}

async function organisation(which: string) {
	const pabo = makeOrganisation(db, { name: `Pabo ${which}`, kind: 'pabo', by: null, now });
	const school = makeOrganisation(db, { name: `School ${which}`, kind: 'school', by: null, now });
	const [educator, trainer, learner, coach, leader] = [
		await person('teacher-educator', which),
		await person('trainer', which),
		await person('learner', which),
		await person('internal-coach', which),
		await person('school-leader', which)
	];
	appoint(db, {
		personId: educator,
		role: 'teacher-educator',
		organisationId: pabo.id,
		by: null,
		now
	});
	appoint(db, { personId: trainer, role: 'trainer', organisationId: school.id, by: null, now });
	const cohortOf = (organisationId: string, kind: 'pabo' | 'school', by: string) =>
		makeCohort(
			db,
			{
				organisationId,
				name: `Cohort ${kind} ${which}`,
				kind,
				firstResult: 'clusters',
				classes: [`Klas ${which}`],
				schools: [],
				moments: [
					{ code: 'T1', label: 'T1', opensAt: at(-9), closesAt: at(1) },
					{ code: 'T3', label: 'T3', opensAt: at(-3), closesAt: at(9) }
				]
			},
			{ by, now: at(-10) }
		);
	const paboCohort = cohortOf(pabo.id, 'pabo', educator);
	const schoolCohort = cohortOf(school.id, 'school', trainer);
	const enter = (cohortId: string, role: string, as: string | null, personId: string) => {
		const code = listCodes(db, cohortId).find((one) => one.role === role && one.function === as);
		if (!code) throw new Error(`no code for ${role} ${as}`);
		joinBy(
			db,
			{ code, personId, className: `Klas ${which}`, schoolName: null, environment: 'cito' },
			at(-9)
		);
	};
	enter(paboCohort.id, 'learner', 'student', learner);
	enter(schoolCohort.id, 'learner', 'internal-coach', coach);
	enter(schoolCohort.id, 'learner', 'school-leader', leader);
	const [first, last] = listMoments(db, paboCohort.id);
	const [team] = listMoments(db, schoolCohort.id);
	const membership = findMembership(db, paboCohort.id, learner);
	if (!first || !last || !team || !membership) throw new Error('no moments');
	const start = (moment: typeof first) => {
		const started = startSitting(app, {
			moment,
			membership,
			environment: 'cito',
			now,
			heads: true
		});
		if ('refused' in started) throw new Error(started.refused);
		return started.sitting.id;
	};
	submitSitting(db, start(first), { by: 'learner', now });
	const open = findMoment(db, first.id);
	if (open) closeMoment(app, open, { by: educator, now });
	return {
		pabo: paboCohort.id,
		school: schoolCohort.id,
		sitting: start(last),
		moment: last.id,
		team: team.id,
		code: listCodes(db, paboCohort.id)[0]?.code ?? '',
		learnerId: learner
	};
}

for (const role of ['researcher', 'administrator'] as const) {
	const personId = await person(role, 'huis');
	appoint(db, { personId, role, organisationId: null, by: null, now });
}
const organisations = {
	een: await organisation('KANARIEEEN'),
	ander: await organisation('KANARIEANDER')
};
db.$client.close();

interface Manifest {
	manifest: {
		_: {
			nodes: (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
			routes: {
				id: string;
				page: { leaf: number } | null;
				endpoint: (() => Promise<object>) | null;
			}[];
		};
	};
}
const built = pathToFileURL(join(root, '.svelte-kit/output/server/manifest-full.js')).href;
const { manifest } = (await import(built)) as Manifest;
const routes = await Promise.all(
	manifest._.routes.map(async ({ id, page, endpoint }) => {
		const node = page && (await manifest._.nodes[page.leaf]?.());
		return {
			id,
			page: page !== null,
			actions: Object.keys(node?.server?.actions ?? {}),
			methods: endpoint ? Object.keys(await endpoint()).filter((name) => /^[A-Z]+$/.test(name)) : []
		};
	})
);
console.log(JSON.stringify({ cookies, organisations, routes }));
