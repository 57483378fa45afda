import { describe, expect, it } from 'vitest';
import { gain } from './gain.ts';
import { parseTable } from './table.ts';

const tables = (files: Readonly<Record<string, string>>) =>
	new Map(Object.entries(files).map(([name, text]) => [name, parseTable(name, text)]));

/** Fourteen simulated people: reliability about .8, a gain of 2.5, and 1.5 more in group B. */
const fourteen = `person,class,pre,post
1,A,8,14
2,A,15,11
3,A,14,19
4,A,16,17
5,A,7,7
6,A,11,16
7,A,9,13
8,B,11,18
9,B,8,13
10,B,13,15
11,B,15,16
12,B,14,20
13,B,13,18
14,B,12,19`;

const scores = { scores: 's.csv', person: 'person', pre: 'pre', post: 'post', max: 20 };
const analyse = (more: object = {}, text = fourteen) =>
	gain({ ...scores, ...more }, tables({ 's.csv': text }));
/** A part of the figures, by the path of its name. */
const at = (figures: Record<string, unknown>, ...path: readonly (string | number)[]): unknown =>
	path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], figures);

function expectNear(have: unknown, want: number | readonly number[], decimals = 9) {
	const values = Array.isArray(have) ? (have as number[]) : [have as number];
	const wanted = Array.isArray(want) ? (want as readonly number[]) : [want as number];
	expect(values).toHaveLength(wanted.length);
	wanted.forEach((value, place) => expect(values[place]).toBeCloseTo(value, decimals));
}

