import { describe, expect, it } from 'vitest';
import { exampleWorld } from './example-world.ts';
import type { LinePoint } from './line.ts';
import { exampleReports } from './example-reports.ts';
import { pickable, reportModel } from './models.ts';
import type { ReportModel } from './models.ts';
import { readStimulus } from './stimulus.ts';

/** The tables were computed apart (in another language) from the example world's norms and scores. */

function modelOf<R extends ReportModel['report']>(report: R, written: object) {
	const read = readStimulus({ report, school: 'vlinderhaag', subject: 'rekenen', ...written });
	if ('problems' in read) throw new Error(read.problems.join());
	return reportModel(read.stimulus, exampleWorld) as Extract<ReportModel, { report: R }>;
}
const rowsOf = ({ table }: { table: { rows: { label: string; cells: string[] }[] } }) =>
	table.rows.map(({ label, cells }) => [label, ...cells].join(' | '));
const pointText = ({ label, sub, text, interval, after, mark }: LinePoint) =>
	[label, sub, text, interval && `${interval.from}–${interval.to}`, after, mark]
		.filter(Boolean)
		.join(' ');

const leveled = { levels: 'I-V' };
const group = { group: 6, year: '26/27', moment: 'M6' };

describe('a trend of the same grade', () => {
	const model = modelOf('trend-same-grade', {
		...leveled,
		moment: 'M6',
		years: ['25/26', '26/27'],
		interval: 90
	});

	it('has for each year another group: its mean, its n and the interval of the mean', () => {
		// sd 17.04, se 4.92, 1.645 · 4.92 = 8.09; one pupil has no spread and so no interval
		expect(model.line.points.map(pointText)).toEqual(['25/26 n 1 204', '26/27 n 12 196 188–204']);
		expect(rowsOf(model)).toEqual([
			'25/26 | 1 | 204 | – | 201',
			'26/27 | 12 | 196 | 188 tot 204 | 201'
		]);
	});

	it('says in words that these are other children every year', () => {
		expect(model.subtitle).toContain('elk jaar een andere groep 6');
	});

	it('has one national line, flat, which drops out where it is not shown', () => {
		expect(model.line.guides).toEqual([{ label: 'landelijk', kind: 'norm', values: [201, 201] }]);
		const bare = modelOf('trend-same-grade', {
			...leveled,
			moment: 'M6',
			years: ['25/26', '26/27'],
			interval: 90,
			show: []
		});
		expect(bare.line.guides).toEqual([]);
		expect(rowsOf(bare)[0]).toBe('25/26 | 1 | 204 | –');
	});

	it('can follow level values instead of scores, with the national median flat', () => {
		const values = modelOf('trend-same-grade', {
			...leveled,
			moment: 'M6',
			years: ['25/26', '26/27'],
			interval: 90,
			measure: 'level-value'
		});
		// 2.17 as in the cross-section
		expect(values.line.points[1]).toMatchObject({ value: 2.2, text: '2,2' });
		expect(values.line.guides[0]?.values).toEqual([2.5, 2.5]);
	});
});

describe('a trend of the same pupils', () => {
	const written = { ...leveled, start: '23/24', moments: ['E5', 'M6'], interval: 90 };

	it('has their mean at each moment and, if asked, growth with the national growth between', () => {
		const model = modelOf('trend-same-pupils', { ...written, show: ['national', 'growth'] });
		expect(model.line.points.map(pointText)).toEqual([
			'E5 n 12 186 178–194 +10 (+11)',
			'M6 n 12 196 188–204'
		]);
		expect(rowsOf(model)[1]).toBe('M6 | 12 | 196 | 188 tot 204 | 201 | +10 (+11)');
		expect(model.subtitle).toContain('dezelfde leerlingen door de tijd');
	});

	it('shows no growth unless asked', () => {
		const model = modelOf('trend-same-pupils', written);
		expect(JSON.stringify(model)).not.toMatch(/groei|\+10/i);
	});

	it('counts everybody who was there, or only who has a score throughout', () => {
		const ill = { ...leveled, start: '22/23', interval: 90 };
		const moments = ['E4', 'M6'];
		const all = modelOf('trend-same-pupils', { ...ill, moments });
		expect(all.line.points.map(({ sub }) => sub)).toEqual(['n 1', 'n 1']);
		const throughout = readStimulus({
			report: 'trend-same-pupils',
			school: 'vlinderhaag',
			subject: 'rekenen',
			...ill,
			moments: ['E4', 'M5', 'M6'],
			members: 'throughout'
		});
		if ('problems' in throughout) throw new Error(throughout.problems.join());
		expect(() => reportModel(throughout.stimulus, exampleWorld)).toThrow(/nobody of 22\/23/);
	});
});

