import { listMemberships, listMoments, momentState, type Moment } from './cohorts.ts';
import type { Database } from './db/open.ts';
import { findSittingAt } from './sittings.ts';

export interface OwnTest {
	readonly moment: Pick<Moment, 'id' | 'code' | 'label' | 'opensAt' | 'closesAt'>;
	readonly cohort: { id: string; name: string };
	readonly state: 'to-come' | 'open' | 'closed';
	readonly sitting: { id: string; submittedAt: Date | null } | undefined;
}

/** The knowledge tests of all cohorts that somebody is a learner in, in order of time. */
export function listTests(db: Database, personId: string, now: Date): OwnTest[] {
	return listMemberships(db, personId)
		.filter(({ membership }) => membership.role === 'learner')
		.flatMap(({ cohort }) =>
			listMoments(db, cohort.id)
				.filter(({ instrument }) => instrument === 'knowledge-test')
				.map((moment) => {
					const sitting = findSittingAt(db, personId, moment.id);
					const { id, code, label, opensAt, closesAt } = moment;
					return {
						moment: { id, code, label, opensAt, closesAt },
						cohort: { id: cohort.id, name: cohort.name },
						state: momentState(moment, now),
						sitting: sitting && { id: sitting.id, submittedAt: sitting.submittedAt }
					};
				})
		)
		.sort((a, b) => a.moment.opensAt.getTime() - b.moment.opensAt.getTime());
}
