import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readContent } from './content.ts';
import {
	base,
	changed,
	lineOf,
	problemsOf,
	read,
	removeRoots,
	rootOf,
	without,
	type Files
} from './fixtures.ts';

afterEach(removeRoots);

const anker = 'testlets/core/t-anker.yaml';
const a = 'testlets/core/t-a.yaml';
const b = 'testlets/proef/t-b.yaml';
const stappen = 'testlets/core/t-a-stappen.yaml';
const forms = 'forms/proef.yaml';
const lesson = 'modules/01-lezen/01-groei.md';
const oefening = 'modules/01-lezen/exercises/oefen-groei.yaml';

/** Content with one mistake, and what is said about it: the line is that of a text in the file. */
type Case = [title: string, files: Files, path: string, onLine: string, message: string];

const expectAll = async (cases: readonly Case[]) => {
	for (const [title, files, path, onLine, message] of cases) {
		const problems = await problemsOf(files);
		const place = `${path}:${lineOf(files, path, onLine)}  `;
		expect(problems, title).toContain(place + message);
	}
};
/** Of a mistake that nothing else follows from, nothing else is said. */
const expectOnly = async ([title, files, path, onLine, message]: Case) => {
	const place = `${path}:${lineOf(files, path, onLine)}  `;
	expect(await problemsOf(files), title).toEqual([place + message]);
};

