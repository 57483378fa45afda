import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { individualError } from '../psychometrics/error.ts';
import { percentageScale } from './scale.ts';

const scale = percentageScale({
	maxScore: 30,
	link: { shift: 1.2, linkingError: 0.6 },
	error: (_, points) => individualError(points, 30).standardError
});

describe('the kennisscore', () => {
	it('is the percentage correct on form A', () => {
		expect(scale.knowledgeScore('A', 18)).toBe(60);
		expect(scale.knowledgeScore('A', 0)).toBe(0);
		expect(scale.knowledgeScore('A', 30)).toBe(100);
	});

	it('of form B is what the same points would have been on form A', () => {
		// 100·(18 + 1.2)/30
		expect(scale.knowledgeScore('B', 18)).toBeCloseTo(64, 12);
	});

	it('never leaves 0 to 100', () => {
		expect(scale.knowledgeScore('B', 30)).toBe(100);
		const harderA = percentageScale({
			maxScore: 30,
			link: { shift: -2, linkingError: 0.6 },
			error: () => 2
		});
		expect(harderA.knowledgeScore('B', 1)).toBe(0);
	});

	it('has the error of the points, in percentage points', () => {
		// √(18·12/29) = 2.729153 of 30
		expect(scale.standardError('A', 18)).toBeCloseTo(9.097177, 6);
		expect(scale.standardError('B', 18)).toBeCloseTo(9.097177, 6);
	});

	it('carries the linking error between different forms only', () => {
		// 100·.6/30
		expect(scale.linkingError('A', 'B')).toBeCloseTo(2, 12);
		expect(scale.linkingError('B', 'A')).toBeCloseTo(2, 12);
		expect(scale.linkingError('A', 'A')).toBe(0);
		expect(scale.linkingError('B', 'B')).toBe(0);
	});

	it('never falls when the points rise', () => {
		fc.assert(
			fc.property(fc.constantFrom('A' as const, 'B' as const), fc.nat(29), (form, points) => {
				expect(scale.knowledgeScore(form, points + 1)).toBeGreaterThanOrEqual(
					scale.knowledgeScore(form, points)
				);
			})
		);
	});
});
