import { exampleWorld } from './example-world.ts';
import { reportModel } from './models.ts';
import type { ReportModel } from './models.ts';
import { readStimulus } from './stimulus.ts';

/** For tests: a report of every kind and form, of the small world. */

function modelOf(written: object): ReportModel {
	const read = readStimulus({ school: 'vlinderhaag', ...written });
	if ('problems' in read) throw new Error(read.problems.join());
	return reportModel(read.stimulus, exampleWorld);
}

const subject = 'rekenen';
const levels = 'I-V';
const group = { group: 6, year: '26/27' };
const pupil = { pupil: 'p20', moments: ['E4', 'M5', 'E5', 'M6'], interval: 90 };
const growth = {
	report: 'group-growth',
	subject,
	levels,
	...group,
	moments: ['E5', 'M6'],
	interval: 67
};
const everything = ['growth', 'levels', 'distribution', 'mean', 'national'];

const reports = {
	'pupil-report': { report: 'pupil-report', subject, levels, ...pupil, show: ['national'] },
	'alternative-pupil-report': {
		report: 'alternative-pupil-report',
		subject,
		levels,
		...pupil,
		show: ['functioning', 'levels']
	},
	'group-overview': {
		report: 'group-overview',
		subjects: ['rekenen', 'spelling'],
		moment: 'M6',
		levels,
		...group,
		pupils: ['p01', 'p02', 'p03', 'p04'],
		show: ['levels', 'distribution']
	},
	'group-growth in rows': { ...growth, show: everything },
	'group-growth as a scatter': { ...growth, form: 'scatter', show: everything },
	'cross-section': {
		report: 'cross-section',
		subject,
		levels,
		moment: 'M',
		year: '26/27',
		groups: [6],
		show: ['level-value', 'national']
	},
	'trend-same-grade': {
		report: 'trend-same-grade',
		subject,
		levels,
		moment: 'M6',
		years: ['25/26', '26/27'],
		interval: 90
	},
	'trend-same-pupils': {
		report: 'trend-same-pupils',
		subject,
		levels,
		start: '23/24',
		moments: ['E5', 'M6'],
		interval: 90,
		show: ['national', 'growth']
	},
	'category-analysis': { report: 'category-analysis', subject, ...group, moment: 'M6' },
	'error-analysis': {
		report: 'error-analysis',
		subject,
		...group,
		moment: 'M6',
		pupils: ['p01', 'p02', 'p03', 'p04'],
		show: ['total']
	},
	'dle in rows': { report: 'dle', form: 'rows', subject, ...group, moment: 'M6', interval: 67 },
	'dle as a line': { report: 'dle', form: 'line', subject, ...pupil },
	'reference-levels of groups': {
		report: 'reference-levels',
		form: 'groups',
		subject,
		year: '26/27',
		groups: [6],
		goal: 85
	},
	'reference-levels of a pupil': {
		report: 'reference-levels',
		form: 'pupil',
		subject,
		...pupil,
		show: ['expected']
	}
} as const;

export const exampleReports: readonly (readonly [string, ReportModel])[] = Object.entries(
	reports
).map(([name, written]) => [name, modelOf(written)] as const);
