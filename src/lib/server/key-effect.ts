import { keyEffect, wholeEffect, type KeyEffect } from '../domain/report/key-effect.ts';
import { listAnswersOf, listFrozenOf } from './answers.ts';
import { listAllCohorts } from './cohorts.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { changedKeys, pointsMore, unexplained, type ChangedKey } from './keys.ts';
import { lacks, listAllSittings, unknownWordings } from './sittings.ts';
import { listOutdated } from './snapshots.ts';

/** What changed content would do to a database, before the server starts with it. Changes nothing. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface Effect {
	/** Why the server would not start, in sentences; empty when it would. */
	readonly refusals: readonly string[];
	readonly changed: readonly ChangedKey[];
	/** Sittings that were handed in and hold a changed item, by cohort and moment. */
	readonly groups: readonly { cohort: string; moment: string; effect: KeyEffect }[];
	readonly whole: KeyEffect;
	/** How many people have such a sitting. */
	readonly people: number;
	/** Published reports that would be made again. */
	readonly reports: number;
}

export function effectOf(sources: Sources): Effect {
	const { db } = sources;
	const changed = changedKeys(sources);
	const sat = listAllSittings(db).filter(
		({ submittedAt, voidedAt }) => submittedAt !== null && voidedAt === null
	);
	const ids = sat.map(({ id }) => id);
	const answers = listAnswersOf(db, ids);
	const frozen = listFrozenOf(db, ids);
	const touched = sat.flatMap((sitting) => {
		const items = new Set(frozen.get(sitting.id)?.map(({ itemId }) => itemId));
		const own = changed.filter(({ bank }) => items.has(bank.id));
		if (own.length === 0) return [];
		const change = own.reduce((sum, key) => {
			const answer = answers.get(sitting.id)?.get(key.bank.id);
			return sum + (answer === undefined ? 0 : pointsMore(key, answer));
		}, 0);
		return [{ ...sitting, change }];
	});
	const names = new Map(listAllCohorts(db).map(({ cohort }) => [cohort.id, cohort.name]));
	const groups = [...Map.groupBy(touched, ({ momentId }) => momentId).values()].map((sittings) => ({
		cohort: names.get(sittings[0]?.cohortId ?? '') ?? '',
		moment: sittings[0]?.momentCode ?? '',
		changes: sittings.map(({ change }) => change)
	}));
	return {
		refusals: [...unknownWordings(sources).map(lacks), ...[unexplained(changed) ?? []].flat()],
		changed,
		groups: groups.map(({ cohort, moment, changes }) => ({
			cohort,
			moment,
			effect: keyEffect(changes)
		})),
		whole: wholeEffect(groups.map(({ changes }) => changes)),
		people: new Set(touched.map(({ personId }) => personId)).size,
		reports: listOutdated(sources).length
	};
}