describe('content without problems', () => {
	it('is read as a whole', async () => {
		const content = await read(base);
		expect([...content.testlets.keys()].sort()).toEqual([
			't-a',
			't-a-stappen',
			't-anker',
			't-b',
			't-b-stappen'
		]);
		expect(content.items.get('t-a-punten')).toMatchObject({
			testletId: 't-a',
			core: true,
			domain: 'D2',
			level: 'L1',
			twin: 't-b-punten'
		});
		expect(content.items.get('t-b-punten')?.core).toBe(false);
		expect(content.forms.get('proef')?.forms.B.map(({ id }) => id)).toEqual([
			't-anker',
			't-b',
			't-b-stappen'
		]);
		expect(content.environments.map(({ slug }) => slug)).toEqual(['proef']);
		expect(content.modules.map(({ slug, number }) => [slug, number])).toEqual([['lezen', 1]]);
		expect(content.modules[0]?.lessons.map(({ slug, source }) => [slug, source])).toEqual([
			['groei', '/content/modules/01-lezen/01-groei.md']
		]);
		expect(content.exercises.get('oefen-groei')?.testlet.items[0]?.item.says(1)).toEqual([
			{ at: '1', tone: 'bad', text: 'Dat is een plaats. **Kijk naar de score.**', look: [] }
		]);
		expect(content.closedBank).toBe(false);
	});

	it('draws each report from the world', async () => {
		const { testlets } = await read(base);
		expect(testlets.get('t-anker')?.model?.report).toBe('group-growth');
		expect(testlets.get('t-a-stappen')?.model).toBeUndefined();
	});

	it('may have Windows line ends and a byte order mark', async () => {
		const windows = Object.fromEntries(
			Object.entries(base).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`])
		);
		const [one, other] = [await read(base), await read(windows)];
		expect(other.fingerprint).toBe(one.fingerprint);
		const course = ({ modules }: typeof one) =>
			modules.map(({ lessons, exercises }) => [lessons, [...exercises.keys()]]);
		expect(course(other)).toEqual(course(one));
	});

	it('may have hidden files and notes beside the folders', async () => {
		expect(await problemsOf({ ...base, 'README.md': '# x', 'testlets/.DS_Store': '?' })).toEqual(
			[]
		);
	});
});

describe('YAML', () => {
	it('that can’t be read is reported with its line, and not again as a gap in a form', async () => {
		const problems = await problemsOf(changed(a, 'moments: [E5, M6]', 'moments: [E5, M6'));
		expect(problems[0]).toBe(
			`${a}:9  Flow sequence in block collection must be sufficiently indented and end with a ]`
		);
		expect(problems.filter((problem) => !problem.startsWith(a))).toEqual([]);
	});

	it.each<Case>([
		[
			'a key that is there twice',
			changed(a, 'status: actief', 'status: actief\nstatus: proef'),
			a,
			'status: proef',
			'Map keys must be unique'
		],
		[
			'a key of a testlet that nobody knows',
			changed(a, 'status: actief', 'status: actief\ntitel: Groei'),
			a,
			'titel: Groei',
			'titel: Invalid key: Expected never but received "titel"'
		],
		[
			'a key of an item that its type does not have',
			changed(a, '    unit: punten', '    unit: punten\n    shuffle: true'),
			a,
			'shuffle: true',
			't-a-punten.shuffle: Invalid key: Expected never but received "shuffle"'
		],
		[
			'an item without a type',
			changed(a, '    type: number\n', ''),
			a,
			'- id: t-a-punten',
			'items.0.type: Invalid key: Expected "type" but received undefined'
		],
		[
			'a type that does not exist',
			changed(a, 'type: number', 'type: essay'),
			a,
			'type: essay',
			'items.0.type: must be one of single-choice, multiple-choice, number, matching, ordering, claim-reason, point'
		],
		[
			'an id with capitals',
			changed(a, 'id: t-a-punten', 'id: T-A'),
			a,
			'id: T-A',
			'items.0.id: must be lower case, digits and -'
		],
		[
			'a correction without a date',
			changed(
				a,
				'    unit: punten',
				'    unit: punten\n    corrections:\n      - { on: gisteren, reason: "x" }'
			),
			a,
			'on: gisteren',
			'items.0.corrections.0.on: must be a date, 2026-11-24'
		],
		[
			'an expected p that nobody can mean',
			changed(a, 'p: 0.6', 'p: 60'),
			a,
			'p: 60',
			'items.0.expected.p: Invalid value: Expected <=0.98 but received 60'
		],
		[
			'an environment that lacks how to recognise it',
			changed('lvs/proef/lvs.yaml', 'recognise: "Je school gebruikt het proefsysteem."\n', ''),
			'lvs/proef/lvs.yaml',
			'name:',
			'recognise: Invalid key: Expected "recognise" but received undefined'
		]
	])('with %s is reported with its line', async (...one) => {
		await expectAll([one]);
	});

	it('of more than three items is reported', async () => {
		const item = base[a]?.slice(base[a].indexOf('  - id: t-a-punten')) ?? '';
		const four = [1, 2, 3].map((n) => item.replace('t-a-punten', `t-a-punten-${n}`)).join('');
		await expectAll([
			['', { ...base, [a]: base[a] + four }, a, 'items:', 'items: has at most three items']
		]);
	});
});

describe('an item', () => {
	it.each<Case>([
		[
			'two keys',
			changed(anker, '        misconception: M04', '        key: true'),
			anker,
			'options:',
			't-anker-meest.options: needs exactly one option with key: true'
		],
		[
			'a distractor without a misconception',
			changed(anker, '        misconception: M04\n', ''),
			anker,
			'- text: "Anna"',
			't-anker-meest.options.0: an option has either key: true or a misconception'
		],
		[
			'a misconception that is not in the list',
			changed(anker, 'misconception: M04', 'misconception: M99'),
			anker,
			'misconception: M99',
			't-anker-meest.options.0.misconception: must be a misconception code, M01 to M27'
		],
		[
			'an option without expect, and nothing said of why',
			changed(anker, `        expect: "pupils^(>(scores.M6 - scores.E5))[0].id = 'p03'"\n`, ''),
			anker,
			'- id: t-anker-meest',
			"t-anker-meest: option 3 has no expect; write one, or say in unchecked why the data can't show it"
		],
		[
			'steps without unchecked: no data show an order',
			changed(stappen, '    unchecked: "A way of working, not data."\n', ''),
			stappen,
			'- id: t-a-volgorde',
			"t-a-volgorde: steps has no expect; write one, or say in unchecked why the data can't show it"
		],
		[
			'an expect that is false for the key',
			changed(anker, `[0].id = 'p02'"`, `[0].id = 'p04'"`),
			anker,
			'- id: t-anker-meest',
			't-anker-meest, option 2: expect gives false where true is said'
		],
		[
			'an expect that is true for a distractor',
			changed(anker, `[0].id = 'p03'"`, `[0].id != 'p03'"`),
			anker,
			'- id: t-anker-meest',
			't-anker-meest, option 3: expect gives true where false is said'
		],
		[
			'an expect that finds nothing',
			changed(anker, `"pupils^(>(scores.M6 - scores.E5))[0].id = 'p03'"`, '"leerlingen[0].id"'),
			anker,
			'- id: t-anker-meest',
			't-anker-meest, option 3: expect gives undefined where false is said'
		],
		[
			'an expect that is no expression',
			changed(anker, `"pupils^(>(scores.M6 - scores.E5))[0].id = 'p03'"`, '"pupils["'),
			anker,
			'- id: t-anker-meest',
			`t-anker-meest, option 3: expect can't be computed: Expected "]" before end of expression (at character 7)`
		],
		[
			'an expect that fails on the data',
			changed(a, '"pupils[0].(scores.M6 - scores.E5)"', '"pupils[0].(scores.M6 - name)"'),
			a,
			'- id: t-a-punten',
			't-a-punten, key: expect can\'t be computed: The right side of the "-" operator must evaluate to a number (at character 22)'
		],
		[
			'a number that is not what the data give',
			changed(a, 'key: 8', 'key: 9'),
			a,
			'- id: t-a-punten',
			't-a-punten, key: expect gives 8 where 9 is said'
		],
		[
			'an expected wrong number that the data do not give',
			changed(a, 'expect: "99"', 'expect: "98"'),
			a,
			'- id: t-a-punten',
			't-a-punten, wrong 99: expect gives 98 where 99 is said'
		]
	])('with %s is reported with its line, and nothing else is', async (...one) => {
		const [, files, path] = one;
		// a testlet that can't be read is missing in its form: that follows from the mistake
		const problems = (await problemsOf(files)).filter((problem) => problem.startsWith(path));
		expect(problems).toHaveLength(1);
		await expectAll([one]);
	});

	it('may not have the id of another', async () => {
		const files = changed(b, 'id: t-b-punten', 'id: t-a-punten');
		await expectAll([['', files, b, '- id: t-a-punten', 'there is another item t-a-punten']]);
	});

	it('that points needs a report with what it points at', async () => {
		const point = (key: string) =>
			changed(
				anker,
				(base[anker] ?? '').slice((base[anker] ?? '').indexOf('    options:')),
				`    key: ${key}\n    wrong:\n      - { point: p01, misconception: M04 }\n    unchecked: "x"\n`,
				changed(anker, 'type: single-choice', 'type: point')
			);
		expect(await problemsOf(point('p02'))).toEqual([]);
		const message =
			't-anker-meest: the key and the wrong places are ids of rows, points or bars in the report';
		await expectAll([['', point('p77'), anker, '- id: t-anker-meest', message]]);
	});
});