describe('an alternative pupil report', () => {
	const model = modelOf('alternative-pupil-report', {
		...leveled,
		pupil: 'p20',
		moments: ['E4', 'M5', 'E5', 'M6'],
		interval: 67,
		show: ['functioning', 'levels']
	});

	it('reads each score as the moment whose mean lies nearest, and its level at its own moment', () => {
		// 166 is nearest to E4 (163); 217 to M6 (201, sixteen away; M8 is twenty-two); 204 to M6
		expect(rowsOf(model).slice(0, 4)).toEqual([
			'E4 | 166 | 158 tot 174 | E4 | III',
			'M5 | ziek | – | – | –',
			'E5 | 217 | 209 tot 225 | M6 | I',
			'M6 | 204 | 198 tot 210 | M6 | III'
		]);
	});

	it('draws the mean of every moment that falls on the paper', () => {
		expect(model.line.guides.map(({ label, values }) => `${label} ${values[0]}`)).toEqual([
			'E4 163',
			'M5 177',
			'E5 190',
			'M6 201'
		]);
	});

	it('leaves out the functioning level and the level where they are asked of the reader', () => {
		const bare = modelOf('alternative-pupil-report', {
			...leveled,
			pupil: 'p20',
			moments: ['E5', 'M6'],
			interval: 67
		});
		expect(rowsOf(bare)[0]).toBe('E5 | 217 | 209 tot 225');
		expect(JSON.stringify(bare.foot)).not.toMatch(/fn\.|Niveau/);
	});
});

describe('a category analysis', () => {
	it('compares what was right with what goes with the totals, and marks what is beyond chance', () => {
		const model = modelOf('category-analysis', { ...group, show: ['counts'] });
		// Getallen: 2.50 right, 2.30 expected; Meten: 1.67, 1.87
		expect(rowsOf(model)).toEqual([
			'Getallen | 4 | 2,5 | 2,3 | +0,2 | −0,3 tot +0,3',
			'Meten | 4 | 1,7 | 1,9 | −0,2 | −0,3 tot +0,3'
		]);
		expect(model.bars.map(({ beyond }) => beyond)).toEqual([undefined, undefined]);
	});

	it('of one pupil is in tasks, with a wide band of chance', () => {
		const model = modelOf('category-analysis', { ...group, pupils: ['p05'], show: ['counts'] });
		// 2.7 expected in Getallen of five right; 1.645 · 0.72 = 1.18
		expect(rowsOf(model)).toEqual([
			'Getallen | 4 | 4 | 2,7 | +1,3 | −1,2 tot +1,2',
			'Meten | 4 | 1 | 2,3 | −1,3 | −1,2 tot +1,2'
		]);
		expect(model.bars.map(({ beyond }) => beyond)).toEqual(['above', 'below']);
		expect(model.subtitle).toContain('Finn J.');
	});

	it('shows no counts unless asked', () => {
		const model = modelOf('category-analysis', group);
		expect(rowsOf(model)[0]).toBe('Getallen | 4 | +0,2 | −0,3 tot +0,3');
	});
});

describe('an error analysis', () => {
	const model = modelOf('error-analysis', {
		...group,
		pupils: ['p12', 'p01', 'p04'],
		categories: ['meten'],
		show: ['total']
	});

	it('says of each task who had it wrong, in order of name', () => {
		expect(model.pupils.map(({ name, total }) => `${name} ${total}`)).toEqual([
			'Amina B. 1',
			'Hamza O. 2',
			'Kiki S. 4'
		]);
		expect(rowsOf(model)).toEqual([
			'Meten 1 | Kiki S. | 1',
			'Meten 2 | Kiki S. | 1',
			'Meten 3 | Hamza O., Kiki S. | 2',
			'Meten 4 | Amina B., Hamza O., Kiki S. | 3'
		]);
	});

	it('counts nothing unless asked', () => {
		const bare = modelOf('error-analysis', { ...group, pupils: ['p01'] });
		expect(bare.rows[0]).not.toHaveProperty('total');
		expect(rowsOf(bare)[0]).toBe('Getallen 1 | niemand');
	});
});

