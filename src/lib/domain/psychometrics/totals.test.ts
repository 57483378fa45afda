import { describe, expect, it } from 'vitest';
import { lsatSection6 } from './lsat-section-6.ts';
import { measurementError, totalStatistics } from './totals.ts';

/** One person per word, one digit per item. */
const scored = (people: string) => people.split(' ').map((person) => [...person].map(Number));

const form = (rows: number[][]) => ({
	items: (rows[0] ?? []).map((_, i) => ({ id: `i${i}`, maxScore: 2, testlet: `t${i}` })),
	rows
});

describe('the total score', () => {
	it('of LSAT section 6 has the mean, spread and measurement error that R gives', () => {
		const total = totalStatistics(lsatSection6);
		expect(total?.n).toBe(1000);
		expect(total?.maxScore).toBe(5);
		expect(total?.mean).toBeCloseTo(3.819, 12);
		expect(total?.standardDeviation).toBeCloseTo(1.03504121189, 10);
		expect(total?.standardErrorOfMeasurement).toBeCloseTo(0.869066612393, 10);
	});

	it('has a measurement error that follows from spread and reliability', () => {
		// 5·√(1 − .80) = 5·.447214
		expect(measurementError(5, 0.8)).toBeCloseTo(2.236068, 6);
		expect(measurementError(5, 0)).toBe(5);
	});

	it('has no measurement error where its reliability is below 0 or unknown', () => {
		const negative = totalStatistics(form(scored('10 01 11')));
		expect(negative?.reliability?.value).toBe(-2);
		expect(negative?.standardErrorOfMeasurement).toBeUndefined();
		const equal = totalStatistics(form(scored('10 01')));
		expect(equal?.standardDeviation).toBe(0);
		expect(equal?.reliability).toBeUndefined();
		expect(equal?.standardErrorOfMeasurement).toBeUndefined();
	});

	it('of one person has a mean and no spread; of nobody there is none', () => {
		const one = totalStatistics(form(scored('21')));
		expect(one?.mean).toBe(3);
		expect(one?.maxScore).toBe(4);
		expect(one?.standardDeviation).toBeUndefined();
		expect(totalStatistics(form([]))).toBeUndefined();
	});
});
