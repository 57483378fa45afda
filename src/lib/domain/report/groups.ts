import { mergeSmall, type Cell } from '../privacy/merge.ts';
import type { CohortLearner } from './record.ts';

/** What a cohort may be broken down by, one at a time: a closed list. */
export const breakdowns = ['class', 'school', 'function', 'environment'] as const;
export type Breakdown = (typeof breakdowns)[number];

const groupOf: Record<Breakdown, (learner: CohortLearner) => string | null> = {
	class: ({ className }) => className,
	school: ({ schoolName }) => schoolName,
	function: (learner) => learner.function,
	environment: ({ first, last }) => (first ?? last)?.environment ?? null
};

export const mergedLabel = 'overige';
const unknownLabel = 'onbekend';

/** The groups of a breakdown among some learners, small ones merged; undefined without two groups. */
export function groupsOf(
	breakdown: Breakdown,
	learners: readonly CohortLearner[],
	among: readonly number[]
): Cell[] | undefined {
	const named = Map.groupBy(among, (at) => {
		const learner = learners[at];
		return (learner && groupOf[breakdown](learner)) ?? unknownLabel;
	});
	if (named.size < 2) return undefined;
	const cells = [...named]
		.map(([label, people]) => ({ label, people }))
		.toSorted((a, b) => (a.label < b.label ? -1 : 1));
	return mergeSmall(cells, mergedLabel);
}