describe('DLE', () => {
	it('of a group has months, their ends and the rate of learning, highest first', () => {
		const model = modelOf('dle', { form: 'rows', ...group, interval: 67 });
		if (model.form !== 'rows') throw new Error('rows expected');
		expect(model.months).toBe(35);
		expect(rowsOf(model)).toEqual([
			'Amina B. | 46 | 131% | 43 tot 49',
			'Chloé D. | 44 | 126% | 41 tot 47',
			'Jayden R. | 39 | 111% | 36 tot 42',
			'Hamza O. | 38 | 109% | 35 tot 41',
			'Finn J. | 36 | 103% | 33 tot 39',
			'Bram V. | 35 | 100% | 32 tot 38',
			'Lotte W. | 34 | 97% | 31 tot 37',
			'Daan K. | 30 | 86% | 27 tot 32',
			'Esra Y. | 28 | 80% | 25 tot 30',
			'Guusje T. | 27 | 77% | 25 tot 30',
			'Isa M. | 26 | 74% | 24 tot 28',
			'Kiki S. | 20 | 57% | 18 tot 23'
		]);
	});

	it('of one pupil runs over months of education, with a gap where there is no score', () => {
		const model = modelOf('dle', {
			form: 'line',
			pupil: 'p20',
			moments: ['E4', 'M5', 'M6'],
			interval: 67
		});
		if (model.form !== 'line') throw new Error('a line expected');
		// E4 166: 20 + 3/14 · 5 = 21.07; M6 204: 35 + 3/38 · 20 = 36.6
		expect(model.line.points.map(pointText)).toEqual([
			'DL 20 105% 21 18–24',
			'DL 25 ziek',
			'DL 30',
			'DL 35 106% 37 34–40'
		]);
		expect(pickable(model).map(({ id }) => id)).toEqual(['E4', 'M5', 'M6']);
		expect(model.line.guides.map(({ label, values }) => [label, values[0], values.at(-1)])).toEqual(
			[
				['100%', 20, 35],
				['75%', 15, 26.25],
				['50%', 10, 17.5]
			]
		);
	});

	it('shows no rate of learning where that is asked of the reader', () => {
		const model = modelOf('dle', { form: 'rows', ...group, interval: 67, show: [] });
		expect(JSON.stringify(model)).not.toMatch(/rendement|131%/);
	});
});

describe('reference levels', () => {
	const bars = { form: 'groups', year: '26/27', groups: [6], goal: 85 };

	it('count every pupil once, at the highest level that was reached', () => {
		const model = modelOf('reference-levels', bars);
		// below 190: 189, 184, 183, 180, 163; from 215: 222, 218
		expect(rowsOf(model)).toEqual(['groep 6 | 12 | 5 (42%) | 5 (42%) | 2 (17%)']);
		expect(model.foot.join(' ')).toContain('Wie 1S haalt, haalt ook 1F');
		expect(model.foot.join(' ')).toContain('Verzonnen grenzen: 1F vanaf 190, 1S vanaf 215');
	});

	it('can stand side by side for successive school years', () => {
		const model = modelOf('reference-levels', {
			form: 'years',
			years: ['25/26', '26/27'],
			groups: [6]
		});
		expect(rowsOf(model).map((row) => row.slice(0, 9))).toEqual(['25/26 | 1', '26/27 | 1']);
		expect(model.subtitle).toContain('elk jaar een andere groep 6');
	});

	it('of a pupil have the cuts, and what is expected halfway groep 8', () => {
		const model = modelOf('reference-levels', {
			form: 'pupil',
			pupil: 'p20',
			moments: ['E5', 'M6'],
			interval: 90,
			show: ['expected']
		});
		// 239 + .9 · .95⁴ · 3 = 241; 1.645 · 12.92 = 21
		expect(rowsOf(model)).toEqual([
			'E5 | 217 | 204 tot 230',
			'M6 | 204 | 194 tot 214',
			'M8, verwacht | 241 | 220 tot 262',
			'1F vanaf | 190 | ',
			'1S vanaf | 215 | '
		]);
		expect(pickable(model).map(({ id }) => id)).toEqual(['E5', 'M6']);
		if (model.form !== 'pupil') throw new Error('a pupil expected');
		expect(model.line.points.at(-1)).toMatchObject({ months: 55, sub: 'verwacht', expected: true });
	});

	it.each([
		[{ ...bars, years: ['25/26', '26/27'] }, /the form groups takes year/],
		[{ form: 'years', year: '26/27' }, /the form years takes years/],
		[
			{ form: 'pupil', pupil: 'p20', moments: ['E5', 'M6'], interval: 90, subject: 'spelling' },
			/no reference levels/
		]
	])('refuse %j', (written, message) => {
		expect(() => modelOf('reference-levels', written)).toThrow(message);
	});
});

