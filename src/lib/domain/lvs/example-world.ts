import type { Category } from './categories.ts';
import type { World } from './facts.ts';
import { parseNorms } from './norms.ts';
import type { Cut } from './references.ts';
import { parseSchool } from './school.ts';

/** A small world for tests: one group of twelve and a boy who missed a test. Its numbers were worked out by hand. */
const header = 'moment,dl,mean,sd,p10,p20,p25,p40,p50,p60,p75,p80,p90,group_mean,group_sd,se';

const normTexts: Readonly<Record<string, string>> = {
	rekenen: `${header}
M4,15,148,21,121,130,134,143,148,153,162,166,175,148,7,8
E4,20,163,21,136,145,149,158,163,168,177,181,190,163,7,8
M5,25,177,20,151,160,164,172,177,182,190,194,203,177,7,7
E5,30,190,20,164,173,177,185,190,195,203,207,216,190,7,7
M6,35,201,19,177,185,188,196,201,206,214,217,225,200,7,6
M8,55,239,19,215,223,226,234,239,244,252,255,263,239,7,6
`,
	spelling: `${header}
M6,35,115,13,98,104,106,112,115,118,124,126,132,115,4,4
`
};

const group = `Amina B.,204,222
Chloé D.,213,218
Jayden R.,193,208
Hamza O.,209,206
Finn J.,194,203
Bram V.,187,201
Lotte W.,188,199
Daan K.,176,189
Esra Y.,162,184
Guusje T.,181,183
Isa M.,170,180
Kiki S.,158,163`
	.split('\n')
	.map((line, at) => [`p${String(at + 1).padStart(2, '0')}`, ...line.split(',')]);

/** The answers at M6 to four tasks of Getallen and four of Meten. */
const answers = `11111110
11111100
11101110
11101100
11111000
11001100
11001110
10001000
11101000
10001100
11000000
10000000`.split('\n');

const exampleCategories: readonly Category[] = [
	{ id: 'getallen', name: 'Getallen', tasks: 4, difficulty: 0 },
	{ id: 'meten', name: 'Meten', tasks: 4, difficulty: 0.5 }
];
const exampleCuts: readonly Cut[] = [
	{ level: '1F', from: 190 },
	{ level: '1S', from: 215 }
];

const files = {
	'school.yaml': `name: De Vlinderhaag
fictional: true
subjects: [rekenen, spelling]
years: [24/25, 25/26, 26/27]
`,
	'pupils.csv': [
		'id,name,start',
		...group.map(([id, name]) => `${id},${name},23/24`),
		'p20,Noor H.,22/23',
		''
	].join('\n'),
	'results.csv': [
		'pupil,subject,moment,year,score,mark',
		...group.flatMap(([id, , before, after]) => [
			`${id},rekenen,E5,25/26,${before},`,
			`${id},rekenen,M6,26/27,${after},`
		]),
		'p01,spelling,M6,26/27,124,',
		'p02,spelling,M6,26/27,115,',
		'p03,spelling,M6,26/27,114,*',
		'p04,spelling,M6,26/27,,ziek',
		'p20,rekenen,M4,23/24,158,',
		'p20,rekenen,E4,23/24,166,',
		'p20,rekenen,M5,24/25,,ziek',
		'p20,rekenen,E5,24/25,217,',
		'p20,rekenen,M6,25/26,204,',
		''
	].join('\n'),
	'answers.csv': [
		'pupil,subject,moment,answers',
		...group.map(([id], at) => `${id},rekenen,M6,${answers[at]}`),
		''
	].join('\n')
};

function must<T extends object>(parsed: T): Exclude<T, { problems: unknown }> {
	if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
	return parsed as Exclude<T, { problems: unknown }>;
}

const about = {
	name: 'De Vlinderhaag',
	fictional: true,
	subjects: ['rekenen', 'spelling'],
	years: ['24/25', '25/26', '26/27']
};
const { school } = must(parseSchool(files, () => about));
const norms = new Map(
	Object.entries(normTexts).map(([subject, text]) => [
		subject,
		must(parseNorms(`${subject}.csv`, text)).norms
	])
);

export const exampleFiles: Readonly<Record<string, string>> = files;

export const exampleWorld: World = {
	school: (slug) => (slug === 'vlinderhaag' ? school : undefined),
	norms: (subject) => norms.get(subject),
	categories: (subject) => (subject === 'rekenen' ? exampleCategories : undefined),
	cuts: (subject) => (subject === 'rekenen' ? exampleCuts : undefined)
};
