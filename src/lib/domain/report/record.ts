import type { ScoredSitting } from '../assessment/scored.ts';

/** A learner of a cohort, without a name, and with the groups that a report may be broken down by. */
export interface CohortLearner {
	readonly function: 'student' | 'teacher' | 'internal-coach' | 'school-leader';
	readonly className: string | null;
	readonly schoolName: string | null;
	readonly left: boolean;
	/** The sittings that count (counting.ts). */
	readonly first: ScoredSitting | undefined;
	readonly last: ScoredSitting | undefined;
	/** Whether there is a gain, on the whole test or on the core items only. */
	readonly gain: 'total' | 'core' | undefined;
}

export interface CohortRecord {
	readonly cohortId: string;
	readonly kind: 'pabo' | 'school';
	readonly learners: readonly CohortLearner[];
}
