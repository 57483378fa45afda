import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveAnswers, listFrozen } from '../../lib/server/answers.ts';
import { createSessions } from '../../lib/server/auth/sessions.ts';
import {
	findMembership,
	findMoment,
	join as joinCohort,
	listCodes,
	listMoments,
	makeCohort
} from '../../lib/server/cohorts.ts';
import { readContent, type Content } from '../../lib/server/content/content.ts';
import { migrate } from '../../lib/server/db/migrate.ts';
import { openDatabase, write, type Database } from '../../lib/server/db/open.ts';
import { setSetting } from '../../lib/server/db/settings.ts';
import { answerBy, drawAbility } from '../../lib/server/demo-answers.ts';
import { makeOrganisation } from '../../lib/server/organisations.ts';
import { addPerson, appoint, welcome } from '../../lib/server/people.ts';
import { closeMoment } from '../../lib/server/snapshots.ts';
import { startSitting, submitSitting } from '../../lib/server/sittings.ts';
import { seededRandom } from '../../lib/domain/statistics/random.ts';

/** A database with people who are busy with a test, for the benchmarks. Nobody logs in: sessions are made. */

const environment = 'cito';
const day = 24 * 60 * 60_000;

export interface BusyLearner {
	readonly sittingId: string;
	readonly cookie: string;
	/** Single-choice items: an answer is one position. */
	readonly items: readonly string[];
}

export interface BenchWorld {
	readonly file: string;
	readonly learners: readonly BusyLearner[];
	readonly educatorCookie: string;
	readonly cohortId: string;
}

export async function makeWorld(given: {
	learners: number;
	/** Everybody hands in T1 and T3, and both moments are closed. */
	finished?: boolean;
	/** With the form's time; without it nobody runs out of it. */
	timed?: boolean;
}): Promise<BenchWorld> {
	const file = join(mkdtempSync(join(tmpdir(), 'leerwinst-bench-')), 'bench.db');
	const content = await readContent(['content']);
	const db = openDatabase(file);
	db.$client.pragma('synchronous = OFF');
	migrate(db);
	setSetting(db, 'mode', 'production');
	const sessions = createSessions(db, { secure: false });
	const now = new Date();
	const made = write(db, () => people(db, content, given, now));
	const cookieOf = async (personId: string) => `leerwinst_sessie=${await sessions.start(personId)}`;
	const learners: BusyLearner[] = [];
	for (const { personId, sittingId } of made.busy) {
		learners.push({
			sittingId,
			cookie: await cookieOf(personId),
			items: listFrozen(db, sittingId)
				.map(({ itemId }) => itemId)
				.filter((itemId) => content.items.get(itemId)?.item.open.type === 'single-choice')
		});
	}
	const educatorCookie = await cookieOf(made.educator);
	db.$client.pragma('wal_checkpoint(TRUNCATE)');
	db.$client.close();
	return { file, learners, educatorCookie, cohortId: made.cohortId };
}

function people(
	db: Database,
	content: Content,
	{
		learners,
		finished = false,
		timed = false
	}: { learners: number; finished?: boolean; timed?: boolean },
	now: Date
) {
	const app = { db, content };
	const random = seededRandom(11);
	const person = (name: string) => {
		const email = `${name}@bench.example`;
		const found = addPerson(db, { name, email, passwordHash: 'none' }, now);
		if (!found) throw new Error(`${name} is there twice`);
		welcome(db, found.id, now);
		return found.id;
	};
	const { id: organisationId } = makeOrganisation(db, {
		name: 'Bench',
		kind: 'pabo',
		by: null,
		now
	});
	const educator = person('educator');
	appoint(db, { personId: educator, role: 'teacher-educator', organisationId, by: null, now });
	const at = (days: number) => new Date(now.getTime() + days * day);
	const cohort = makeCohort(
		db,
		{
			organisationId,
			name: 'Bench',
			kind: 'pabo',
			firstResult: 'clusters',
			classes: [],
			schools: [],
			moments: [
				{ code: 'T1', label: 'T1', opensAt: at(-3), closesAt: at(1) },
				{ code: 'T3', label: 'T3', opensAt: at(-2), closesAt: at(2) }
			]
		},
		{ by: educator, now }
	);
	const code = listCodes(db, cohort.id).find(({ role }) => role === 'learner');
	const [first, last] = listMoments(db, cohort.id);
	if (!code || !first || !last) throw new Error('the cohort has no code or moments');
	const busy: { personId: string; sittingId: string }[] = [];
	for (let at = 0; at < learners; at += 1) {
		const personId = person(`learner-${at}`);
		joinCohort(db, { code, personId, className: null, schoolName: null, environment }, now);
		const membership = findMembership(db, cohort.id, personId);
		if (!membership) throw new Error('no membership');
		const { ability, growth } = drawAbility(random);
		for (const [moment, theta] of finished
			? ([
					[first, ability],
					[last, ability + growth]
				] as const)
			: ([[first, ability]] as const)) {
			const started = startSitting(app, {
				moment,
				membership: { ...membership, extraTime: timed ? 1 : 0 },
				environment,
				now,
				heads: random.integer(0, 1) === 1
			});
			if ('refused' in started) throw new Error(started.refused);
			const { id } = started.sitting;
			if (!finished) {
				busy.push({ personId, sittingId: id });
				continue;
			}
			const answers = listFrozen(db, id).flatMap(({ itemId }, seq) => {
				const bank = content.items.get(itemId);
				const value = bank && answerBy(bank, theta, random);
				return value === undefined
					? []
					: [{ sittingId: id, itemId, value, epoch: 1, seq: seq + 1, savedAt: now }];
			});
			saveAnswers(db, answers, 1);
			submitSitting(db, id, { by: 'learner', now });
		}
	}
	if (finished) {
		for (const { id } of [first, last]) {
			const moment = findMoment(db, id);
			if (moment) closeMoment(app, moment, { by: educator, now: new Date(now.getTime() + 1000) });
		}
	}
	return { educator, cohortId: cohort.id, busy };
}
