import { countSittings } from '../domain/assessment/counting.ts';
import type { ScoredSitting } from '../domain/assessment/scored.ts';
import { meanMayShow, safeRemainder } from '../domain/privacy/limits.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { listFunctions, type LearnerFunction } from './cohorts.ts';
import { countable, scoreSittings } from './records.ts';
import { listAllSittings, type Sitting } from './sittings.ts';

/** Sittings of the whole installation whose moments are closed: for what a researcher sees. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface PooledSittings {
	/** Everybody's first counted sitting. */
	readonly first: readonly ScoredSitting[];
	/** T3 of who took both, as far as that tells on nobody: see `pairsThatMayShow`. */
	readonly last: readonly ScoredSitting[];
	/** Of whom each first sitting is, for comparing groups. */
	readonly functions: readonly (LearnerFunction | undefined)[];
	/** Places in `first` and `last` of one person's two sittings. */
	readonly pairs: readonly (readonly [number, number])[];
}

/** @param test only sittings of this one */
export function pooledSittings(sources: Sources, test?: string): PooledSittings {
	const { db, content } = sources;
	const of = (one: Sitting) => test === undefined || one.test === test;
	const all = listAllSittings(db);
	const first = firstOf(all).filter(of);
	const pairs = pairsThatMayShow(content, all, firstOf(all)).filter((pair) => of(pair.last));
	const scored = scoreSittings(sources, [...first, ...pairs.map(({ last }) => last)]);
	const score = ({ id }: Sitting) => {
		const found = scored.get(id);
		if (!found) throw new Error('a sitting that was not scored');
		return found;
	};
	const placeOf = new Map(first.map(({ id }, at) => [id, at]));
	const functionOf = listFunctions(db);
	return {
		first: first.map(score),
		last: pairs.map(({ last }) => score(last)),
		functions: first.map(
			({ cohortId, personId }) => functionOf.get(`${cohortId} ${personId}`) ?? undefined
		),
		pairs: pairs.flatMap((pair, at) => {
			const place = placeOf.get(pair.first.id);
			return place === undefined ? [] : [[place, at] as const];
		})
	};
}

/** Everybody's first sitting, where it counts and its moment is closed. */
function firstOf(all: readonly Sitting[]): Sitting[] {
	const seen = new Set<string>();
	return all.filter((one) => {
		if (seen.has(one.personId)) return false;
		seen.add(one.personId);
		return one.submittedAt !== null && one.voidedAt === null && one.windowClosedAt !== null;
	});
}

/**
 * T3 of a cohort's people by the form they began with, where those who took both are, next to who is in the
 * table of first sittings, either all or differ by six at least. Else the two tables and the cohort's gain
 * together would tell how the few did who took only one.
 */
function pairsThatMayShow(
	content: Content,
	all: readonly Sitting[],
	first: readonly Sitting[]
): { first: Sitting; last: Sitting }[] {
	const firstIds = new Set(first.map(({ id }) => id));
	return [...Map.groupBy(all, ({ cohortId }) => cohortId)].flatMap(([cohortId, own]) => {
		const pairs = [...Map.groupBy(own, ({ personId }) => personId).values()].flatMap((hers) => {
			const counted = countSittings(cohortId, hers.map(countable(content)));
			const closed = counted.first?.windowClosedAt && counted.last?.windowClosedAt;
			return closed && counted.gain === 'total' && counted.first && counted.last
				? [{ first: counted.first, last: counted.last }]
				: [];
		});
		const keyOf = ({ test, form }: Sitting) => `${test} ${form}`;
		return [...Map.groupBy(pairs, (pair) => keyOf(pair.first))].flatMap(([key, some]) => {
			const paired = new Set(some.map((pair) => pair.first.id));
			const shown = own.filter((one) => firstIds.has(one.id) && keyOf(one) === key);
			const onlyFirst = shown.filter(({ id }) => !paired.has(id)).length;
			const onlyPaired = some.filter((pair) => !firstIds.has(pair.first.id)).length;
			const safe =
				meanMayShow(some.length) && safeRemainder(onlyFirst) && safeRemainder(onlyPaired);
			return safe ? some : [];
		});
	});
}
