import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import { pickable, reportModel } from './models.ts';
import type { ReportModel } from './models.ts';
import { readStimulus } from './stimulus.ts';

function modelOf<R extends ReportModel['report']>(report: R, written: object) {
	const read = readStimulus({ report, school: 'vlinderhaag', levels: 'I-V', ...written });
	if ('problems' in read) throw new Error(read.problems.join());
	return reportModel(read.stimulus, exampleWorld) as Extract<ReportModel, { report: R }>;
}
const everything = ['growth', 'levels', 'distribution', 'mean', 'national'];
const growth = {
	subject: 'rekenen',
	group: 6,
	year: '26/27',
	moments: ['E5', 'M6'],
	interval: 67,
	sort: 'score'
};
const overview = { moment: 'M6', group: 6, year: '26/27', subjects: ['rekenen', 'spelling'] };

describe('a group report of growth', () => {
	const model = modelOf('group-growth', { ...growth, show: everything });

	// Worked out by hand from the norm table of lvs-reports.md.
	const table = `Amina B. 204 II 222 I +18 216 228
Chloé D. 213 I 218 I +5 212 224
Jayden R. 193 III 208 II +15 202 214
Hamza O. 209 I 206 II −3 200 212
Finn J. 194 III 203 III +9 197 209
Bram V. 187 III 201 III +14 195 207
Lotte W. 188 III 199 III +11 193 205
Daan K. 176 IV 189 IV +13 183 195
Esra Y. 162 V 184 V +22 178 190
Guusje T. 181 IV 183 V +2 177 189
Isa M. 170 V 180 V +10 174 186
Kiki S. 158 V 163 V +5 156 170`;

	it('shows score, level, growth and interval of every pupil, highest score first', () => {
		const rows = model.rows.map(({ name, first, second, growth: gain, interval }) =>
			[
				...[name, first.score, first.level, second.score, second.level, gain],
				...[interval?.from, interval?.to]
			].join(' ')
		);
		expect(rows.join('\n')).toBe(table);
	});

	it('has means of the group and of the country', () => {
		expect(model.means).toEqual([
			{ label: 'Groep (n\u00a0=\u00a012)', first: 186, second: 196, growth: '+10' },
			{ label: 'Landelijk gemiddelde', first: 190, second: 201, growth: '+11' }
		]);
	});

	it('counts pupils per level from low to high, beside the shares of the country', () => {
		expect(model.distribution).toEqual([
			{ label: 'E5', counts: [3, 2, 4, 1, 2] },
			{ label: 'M6', counts: [4, 1, 3, 2, 2] },
			{ label: 'Landelijk', counts: [20, 20, 20, 20, 20], percent: true }
		]);
	});

	it('has nothing derived on it that the stimulus does not show', () => {
		const bare = modelOf('group-growth', { ...growth, show: [] });
		expect(bare.rows[0]).toEqual({
			id: 'p01',
			name: 'Amina B.',
			first: { score: 204 },
			second: { score: 222 },
			interval: { from: 216, to: 228 }
		});
		expect(bare.bounds).toBeUndefined();
		expect(bare.means).toEqual([]);
		expect(bare.distribution).toBeUndefined();
		expect(JSON.stringify(bare)).not.toMatch(/niveau|groei/i);
	});

	it('says so when only some of the group are shown, and takes means over those', () => {
		const some = modelOf('group-growth', { ...growth, pupils: ['p02', 'p01'], sort: 'name' });
		expect(some.subtitle).toContain('Groep 6, 2 van de 12 leerlingen');
		expect(some.means[0]).toMatchObject({
			label: 'Deze leerlingen (n\u00a0=\u00a02)',
			first: 209,
			second: 220
		});
	});

	it('rounds the growth of a mean once, and says so where the printed means give another', () => {
		const rounded = 'De groei van het gemiddelde is berekend vóór het afronden.';
		const show = ['growth', 'mean'];
		// E5 204 and 213: 208.5; M6 222 and 218: 220
		const apart = modelOf('group-growth', { ...growth, show, pupils: ['p01', 'p02'] });
		expect(apart.means).toEqual([
			{ label: 'Deze leerlingen (n\u00a0=\u00a02)', first: 209, second: 220, growth: '+12' }
		]);
		expect(apart.foot).toContain(rounded);
		expect(apart.description).toContain('groei +12');
		expect(model.foot).not.toContain(rounded);
	});

	it('has an axis that holds every score and interval and does not start at zero', () => {
		expect(model.axis.min).toBeGreaterThan(100);
		expect(model.axis.min).toBeLessThanOrEqual(156);
		expect(model.axis.max).toBeGreaterThanOrEqual(228);
		expect(model.axis.ticks).toEqual([160, 180, 200, 220]);
	});
});

