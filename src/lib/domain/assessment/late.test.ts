import { describe, expect, it } from 'vitest';
import { judgeArrival, type Arrival, type ArrivalCase } from './late.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, 0) + minute * 60_000);
const open: ArrivalCase['sitting'] = {
	epoch: 2,
	deadlineAt: at(40),
	submittedAt: null,
	submittedBy: null,
	voidedAt: null,
	windowClosedAt: null
};
const byTime = { ...open, submittedAt: at(40), submittedBy: 'deadline' } as const;
const byWindow = {
	...open,
	submittedAt: at(30),
	submittedBy: 'window',
	windowClosedAt: at(30)
} as const;
const byLearner = { ...open, submittedAt: at(20), submittedBy: 'learner' } as const;
const day = 24 * 60;

const cases: [string, Partial<ArrivalCase> & Pick<ArrivalCase, 'sitting'>, Arrival][] = [
	['within the time', { sitting: open, arrivedAt: at(10) }, 'accept'],
	[
		'within the time, from an older window',
		{ sitting: open, arrivedAt: at(10), epoch: 1 },
		'accept'
	],
	[
		'without a limit, any time',
		{ sitting: { ...open, deadlineAt: null }, arrivedAt: at(9999) },
		'accept'
	],
	['fifteen seconds after the time', { sitting: open, arrivedAt: at(40.25) }, 'accept'],
	[
		'a minute after the time, given in it',
		{ sitting: open, arrivedAt: at(41), givenAt: at(39) },
		'accept-late'
	],
	[
		'a minute after the time, given after it',
		{ sitting: open, arrivedAt: at(41), givenAt: at(40.5) },
		'after-the-end'
	],
	[
		'a minute after the time, nobody knows when given',
		{ sitting: open, arrivedAt: at(41) },
		'after-the-end'
	],
	[
		'after the time handed in, given in time',
		{ sitting: byTime, arrivedAt: at(300), givenAt: at(12) },
		'accept-late'
	],
	[
		'the same, from a window that was taken over',
		{ sitting: byTime, arrivedAt: at(300), givenAt: at(12), epoch: 1 },
		'taken-over'
	],
	[
		'just within a day',
		{ sitting: byTime, arrivedAt: at(40 + day - 1), givenAt: at(12) },
		'accept-late'
	],
	['a day later', { sitting: byTime, arrivedAt: at(40 + day), givenAt: at(12) }, 'too-late'],
	[
		'after the window closed, given before',
		{ sitting: byWindow, arrivedAt: at(35), givenAt: at(29) },
		'accept-late'
	],
	[
		'after the window closed, given after, still within her time',
		{ sitting: byWindow, arrivedAt: at(35), givenAt: at(33) },
		'after-the-end'
	],
	[
		'after she handed in herself',
		{ sitting: byLearner, arrivedAt: at(21), givenAt: at(19) },
		'after-the-end'
	],
	['for a void sitting', { sitting: { ...open, voidedAt: at(5) }, arrivedAt: at(6) }, 'void']
];

describe('an answer that arrives', () => {
	it.each(cases)('%s', (_, given, outcome) => {
		expect(judgeArrival({ arrivedAt: at(0), givenAt: undefined, epoch: 2, ...given })).toBe(
			outcome
		);
	});
});
