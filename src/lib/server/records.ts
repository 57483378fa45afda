import type { CohortLearner, CohortRecord } from '../domain/report/record.ts';
import type { ScoredItem, ScoredSitting } from '../domain/assessment/scored.ts';
import { answerStates } from '../domain/assessment/states.ts';
import { countSittings } from '../domain/assessment/counting.ts';
import { dontKnow } from '../items/item.ts';
import { listAnswersOf, listFrozenOf, listLate, type FrozenItem } from './answers.ts';
import { findCohort, listLearners, listMoments } from './cohorts.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { listAllSittings, listSittings, listSittingsAt, type Sitting } from './sittings.ts';

/** The reading room: joins what people did into the plain records that the domain reads. Owns no table. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

/** Scores sittings by the keys of today, without answers that came late after `asOf`. */
export function scoreSittings(
	{ db, content }: Sources,
	sittings: readonly Sitting[],
	asOf?: Date
): Map<string, ScoredSitting> {
	const ids = sittings.map(({ id }) => id);
	const answers = listAnswersOf(db, ids, asOf);
	const frozen = listFrozenOf(db, ids);
	return new Map(
		sittings.map((one) => [
			one.id,
			{
				form: one.form,
				environment: one.environment,
				test: one.test,
				core: content.forms.get(one.test)?.core ?? one.test,
				submittedAt: one.submittedAt ?? one.startedAt,
				items: scoreItems(
					content,
					one.test,
					frozen.get(one.id) ?? [],
					answers.get(one.id) ?? new Map()
				)
			}
		])
	);
}

function scoreItems(
	content: Content,
	test: string,
	frozen: readonly FrozenItem[],
	answers: ReadonlyMap<string, unknown>
): ScoredItem[] {
	const states = answerStates(
		frozen.map(({ itemId }) => {
			if (!answers.has(itemId)) return 'blank';
			return answers.get(itemId) === dontKnow ? 'dont-know' : 'answered';
		})
	);
	const anchors = content.forms.get(test)?.anchors;
	return frozen.map(({ itemId, testletId }, at) => {
		const bank = content.items.get(itemId);
		if (!bank) throw new Error(`item ${itemId} is not in the content`);
		const answer = answers.get(itemId);
		return {
			id: itemId,
			testlet: testletId,
			domain: bank.domain,
			core: bank.core,
			anchor: anchors?.has(testletId) ?? false,
			maxScore: bank.item.maxScore,
			points: answer === undefined ? 0 : (bank.item.score(answer) ?? 0),
			state: states[at] ?? 'not-reached',
			chosen: answer === undefined ? [] : bank.item.chosen(answer)
		};
	});
}

/**
 * A cohort's sittings that count, without names: what reports are computed from.
 * @param asOf what counted at an earlier instant, to know what a report of then rested on
 */
export function cohortRecord(
	sources: Sources,
	cohortId: string,
	asOf?: Date
): CohortRecord | undefined {
	const { db } = sources;
	const found = findCohort(db, cohortId);
	if (!found) return undefined;
	const moments = listMoments(db, cohortId).filter(
		({ instrument }) => instrument === 'knowledge-test'
	);
	const sittings = moments
		.flatMap(({ id }) => listSittingsAt(db, id))
		.flatMap((one) => (asOf ? countedThen(one, asOf) : [one]));
	const scored = scoreSittings(sources, sittings, asOf);
	const byPerson = Map.groupBy(sittings, ({ personId }) => personId);
	const learners = listLearners(db, cohortId).map(({ membership }): CohortLearner => {
		const counted = countSittings(
			cohortId,
			(byPerson.get(membership.personId) ?? []).map(countable(sources.content))
		);
		const scoreOf = (one: { id: string } | undefined) => one && scored.get(one.id);
		return {
			function: membership.function ?? 'student',
			className: membership.className,
			schoolName: membership.schoolName,
			left: membership.leftAt !== null,
			first: scoreOf(counted.first),
			last: scoreOf(counted.last),
			gain: counted.gain
		};
	});
	return { cohortId, kind: found.cohort.kind, learners };
}

/** Learners of a cohort, by their position in its record, of whom answers came in late. */
export function answeredLate(
	{ db }: Sources,
	cohortId: string,
	time: { since: Date; until: Date }
): { first: Set<number>; last: Set<number> } {
	const learners = listLearners(db, cohortId).map(({ membership }) => membership.personId);
	const at = (which: 'T1' | 'T3') => {
		const ids = listMoments(db, cohortId).flatMap(({ id, code }) => (code === which ? [id] : []));
		const late = new Set(listLate(db, ids, time));
		const sittings = ids.flatMap((id) => listSittingsAt(db, id)).filter(({ id }) => late.has(id));
		return new Set(sittings.map(({ personId }) => learners.indexOf(personId)));
	};
	return { first: at('T1'), last: at('T3') };
}

/** A sitting as it was at an earlier instant: not there yet, or not void yet. */
function countedThen(one: Sitting, asOf: Date): Sitting[] {
	if (!one.submittedAt || one.submittedAt > asOf) return [];
	return [one.voidedAt && one.voidedAt > asOf ? { ...one, voidedAt: null } : one];
}

/** The sitting with its moment narrowed to those of the knowledge test, and the core of its test. */
export const countable =
	({ forms }: Content) =>
	(one: Sitting) => ({
		...one,
		moment: one.momentCode === 'T1' ? ('T1' as const) : ('T3' as const),
		core: forms.get(one.test)?.core ?? one.test
	});

/**
 * Each person's first counted sitting on a test, over the installation: what constants rest on.
 * @param closed only of moments that are closed: for what is shown
 */
export function firstSittings(
	sources: Sources,
	test: string,
	{ closed = false } = {}
): ScoredSitting[] {
	const seen = new Set<string>();
	const first = listAllSittings(sources.db).filter((one) => {
		if (seen.has(one.personId)) return false;
		seen.add(one.personId);
		const counts = one.submittedAt !== null && one.voidedAt === null;
		return counts && one.test === test && (!closed || one.windowClosedAt !== null);
	});
	return [...scoreSittings(sources, first).values()];
}

/** One learner's two sittings in a cohort. */
export function learnerRecord(sources: Sources, personId: string, cohortId: string) {
	const counted = countSittings(
		cohortId,
		listSittings(sources.db, personId).map(countable(sources.content))
	);
	const both = [counted.first, counted.last].filter((one) => one !== undefined);
	const scored = scoreSittings(sources, both);
	return {
		first: counted.first && { sitting: counted.first, scored: scored.get(counted.first.id) },
		last: counted.last && { sitting: counted.last, scored: scored.get(counted.last.id) },
		gain: counted.gain
	};
}