describe('a stimulus', () => {
	it.each<Case>([
		[
			'an unknown school',
			changed(a, 'school: proef', 'school: hogwarts'),
			a,
			'stimulus:',
			'stimulus.school: there is no school hogwarts'
		],
		[
			'an unknown pupil',
			changed(a, 'pupil: p01', 'pupil: p77'),
			a,
			'stimulus:',
			'stimulus.pupil: there is no pupil p77'
		],
		[
			'a pupil of another group',
			changed(anker, 'pupils: [p01, p02, p03]', 'pupils: [p01, p02, p03, p77]'),
			anker,
			'stimulus:',
			'stimulus.pupils: p77 is not in this group at this moment'
		],
		[
			'a subject that the school does not have',
			changed(a, 'subject: rekenen', 'subject: muziek'),
			a,
			'stimulus:',
			'stimulus.subject: De Proefschool has no muziek'
		],
		[
			'a moment without norms',
			changed(a, 'moments: [E5, M6]', 'moments: [E5, E6]'),
			a,
			'stimulus:',
			'stimulus.subject: there are no norms for rekenen at E6'
		],
		[
			'a moment at which the pupil was not there',
			changed(a, 'moments: [E5, M6]', 'moments: [M5, M6]'),
			a,
			'stimulus:',
			'stimulus.moments: p01 has no rekenen at M5'
		],
		[
			'a moment that does not exist',
			changed(a, 'moments: [E5, M6]', 'moments: [E5, E8]'),
			a,
			'moments:',
			'stimulus.moments.1: a moment from M3 to M8 expected, such as M6'
		],
		[
			'a kind of report that does not exist',
			changed(a, 'report: pupil-report', 'report: heat-map'),
			a,
			'report: heat-map',
			`stimulus.report: (${['pupil-report', 'group-growth', 'group-overview', 'cross-section', 'alternative-pupil-report', 'trend-same-grade', 'trend-same-pupils', 'category-analysis', 'error-analysis', 'dle', 'reference-levels'].map((kind) => `"${kind}"`).join(' | ')}) expected, not "heat-map"`
		],
		[
			'an interval that nobody prints',
			changed(a, 'interval: 90', 'interval: 95'),
			a,
			'interval: 95',
			'stimulus.interval: an interval of 67 or 90 expected'
		]
	])('with %s is reported with its line', async (...one) => {
		await expectAll([one]);
	});

	it('that is wrong does not hide what is wrong with the items', async () => {
		const files = changed(
			anker,
			'misconception: M04',
			'misconception: M99',
			changed(anker, 'school: proef', 'school: hogwarts')
		);
		await expectAll([
			['', files, anker, 'stimulus:', 'stimulus.school: there is no school hogwarts'],
			[
				'',
				files,
				anker,
				'misconception: M99',
				't-anker-meest.options.0.misconception: must be a misconception code, M01 to M27'
			]
		]);
	});

	it('that is wrong says nothing about places that can’t be known', async () => {
		const files = changed(
			anker,
			(base[anker] ?? '').slice((base[anker] ?? '').indexOf('    options:')),
			`    key: p02\n    wrong:\n      - { point: p01, misconception: M04 }\n    unchecked: "x"\n`,
			changed(
				anker,
				'school: proef',
				'school: hogwarts',
				changed(anker, 'type: single-choice', 'type: point')
			)
		);
		const problems = (await problemsOf(files)).filter((problem) => problem.startsWith(anker));
		expect(problems).toEqual([`${anker}:3  stimulus.school: there is no school hogwarts`]);
	});
});

