import { describe, expect, it } from 'vitest';
import { rootOf } from './root.ts';

describe('a root', () => {
	it('is found to the last digit, on a rising and on a falling function', () => {
		expect(rootOf((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
		expect(rootOf((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
		expect(rootOf((x) => x ** 3, -1, 2)).toBeCloseTo(0, 15);
	});

	it('may stand at an end or in the middle', () => {
		expect(rootOf((x) => x, 0, 5)).toBe(0);
		expect(rootOf((x) => x - 5, 0, 5)).toBe(5);
		expect(rootOf((x) => x - 1, 0, 2)).toBe(1);
	});

	it('is refused where the function does not cross', () => {
		expect(() => rootOf((x) => x * x + 1, -1, 1)).toThrow(RangeError);
		expect(() => rootOf(() => NaN, -1, 1)).toThrow(RangeError);
	});
});
