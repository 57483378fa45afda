import { describe, expect, it } from 'vitest';
import type { FormOrder } from './by-order.ts';
import { domainGains, type LearnerDomains } from './domains.ts';

const learner = (order: FormOrder, gains: Record<string, number>): LearnerDomains => ({
	order,
	domains: Object.fromEntries(
		Object.entries(gains).map(([domain, gain]) => [domain, { before: 40, after: 40 + gain }])
	)
});
const times = (count: number, one: LearnerDomains) => Array.from({ length: count }, () => one);

describe('the gain of a cohort per domain', () => {
	it('is averaged over the orders, in the order of the domains and not of the gains', () => {
		const ten = [
			...times(4, learner('AB', { D1: 20, D2: 40 })),
			learner('AB', { D1: 30, D2: 40 }),
			...times(5, learner('BA', { D1: 10, D2: 30 }))
		];
		// D1: A→B mean 22, s² 20; B→A 10, s² 0: 16, SE ½√(20/5) = 1.
		const [first, second] = domainGains(['D1', 'D2'], ten);
		expect(first).toMatchObject({ domain: 'D1', n: 10 });
		expect(first?.gain?.value).toBe(16);
		expect(first?.gain?.standardError).toBeCloseTo(1, 12);
		expect(second).toMatchObject({ domain: 'D2', n: 10 });
		expect(second?.gain?.value).toBe(35);
	});

	it('is not given below ten people', () => {
		const nine = [...times(5, learner('AB', { D1: 20 })), ...times(4, learner('BA', { D1: 10 }))];
		expect(domainGains(['D1'], nine)).toEqual([{ domain: 'D1', n: 9, gain: undefined }]);
	});

	it('is not given where an order has fewer than three people', () => {
		const uneven = [...times(9, learner('AB', { D1: 20 })), ...times(2, learner('BA', { D1: 10 }))];
		expect(domainGains(['D1'], uneven)).toEqual([{ domain: 'D1', n: 11, gain: undefined }]);
	});

	it('counts per domain only who has it at both moments', () => {
		const list = [
			...times(6, learner('AB', { D1: 20, D2: 10 })),
			...times(6, learner('BA', { D1: 20 })),
			...times(6, learner('BA', { D1: 20, D2: 10 }))
		];
		const gains = domainGains(['D1', 'D2', 'D3'], list);
		expect(gains.map(({ n }) => n)).toEqual([18, 12, 0]);
		expect(gains[2]?.gain).toBeUndefined();
	});
});
