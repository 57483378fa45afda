import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDutchNumber } from './parse.ts';

describe('a number as Dutch people type it', () => {
	it.each([
		['12', 12],
		['  12 ', 12],
		['12,5', 12.5],
		['12.5', 12.5],
		[',5', 0.5],
		['.5', 0.5],
		['0,05', 0.05],
		['007', 7],
		['-3', -3],
		['−3', -3],
		['–3', -3],
		['− 3,5', -3.5],
		['+8', 8],
		['40%', 40],
		['40 %', 40],
		['-2,5 %', -2.5],
		['1.234,5', 1234.5],
		['1.234.567', 1234567],
		['12.345.678,9', 12345678.9],
		['1 234', 1234],
		['1\u00a0234,5', 1234.5],
		['-1\u202f234', -1234],
		['1.234', 1.234]
	])('%j is %d', (typed, value) => {
		expect(parseDutchNumber(typed)).toBe(value);
	});

	it.each([
		'',
		' ',
		'-',
		'%',
		',',
		'twaalf',
		'12 punten',
		'12,',
		'12.',
		'1,2,3',
		'1.23,4',
		'1.2.3',
		'1,234.5',
		'12-15',
		'--3',
		'+-3',
		'3-',
		'1e3',
		'0x10',
		'Infinity',
		'NaN',
		'½',
		'12 5',
		'1 23',
		'40%%',
		'9'.repeat(400)
	])('%j is none', (typed) => {
		expect(parseDutchNumber(typed)).toBeUndefined();
	});

	it('never makes a minus zero', () => {
		expect(parseDutchNumber('-0')).toBe(0);
		expect(parseDutchNumber('−0,0')).toBe(0);
	});

	it('reads back what nl-NL writes, with its thousands and its minus of either kind', () => {
		const format = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), (hundredths, real) => {
				const value = hundredths / 100;
				const text = format.format(value);
				// 1.234 without a comma is the one text with two readings; a point then is decimal
				fc.pre(!/^-?\d{1,3}\.\d{3}$/.test(text));
				expect(parseDutchNumber(real ? text.replace('-', '−') : text)).toBeCloseTo(value, 6);
			})
		);
	});

	it('is a finite number or nothing, whatever is typed', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+]?[\d., ]*%?$/)), (typed) => {
				const value = parseDutchNumber(typed);
				expect(value === undefined || Number.isFinite(value)).toBe(true);
			})
		);
	});
});