describe('a pupil report', () => {
	const model = modelOf('pupil-report', {
		subject: 'rekenen',
		pupil: 'p20',
		moments: ['M4', 'E4', 'M5', 'E5', 'M6'],
		interval: 90
	});

	it('has a score, an interval and a level at each moment, and a gap where there is no score', () => {
		// E5 217 is beyond P90 (216): se 8, 1.645 · 8 = 13.2. M4, E4: se 8. M6: se 6, 9.9.
		expect(
			model.points.map(({ id, score, interval, level, mark }) =>
				[id, score, interval?.from, interval?.to, level, mark].join(' ')
			)
		).toEqual([
			'M4 158 145 171 II ',
			'E4 166 153 179 III ',
			'M5     ziek',
			'E5 217 204 230 I ',
			'M6 204 194 214 III '
		]);
	});

	it('has level bands from P2 to P98', () => {
		// 201 ± 2.0537 · 19
		expect(model.points.at(-1)).toMatchObject({ bounds: [185, 196, 206, 217], edges: [162, 240] });
	});

	it('shows national means only if asked', () => {
		expect(model.points[0]?.national).toBeUndefined();
	});

	it('tells all values in a sentence', () => {
		expect(model.description).toBe(
			'M4 158, interval 145 tot 171, niveau II; E4 166, interval 153 tot 179, niveau III; ' +
				'M5 geen score (ziek); E5 217, interval 204 tot 230, niveau I; ' +
				'M6 204, interval 194 tot 214, niveau III.'
		);
	});
});

describe('a group overview', () => {
	it('has a score and a level for each subject, in order of name', () => {
		const model = modelOf('group-overview', {
			...overview,
			levels: 'A-E',
			pupils: ['p03', 'p02', 'p04']
		});
		expect(model.rows).toEqual([
			{
				id: 'p02',
				name: 'Chloé D.',
				cells: [
					{ score: 218, level: 'A' },
					{ score: 115, level: 'B' }
				]
			},
			{ id: 'p04', name: 'Hamza O.', cells: [{ score: 206, level: 'B' }, { mark: 'ziek' }] },
			{
				id: 'p03',
				name: 'Jayden R.',
				cells: [
					{ score: 208, level: 'B' },
					{ score: 114, level: 'C', mark: '*' }
				]
			}
		]);
		expect(model.foot.at(-1)).toMatch(/^\* /);
	});

	it('says over how many pupils a mean is, where subjects differ', () => {
		const model = modelOf('group-overview', { ...overview, show: ['mean', 'national'] });
		expect(model.means).toEqual([
			{ label: 'Groep', values: [196, 118], ns: [12, 3] },
			{ label: 'Landelijk gemiddelde', values: [201, 115] }
		]);
		expect(model.rows[0]?.cells[0]).toEqual({ score: 222 });
	});
});

describe('a cross-section', () => {
	it('counts levels in each group and, if asked, takes the mean of the level values of its own pupils', () => {
		const model = modelOf('cross-section', {
			subject: 'rekenen',
			moment: 'M',
			year: '26/27',
			groups: [6],
			show: ['level-value', 'national']
		});
		// Level values by hand: 222 4.31, 218 4.06, 208 3.19, 206 3, 203 2.7, 201 2.5, 199 2.3, 189 1.34, 184 .94,
		// 183 .88, 180 .69, 163 .19 (P1 is at 156.8): 26.09 / 12 = 2.17
		expect(model.bars).toEqual([
			{
				id: 'groep-6',
				label: 'groep 6',
				n: 12,
				counts: [4, 1, 3, 2, 2],
				levelValue: { value: 2.2, text: '2,2' }
			}
		]);
		expect(model.nationalValue).toEqual({ value: 2.5, text: '2,5' });
		expect(model.national?.counts).toEqual([20, 20, 20, 20, 20]);
	});
});

describe('what a learner may point at', () => {
	const kinds: [ReportModel, string[], string[]][] = [
		[
			modelOf('pupil-report', {
				subject: 'rekenen',
				pupil: 'p20',
				moments: ['E5', 'M6'],
				interval: 67
			}),
			['E5', 'M6'],
			['E5', 'M6']
		],
		[
			modelOf('group-growth', { ...growth, pupils: ['p01', 'p02'] }),
			['p01', 'p02'],
			['Amina B.', 'Chloé D.']
		],
		[
			modelOf('group-overview', { ...overview, pupils: ['p01', 'p02'] }),
			['p01', 'p02'],
			['Amina B.', 'Chloé D.']
		],
		[
			modelOf('cross-section', { subject: 'rekenen', moment: 'M', year: '26/27', groups: [6] }),
			['groep-6'],
			['groep 6']
		]
	];

	it.each(kinds.map((kind) => [kind[0].report, ...kind] as const))(
		'in a %s has an id and a name',
		(_, model, ids, labels) => {
			expect(pickable(model).map(({ id }) => id)).toEqual(ids);
			expect(pickable(model).map(({ label }) => label)).toEqual(labels);
		}
	);

	it.each(kinds.map(([model]) => [model.report, model] as const))(
		'the model of a %s is plain JSON',
		(_, model) => {
			expect(JSON.parse(JSON.stringify(model))).toEqual(model);
		}
	);
});
