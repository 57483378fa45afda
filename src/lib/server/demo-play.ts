import type { Random } from '../domain/statistics/random.ts';
import { saveAnswers, listFrozen } from './answers.ts';
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
import type { Database } from './db/open.ts';
import { answerBy, drawAbility } from './demo-answers.ts';
import { newToken } from './ids.ts';
import { addPerson, welcome } from './people.ts';
import { closeMoment } from './snapshots.ts';
import { startSitting, submitSitting } from './sittings.ts';

/**
 * What fictional people do, through the functions that a click calls: they join by a code, start, answer
 * and hand in, and moments are closed.
 */

export interface Stage {
	readonly app: { db: Database; content: Content };
	readonly random: Random;
	/** One hash for all demo people: nobody knows the password behind it. */
	readonly passwordHash: string;
	readonly now: Date;
	readonly name: () => string;
}

export interface Learner {
	readonly personId: string;
	/** Whose reports her school reads. */
	readonly environment: string;
	readonly ability: number;
	readonly growth: number;
}

const dayLength = 24 * 60 * 60_000;
export const ago = (now: Date, days: number) => new Date(now.getTime() - days * dayLength);

export function person(
	{ app, passwordHash }: Stage,
	name: string,
	email: string,
	now: Date
): string {
	const made = addPerson(app.db, { name, email, passwordHash }, now);
	if (!made) throw new Error(`demo person ${email} is there twice`);
	welcome(app.db, made.id, now);
	return made.id;
}

export function plan(
	{ app, now }: Stage,
	given: {
		organisationId: string;
		by: string;
		name: string;
		kind: Cohort['kind'];
		classes: readonly string[];
		schools?: readonly string[];
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
			schools: given.schools ?? [],
			moments: [
				{ code: 'T1', label: 'Kennistoets LVS, T1', ...span(given.first) },
				{ code: 'T3', label: 'Kennistoets LVS, T3', ...span(given.last) }
			]
		},
		{ by: given.by, now: ago(now, given.first[0] + 5) }
	);
}

export function enrol(
	stage: Stage,
	cohort: Cohort,
	{
		function: as,
		className = null,
		schoolName = null,
		personId,
		environment = 'cito',
		drawn = drawAbility(stage.random)
	}: {
		function: LearnerFunction;
		className?: string | null;
		schoolName?: string | null;
		personId?: string;
		environment?: string;
		drawn?: Pick<Learner, 'ability' | 'growth'>;
	}
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
	join(db, { code, personId: id, className, schoolName, environment }, since);
	return { personId: id, environment, ...drawn };
}

/**
 * Everybody starts, answers and hands in, spread over a few days.
 * @param eased how much better some items go than ability says, in logits of ability
 */
export function takeAll(
	stage: Stage,
	cohort: Cohort,
	which: 'T1' | 'T3',
	learners: readonly Learner[],
	daysAgo: number,
	eased: ReadonlyMap<string, number> = new Map()
): void {
	const { app, random, now } = stage;
	const moment = listMoments(app.db, cohort.id).find(({ code }) => code === which);
	if (!moment) throw new Error(`no ${which}`);
	for (const { personId, environment, ability, growth } of learners) {
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
		const savedAt = new Date(startedAt.getTime() + random.integer(18, 38) * 60_000);
		const answers = listFrozen(app.db, started.sitting.id).flatMap(({ itemId }, at) => {
			const bank = app.content.items.get(itemId);
			const value = bank && answerBy(bank, theta + (eased.get(itemId) ?? 0), random);
			return value === undefined
				? []
				: [{ sittingId: started.sitting.id, itemId, value, epoch: 1, seq: at + 1, savedAt }];
		});
		saveAnswers(app.db, answers, 1);
		submitSitting(app.db, started.sitting.id, { by: 'learner', now: savedAt });
	}
}

export function closeAs(
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