describe('the fictional world', () => {
	it.each<Case>([
		[
			'a norm that does not follow from mean and sd',
			changed('norms/rekenen.csv', 'M6,35,201,19,177', 'M6,35,201,19,170'),
			'norms/rekenen.csv',
			'M6,35',
			'p10: 170 does not follow from mean and sd (176.6)'
		],
		[
			'a norm table with another header',
			changed('norms/rekenen.csv', 'moment,dl', 'toets,dl'),
			'norms/rekenen.csv',
			'toets,dl',
			'the header must be moment,dl,mean,sd,p10,p20,p25,p40,p50,p60,p75,p80,p90,group_mean,group_sd,se'
		],
		[
			'a school that does not say that it is fictional',
			changed('schools/proef/school.yaml', 'fictional: true', 'fictional: false'),
			'schools/proef/school.yaml',
			'fictional:',
			'fictional: must be true: only fictional schools are allowed here'
		],
		[
			'a pupil who is there twice',
			changed('schools/proef/pupils.csv', 'p04,Daan E.,23/24', 'p03,Daan E.,23/24'),
			'schools/proef/pupils.csv',
			'p03,Daan',
			'id: p03 is here twice'
		],
		[
			'a result of nobody',
			changed('schools/proef/results.csv', 'p04,rekenen,E5', 'p44,rekenen,E5'),
			'schools/proef/results.csv',
			'p44,rekenen',
			'pupil: p44 is not in pupils.csv'
		]
	])('with %s is reported with file and line', async (...one) => {
		await expectAll([one]);
	});
});

describe('an environment', () => {
	it('must be there for a folder of testlets and for a form', async () => {
		const files = {
			...base,
			'testlets/nergens/t-x.yaml': (base[stappen] ?? '').replaceAll('t-a', 't-x'),
			'forms/nergens.yaml': base[forms] ?? ''
		};
		await expectAll([
			['', files, 'testlets/nergens/t-x.yaml', 'id:', 'there is no environment nergens'],
			['', files, 'forms/nergens.yaml', 'status:', 'environment: there is no environment nergens']
		]);
	});
});

describe('a testlet', () => {
	it('may not have the id of another', async () => {
		const files = { ...base, 'testlets/proef/t-a.yaml': base[a] ?? '' };
		await expectAll([
			['', files, 'testlets/proef/t-a.yaml', 'id: t-a', 'there is another testlet t-a'],
			['', files, 'testlets/proef/t-a.yaml', '- id: t-a-punten', 'there is another item t-a-punten']
		]);
	});
});

