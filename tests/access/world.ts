import { seededRandom } from '../../src/lib/domain/statistics/random.ts';
import { listFrozen, saveAnswers } from '../../src/lib/server/answers.ts';
import { hashPassword } from '../../src/lib/server/auth/passwords.ts';
import { createSessions } from '../../src/lib/server/auth/sessions.ts';
import { endOfDay, startOfDay, dayOf } from '../../src/lib/server/calendar.ts';
import {
	findMembership,
	findMoment,
	join,
	listCodes,
	listMoments,
	makeCohort,
	setCodeOpen,
	type Cohort,
	type LearnerFunction,
	type MomentCode
} from '../../src/lib/server/cohorts.ts';
import { readContent } from '../../src/lib/server/content/content.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase, write } from '../../src/lib/server/db/open.ts';
import { setSetting } from '../../src/lib/server/db/settings.ts';
import { answerBy } from '../../src/lib/server/demo-answers.ts';
import { makeOrganisation } from '../../src/lib/server/organisations.ts';
import { addPerson, appoint, welcome } from '../../src/lib/server/people.ts';
import { closeMoment } from '../../src/lib/server/snapshots.ts';
import { startSitting, submitSitting } from '../../src/lib/server/sittings.ts';
import { password } from '../password.ts';

/**
 * Two pabos and two schools, each with people in every role, and with names that are in no other: made
 * by the server's own functions, as clicks would. Run by node with a file; prints what is in it.
 */

export const places = ['pabo-1', 'school-1', 'pabo-2', 'school-2'] as const;
export type Place = (typeof places)[number];

export const roles = [
	'visitor',
	'stranger',
	'learner',
	'fellow-learner',
	'trainer',
	'teacher-educator',
	'internal-coach',
	'school-leader',
	'researcher',
	'administrator'
] as const;
export type Role = (typeof roles)[number];

export interface Actor {
	readonly role: Role;
	/** Of which organisation; nobody's for who has no account, or a role of the whole installation. */
	readonly place: Place | undefined;
	readonly name: string;
	readonly personId: string;
	/** One session to work with, and one to end. */
	readonly cookies: readonly [string, string] | undefined;
}

export interface CohortRows {
	readonly id: string;
	readonly T1: string;
	readonly T3: string;
	/** A moment that may be closed. */
	readonly spare: string;
	readonly learnerCode: string;
	readonly closedCode: string;
	/** A learner who may be called away, with her sitting of T1. */
	readonly extra: { readonly personId: string; readonly sittingId: string };
}

export interface PlaceRows {
	readonly place: Place;
	/** T1 is closed with figures, T3 is open; the trainer trains this one. */
	readonly open: CohortRows;
	/** Both closed with figures; somebody else trains it. */
	readonly finished: CohortRows;
	/** What the learner is busy with, at T3 of the open cohort. */
	readonly busy: string;
}

export interface World {
	readonly actors: readonly Actor[];
	readonly places: readonly PlaceRows[];
	/** Thirty people with the password of tests/people.ts, to log in with. */
	readonly addresses: readonly string[];
	/** A person and an appointment that may be changed. */
	readonly spare: { readonly personId: string };
}

/** Words that stand in nothing else: in the names of people, of cohorts and of organisations. */
export const canaries: Record<Place, { person: string; cohort: string; organisation: string }> = {
	'pabo-1': { person: 'Roerdompsma', cohort: 'Roerdompgroep', organisation: 'Roerdomphuis' },
	'school-1': { person: 'Kwikstaartsma', cohort: 'Kwikgroep', organisation: 'Kwikhuis' },
	'pabo-2': { person: 'Wulpstra', cohort: 'Wulpgroep', organisation: 'Wulphuis' },
	'school-2': { person: 'Gruttostra', cohort: 'Gruttogroep', organisation: 'Gruttohuis' }
};

