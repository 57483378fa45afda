/** How long after a sitting ended answers from a device without a connection may still come in. */
export const lateHours = 24;

/** What was on its way when the time ended still counts as in time. */
const graceSeconds = 20;

export type Arrival =
	/** In time. */
	| 'accept'
	/** Given in time, arrived later: kept, and marked. */
	| 'accept-late'
	| 'void'
	/** A day or more too late. */
	| 'too-late'
	/** Given after the end, or not known to be given before it. */
	| 'after-the-end'
	/** From a window that another one took over from, after the end. */
	| 'taken-over';

export interface ArrivalCase {
	readonly arrivedAt: Date;
	/** When the answer was given, by the server's clock as the page knew it; undefined without one. */
	readonly givenAt: Date | undefined;
	readonly epoch: number;
	readonly sitting: {
		readonly epoch: number;
		readonly deadlineAt: Date | null;
		readonly submittedAt: Date | null;
		readonly submittedBy: 'learner' | 'deadline' | 'window' | null;
		readonly voidedAt: Date | null;
		readonly windowClosedAt: Date | null;
	};
}

/**
 * Whether an answer that arrives now is kept. The one rule about time, as a table:
 *
 * | the sitting | the answer | |
 * |---|---|---|
 * | void | any | void |
 * | open, within the time (and a little slack) | any | accept |
 * | ended by its learner | any | after-the-end: she handed in knowingly |
 * | ended by the time or the window | from a window that was taken over | taken-over |
 * | ended by the time or the window | arrives a day or more after the end | too-late |
 * | ended by the time or the window | given before the end | accept-late |
 * | ended by the time or the window | given after it, or it isn't known when | after-the-end |
 */
export function judgeArrival({ arrivedAt, givenAt, epoch, sitting }: ArrivalCase): Arrival {
	if (sitting.voidedAt) return 'void';
	const end = endOf(sitting);
	if (!end || (arrivedAt.getTime() <= end.getTime() + graceSeconds * 1000 && !ended(sitting))) {
		return 'accept';
	}
	if (sitting.submittedBy === 'learner') return 'after-the-end';
	if (epoch !== sitting.epoch) return 'taken-over';
	if (arrivedAt.getTime() >= end.getTime() + lateHours * 60 * 60_000) return 'too-late';
	return givenAt && givenAt <= end ? 'accept-late' : 'after-the-end';
}

const ended = ({ submittedAt, windowClosedAt }: ArrivalCase['sitting']) =>
	submittedAt !== null || windowClosedAt !== null;

/** The earliest of the deadline, the handing in and the closing; undefined while there is none. */
function endOf({
	deadlineAt,
	submittedAt,
	windowClosedAt
}: ArrivalCase['sitting']): Date | undefined {
	const ends = [deadlineAt, submittedAt, windowClosedAt].filter((at) => at !== null);
	return ends.length === 0 ? undefined : new Date(Math.min(...ends.map((at) => at.getTime())));
}