describe('a form', () => {
	const extra = {
		...base,
		'testlets/core/t-c.yaml': (base[stappen] ?? '').replaceAll('t-a', 't-c')
	};

	it.each<Case>([
		[
			'a missing testlet',
			changed(forms, 'A: [t-anker, t-a,', 'A: [t-anker, t-weg,'),
			forms,
			'A: [',
			'forms.A.1: there is no testlet t-weg'
		],
		[
			'a testlet of another environment',
			changed(forms, 'A: [t-anker, t-a, t-a-stappen]', 'A: [t-anker, t-a, t-c-stappen]', {
				...without('testlets/core/t-c.yaml', extra),
				'testlets/ander/t-c.yaml': extra['testlets/core/t-c.yaml'] ?? '',
				'lvs/ander/lvs.yaml': base['lvs/proef/lvs.yaml'] ?? ''
			}),
			forms,
			'A: [',
			'forms.A.2: t-c-stappen belongs to ander'
		],
		[
			'a testlet that is vervallen',
			changed(a, 'status: actief', 'status: vervallen'),
			forms,
			'A: [',
			'forms.A.1: t-a is vervallen: it may not be drawn any more'
		],
		[
			'more items in a cell than the blueprint asks',
			changed(
				forms,
				'A: [t-anker, t-a, t-a-stappen]',
				'A: [t-anker, t-a, t-a-stappen, t-c-stappen]',
				extra
			),
			forms,
			'blueprint:',
			'blueprint: form A has 2 items in D5-L3, the blueprint asks 1'
		],
		[
			'a cell of the blueprint that is empty',
			changed(forms, '  D5-L3: 1', '  D5-L3: 1\n  D6-L4: 2'),
			forms,
			'blueprint:',
			'blueprint: form B has 0 items in D6-L4, the blueprint asks 2'
		],
		[
			'a cell that does not exist',
			changed(forms, '  D5-L3: 1', '  D7-L3: 1'),
			forms,
			'D7-L3',
			'blueprint.D7-L3: a cell is written D1-L1'
		],
		[
			'a maximum that is not the sum of its points',
			changed(forms, 'maximum: 4', 'maximum: 5'),
			forms,
			'maximum:',
			'maximum: form A has 4 points, not 5'
		],
		[
			'an anchor at another place',
			changed(forms, 'B: [t-anker, t-b, t-b-stappen]', 'B: [t-b, t-anker, t-b-stappen]'),
			forms,
			'anchors:',
			'anchors: t-anker must stand in both forms, at the same place'
		],
		[
			'an anchor in one form only',
			changed(forms, 'anchors: [t-anker]', 'anchors: [t-anker, t-a]'),
			forms,
			'anchors:',
			'anchors: t-a must stand in both forms, at the same place'
		],
		[
			'an anchor that is in no form',
			changed(forms, 'anchors: [t-anker]', 'anchors: [t-anker, t-c]', extra),
			forms,
			'anchors:',
			'anchors: t-c must stand in both forms, at the same place'
		],
		[
			'a testlet in both forms that is no anchor',
			changed(forms, 't-b-stappen]', 't-a-stappen]'),
			forms,
			'anchors:',
			'anchors: t-a-stappen stands in both forms but is no anchor'
		],
		[
			'a testlet that stands in it twice',
			changed(forms, 'A: [t-anker, t-a, t-a-stappen]', 'A: [t-anker, t-a, t-a-stappen, t-a]'),
			forms,
			'A: [',
			'forms.A.3: t-a stands in form A twice'
		],
		[
			'a status that it can’t have',
			changed(forms, 'status: actief', 'status: klaar'),
			forms,
			'status:',
			'status: Invalid type: Expected ("proef" | "actief" | "vervallen") but received "klaar"'
		]
	])('with %s is reported with its line', async (...one) => {
		await expectAll([one]);
	});

	it('with fewer points in a cell than its other form is reported', async () => {
		const matching = (points: number) =>
			`${(base['testlets/core/t-b-stappen.yaml'] ?? '').replace('ordering', 'matching').split('    steps:')[0]}    points: ${points}
    left: [{ text: a, key: 0 }, { text: b, key: 1 }, { text: c, key: 2 }]
    right: [{ text: a }, { text: b }, { text: c }]
    unchecked: "x"
`;
		const files = (points: number) => ({
			...base,
			'testlets/core/t-b-stappen.yaml': matching(points)
		});
		expect(await problemsOf(files(2))).toEqual([]);
		await expectAll([
			['', files(1), forms, 'forms:', 'forms: D5-L3 has 2 points in form A and 1 in form B'],
			['', files(1), forms, 'maximum:', 'maximum: form B has 3 points, not 4']
		]);
	});

	it('may have an anchor at the same place after testlets of other lengths', async () => {
		// place counts items, not testlets: one testlet of two items weighs as much as two of one
		const double = `${base[a] ?? ''}${(base[stappen] ?? '').slice((base[stappen] ?? '').indexOf('  - id'))}`;
		const files = without(stappen, {
			...base,
			[a]: double,
			[forms]: (base[forms] ?? '')
				.replace('A: [t-anker, t-a, t-a-stappen]', 'A: [t-a, t-anker]')
				.replace('B: [t-anker, t-b, t-b-stappen]', 'B: [t-b, t-b-stappen, t-anker]')
		});
		expect(await problemsOf(files)).toEqual([]);
	});
});

