import { countLate, lastSavedAt } from './answers.ts';
import { countNotStarted, listLearners, type Moment } from './cohorts.ts';
import type { Database } from './db/open.ts';
import { countSittingsAt, listSittingsAt, submitOverdue } from './sittings.ts';

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
	/** How many answers arrived after the end, given before it. */
	readonly late: number;
}

export function boardOf(db: Database, moment: Moment, now: Date): BoardRow[] {
	submitOverdue(db, now);
	const sittings = new Map(
		listSittingsAt(db, moment.id)
			.filter(({ voidedAt }) => !voidedAt)
			.map((one) => [one.personId, one])
	);
	const late = countLate(
		db,
		[...sittings.values()].map(({ id }) => id)
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
			extraTime: membership.extraTime,
			late: (sitting && late.get(sitting.id)) ?? 0
		};
	});
}

/** The same as numbers only. */
export function countStates(
	db: Database,
	moment: Moment,
	now: Date
): Record<'notStarted' | 'busy' | 'handedIn', number> {
	submitOverdue(db, now);
	const { busy, handedIn } = countSittingsAt(db, moment.id);
	return { busy, handedIn, notStarted: countNotStarted(db, moment) };
}
