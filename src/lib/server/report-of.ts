import { domainNames } from '../domain/assessment/blueprint.ts';
import type { Breakdown } from '../domain/report/groups.ts';
import type { PartConstants } from '../domain/report/constants.ts';
import type { GroupMean } from '../domain/report/first.ts';
import { mergedLabel } from '../domain/report/groups.ts';
import type { CohortLearner } from '../domain/report/record.ts';
import { listMoments, momentState } from './cohorts.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { countSittingsAt, submitOverdue } from './sittings.ts';
import { constantsFor, countLater, findReports, listSnapshots, refresh } from './snapshots.ts';
import { testName } from './test-names.ts';

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export const breakdownNames: Record<Breakdown, string> = {
	class: 'Per klas',
	school: 'Per school',
	function: 'Per rol',
	environment: 'Per systeem'
};

const functionNames: Record<CohortLearner['function'], string> = {
	student: 'studenten',
	teacher: 'leerkrachten',
	'internal-coach': 'intern begeleiders',
	'school-leader': 'schoolleiders'
};

/** The name on the screen of one group of a breakdown. */
export function groupName(content: Content, by: Breakdown, label: string): string {
	if (label === mergedLabel) return 'Overige samen';
	if (by === 'environment') {
		return content.environments.find(({ slug }) => slug === label)?.name ?? label;
	}
	if (by === 'function') return functionNames[label as CohortLearner['function']] ?? label;
	return label;
}

/** Everything that the report of a cohort shows: published figures, and counts of who handed in. */
export function reportPage(sources: Sources, cohortId: string, now: Date) {
	const { db, content } = sources;
	submitOverdue(db, now);
	refresh(sources, cohortId, now);
	const { first, gain } = findReports(db, cohortId);
	const moments = listMoments(db, cohortId).filter(
		({ instrument }) => instrument === 'knowledge-test'
	);
	const newest = gain ?? first;
	const moment = moments.find(({ id }) => id === newest?.momentId);
	// What was published before a cohort could sit several tests was about one, as a whole.
	const compared = newest?.figures.report.compared ?? {
		part: 'total' as const,
		tests: Object.keys(newest?.figures.calibrations ?? {})
	};
	const measures = compared.tests.flatMap((test) =>
		moment
			? [
					measureOf(
						testName(content, test),
						constantsFor(sources, moment, test, now).constants.parts[compared.part]
					)
				]
			: []
	);
	const named = (groups: readonly { by: Breakdown; cells: readonly GroupMean[] }[]) =>
		groups.map(({ by, cells }) => ({
			by,
			title: breakdownNames[by],
			cells: cells.map((cell) => ({ ...cell, label: groupName(content, by, cell.label) }))
		}));
	return {
		moments: moments.map((one) => ({
			id: one.id,
			code: one.code,
			label: one.label,
			state: momentState(one, now),
			opensAt: one.opensAt,
			closesAt: one.closedAt ?? one.closesAt,
			handedIn: countSittingsAt(db, one.id).handedIn
		})),
		first: first && { ...first.figures.report, groups: named(first.figures.report.groups) },
		// Items are for fewer eyes than the report.
		gain: gain && {
			...gain.figures.report,
			items: undefined,
			groups: named(gain.figures.report.groups)
		},
		made: newest && {
			at: newest.madeAt,
			version: newest.version,
			reason: newest.reason,
			versions: listSnapshots(db, cohortId).filter(({ momentId }) => momentId === newest.momentId)
				.length,
			later: countLater(db, newest),
			contentFingerprint: newest.contentFingerprint,
			calibrations: Object.values(newest.figures.calibrations)
		},
		/** Per test that the newest report is about; on the core they share where there are several. */
		part: compared.part,
		measures,
		domainNames
	};
}

/** What a test measures with, for the box that says so. */
const measureOf = (
	name: string,
	{ items, maxScore, link, rasch, alpha, forms }: PartConstants
) => ({
	name,
	items,
	maxScore,
	link,
	rasch: rasch && { source: rasch.source, linkingError: rasch.linkingError },
	alpha,
	n: { A: forms.A.n, B: forms.B.n }
});

export type ReportPage = ReturnType<typeof reportPage>;
