import { lastSavedAt } from './answers.ts';
import { listLearners, type Moment } from './cohorts.ts';
import type { Database } from './db/open.ts';
import { listSittingsAt, submitOverdue } from './sittings.ts';

/** The afnames board: who has not started, is busy, or handed in. Names, no outcomes. */

export type BoardState = 'not-started' | 'busy' | 'handed-in' | 'left';

export interface BoardRow {
	readonly personId: string;
	readonly name: string;
	readonly className: string | null;
	readonly state: BoardState;
	readonly sittingId: string | undefined;
	readonly startedAt: Date | undefined;
	readonly submittedAt: Date | undefined;
	readonly lastSavedAt: Date | undefined;
	readonly extraTime: number;
}

export function boardOf(db: Database, moment: Moment, now: Date): BoardRow[] {
	submitOverdue(db, now);
	const sittings = new Map(
		listSittingsAt(db, moment.id)
			.filter(({ voidedAt }) => !voidedAt)
			.map((one) => [one.personId, one])
	);
	return listLearners(db, moment.cohortId).map(({ membership, name }) => {
		const sitting = sittings.get(membership.personId);
		const state = sitting
			? sitting.submittedAt
				? 'handed-in'
				: 'busy'
			: membership.leftAt
				? 'left'
				: 'not-started';
		return {
			personId: membership.personId,
			name,
			className: membership.className,
			state,
			sittingId: sitting?.id,
			startedAt: sitting?.startedAt,
			submittedAt: sitting?.submittedAt ?? undefined,
			lastSavedAt: sitting && state === 'busy' ? lastSavedAt(db, sitting.id) : undefined,
			extraTime: membership.extraTime
		};
	});
}

export function countStates(db: Database, moment: Moment, now: Date): Record<BoardState, number> {
	const counts = { 'not-started': 0, busy: 0, 'handed-in': 0, left: 0 };
	for (const { state } of boardOf(db, moment, now)) counts[state] += 1;
	return counts;
}