describe('a gain analysis', () => {
	it('gives what numpy and scipy give for the same people', () => {
		const found = analyse();
		const want = {
			n: 14,
			mean1: 11.857142857142858,
			sd1: 2.931451277679128,
			mean2: 15.428571428571429,
			sd2: 3.588749208167224,
			r: 0.5473487172383257,
			mean_gain: 3.5714285714285716,
			sd_gain: 3.1553199451155436,
			se_gain: 0.843294727162623,
			ci95: [1.7496010747061, 5.393256068151043],
			t: 4.2350894134546735,
			df: 13,
			p: 0.0009738211907656985,
			dz: 1.131875256250057,
			dz_ci95_noncentral_t: [0.44096599772833417, 1.7970386403375813],
			hedges_J_exact: 0.9409824674711453,
			gz: 1.131875256250057 * 0.9409824674711453,
			dav_mean_sd: 1.0954965508134935,
			dav_root_mean_var: 1.0899721037786454,
			gav_mean_sd: 1.0954965508134935 * 0.9409824674711453,
			d_pre_sd: 1.218314149930584,
			drm: 1.076949754350668
		};
		for (const [name, value] of Object.entries(want)) expectNear(found[name], value);
		expect(at(found, 'dav_mean_sd_bca', 'seed')).toBe(1);
	});

	it('compares groups as numpy’s least squares and scipy’s f_oneway do', () => {
		const found = analyse({ group: 'class' });
		const terms = at(found, 'ancova', 'coefficients') as Record<string, unknown>[];
		expect(terms.map(({ term }) => term)).toEqual(['(Intercept)', 'x', 'gB']);
		expectNear(
			terms.map(({ b }) => b),
			[7.00598355, 0.59947644, 2.62902019],
			7
		);
		expectNear(
			terms.map(({ se }) => se),
			[3.37678281, 0.27926942, 1.57777007],
			7
		);
		expectNear(
			terms.map(({ p }) => p),
			[0.06226012, 0.05497214, 0.12384542],
			7
		);
		expectNear(at(found, 'ancova', 'group_F'), 2.77651750655311, 8);
		expect(at(found, 'ancova', 'warnings')).toEqual(['lord', 'small']);
		const adjusted = at(found, 'ancova', 'adjusted_means') as Record<string, unknown>[];
		expectNear(
			adjusted.map(({ adjusted_mean }) => adjusted_mean),
			[14.1140613313, 16.7430815258],
			8
		);
		expectNear(at(found, 'gain_anova', 'F'), 1.9742930591259629);
		expectNear(at(found, 'gain_anova', 'p'), 0.18534857517452832);
	});

	it('finds the groups by the reference that is named, and says where it can’t', () => {
		expect(at(analyse({ group: null, reference: 'B' }), 'ancova', 'reference')).toBe('B');
		expect(() => analyse({ reference: 'C' })).toThrow('the reference C stands in none');
		expect(() => analyse({ group: 'class', reference: 'C' })).toThrow('nobody is in group C');
	});

	it('compares nothing for one group, or without any', () => {
		expect(analyse()).not.toHaveProperty('ancova');
		const one = analyse({ group: 'class' }, fourteen.replaceAll('B', 'A'));
		expect(one).not.toHaveProperty('ancova');
		expect(one).not.toHaveProperty('gain_anova');
	});

	it('counts reliable changes with the reliability that is given, and knows none without', () => {
		const found = analyse({ reliability: { pre: 0.8, post: 0.7 } });
		const sem = 2.931451277679128 * Math.sqrt(0.2);
		expectNear(at(found, 'rci', 'sem'), sem);
		expectNear(at(found, 'rci', 'critical_change_95'), 1.96 * Math.SQRT2 * sem);
		// Gains of more than 3.634 or less than −3.634.
		expect(found['rci']).toMatchObject({ n_improved: 9, n_unchanged: 4, n_deteriorated: 1 });
		expect(at(found, 'reliability_of_difference', 'rel2')).toBe(0.7);
		expect(analyse()['rci']).toBeUndefined();
		expect(analyse()['reliability_of_difference']).toBeUndefined();
	});

	it('counts who was there at one moment only, and leaves them out of the gain', () => {
		const found = analyse({}, `${fourteen}\n15,A,4,\n16,B,,9\n17,B,,`);
		expect(found).toMatchObject({ n: 14, n_pre: 15, n_post: 15, n_only_pre: 1, n_only_post: 1 });
		expect(found['mean1_leavers']).toBe(4);
		expectNear(found['mean_gain'], 3.5714285714285716);
	});

	it('does not depend on the order of the rows', () => {
		const [header = '', ...rows] = fourteen.split('\n');
		const turned = [header, ...rows.toReversed()].join('\n');
		expect(JSON.stringify(analyse({}, turned))).toBe(JSON.stringify(analyse()));
	});

	it('of one person, of nobody, and where all gains are equal, knows only what can be known', () => {
		const head = 'person,pre,post\n';
		const one = analyse({}, `${head}1,5,8`);
		expect(one).toMatchObject({
			n: 1,
			mean_gain: 3,
			sd_gain: undefined,
			t: undefined,
			dz: undefined
		});
		expect(analyse({}, head)).toMatchObject({ n: 0, mean_gain: undefined, p: undefined });
		const equal = analyse({}, `${head}1,5,8\n2,6,9\n3,9,12`);
		expect(equal).toMatchObject({ n: 3, sd_gain: 0, t: undefined, p: undefined, dz: undefined });
		expect(equal).toMatchObject({ r: 1, oldham_cor_gain_with_mean: undefined });
		expect(JSON.stringify([one, equal])).not.toContain('null');
	});

	it('averages the orders of the forms, where a column tells them', () => {
		const text = 'order,pre,post\nAB,10,24\nAB,10,20\nAB,10,22\nBA,10,12\nBA,10,16\nBA,10,20';
		const found = gain({ scores: 's.csv', order: 'order' }, tables({ 's.csv': text }));
		expectNear(at(found, 'by_order', 'gain'), 9);
		expectNear(at(found, 'by_order', 'se'), Math.sqrt(20 / 3) / 2);
		expect(found['by_order']).toMatchObject({ n_AB: 3, n_BA: 3 });
		expect(() =>
			gain({ scores: 's.csv', order: 'order' }, tables({ 's.csv': text.replace('BA', 'CA') }))
		).toThrow("s.csv, row 5, column order: 'CA' is neither AB nor BA");
	});

	it('leaves who has no group out of the comparison only', () => {
		const found = analyse({ group: 'class' }, fourteen.replace('8,B', '8,'));
		expect(found['n']).toBe(14);
		expect(at(found, 'gain_anova', 'df')).toEqual([1, 11]);
	});

	it('refuses a question without both moments', () => {
		expect(() => gain({}, new Map())).toThrow('name a file of scores or of responses');
		expect(() => analyse({ pre: 'first' })).toThrow('s.csv: there is no column first');
		expect(() => gain({ responses: 's.csv' }, tables({ 's.csv': fourteen }))).toThrow('moments');
	});
});

