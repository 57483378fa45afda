import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classical } from './classical.ts';
import { parseTable } from './table.ts';

const folder = new URL('./fixtures/icar-16/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Files by name, as text. */
const tables = (files: Readonly<Record<string, string>>) =>
	new Map(Object.entries(files).map(([name, text]) => [name, parseTable(name, text)]));

/** Eleven people of LSAT section 6 who all had Q1 and Q5 right. */
const eleven = [
	'person,Q1,Q2,Q3,Q4,Q5',
	...['11111', '11111', '11111', '11111', '10001', '10001', '10001'].map(row),
	...['10011', '10011', '10011', '10011'].map(row)
].join('\n');

function row(scores: string): string {
	return ['x', ...scores].join(',');
}

/** Every number of `want` stands at the same place in `have`; lists go by name, or by place. */
function expectEqual(have: unknown, want: unknown, place = ''): void {
	if (typeof want === 'number') {
		const far = Math.abs((have as number) - want);
		const room = /omega/.test(place) ? 5e-6 : 1e-9;
		expect(far, `${place}: ${String(have)} for ${want}`).toBeLessThan(room);
	} else if (Array.isArray(want)) {
		expect(have, place).toHaveLength(want.length);
		want.forEach((entry, at) => expectEqual((have as unknown[])[at], entry, `${place}[${at}]`));
	} else if (typeof want === 'object' && want !== null) {
		for (const [key, entry] of Object.entries(want)) {
			expectEqual((have as Record<string, unknown>)[key], entry, `${place}.${key}`);
		}
	} else expect(have, place).toBe(want);
}

describe('a classical analysis', () => {
	const icar = { 'responses.csv': fixture('responses.csv'), 'key.csv': fixture('key.csv') };
	const asked = {
		responses: 'responses.csv',
		person: 'person',
		key: 'key.csv',
		policies: ['omit_as_wrong', 'listwise']
	};

	it('of sixteen multiple-choice items gives every number that R gives', () => {
		const want: unknown = JSON.parse(fixture('expected.json'));
		expectEqual(classical(asked, tables(icar)), want);
	});

	it('does not depend on the order of the rows', () => {
		const [header = '', ...all] = icar['responses.csv'].trim().split('\n');
		const rows = all.slice(0, 200);
		const turned = [header, ...rows.toReversed()].join('\n');
		const straight = [header, ...rows].join('\n');
		const of = (text: string) => classical(asked, tables({ ...icar, 'responses.csv': text }));
		expect(of(turned)).toEqual(of(straight));
	});

	it('keeps items without variance, names them, and gives alpha without one and without all', () => {
		const files = tables({ 'r.csv': eleven });
		const figures = classical({ responses: 'r.csv', person: 'person' }, files);
		expectEqual(figures, {
			n: 11,
			k: 5,
			mean: 38 / 11,
			alpha: 0.706521739130435,
			alpha_all_items: 0.706521739130435,
			sem_all_items: 0.700649049744949,
			zero_variance_items: ['Q1', 'Q5'],
			alpha_without_zero_variance: 0.753623188405797,
			alpha_varying_items: 0.847826086956522,
			mean_interitem_r: undefined,
			omega_1factor_ml: undefined
		});
		const [first, second] = figures['items'] as Record<string, unknown>[];
		expect(first).toMatchObject({ item: 'Q1', p: 1, sd: 0, rit: undefined, rir: undefined });
		expect(second?.['rir']).toBeCloseTo(0.867109969524, 11);
	});

	it('prints a negative alpha as it is, with the SEM that the formula gives', () => {
		const files = tables({ 'r.csv': 'a,b\n1,0\n0,1\n1,1' });
		const figures = classical({ responses: 'r.csv' }, files);
		// Total 1, 1, 2: variance 1/3; alpha −2, so SEM √(1/3·3) = 1.
		expectEqual(figures, { alpha: -2, sem: 1, lambda2: 0 });
	});

	it('of one item, or of one person, knows p but no reliability', () => {
		const one = classical({ responses: 'r.csv' }, tables({ 'r.csv': 'a\n1\n0\n1' }));
		expectEqual(one, { n: 3, k: 1, mean_p: 2 / 3, alpha: undefined, sem: undefined });
		const alone = classical({ responses: 'r.csv' }, tables({ 'r.csv': 'a,b\n1,0' }));
		expectEqual(alone, { n: 1, mean: 1, sd: undefined, alpha: undefined });
	});

	it('gives the same error at both ends of the scale by Lord, and counts floor and ceiling', () => {
		const figures = classical(
			{ responses: 'r.csv' },
			tables({ 'r.csv': 'a,b,c\n1,1,1\n0,0,0\n1,0,0' })
		);
		expectEqual(figures, { share_at_zero: 1 / 3, share_at_max: 1 / 3 });
		// √(x(3 − x)/2) with x taken between 1 and 2.
		expectEqual(
			figures['sem_binomial'],
			[0, 1, 2, 3].map((score) => ({ score, sem: 1 }))
		);
	});

	it('takes alpha over testlets where the items file has them', () => {
		const files = tables({
			'r.csv': 'a,b,c,d\n1,1,0,1\n0,0,1,0\n1,1,1,1\n0,0,0,0\n1,1,0,0',
			'i.csv': 'item,max,testlet\na,1,p\nb,1,p\nc,1,q\nd,1,q'
		});
		const figures = classical({ responses: 'r.csv', items: 'i.csv' }, files);
		// a and b are equal. Pages p 2, 0, 2, 0, 2 (variance 1.2), q 1, 1, 2, 0, 0 (.7), total 3, 1, 4, 0, 2 (2.5).
		expect(figures['alpha_testlets']).toBeCloseTo(2 * (1 - 1.9 / 2.5), 12);
		expect(figures['alpha']).toBeGreaterThan(figures['alpha_testlets'] as number);
	});

	it('tells blanks in the run that ends a row from blanks before an answer', () => {
		const files = tables({ 'r.csv': 'a,b,c\n1,,1\n1,1,\n,,\n1,1,1' });
		const { policies } = classical({ responses: 'r.csv', policies: ['listwise'] }, files);
		expectEqual(policies, {
			listwise: { n: 1 },
			missing_counts: { a: 1, b: 2, c: 2 },
			not_reached_counts: { a: 1, b: 1, c: 2 },
			omitted_counts: { a: 0, b: 1, c: 0 }
		});
	});

	it('gives nothing apart for complete rows where no row is incomplete', () => {
		const files = tables({ 'r.csv': 'a,b\n1,0\n0,1' });
		const { policies } = classical({ responses: 'r.csv', policies: ['listwise'] }, files);
		expect(policies).toMatchObject({ listwise: null });
	});

	it('takes every form apart, without the items that are not in it', () => {
		const files = tables({ 'r.csv': 'form,a,b,c\nA,1,0,\nA,1,1,\nB,,1,0\nB,,,1\nB,,1,1' });
		const { forms } = classical({ responses: 'r.csv', form: 'form' }, files);
		expectEqual(forms, [
			{ form: 'A', n: 2, k: 2, mean: 1.5, items: [{ item: 'a' }, { item: 'b', p: 0.5 }] },
			{ form: 'B', n: 3, k: 2, mean: 4 / 3, items: [{ item: 'b', p: 2 / 3 }, { item: 'c' }] }
		]);
	});

	it('of nobody’s complete rows knows nothing', () => {
		const files = tables({ 'r.csv': 'a,b\n1,\n,1' });
		const { policies } = classical({ responses: 'r.csv', policies: ['listwise'] }, files);
		expectEqual(policies, { listwise: { n: 0, mean: undefined, alpha: undefined, items: [] } });
	});

	it('refuses a score above its maximum with file, row and column', () => {
		const files = tables({ 'r.csv': 'a,b\n1,0\n0,3', 'i.csv': 'item,max\na,1\nb,2' });
		const ask = () => classical({ responses: 'r.csv', items: 'i.csv' }, files);
		expect(ask).toThrow('r.csv, row 3, column b: 3 is not a whole score from 0 to 2');
	});

	it('refuses a question that it does not understand, naming the entry', () => {
		const ask = () => classical({ responses: 'r.csv', policies: ['wrong'] }, new Map());
		expect(ask).toThrow(/analysis\.json, policies\.0: /);
		expect(() => classical({ responses: 'r.csv' }, new Map())).toThrow(
			'analysis.json names r.csv, which is not in the folder'
		);
		const files = tables({ 'r.csv': 'a\n1', 'k.csv': 'item,key\nb,1' });
		expect(() => classical({ responses: 'r.csv', key: 'k.csv' }, files)).toThrow(
			'r.csv: there is no column b'
		);
	});
});
