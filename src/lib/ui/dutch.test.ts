import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	between,
	count,
	day,
	dayAndTime,
	fullDay,
	list,
	number,
	percent,
	signed,
	signedBetween,
	time
} from './dutch';

describe('a number on the screen', () => {
	it.each([
		[8.25, 1, '8,3'],
		[8.2, 2, '8,20'],
		[0.5, 2, '0,50'],
		[58.4, 0, '58'],
		[1234567.8, 1, '1.234.567,8'],
		[1000, 0, '1.000'],
		[100, 0, '100']
	])(
		'%d with %d decimals is %s: comma for decimals, points for thousands',
		(value, digits, text) => {
			expect(number(value, digits)).toBe(text);
		}
	);

	it('has a real minus', () => {
		expect(number(-3.14, 1)).toBe('−3,1');
		expect(number(-1234.5, 1)).toBe('−1.234,5');
	});

	it.each([
		[-0, 0, '0'],
		[-0.04, 1, '0,0'],
		[-0.4, 0, '0'],
		[-0.0001, 3, '0,000']
	])('has no minus when it is zero as shown: %d with %d decimals', (value, digits, text) => {
		expect(number(value, digits)).toBe(text);
	});

	it('is read back as what it was, to the decimals shown', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(3), (value, digits) => {
				const text = number(value, digits);
				expect(text).toMatch(/^−?(\d{1,3}(\.\d{3})*)(,\d+)?$/);
				expect(text).not.toMatch(/^−0(,0*)?$/);
				const back = Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-'));
				expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
			})
		);
	});
});

describe('a difference', () => {
	it.each([
		[8.2, 1, '+8,2'],
		[-3, 1, '−3,0'],
		[0, 1, '0,0'],
		[0.04, 1, '0,0'],
		[-0.04, 1, '0,0'],
		[0.05, 1, '+0,1'],
		[10, 0, '+10']
	])(
		'%d has its sign, and none when it is zero as shown: %s decimals, %s',
		(value, digits, text) => {
			expect(signed(value, digits)).toBe(text);
		}
	);
});

describe('an interval', () => {
	it('is two numbers with “tot”', () => {
		expect(between(6.25, 10.1, 1)).toBe('6,3 tot 10,1');
		expect(between(-2, 5)).toBe('−2 tot 5');
		expect(signedBetween(-2.04, 5, 1)).toBe('−2,0 tot +5,0');
		expect(signedBetween(0, 12)).toBe('0 tot +12');
	});
});

describe('a share and a count', () => {
	it('are whole percents, without a space', () => {
		expect(percent(0.333)).toBe('33%');
		expect(percent(1)).toBe('100%');
		expect(percent(0)).toBe('0%');
	});

	it('have one or more behind them', () => {
		expect(count(1, 'deelnemer', 'deelnemers')).toBe('1 deelnemer');
		expect(count(0, 'deelnemer', 'deelnemers')).toBe('0 deelnemers');
		expect(count(1200, 'deelnemer', 'deelnemers')).toBe('1.200 deelnemers');
		expect(count(-1, 'punt', 'punten')).toBe('−1 punten');
	});
});

describe('a date', () => {
	it('is of Amsterdam, wherever the server stands', () => {
		// half past eleven in the evening of UTC is the next day there
		const winter = new Date('2026-12-31T23:30:00Z');
		expect(day(winter)).toBe('1 januari');
		expect(fullDay(winter)).toBe('1 januari 2027');
		expect(time(winter)).toBe('00.30 uur');
		expect(dayAndTime(winter)).toBe('1 januari 2027, 00.30 uur');
	});

	it('follows summer time', () => {
		expect(time(new Date('2026-07-01T12:05:00Z'))).toBe('14.05 uur');
		expect(time(new Date('2026-01-01T12:05:00Z'))).toBe('13.05 uur');
		// the hour that is there twice
		expect(time(new Date('2026-10-25T00:30:00Z'))).toBe('02.30 uur');
		expect(time(new Date('2026-10-25T01:30:00Z'))).toBe('02.30 uur');
	});
});

describe('a list', () => {
	it('has commas, and “en” before the last', () => {
		expect(list([])).toBe('');
		expect(list(['a'])).toBe('a');
		expect(list(['a', 'b'])).toBe('a en b');
		expect(list(['a', 'b', 'c'])).toBe('a, b en c');
	});
});
