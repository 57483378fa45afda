/**
 * Who sees what: one table, read by access.ts (which enforces it), by the privacy page (which shows
 * it) and by the access matrix (which tests it).
 */

/** What somebody is to a cohort or to a person's own things. */
export type Standing =
	| 'self'
	| 'trainer'
	| 'teacher-educator'
	| 'internal-coach'
	| 'school-leader'
	| 'researcher'
	| 'administrator';

export const standingNames: Record<Standing, string> = {
	self: 'jij zelf',
	trainer: 'trainer van je cohort',
	'teacher-educator': 'lerarenopleider van je opleiding',
	'internal-coach': 'intern begeleider van je school',
	'school-leader': 'schoolleider van je school',
	researcher: 'onderzoeker',
	administrator: 'beheerder'
};

interface Audience {
	readonly what: string;
	readonly sees: readonly Standing[];
}

export const audiences = {
	'own-results': {
		what: 'Je antwoorden, je kennisscore en je leerwinst',
		sees: ['self']
	},
	'own-course': {
		what: 'Welke lessen je deed, je antwoorden bij oefeningen en je eigen doelen',
		sees: ['self']
	},
	board: {
		what: 'Of je de toets hebt gemaakt: je naam, en niet begonnen, bezig of ingeleverd',
		sees: ['trainer', 'teacher-educator']
	},
	'cohort-settings': {
		what: 'De naam, de meetmomenten en de codes van een cohort',
		sees: ['trainer', 'teacher-educator']
	},
	'cohort-report': {
		what: 'Het rapport van een cohort: gemiddelden en verdelingen zonder namen',
		sees: ['trainer', 'teacher-educator', 'internal-coach', 'school-leader']
	},
	'course-progress': {
		what: 'Per module hoeveel deelnemers van een cohort alle lessen af hebben, zonder namen',
		sees: ['trainer', 'teacher-educator']
	},
	'item-table': {
		what: 'Per toetsvraag hoeveel deelnemers van een cohort het goed hadden',
		sees: ['teacher-educator']
	},
	'pooled-items': {
		what: 'Per toetsvraag de gegevens van alle cohorten samen',
		sees: ['researcher']
	},
	'cohorts-by-code': {
		what: 'Rapporten van cohorten onder een code, zonder naam van cohort of school',
		sees: ['researcher']
	},
	people: {
		what: 'Wie een account heeft: naam, e-mailadres en rollen, geen scores',
		sees: ['administrator']
	}
} as const satisfies Record<string, Audience>;

export type Thing = keyof typeof audiences;

export const maySee = (standings: Iterable<Standing>, thing: Thing): boolean => {
	const audience: readonly Standing[] = audiences[thing].sees;
	return [...standings].some((standing) => audience.includes(standing));
};