describe('a gain analysis from answers to items', () => {
	const answers = `person,a_t1,b_t1,c_t1,a_t3,b_t3,c_t3
1,0,0,1,1,1,1
2,1,,0,1,1,0
3,1,1,1,0,1,
4,,,,1,1,1
5,0,1,0,0,1,1`;
	const asked = {
		responses: 'r.csv',
		person: 'person',
		moments: { T1: '_t1', T3: '_t3' }
	};
	const found = gain(asked, tables({ 'r.csv': answers }));

	it('counts blanks as wrong, and who answered nothing as absent', () => {
		expect(found).toMatchObject({ n: 4, n_pre: 4, n_post: 5, n_only_post: 1 });
		// 1, 1, 3, 1 and 3, 2, 1, 2 of 3.
		expect(found).toMatchObject({ mean1: 1.5, mean2: 2 });
		expect(found['normalised']).toMatchObject({ max: 3, n_left_out_at_max: 1 });
	});

	it('gives the change on every item', () => {
		const [a, b, c] = found['mcnemar'] as Record<string, unknown>[];
		expect(a).toMatchObject({ item: 'a', n00: 1, n01: 1, n10: 1, n11: 1, p_exact: 1, chisq_cc: 0 });
		expect(b).toMatchObject({ item: 'b', n00: 0, n01: 2, n10: 0, n11: 2, odds_ratio: undefined });
		expect(b?.['p_exact']).toBeCloseTo(0.5, 12);
		expect(c).toMatchObject({ item: 'c', n00: 1, n01: 1, n10: 1, n11: 1 });
		expect(b?.['p_exact_holm']).toBe(1);
	});

	it('takes alpha of each moment where no reliability is given', () => {
		// T1: variances 1/3, 1/3, 1/3 and of the totals 1: 1.5·(1 − 1).
		expect(found['alpha1']).toBeCloseTo(0, 12);
		expect(at(found, 'reliability_of_difference', 'rel1')).toBeCloseTo(0, 12);
		expect(found['test_retest_r']).toBe(found['r']);
	});

	it('counts only complete rows where that is asked', () => {
		const complete = gain({ ...asked, policy: 'listwise' }, tables({ 'r.csv': answers }));
		expect(complete).toMatchObject({ n: 2, n_pre: 3, n_post: 4 });
	});

	it('reads maxima per item for both moments, and has no McNemar for more than one point', () => {
		const files = tables({ 'r.csv': answers, 'i.csv': 'item,max\na,2\nb,1\nc,1' });
		const partial = gain({ ...asked, items: 'i.csv' }, files);
		expect(partial['normalised']).toMatchObject({ max: 4 });
		expect((partial['mcnemar'] as { item: string }[]).map(({ item }) => item)).toEqual(['b', 'c']);
	});

	it('has no normalised gain where the moments differ in maximum', () => {
		const files = tables({ 'r.csv': answers.replace('c_t3', 'c_x3') });
		const other = gain({ ...asked }, files);
		expect(other['normalised']).toBeNull();
		expect((other['mcnemar'] as unknown[]).length).toBe(2);
	});
});
