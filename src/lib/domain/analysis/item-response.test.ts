import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { lsatSection6 } from '../psychometrics/lsat-section-6.ts';
import { rightOrWrong } from '../psychometrics/rasch/model.ts';
import { simulate } from '../psychometrics/rasch/simulate.ts';
import { dif } from './dif.ts';
import type { Analysis } from './kind.ts';
import { linkedGain } from './linked-gain.ts';
import { partialCredit } from './partial-credit.ts';
import { rasch } from './rasch.ts';
import { parseTable } from './table.ts';

function ask(analysis: Analysis, spec: Record<string, unknown>, text: string) {
	return analysis(
		{ responses: 'r.csv', person: 'person', ...spec },
		new Map([['r.csv', parseTable('r.csv', text)]])
	);
}

const lsat = [
	'person,Q1,Q2,Q3,Q4,Q5',
	...lsatSection6.rows.map((row, person) => [person + 1, ...row].join(','))
].join('\n');

describe('rasch', () => {
	const result = ask(rasch, { andersen: ['score_le3_vs_gt3', 'median'] }, lsat);

	it('of LSAT section 6 has the figures of eRm and TAM in R', () => {
		expect(result).toMatchObject({
			cml: { n: 1000, n_informative: 699, npar: 4, items_dropped: [] },
			score_table: [{ form: 'F1', items: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'] }],
			itemfit: { persons_used: 699 },
			mml: { npar: 6, mean: 0, warning: null }
		});
		const { items, loglik } = result['cml'] as { items: Record<string, number>[]; loglik: number };
		expect(loglik).toBeCloseTo(-1091.56968998, 6);
		expect(items[2]?.['difficulty']).toBeCloseTo(1.23598061, 4);
	});

	it('has null where there is no estimate', () => {
		const [table] = result['score_table'] as { scores: Record<string, unknown>[] }[];
		expect(table?.scores[0]).toMatchObject({ score: 0, n: 3, mle: null, mle_se: null });
		expect(table?.scores[5]).toMatchObject({ score: 5, n: 298, mle: null });
	});

	it('has null for a test of groups that is not possible', () => {
		expect(result['andersen']).toMatchObject({
			score_le3_vs_gt3: { df: 4, groups: { low: 345, high: 655 } },
			median: { lr: null, df: null, p: null }
		});
	});

	it('names forms, populations and items that were left out', () => {
		const text = `person,form,year,a,b,c,d
1,A,x,1,0,,1
2,A,x,0,1,,1
3,B,y,,1,0,1
4,B,y,,0,1,1
5,A,x,1,0,,1
6,B,y,,1,0,1
7,B,y,,0,0,
8,A,y,0,1,,1
`;
		const { cml, score_table, mml } = ask(rasch, { form: 'form', population: 'year' }, text);
		expect(cml).toMatchObject({ items_dropped: [{ id: 'd', reason: 'no-variance' }] });
		expect(score_table).toMatchObject([
			{ form: 'A', items: ['a', 'b'] },
			{ form: 'B', items: ['b', 'c'] }
		]);
		expect(mml).toMatchObject({ populations: [{ group: 'x', mean: 0 }, { group: 'y' }] });
	});

	it('tells file, row and column of an answer that is not 0 or 1', () => {
		expect(() => ask(rasch, {}, 'person,a,b\n1,0,1\n2,2,1\n')).toThrow(
			'r.csv, row 3, column a: 2 is not 0 or 1'
		);
		expect(() => ask(rasch, { form: 'version' }, 'person,a\n1,0\n')).toThrow('no column version');
		expect(() => ask(rasch, { andersen: ['sex'] }, lsat)).toThrow('sex is no column');
	});

	it('tells which items can’t be put on one scale', () => {
		expect(() => ask(rasch, {}, 'person,a,b,c,d\n1,0,1,,\n2,1,0,,\n3,,,0,1\n4,,,1,0\n')).toThrow(
			'not connected by answers: a, b | c, d'
		);
		expect(() => ask(rasch, {}, 'person,a,b\n1,1,1\n2,1,0\n')).toThrow('a (no-variance)');
	});
});

describe('partial-credit', () => {
	it('has a threshold per point, null over a score that nobody had', () => {
		const answers = [
			'0,3',
			'3,0',
			'1,1',
			'3,1',
			'1,3',
			'0,1',
			'1,0',
			'0,0',
			'3,0',
			'1,1',
			'1,3',
			'3,3'
		];
		const text = ['person,a,b,c', ...answers.map((own, at) => `${at},${own},${at % 3}`)].join('\n');
		const { cml, score_table } = ask(partialCredit, {}, text);
		const { items } = cml as { items: { max: number; thresholds: (number | null)[] }[] };
		expect(items.map(({ max, thresholds }) => [max, thresholds.map((t) => t === null)])).toEqual([
			[3, [false, true, true]],
			[3, [false, true, true]],
			[2, [false, false]]
		]);
		expect((score_table as unknown[]).length).toBe(9);
	});

	it('tells that some scores were too rare', () => {
		const text = 'person,a,b\n1,0,3\n2,3,0\n3,1,1\n4,3,1\n5,1,3\n6,0,1\n7,1,0\n8,0,0\n';
		expect(() => ask(partialCredit, {}, text)).toThrow('given so rarely');
	});
});

describe('dif', () => {
	it('compares the groups that are named, and leaves others out', () => {
		const random = seededRandom(6);
		const models = [-1, 0, 0.5, 1].map((b, i) => rightOrWrong(`i${i}`, b));
		const people = Array.from({ length: 90 }, () => ({
			ability: random.normal(),
			items: [0, 1, 2, 3]
		}));
		const { scores } = simulate(models, people, 90, random);
		const rows = people.map((_, p) =>
			[p, ['r', 'f', 'o'][p % 3], ...scores.slice(p * 4, p * 4 + 4)].join(',')
		);
		const text = ['person,group,i0,i1,i2,i3', ...rows].join('\n');
		const result = ask(dif, { group: 'group', reference: 'r', focal: 'f' }, text);
		expect(result['small_group']).toBe(true);
		expect(result['mh']).toMatchObject([
			{ item: 'i0', n_reference: 30, n_focal: 30 },
			{ item: 'i1' },
			{ item: 'i2' },
			{ item: 'i3' }
		]);
		expect(() => ask(dif, { group: 'group', reference: 'r', focal: 'x' }, text)).toThrow(
			'nobody has x'
		);
	});
});

describe('linked-gain', () => {
	const random = seededRandom(9);
	const models = Array.from({ length: 16 }, (_, i) => rightOrWrong(`i${i}`, random.normal()));
	const before = Array.from({ length: 300 }, () => random.normal());
	const taken = (ability: number, from: number) => [
		...simulate(
			models.slice(from, from + 10),
			[{ ability, items: [...Array(10).keys()] }],
			1,
			random
		).scores
	];
	const header = [
		'person',
		...models.slice(0, 10).map(({ id }) => `${id}_t1`),
		...models.slice(6).map(({ id }) => `${id}_t3`)
	];
	const absent = Array.from({ length: 10 }, () => '');
	const rows = before.map((ability, person) => [
		person,
		...(person === 1 ? absent : taken(ability, 0)),
		...(person === 0 ? absent : taken(ability + 0.7, 6))
	]);
	const text = [header, ...rows].map((row) => row.join(',')).join('\n');
	const moments = { T1: '_t1', T3: '_t3' };
	const result = ask(linkedGain, { moments }, text);

	it('finds the gain back, on the scale of abilities', () => {
		const figures = result as {
			mean_gain: number;
			se_gain: number;
			mml: { populations: { mean: number }[] };
		};
		expect(Math.abs(figures.mean_gain - 0.7)).toBeLessThan(4 * figures.se_gain);
		expect(figures.mml.populations[1]?.mean).toBeCloseTo(figures.mean_gain, 0);
	});

	it('says who was there, what links the forms and what the tables are of', () => {
		expect(result).toMatchObject({
			n: 298,
			n_t1_only: 1,
			n_t3_only: 1,
			anchors: 4,
			thin_anchor: true,
			mcnemar_n: 298,
			calibration: { n: 598 },
			score_table: [{ form: 'T1' }, { form: 'T3' }]
		});
		const { separate_calibration, rci_irt } = result as {
			separate_calibration: { anchor_drift: { item: string }[] };
			rci_irt: Record<string, number>;
		};
		expect(separate_calibration.anchor_drift.map(({ item }) => item)).toEqual([
			'i6',
			'i7',
			'i8',
			'i9'
		]);
		expect(Object.values(rci_irt).reduce((sum, n) => sum + n, 0)).toBe(298);
	});

	it('counts an anchor as two items where asked', () => {
		const split = ask(linkedGain, { moments, split: ['i7'] }, text);
		const { items } = split['calibration'] as { items: { item: string }[] };
		expect(items.map(({ item }) => item)).toContain('i7@T3');
	});

	it('refuses moments that nothing links', () => {
		expect(() =>
			ask(linkedGain, { moments }, 'person,a_t1,b_t1,c_t3,d_t3\n1,0,1,0,1\n2,1,0,1,0\n')
		).toThrow('not connected');
		expect(() => ask(linkedGain, { moments: { T1: '_t1' } }, text)).toThrow('name at least two');
		expect(() => ask(linkedGain, { moments: { T1: '_t1', T3: '_x' } }, text)).toThrow(
			'no column ends in _x'
		);
	});
});