describe('the course', () => {
	it.each<Case>([
		[
			'an exercise of which a choice has no feedback',
			changed(oefening, ', feedback: "Dat is een plaats. **Kijk naar de score.**"', ''),
			oefening,
			'- id: oefen-groei',
			'oefen-groei: option 2 has no feedback'
		],
		[
			'an exercise of which the feedback on a wrong choice has no rule',
			changed(oefening, ' **Kijk naar de score.**', ''),
			oefening,
			'- id: oefen-groei',
			'oefen-groei: the feedback of option 2 has no rule in bold: **…**'
		],
		[
			'an exercise that looks where the report has nothing',
			changed(oefening, 'feedback: "Klopt."', 'feedback: "Klopt.", look: [p01]'),
			oefening,
			'- id: oefen-groei',
			'oefen-groei: look of option 1: there is no p01 in the report'
		],
		[
			'an exercise of which a text asks what the data do not have',
			changed(oefening, 'stem: "Wat is groei?"', 'stem: "Wat is {{ $p99.first }}?"'),
			oefening,
			'stem:',
			'oefen-groei: {{ $p99.first }} gives no text or number'
		],
		[
			'an exercise in a file of another name',
			without(oefening, {
				...base,
				'modules/01-lezen/exercises/anders.yaml': base[oefening] ?? ''
			}),
			'modules/01-lezen/exercises/anders.yaml',
			'id:',
			'the file has the name of its id, oefen-groei'
		],
		[
			'an exercise of which the data say otherwise',
			changed(oefening, 'key: true,', 'key: true, expect: "1 = 2",'),
			oefening,
			'- id: oefen-groei',
			'oefen-groei: option 1: expect gives false where true is said'
		],
		[
			'a lesson without frontmatter',
			changed(lesson, '---\ntitle', 'title'),
			lesson,
			'title',
			'a lesson starts with frontmatter between --- lines'
		],
		[
			'a lesson whose frontmatter lacks something',
			changed(lesson, 'minutes: 5\n', ''),
			lesson,
			'title:',
			'minutes: Invalid key: Expected "minutes" but received undefined'
		],
		[
			'a lesson that lasts too long',
			changed(lesson, 'minutes: 5', 'minutes: 90'),
			lesson,
			'minutes:',
			'minutes: Invalid value: Expected <=60 but received 90'
		],
		[
			'a lesson that uses an exercise of nowhere',
			changed(lesson, 'Groei is', '<Exercise id="oefen-weg" />\n\nGroei is'),
			lesson,
			'oefen-weg',
			'there is no exercise oefen-weg'
		],
		[
			'a lesson that uses an exercise twice',
			changed(
				lesson,
				'Groei is een verschil.',
				'',
				changed(
					lesson,
					'<Exercise id="oefen-groei" />',
					'Groei: <Exercise id="oefen-groei" /><Exercise id="oefen-groei" />'
				)
			),
			lesson,
			'Groei: ',
			'exercise oefen-groei is here twice'
		],
		[
			'an exercise that no lesson uses',
			changed(lesson, '<Exercise id="oefen-groei" />', ''),
			oefening,
			'id:',
			'no lesson uses oefen-groei'
		],
		[
			'a term that the glossary does not have',
			changed(lesson, 'Groei is', '<Term id="groei">Groei</Term> is'),
			lesson,
			'<Term',
			'there is no term groei'
		],
		[
			'a figure that is nowhere',
			changed(lesson, 'Groei is', '<Figure id="fig" />\n\nGroei is'),
			lesson,
			'<Figure',
			'there is no figure fig'
		],
		[
			'a task without its name',
			changed(lesson, 'Groei is', '<Task />\n\nGroei is'),
			lesson,
			'<Task',
			'<Task> needs id="…"'
		],
		[
			'an insert for a system that there is not',
			changed(lesson, 'Groei is', '<Insert environment="oud">\n\nZo.\n\n</Insert>\n\nGroei is'),
			lesson,
			'<Insert',
			'there is no environment oud'
		],
		[
			'a component that lessons do not have',
			changed(lesson, 'Groei is', '<Video id="x" />\n\nGroei is'),
			lesson,
			'<Video',
			'there is no <Video>; a lesson has Key, Exercise, Figure, Task, Term, Insert'
		],
		[
			'a link to a lesson that there is not',
			changed(lesson, 'Groei is', '[Groei](/leren/lezen/weg) is'),
			lesson,
			'Groei](',
			'/leren/lezen/weg leads nowhere'
		],
		[
			'a link to a term that there is not',
			changed(lesson, 'Groei is', '[Groei](/begrippen#weg) is'),
			lesson,
			'Groei](',
			'there is no term weg'
		],
		[
			'a module of which the goals are missing',
			changed('modules/01-lezen/module.yaml', 'goals: ["Je leest groei af aan de score."]\n', ''),
			'modules/01-lezen/module.yaml',
			'title:',
			'goals: Invalid key: Expected "goals" but received undefined'
		]
	])('with %s is reported with its line, and nothing else is', async (...one) => {
		await expectOnly(one);
	});

	it.each([
		`import Board from '$lib/server/board';`,
		`import Board from "$lib/server/board";`,
		`import '$lib/server/board';`,
		`import {\n\t\tBoard\n\t} from '$lib/server/board';`,
		`import Board from '../../../src/lib/server/board';`,
		`import Board from './../../../src/lib/server/board';`,
		`import Board from '$lib/lesson/../server/board';`,
		`import { readFileSync } from 'node:fs';`,
		`const board = import('$lib/server/board');`,
		`export { board } from '$lib/server/board';`
	])('with a lesson that does %j is reported', async (statement) => {
		const files = changed(lesson, 'Groei is', `<script>\n\t${statement}\n</script>\n\nGroei is`);
		const from = /'([^']+)'|"([^"]+)"/.exec(statement);
		const source = from?.[1] ?? from?.[2] ?? '';
		await expectOnly([
			'',
			files,
			lesson,
			source,
			`a lesson may use $lib/lesson/ only, not ${source}`
		]);
	});

	it('lets a lesson use $lib/lesson and what lies beside it, and write about import', async () => {
		const files = changed(
			lesson,
			'Groei is',
			`<script>\n\timport Key from "$lib/lesson/Key.svelte";\n\timport drawing from './drawing.svg';\n</script>\n\nDe import van 'scores' uit 'ParnasSys'. Groei is`
		);
		expect(await problemsOf(files)).toEqual([]);
	});

	it('has exercises of one item', async () => {
		const item = (base[oefening] ?? '').slice((base[oefening] ?? '').indexOf('  - id'));
		const files = {
			...base,
			[oefening]: base[oefening] + item.replace('oefen-groei', 'oefen-twee')
		};
		await expectAll([['', files, oefening, 'items:', 'items: an exercise has exactly one item']]);
	});

	it('has no exercise with the id of an item of the test, which may not be practised', async () => {
		const practised = 'modules/01-lezen/exercises/t-a-punten.yaml';
		const renamed = (path: string) => (base[path] ?? '').replaceAll('oefen-groei', 't-a-punten');
		const files = without(oefening, {
			...base,
			[practised]: renamed(oefening),
			[lesson]: renamed(lesson)
		});
		await expectAll([['', files, practised, 'id:', 'there is another item t-a-punten']]);
	});

	it('has modules that are numbered and described', async () => {
		const files = {
			...without('modules/01-lezen/module.yaml'),
			'modules/Lezen/module.yaml': base['modules/01-lezen/module.yaml'] ?? ''
		};
		expect(await problemsOf(files)).toEqual([
			'modules/01-lezen:1  module.yaml is missing',
			'modules/Lezen:1  a module folder is named 03-slug'
		]);
	});
});

