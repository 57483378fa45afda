import { clusterNames, clusters, type Cluster } from '../domain/assessment/blueprint.ts';
import { misconceptionNames } from '../domain/assessment/misconceptions.ts';
import type { Constants, Part } from '../domain/report/constants.ts';
import {
	learnerGain,
	misconceptionsShown,
	sittingResult,
	type SittingResult
} from '../domain/report/learner.ts';
import { listAnswers } from './answers.ts';
import { findCohort, findMoment } from './cohorts.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { correctionsIn } from './keys.ts';
import { learnerRecord } from './records.ts';
import { constantsFor } from './snapshots.ts';

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

/**
 * What a learner may see of her own sittings in a cohort: after T1 what the cohort is set to, after T3
 * everything, with the constants that hold for that moment.
 */
export function ownResult(sources: Sources, personId: string, cohortId: string, now: Date) {
	const { db } = sources;
	const found = findCohort(db, cohortId);
	const { first, last, gain } = learnerRecord(sources, personId, cohortId);
	if (!found || (!first && !last)) return undefined;
	const part = gain ?? 'total';
	const newest = last ?? first;
	const moment = newest && findMoment(db, newest.sitting.momentId);
	if (!newest?.scored || !moment) return undefined;
	const { constants, provisional } = constantsFor(sources, moment, newest.sitting.test, now);
	const shown = last ? 'score' : found.cohort.firstResult;
	const result = (sitting: typeof first) =>
		sitting?.scored && sittingResult(sitting.scored, constants, part);
	// T1 on a test that nothing makes comparable is no part of what is shown.
	const firstResult = last && !gain ? undefined : result(first);
	const lastResult = result(last);
	return {
		cohort: { id: found.cohort.id, name: found.cohort.name },
		environment: newest.sitting.environment,
		shown,
		provisional: last !== undefined && provisional,
		part,
		/** Both moments, on tests that can't be compared. */
		incomparable: first !== undefined && last !== undefined && gain === undefined,
		items: constants.parts[part].items,
		firstDay: first?.sitting.submittedAt ?? undefined,
		lastDay: last?.sitting.submittedAt ?? undefined,
		first: shown === 'score' ? firstResult : undefined,
		last: lastResult,
		/** T1 in words, when that is what the cohort shows. */
		words: shown === 'clusters' ? { mostToGain: firstResult?.mostToGain } : undefined,
		gain:
			first?.scored && last?.scored && gain
				? learnerGain(first.scored, last.scored, constants, part)
				: undefined,
		method: methodOf(constants, part, {
			errors: [firstResult, lastResult].flatMap((one) => one?.errorMethod ?? []),
			contentFingerprint: sources.content.fingerprint
		}),
		corrections: correctionsFor(sources, { first, last }, shown),
		misconceptions: last?.scored ? wordsPerCluster(sources.content, last.scored) : []
	};
}

/**
 * Corrections of keys that changed what she was told: of T1 nothing before she is told of it, and no points where
 * it is told in words.
 */
function correctionsFor(
	sources: Sources,
	{ first, last }: Pick<ReturnType<typeof learnerRecord>, 'first' | 'last'>,
	shown: 'nothing' | 'clusters' | 'score'
) {
	if (shown === 'nothing') return [];
	return [first, last].flatMap((taken) => {
		const { id, momentCode, submittedAt } = taken?.sitting ?? {};
		if (!id || !submittedAt) return [];
		return correctionsIn(sources, listAnswers(sources.db, id), submittedAt).map(
			({ at, because, points }) => ({
				moment: momentCode,
				at,
				reasons: because,
				points: shown === 'score' ? points : undefined
			})
		);
	});
}

/** What the learner's figures were computed with, for the box that says so. */
function methodOf(
	constants: Constants,
	part: Part,
	given: { errors: readonly SittingResult['errorMethod'][]; contentFingerprint: string }
) {
	const { items, maxScore, link, forms, rasch } = constants.parts[part];
	return {
		items,
		maxScore,
		link,
		rasch: rasch && { source: rasch.source, linkingError: rasch.linkingError },
		n: { A: forms.A.n, B: forms.B.n },
		errors: [...new Set(given.errors)],
		contentFingerprint: given.contentFingerprint
	};
}

function wordsPerCluster(
	content: Content,
	scored: Parameters<typeof misconceptionsShown>[0]
): { cluster: Cluster; name: string; words: string[] }[] {
	const shown = misconceptionsShown(
		scored,
		(itemId, choice) =>
			content.items.get(itemId)?.item.choices.find(({ code }) => code === choice)?.misconception
	);
	return clusters.flatMap((cluster) => {
		const words = (shown.get(cluster) ?? [])
			.slice(0, 2)
			.flatMap((code) => misconceptionNames[code] ?? []);
		return words.length === 0 ? [] : [{ cluster, name: clusterNames[cluster], words }];
	});
}
