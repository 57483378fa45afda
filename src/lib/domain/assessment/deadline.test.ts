import { describe, expect, it } from 'vitest';
import { deadline, extraTimes, minutesLeft, writable } from './deadline.ts';

const start = new Date('2026-09-10T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('the deadline of a test of 40 minutes', () => {
	it.each([
		[1, 40],
		[1.25, 50],
		[1.5, 60]
	])('with %d times the time is after %d minutes', (factor, minutes) => {
		expect(deadline(start, 40, factor)).toEqual(after(minutes * 60));
	});

	it('is not there for somebody without a limit', () => {
		expect(deadline(start, 40, 0)).toBeUndefined();
	});

	it('has the factors that a trainer can give', () => {
		expect(extraTimes).toEqual([1, 1.25, 1.5, 0]);
	});
});

describe('the minutes that are left', () => {
	it.each([
		[0, 40],
		[1, 40],
		[60, 39],
		[61, 39],
		[39 * 60 + 59, 1],
		[40 * 60, 0],
		[50 * 60, 0]
	])('after %d seconds are %d, rounded up, never below 0', (seconds, left) => {
		expect(minutesLeft(after(40 * 60), after(seconds))).toBe(left);
	});

	it('are unknown without a limit', () => {
		expect(minutesLeft(null, start)).toBeUndefined();
		expect(minutesLeft(undefined, start)).toBeUndefined();
	});
});

describe('whether something may be written', () => {
	const end = after(2400);
	const open = { voidedAt: null, submittedAt: null, deadlineAt: end, windowClosedAt: null };
	const done = after(600);
	it.each([
		['just started', {}, 0, 'open'],
		['at the deadline', {}, 2400, 'open'],
		['on its way when the time ended: 20 seconds of slack', {}, 2420, 'open'],
		['after the slack', {}, 2421, 'time-over'],
		['a day later', {}, 86_400, 'time-over'],
		['without a limit', { deadlineAt: null }, 86_400, 'open'],
		['handed in', { submittedAt: done }, 601, 'handed-in'],
		['handed in, after the deadline', { submittedAt: done }, 9999, 'handed-in'],
		['its moment closed', { windowClosedAt: done }, 601, 'moment-closed'],
		[
			'its moment closed, without a limit',
			{ deadlineAt: null, windowClosedAt: done },
			601,
			'moment-closed'
		],
		['its moment closed and the time over', { windowClosedAt: done }, 9999, 'moment-closed'],
		[
			'handed in before its moment closed',
			{ submittedAt: done, windowClosedAt: end },
			9999,
			'handed-in'
		],
		['void', { voidedAt: done }, 601, 'void'],
		[
			'void, handed in, closed and over',
			{ voidedAt: done, submittedAt: done, windowClosedAt: end },
			9999,
			'void'
		]
	] as const)('%s', (_, changes, seconds, state) => {
		expect(writable({ ...open, ...changes }, after(seconds))).toBe(state);
	});
});
