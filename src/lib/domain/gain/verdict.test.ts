import { describe, expect, it } from 'vitest';
import { personVerdict, verdict } from './verdict.ts';

const from = (lower: number, upper: number) => ({ lower, upper, level: 0.95 });

describe('the verdict', () => {
	it('is clearly higher only where the whole interval lies above 0', () => {
		expect(verdict(from(0.01, 20))).toBe('clearly-higher');
		expect(verdict(from(0, 20))).toBe('within-error');
	});

	it('is clearly lower only where the whole interval lies below 0', () => {
		expect(verdict(from(-20, -0.01))).toBe('clearly-lower');
		expect(verdict(from(-20, 0))).toBe('within-error');
	});

	it('is within the error where the interval holds 0', () => {
		expect(verdict(from(-3, 18))).toBe('within-error');
	});

	it('on a person is not given below fifteen items', () => {
		expect(personVerdict(from(5, 20), 14)).toBeUndefined();
		expect(personVerdict(from(5, 20), 15)).toBe('clearly-higher');
	});
});