async function makeWorld(file: string): Promise<World> {
	const content = await readContent(['content']);
	const db = openDatabase(file);
	db.$client.pragma('synchronous = OFF');
	migrate(db);
	setSetting(db, 'mode', 'production');
	const app = { db, content };
	const random = seededRandom(11);
	const sessions = createSessions(db, { secure: false });
	const passwordHash = await hashPassword(password);
	const now = new Date();
	const ago = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);

	let born = 0;
	function newPerson(name: string, since: Date): string {
		born += 1;
		const email = `mens-${born}@voorbeeld.example`;
		const made = addPerson(db, { name, email, passwordHash }, since);
		if (!made) throw new Error(`${email} is there twice`);
		welcome(db, made.id, since);
		return made.id;
	}

	function take(cohort: Cohort, code: MomentCode, personId: string, at: Date, handIn: boolean) {
		const moment = listMoments(db, cohort.id).find((one) => one.code === code);
		const membership = findMembership(db, cohort.id, personId);
		if (!moment || !membership) throw new Error(`no ${code} for ${personId}`);
		const environment = 'cito';
		const heads = random.integer(0, 1) === 1;
		const started = startSitting(app, { moment, membership, environment, now: at, heads });
		if ('refused' in started) throw new Error(`not started: ${started.refused}`);
		const { id } = started.sitting;
		const theta = random.normal(code === 'T3' ? 0.8 : 0, 1);
		const answers = listFrozen(db, id).flatMap(({ itemId }, index) => {
			const item = content.items.get(itemId);
			const value = item && answerBy(item, theta, random);
			if (value === undefined) return [];
			return [{ sittingId: id, itemId, value, epoch: 1, seq: index + 1, savedAt: at }];
		});
		saveAnswers(db, handIn ? answers : answers.slice(0, 3), 1);
		if (handIn) submitSitting(db, id, { by: 'learner', now: at });
		return id;
	}

	function close(cohort: Cohort, code: MomentCode, by: string, at: Date): void {
		const moment = listMoments(db, cohort.id).find((one) => one.code === code);
		const found = moment && findMoment(db, moment.id);
		if (found) closeMoment(app, found, { by, now: at });
	}

	function plan(given: {
		organisationId: string;
		kind: Cohort['kind'];
		name: string;
		by: string;
		last: [number, number];
	}): Cohort {
		const span = (opens: number, closes: number) => ({
			opensAt: startOfDay(dayOf(ago(opens))),
			closesAt: endOfDay(dayOf(ago(closes)))
		});
		return makeCohort(
			db,
			{
				organisationId: given.organisationId,
				name: given.name,
				kind: given.kind,
				firstResult: 'clusters',
				classes: ['Klas 1'],
				schools: [],
				moments: [
					{ code: 'T1', label: 'Kennistoets T1', ...span(60, 50) },
					{ code: 'T2a', label: 'Tussenmeting', ...span(-1, -9) },
					{ code: 'T3', label: 'Kennistoets T3', ...span(...given.last) }
				]
			},
			{ by: given.by, now: ago(70) }
		);
	}

	function enrol(cohort: Cohort, personId: string, as: LearnerFunction | 'trainer'): void {
		const code = listCodes(db, cohort.id).find(
			(one) => (one.role === 'trainer' ? 'trainer' : one.function) === as
		);
		if (!code) throw new Error(`no code for ${as}`);
		join(
			db,
			{ code, personId, className: 'Klas 1', schoolName: null, environment: 'cito' },
			ago(65)
		);
	}

	function rowsOf(cohort: Cohort, personId: string, sittingId: string): CohortRows {
		const moments = new Map(listMoments(db, cohort.id).map(({ code, id }) => [code, id]));
		const codes = listCodes(db, cohort.id);
		const closed = codes.find(({ role }) => role === 'trainer')?.code ?? '';
		setCodeOpen(db, { cohortId: cohort.id, code: closed, open: false, by: personId, now });
		return {
			id: cohort.id,
			T1: moments.get('T1') ?? '',
			T3: moments.get('T3') ?? '',
			spare: moments.get('T2a') ?? '',
			learnerCode: codes.find(({ role }) => role === 'learner')?.code ?? '',
			closedCode: closed,
			extra: { personId, sittingId }
		};
	}

	const people: Omit<Actor, 'cookies'>[] = [];

	function makePlace(place: Place): PlaceRows {
		const words = canaries[place];
		const kind = place.startsWith('pabo') ? 'pabo' : 'school';
		const member = kind === 'pabo' ? 'student' : 'teacher';
		const organisation = makeOrganisation(db, {
			name: `De ${words.organisation} (fictief)`,
			kind,
			by: null,
			now: ago(90)
		});
		const organisationId = organisation.id;
		const somebody = (role: Role, first: string): string => {
			const name = `${first} ${words.person}`;
			const personId = newPerson(name, ago(80));
			people.push({ role, place, name, personId });
			return personId;
		};
		const by = newPerson(`Maker ${words.person}`, ago(80));
		const trainer = somebody('trainer', 'Tom');
		appoint(db, { personId: trainer, role: 'trainer', organisationId, by, now: ago(75) });

		const open = plan({ organisationId, kind, name: words.cohort, by, last: [5, -5] });
		const finished = plan({
			organisationId,
			kind,
			name: `${words.cohort} oud`,
			by,
			last: [20, 10]
		});
		enrol(open, trainer, 'trainer');
		const learner = somebody('learner', 'Lea');
		const fellow = somebody('fellow-learner', 'Flip');
		const members = [learner, fellow];
		for (const one of members) enrol(open, one, member);
		if (kind === 'pabo') {
			const educator = somebody('teacher-educator', 'Eva');
			appoint(db, {
				personId: educator,
				role: 'teacher-educator',
				organisationId,
				by,
				now: ago(75)
			});
		} else {
			// By their codes: they take the test too, and their role in the school comes with it.
			for (const [role, first] of [
				['internal-coach', 'Ilse'],
				['school-leader', 'Sjef']
			] as const) {
				const personId = somebody(role, first);
				enrol(open, personId, role);
				members.push(personId);
			}
		}
		const extras = [open, finished].map((cohort) =>
			Array.from({ length: 12 }, (_, at) => {
				const personId = newPerson(`Nr${at} ${words.person}`, ago(80));
				enrol(cohort, personId, member);
				return personId;
			})
		);
		const [inOpen = [], inFinished = []] = extras;
		const taken = (cohort: Cohort, code: MomentCode, days: number, who: readonly string[]) =>
			who.map((personId) => take(cohort, code, personId, ago(days), true));
		const [spareOpen = ''] = taken(open, 'T1', 55, [...inOpen, ...members]);
		const [spareFinished = ''] = taken(finished, 'T1', 55, inFinished);
		for (const cohort of [open, finished]) close(cohort, 'T1', by, ago(50));
		taken(finished, 'T3', 15, inFinished);
		close(finished, 'T3', by, ago(10));
		const busy = take(open, 'T3', learner, now, false);
		return {
			place,
			open: rowsOf(open, inOpen[0] ?? '', spareOpen),
			finished: rowsOf(finished, inFinished[0] ?? '', spareFinished),
			busy
		};
	}

	const made = write(db, () => {
		const rows = places.map(makePlace);
		for (const [role, name] of [
			['researcher', 'Ria Onderzoek'],
			['administrator', 'Bo Beheer']
		] as const) {
			const personId = newPerson(name, ago(80));
			appoint(db, { personId, role, organisationId: null, by: personId, now: ago(75) });
			people.push({ role, place: undefined, name, personId });
		}
		const stranger = newPerson('Anouk Zonder', ago(80));
		people.push({ role: 'stranger', place: undefined, name: 'Anouk Zonder', personId: stranger });
		const spare = newPerson('Reserve', ago(80));
		const from = born;
		for (let at = 0; at < 30; at += 1) newPerson(`Klasgenoot ${at}`, ago(80));
		return {
			rows,
			spare: { personId: spare },
			addresses: Array.from({ length: 30 }, (_, at) => `mens-${from + at + 1}@voorbeeld.example`)
		};
	});

	const start = async (id: string) => `leerwinst_sessie=${await sessions.start(id)}`;
	const actors: Actor[] = [
		{ role: 'visitor', place: undefined, name: '', personId: '', cookies: undefined }
	];
	for (const one of people) {
		actors.push({ ...one, cookies: [await start(one.personId), await start(one.personId)] });
	}
	db.$client.pragma('wal_checkpoint(TRUNCATE)');
	db.$client.close();
	return { actors, places: made.rows, spare: made.spare, addresses: made.addresses };
}

const file = process.argv[2];
if (process.argv[1]?.endsWith('world.ts') && file) {
	console.log(JSON.stringify(await makeWorld(file)));
}
