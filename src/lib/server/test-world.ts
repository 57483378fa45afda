import { dontKnow } from '../items/item.ts';
import { listFrozen, saveAnswers } from './answers.ts';
import {
	findMembership,
	join,
	listCodes,
	listMoments,
	makeCohort,
	type Cohort,
	type CohortPlan,
	type LearnerFunction,
	type Membership,
	type Moment
} from './cohorts.ts';
import { readContent, type Content } from './content/content.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type Database } from './db/open.ts';
import { rightAnswer } from './demo-answers.ts';
import { makeOrganisation, type Organisation } from './organisations.ts';
import { addPerson } from './people.ts';
import { startSitting, submitSitting, type Sitting } from './sittings.ts';

/**
 * For the tests: an installation in memory with two organisations, and a cohort in it. People join by a
 * code and take the test through the functions that a click calls.
 */
export interface World {
	readonly db: Database;
	readonly content: Content;
	readonly pabo: Organisation;
	readonly school: Organisation;
	/** Whoever makes the cohorts. */
	readonly trainer: string;
	/** Makes somebody with an account. */
	person(name?: string): string;
}

/** An ordinary morning; T1 is open then. */
export const now = new Date('2026-09-10T09:00:00Z');
export const minutes = (many: number, from = now) => new Date(from.getTime() + many * 60_000);
export const days = (many: number, from = now) => minutes(many * 24 * 60, from);

let read: Promise<Content> | undefined;
/** The content that ships, read once. */
export const shippedContent = () => (read ??= readContent(['content']));

export async function makeWorld({
	content,
	db = openDatabase(':memory:')
}: { content?: Content; db?: Database } = {}): Promise<World> {
	migrate(db);
	let people = 0;
	const person = (name = `Persoon ${String(people + 1).padStart(3, '0')}`) => {
		const email = `p${(people += 1)}@school.example`;
		const made = addPerson(db, { email, name, passwordHash: 'no password' }, days(-100));
		if (!made) throw new Error(`${email} is there twice`);
		return made.id;
	};
	const by = null;
	return {
		db,
		content: content ?? (await shippedContent()),
		pabo: makeOrganisation(db, { name: 'Pabo', kind: 'pabo', by, now: days(-100) }),
		school: makeOrganisation(db, { name: 'School', kind: 'school', by, now: days(-100) }),
		trainer: person('Tessa Trainer'),
		person
	};
}

/** A cohort of the pabo: T1 is open around `now`, T3 sixty days later. */
export function addCohort(world: World, plan: Partial<CohortPlan> = {}): Cohort {
	const moment = (code: 'T1' | 'T3', from: number, to: number) => ({
		code,
		label: `Kennistoets ${code}`,
		opensAt: days(from),
		closesAt: days(to)
	});
	return makeCohort(
		world.db,
		{
			organisationId: world.pabo.id,
			name: 'Jaar 3',
			kind: 'pabo',
			firstResult: 'clusters',
			classes: ['A', 'B'],
			schools: [],
			moments: [moment('T1', -5, 5), moment('T3', 60, 70)],
			...plan
		},
		{ by: world.trainer, now: days(-10) }
	);
}

export function momentOf({ db }: World, cohort: Cohort, code: 'T1' | 'T3'): Moment {
	const found = listMoments(db, cohort.id).find((one) => one.code === code);
	if (!found) throw new Error(`no ${code}`);
	return found;
}

/** Somebody joins as a learner. */
export function enrol(
	world: World,
	cohort: Cohort,
	{
		personId = world.person(),
		function: as = 'student',
		className = null,
		schoolName = null
	}: {
		personId?: string;
		function?: LearnerFunction;
		className?: string | null;
		schoolName?: string | null;
	} = {}
): Membership {
	const code = listCodes(world.db, cohort.id).find(
		(one) => one.role === 'learner' && one.function === as
	);
	if (!code) throw new Error(`no code for ${as}`);
	join(world.db, { code, personId, className, schoolName, environment: null }, days(-8));
	const found = findMembership(world.db, cohort.id, personId);
	if (!found) throw new Error('joined, and not there');
	return found;
}

interface Taking {
	readonly at?: Date;
	readonly environment?: string;
	readonly heads?: boolean;
}

export function start(
	world: World,
	membership: Membership,
	code: 'T1' | 'T3',
	{ at, environment = 'cito', heads = true }: Taking = {}
): Sitting {
	const { db } = world;
	const moment = listMoments(db, membership.cohortId).find((one) => one.code === code);
	if (!moment) throw new Error(`no ${code}`);
	const started = startSitting(world, {
		moment,
		membership,
		environment,
		now: at ?? (code === 'T1' ? now : days(62)),
		heads
	});
	if ('refused' in started) throw new Error(started.refused);
	return started.sitting;
}

/** Starts, has the first `right` items right and says "weet ik niet" to the others, and hands in. */
export function take(
	world: World,
	membership: Membership,
	code: 'T1' | 'T3',
	{ right = 8, ...taking }: Taking & { right?: number } = {}
): Sitting {
	const { db, content } = world;
	const sitting = start(world, membership, code, taking);
	const savedAt = minutes(10, sitting.startedAt);
	const answers = listFrozen(db, sitting.id).map(({ itemId }, at) => {
		const bank = content.items.get(itemId);
		const value = bank && at < right ? rightAnswer(bank) : dontKnow;
		return { sittingId: sitting.id, itemId, value, epoch: 1, seq: at + 1, savedAt };
	});
	saveAnswers(db, answers, 1);
	submitSitting(db, sitting.id, { by: 'learner', now: savedAt });
	return sitting;
}
