import { describe, expect, it } from 'vitest';
import { whisker } from './whisker';

describe('the mark of an interval', () => {
	it('has single ends at 67% and double ends at 90%', () => {
		expect(whisker(30, 10, 67)).toBe('M0 10V30M-5 10h10M-5 30h10');
		expect(whisker(30, 10, 90)).toBe('M0 10V30M-5 10h10M-5 13.5h10M-5 30h10M-5 26.5h10');
	});

	it('ends in an arrow where its end is only a bound', () => {
		expect(whisker(30, 10, 67, { from: false, to: true })).toBe('M0 10V30M-5 16L0 10l5 6M-5 30h10');
	});
});
