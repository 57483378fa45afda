import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, startOfDay } from './calendar.ts';

const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

describe('a day in the Netherlands', () => {
	it.each([
		['in winter', '2026-12-01', '2026-11-30T23:00:00Z', '2026-12-01T22:59:59Z'],
		['in summer', '2026-07-01', '2026-06-30T22:00:00Z', '2026-07-01T21:59:59Z'],
		['before the clock goes forward', '2026-03-28', '2026-03-27T23:00:00Z', '2026-03-28T22:59:59Z'],
		['when the clock goes forward', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
		['after the clock went forward', '2026-03-30', '2026-03-29T22:00:00Z', '2026-03-30T21:59:59Z'],
		['before the clock goes back', '2026-10-24', '2026-10-23T22:00:00Z', '2026-10-24T21:59:59Z'],
		['when the clock goes back', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
		['after the clock went back', '2026-10-26', '2026-10-25T23:00:00Z', '2026-10-26T22:59:59Z'],
		['at the turn of the year', '2027-01-01', '2026-12-31T23:00:00Z', '2027-01-01T22:59:59Z'],
		[
			'that is there once in four years',
			'2028-02-29',
			'2028-02-28T23:00:00Z',
			'2028-02-29T22:59:59Z'
		]
	])('%s starts and ends by the clock there', (_, day, starts, ends) => {
		expect(startOfDay(day)).toEqual(new Date(starts));
		expect(endOfDay(day)).toEqual(new Date(ends));
	});

	it('has 23 hours when the clock goes forward, and 25 when it goes back', () => {
		expect(hours(startOfDay('2026-03-29'), startOfDay('2026-03-30'))).toBe(23);
		expect(hours(startOfDay('2026-10-25'), startOfDay('2026-10-26'))).toBe(25);
	});

	it('holds exactly the instants between its start and its end, on any day', () => {
		const some = fc.date({
			min: new Date('2000-01-01'),
			max: new Date('2060-01-01'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(some, (at) => {
				const day = dayOf(at);
				expect(startOfDay(day).getTime()).toBeLessThanOrEqual(at.getTime());
				expect(endOfDay(day).getTime() + 1000).toBeGreaterThan(at.getTime());
				expect(dayOf(startOfDay(day))).toBe(day);
				expect(dayOf(endOfDay(day))).toBe(day);
				expect(dayOf(new Date(startOfDay(day).getTime() - 1))).not.toBe(day);
			}),
			{ numRuns: 300 }
		);
	});
});