describe('a second root', () => {
	it('adds testlets, forms, schools, norms and environments', async () => {
		const second: Files = {
			'testlets/core/t-nieuw.yaml': (base[stappen] ?? '').replaceAll('t-a', 't-nieuw'),
			'schools/tweede/school.yaml': base['schools/proef/school.yaml'] ?? '',
			'schools/tweede/pupils.csv': base['schools/proef/pupils.csv'] ?? '',
			'schools/tweede/results.csv': base['schools/proef/results.csv'] ?? '',
			'lvs/ander/lvs.yaml': (base['lvs/proef/lvs.yaml'] ?? '').replace('order: 1', 'order: 0'),
			'forms/ander.yaml': (base[forms] ?? '').replace('t-b,', 't-c,'),
			'testlets/ander/t-c.yaml': (base[b] ?? '').replaceAll('t-b', 't-c')
		};
		const content = await read(base, second);
		expect(content.closedBank).toBe(true);
		expect(content.items.has('t-nieuw-volgorde')).toBe(true);
		expect(content.world.school('tweede')?.pupils.size).toBe(4);
		expect(content.environments.map(({ slug }) => slug)).toEqual(['ander', 'proef']);
		expect([...content.forms.keys()]).toEqual(['ander', 'proef']);
	});

	it('replaces a testlet by the file of the same path', async () => {
		const replaced = (base[a] ?? '').replace('Hoeveel punten groei?', 'Hoeveel groeide Anna?');
		const content = await read(base, { [a]: replaced });
		const { open } = content.items.get('t-a-punten')?.item ?? {};
		expect(open?.stem).toBe('Hoeveel groeide Anna?');
		expect(content.closedBank).toBe(true);
		expect(content.testlets.size).toBe(5);
	});

	it('does not replace a testlet from another path: that is another one of that name', async () => {
		expect(await problemsOf(base, { 'testlets/core/zelfde.yaml': base[stappen] ?? '' })).toEqual([
			'testlets/core/zelfde.yaml:1  there is another testlet t-a-stappen',
			'testlets/core/zelfde.yaml:4  there is another item t-a-volgorde'
		]);
	});

	it('of schools only is no closed bank', async () => {
		const content = await read(base, {
			'schools/proef/pupils.csv': (base['schools/proef/pupils.csv'] ?? '').replace('Anna', 'Aya')
		});
		expect(content.closedBank).toBe(false);
		expect(content.world.school('proef')?.pupils.get('p01')?.name).toBe('Aya B.');
	});

	it('brings no lesson, no module and no exercise: those are code', async () => {
		const second = {
			'modules/02-extra/module.yaml': base['modules/01-lezen/module.yaml'] ?? '',
			'modules/02-extra/01-les.md': base[lesson] ?? '',
			'modules/02-extra/exercises/x.yaml': base[oefening] ?? ''
		};
		expect(await problemsOf(base, second)).toEqual(
			Object.keys(second)
				.sort()
				.map((path) => `${path}:1  lessons are code: they live in git only`)
		);
	});

	it('that is not there is reported', async () => {
		const nowhere = join(rootOf({}), 'weg');
		await expect(readContent([rootOf(base), nowhere])).rejects.toThrow(
			`content: 1 problem\n${nowhere}:1  there is no such folder`
		);
	});
});

