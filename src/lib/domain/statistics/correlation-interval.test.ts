import { describe, expect, it } from 'vitest';
import { correlationInterval } from './correlation-interval.ts';

describe('the interval of a correlation', () => {
	it('is Fisher’s', () => {
		// atanh .30 = .3095196; half width 1.959964/√100 = .1959964; tanh .1135232 and tanh .5055160
		const band = correlationInterval(0.3, 103);
		expect(band?.lower).toBeCloseTo(0.113038, 6);
		expect(band?.upper).toBeCloseTo(0.466444, 6);
	});

	it('is not given below ten people or for a perfect line', () => {
		expect(correlationInterval(0.3, 9)).toBeUndefined();
		expect(correlationInterval(0.3, 10)).toBeDefined();
		expect(correlationInterval(1, 50)).toBeUndefined();
		expect(correlationInterval(-1, 50)).toBeUndefined();
	});
});
