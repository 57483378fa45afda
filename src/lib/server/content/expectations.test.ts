import { describe, expect, it } from 'vitest';
import { unmetExpectations } from './expectations.ts';

const facts = {
	pupils: [
		{ id: 'p01', scores: { E5: 212, M6: 220 } },
		{ id: 'p02', scores: { E5: 160, M6: 180 } }
	],
	norms: { 'begrijpend-lezen': { M6: { mean: 322 } } }
};
const unmet = (expression: string | undefined, must: boolean | number | string) =>
	unmetExpectations([{ of: 'key', expression, must }], facts);

describe('an expectation of an author', () => {
	it.each<[string, boolean | number | string]>([
		['$count(pupils) = 2', true],
		['$count(pupils) = 3', false],
		['pupils[id = "p01"].(scores.M6 - scores.E5)', 8],
		['pupils^(>scores.M6)[0].id', 'p01'],
		['norms.`begrijpend-lezen`.M6.mean', 322],
		// a list of one is the one in it
		['[pupils[0].id]', 'p01'],
		['0.1 + 0.2', 0.3]
	])('is met by what the data give: %s', async (expression, must) => {
		expect(await unmet(expression, must)).toEqual([]);
	});

	it('is not asked where none is written', async () => {
		expect(await unmet(undefined, true)).toEqual([]);
	});

	it.each<[string, boolean | number | string, string]>([
		['$count(pupils) = 2', false, 'expect gives true where false is said'],
		['$count(pupils)', true, 'expect gives 2 where true is said'],
		['"true"', true, 'expect gives "true" where true is said'],
		['pupils[id = "p09"].scores.M6 > 1', true, 'expect gives undefined where true is said'],
		['pupils.id', 'p01', 'expect gives ["p01","p02"] where "p01" is said'],
		['"8"', 8, 'expect gives "8" where 8 is said'],
		[
			'pupils[0',
			true,
			`expect can't be computed: Expected "]" before end of expression (at character 8)`
		],
		[
			'$foo(1)',
			true,
			`expect can't be computed: Attempted to invoke a non-function (at character 5)`
		]
	])('tells what it got instead: %s', async (expression, must, message) => {
		expect(await unmet(expression, must)).toEqual([{ of: 'key', message }]);
	});

	it('leaves the data as they are', async () => {
		const before = JSON.stringify(facts);
		await unmet('pupils ~> |$|{"id": "x"}|', true);
		await unmet('$sort(pupils, function($l, $r) { $l.id < $r.id })[0].id', 'p02');
		expect(JSON.stringify(facts)).toBe(before);
	});
});