describe('several problems', () => {
	it('are told all at once, by file and line', async () => {
		let files = base;
		const edits: [string, string, string][] = [
			['schools/proef/pupils.csv', 'p04,Daan E.,23/24', 'p04,Daan E.,vroeger'],
			['norms/rekenen.csv', 'M5,25', 'M5,26'],
			['lvs/proef/lvs.yaml', 'levels: I-V', 'levels: cijfers'],
			[anker, 'misconception: M04', 'misconception: M99'],
			[anker, 'misconception: M01', 'misconception: M98'],
			[b, 'key: 20', 'key: 21'],
			[stappen, '    unchecked: "A way of working, not data."\n', ''],
			[forms, 'maximum: 4', 'maximum: 9'],
			['modules/01-lezen/module.yaml', 'domains: [D2]', 'domains: [D9]'],
			[oefening, ', feedback: "Klopt."', ''],
			[lesson, 'minutes: 5', 'minutes: 0']
		];
		for (const [path, from, to] of edits) files = changed(path, from, to, files);
		const problems = await problemsOf(files);
		for (const path of new Set(edits.map(([path]) => path))) {
			if (path === b) continue; // what its data give is not known, without its school
			expect(
				problems.some((problem) => problem.startsWith(`${path}:`)),
				path
			).toBe(true);
		}
		expect(problems.filter((problem) => problem.startsWith(anker)).length).toBeGreaterThan(1);
		const places = problems.map((problem) => /^(.*?):(\d+) {2}/.exec(problem));
		const order = places.map((place) => [place?.[1] ?? '', Number(place?.[2])] as const);
		const sorted = [...order].sort(([f, x], [g, y]) => (f === g ? x - y : f < g ? -1 : 1));
		expect(order).toEqual(sorted);
	});

	it('are counted in the message that stops the server', async () => {
		const files = changed(forms, 'maximum: 4', 'maximum: 5');
		await expect(read(files)).rejects.toThrow(
			/^content: 2 problems\nforms\/proef\.yaml:3 {2}maximum: form A/
		);
	});
});
