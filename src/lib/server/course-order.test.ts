import { expect, it } from 'vitest';
import type { Domain } from '../domain/assessment/blueprint.ts';
import { inOrderFor } from './course-order.ts';
import type { ModuleProgress } from './progress.ts';

const module = (number: number, domains: readonly Domain[]): ModuleProgress => ({
	module: {
		number,
		domains: [...domains],
		slug: `m${number}`,
		title: '',
		summary: '',
		goals: [],
		sources: [],
		lessons: [],
		exercises: new Map(),
		figures: new Map(),
		tasks: new Map()
	},
	lessons: [],
	done: 0
});
const course = [module(1, []), module(2, ['D1']), module(4, ['D3']), module(6, ['D6', 'D3'])];
const numbers = (...given: Parameters<typeof inOrderFor>) =>
	inOrderFor(...given).map(({ module: { number } }) => number);

it('keeps the order of the book where no cluster stands out', () => {
	expect(numbers(course, undefined)).toEqual([1, 2, 4, 6]);
});

it('puts the modules of the cluster with most to gain first, each part in the order of the book', () => {
	expect(numbers(course, 'C2')).toEqual([4, 6, 1, 2]);
	expect(numbers(course, 'C1')).toEqual([2, 1, 4, 6]);
});