describe('growth as a scatter', () => {
	it('has the two scores and the national growth, and no interval', () => {
		const model = modelOf('group-growth', {
			...leveled,
			group: 6,
			year: '26/27',
			moments: ['E5', 'M6'],
			interval: 67,
			form: 'scatter'
		});
		expect(model.scatter).toEqual({ national: 11 });
		expect(model.rows.every((row) => row.interval === undefined)).toBe(true);
		expect(model.axis.min).toBeLessThanOrEqual(158);
		expect(model.axis.max).toBeGreaterThanOrEqual(222);
		expect(model.foot.join(' ')).not.toContain('interval');
	});
});

describe('a group overview', () => {
	const overview = { ...leveled, ...group, subjects: ['rekenen'], pupils: ['p01', 'p12'] };
	const { moment: _, subject: __, ...rest } = { ...overview, subject: undefined };
	const cellsOf = (columns: string[]) => {
		const read = readStimulus({
			report: 'group-overview',
			school: 'vlinderhaag',
			...rest,
			moment: 'M6',
			columns,
			sort: 'score'
		});
		if ('problems' in read) throw new Error(read.problems.join());
		const model = reportModel(read.stimulus, exampleWorld);
		return model.report === 'group-overview' ? model.rows.map(({ cells }) => cells[0]) : [];
	};

	it('can hold other columns than a score and its level', () => {
		// 222 is 5 of the 8 points from P80 (217) to P90 (225): 80 + 5/8 · 10 = 86.25
		expect(cellsOf(['percentile', 'level'])[0]).toEqual({ score: 222, level: 'I', instead: '86' });
		expect(cellsOf(['score', 'level', 'level-value'])[0]).toEqual({
			score: 222,
			level: 'I',
			extra: ['4,3']
		});
		expect(cellsOf(['score', 'reference'])).toEqual([
			{ score: 222, level: '1S' },
			{ score: 163, level: '<1F' }
		]);
		expect(cellsOf(['score', 'dle'])[1]).toEqual({ score: 163, extra: ['20'] });
	});
});

describe('every kind and form', () => {
	it('has a title of its own', () => {
		const titles = exampleReports.map(([, { title }]) => title);
		expect(new Set(titles).size).toBe(titles.length);
	});
});

describe('every kind', () => {
	const models: ReportModel[] = [
		modelOf('trend-same-grade', {
			...leveled,
			moment: 'M6',
			years: ['25/26', '26/27'],
			interval: 90
		}),
		modelOf('trend-same-pupils', {
			...leveled,
			start: '23/24',
			moments: ['E5', 'M6'],
			interval: 90
		}),
		modelOf('alternative-pupil-report', {
			...leveled,
			pupil: 'p20',
			moments: ['E5', 'M6'],
			interval: 90
		}),
		modelOf('category-analysis', group),
		modelOf('error-analysis', group),
		modelOf('dle', { form: 'rows', ...group, interval: 90 }),
		modelOf('reference-levels', { form: 'groups', year: '26/27', groups: [6] })
	];

	it.each(models.map((model) => [model.report, model] as const))(
		'has a plain model and a description with every cell of its table: %s',
		(_, model) => {
			expect(JSON.parse(JSON.stringify(model))).toEqual(model);
			if (!('table' in model)) throw new Error('a table expected');
			for (const { label, cells } of model.table.rows) {
				for (const text of [label, ...cells]) expect(model.description).toContain(text);
			}
			expect(pickable(model).length).toBe(model.table.rows.filter(({ id }) => id).length);
		}
	);
});
