/** Factors on the time of a test that a trainer can give one person; 0 is no limit. */
export const extraTimes = [1, 1.25, 1.5, 0] as const;
export type ExtraTime = (typeof extraTimes)[number];

/** When the time is over, by the server's clock; undefined without a limit. */
export function deadline(startedAt: Date, minutes: number, extraTime: number): Date | undefined {
	if (extraTime === 0) return undefined;
	return new Date(startedAt.getTime() + minutes * extraTime * 60_000);
}

/** What is left, in whole minutes rounded up, never below 0; undefined without a limit. */
export function minutesLeft(deadlineAt: Date | null | undefined, now: Date): number | undefined {
	if (!deadlineAt) return undefined;
	return Math.max(0, Math.ceil((deadlineAt.getTime() - now.getTime()) / 60_000));
}

/** A little slack for what was on its way when the time ended. */
const graceSeconds = 20;

export type Writable = 'open' | 'time-over' | 'handed-in' | 'void' | 'moment-closed';

/**
 * Whether an answer that arrives now may be written. Order of the cases: a void sitting, one handed
 * in, a closed moment, the deadline with its slack.
 */
export function writable(
	sitting: {
		voidedAt: Date | null;
		submittedAt: Date | null;
		deadlineAt: Date | null;
		windowClosedAt: Date | null;
	},
	now: Date
): Writable {
	if (sitting.voidedAt) return 'void';
	if (sitting.submittedAt) return 'handed-in';
	if (sitting.windowClosedAt) return 'moment-closed';
	if (sitting.deadlineAt && now.getTime() > sitting.deadlineAt.getTime() + graceSeconds * 1000) {
		return 'time-over';
	}
	return 'open';
}
