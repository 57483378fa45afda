import type { Role } from './world.ts';

/**
 * Who is answered what, for every route and action of the app: written from the decisions (who sees
 * what, 25 and 31), not from the code that enforces it. A route without a row fails the matrix.
 */

/** Answered, sent to log in, or told that there is no such thing (404; 403 says that she may not). */
export type Outcome = 'ok' | 'login' | 'none';

/** What the address is about. Its rows are asked for in every organisation. */
export type About = 'nothing' | 'code' | 'closed code' | 'cohort' | 'sitting' | 'T3' | 'result';

export interface Row {
	readonly route: string;
	/** GET, POST, or `?/name` of a form action. */
	readonly ask: string;
	readonly about: About;
	/** Of the organisation that the address is about, or where it is about none. */
	readonly own: Readonly<Record<Role, Outcome>>;
	/** Of any other organisation, whatever the role. */
	readonly elsewhere: Readonly<Record<Role, Outcome>>;
	/**
	 * Whose names may be read by who is answered. Never another organisation's, but for the
	 * administrator (`all`) and for who holds a code (`of the code`: its cohort and organisation).
	 */
	readonly names: 'own' | 'people of the cohort' | 'of the code' | 'all';
	/** The session ends by it. */
	readonly ends?: boolean;
}

const every: readonly Role[] = [
	'visitor',
	'stranger',
	'learner',
	'fellow-learner',
	'trainer',
	'teacher-educator',
	'internal-coach',
	'school-leader',
	'researcher',
	'administrator'
];

const outcomes = (of: (role: Role) => Outcome) =>
	Object.fromEntries(every.map((role) => [role, of(role)])) as Record<Role, Outcome>;

const everybody = outcomes(() => 'ok');
const nobody = outcomes(() => 'none');
const whoLogsIn = outcomes((role) => (role === 'visitor' ? 'login' : 'ok'));
/** For these; who is not logged in is sent to log in, and for all others it is not there. */
const only = (...those: readonly Role[]) =>
	outcomes((role) => (role === 'visitor' ? 'login' : those.includes(role) ? 'ok' : 'none'));
const noneElsewhere = only();

interface Given {
	readonly about?: About;
	readonly elsewhere?: Readonly<Record<Role, Outcome>>;
	readonly names?: Row['names'];
	readonly ends?: boolean;
}

const rows = (
	route: string,
	own: Readonly<Record<Role, Outcome>>,
	asks: readonly string[],
	{ about = 'nothing', elsewhere, names = 'own', ends = false }: Given = {}
): Row[] =>
	asks.map((ask) => ({
		route,
		ask,
		about,
		own,
		// What is about nobody's organisation is answered alike everywhere.
		elsewhere: elsewhere ?? (about === 'nothing' ? own : noneElsewhere),
		names,
		ends
	}));

const cohort = { about: 'cohort' } as const;
const sitting = { about: 'sitting' } as const;
const takers = ['learner', 'fellow-learner', 'internal-coach', 'school-leader'] as const;

export const table: readonly Row[] = [
	// Public: no account needed, no name of anybody.
	...rows('/(public)', everybody, ['GET']),
	...rows('/(public)/code', everybody, ['GET', 'POST']),
	...rows('/(public)/code/[code]', everybody, ['GET', 'POST'], {
		about: 'code',
		elsewhere: everybody,
		names: 'of the code'
	}),
	...rows('/(public)/code/[code]', nobody, ['GET', 'POST'], {
		about: 'closed code',
		elsewhere: nobody
	}),
	...rows('/(public)/demo', everybody, ['GET']),
	...rows('/(public)/demo', nobody, ['POST']),
	...rows('/(public)/hulp', everybody, ['GET']),
	...rows('/(public)/inloggen', everybody, ['GET', 'POST']),
	...rows('/(public)/installatie', everybody, ['GET', 'POST']),
	...rows('/(public)/installatie/[token]', everybody, ['GET']),
	...rows('/(public)/over-de-toetsen', everybody, ['GET']),
	...rows('/(public)/privacy', everybody, ['GET']),
	...rows('/(public)/start', everybody, ['GET']),
	...rows('/(public)/toegankelijkheid', everybody, ['GET']),
	...rows('/(public)/uitloggen', everybody, ['GET']),
	...rows('/(public)/wachtwoord', everybody, ['GET', 'POST']),
	...rows('/(public)/wachtwoord/[token]', everybody, ['GET']),
	...rows('/thema', everybody, ['GET', 'POST']),
	...rows('/healthz', everybody, ['GET']),

	// Everybody's own.
	...rows('/(app)/account', whoLogsIn, ['GET', '?/wachtwoord', '?/gezien']),
	...rows('/(app)/account/gegevens', whoLogsIn, ['GET']),
	...rows('/(app)/welkom', whoLogsIn, ['GET', 'POST']),
	...rows('/(app)/leren', whoLogsIn, ['GET']),
	...rows('/(app)/leren/[module]', whoLogsIn, ['GET']),
	...rows('/(app)/leren/[module]/[les]', whoLogsIn, ['GET', '?/oefening', '?/opdracht', '?/klaar']),
	...rows('/(app)/doelen', whoLogsIn, ['GET', '?/stel', '?/terug']),
	...rows('/(app)/begrippen', whoLogsIn, ['GET']),
	...rows('/(app)/zoeken', whoLogsIn, ['GET']),
	...rows('/(app)/toetsen', whoLogsIn, ['GET']),
	...rows('/(app)/resultaten', whoLogsIn, ['GET']),
	...rows('/(app)/cohorten', whoLogsIn, ['GET']),

	// A test is taken by who joined as a learner; a coach and a leader join their team's.
	...rows('/(app)/toetsen/[moment]', only(...takers), ['GET', 'POST'], { about: 'T3' }),
	...rows('/(app)/resultaten/[cohort]', only(...takers), ['GET'], { about: 'result' }),

	// A sitting is its learner's alone. (Posting to its first page opens another window: that comes last.)
	...rows('/(afname)/afname/[id]', only('learner'), ['GET'], sitting),
	...rows('/(afname)/afname/[id]/formulier', only('learner'), ['GET'], sitting),
	...rows('/(afname)/afname/[id]/klaar', only('learner'), ['GET'], sitting),
	...rows('/(afname)/afname/[id]/overzicht', only('learner'), ['GET', 'POST'], sitting),
	...rows('/(afname)/afname/[id]/pagina/[n]', only('learner'), ['GET', 'POST'], sitting),
	...rows('/(afname)/afname/[id]/antwoord', only('learner'), ['POST'], sitting),
	...rows('/(afname)/afname/[id]', only('learner'), ['POST'], sitting),

	// A cohort: its trainer, and the educators of its organisation. Names stand on the board only.
	...rows('/(app)/cohorten/nieuw', only('trainer', 'teacher-educator'), ['GET', 'POST']),
	...rows('/(app)/cohorten/[id]', only('trainer', 'teacher-educator'), ['GET', '?/code'], cohort),
	...rows(
		'/(app)/cohorten/[id]/afnames/[moment]',
		only('trainer', 'teacher-educator'),
		['GET', '?/sluit', '?/tijd', '?/heropen', '?/ongeldig', '?/weg'],
		{ about: 'cohort', names: 'people of the cohort' }
	),
	...rows('/(app)/cohorten/[id]/codes', only('trainer', 'teacher-educator'), ['GET'], cohort),
	...rows(
		'/(app)/cohorten/[id]/instellingen',
		only('trainer', 'teacher-educator'),
		['GET', 'POST'],
		cohort
	),
	...rows(
		'/(app)/cohorten/[id]/rapport',
		only('trainer', 'teacher-educator', 'internal-coach', 'school-leader'),
		['GET'],
		cohort
	),
	...rows(
		'/(app)/cohorten/[id]/rapport/tabel',
		only('trainer', 'teacher-educator', 'internal-coach', 'school-leader'),
		['GET'],
		cohort
	),
	...rows(
		'/(app)/cohorten/[id]/modules',
		only('trainer', 'teacher-educator'),
		['GET', '?/vraag', '?/trek-in'],
		cohort
	),
	...rows('/(app)/cohorten/[id]/vragen', only('teacher-educator'), ['GET'], cohort),

	// The bank with its keys, and kinds of reports, for who writes items. Nobody real is in them.
	...rows('/(app)/items', only('teacher-educator', 'researcher'), ['GET']),
	...rows('/(app)/items/[item]', only('teacher-educator', 'researcher'), ['GET']),
	...rows('/(app)/items/rapportvormen', only('teacher-educator', 'researcher'), ['GET']),
	...rows('/(app)/items/rapportvormen/[vorm]', only('teacher-educator', 'researcher'), ['GET']),
	...rows('/(app)/items/simulator', only('teacher-educator', 'researcher'), ['GET']),

	// Of the whole installation.
	...rows('/(app)/onderzoek', only('researcher'), ['GET']),
	...rows('/(app)/onderzoek/vragen', only('researcher'), ['GET']),
	...rows('/(app)/onderzoek/ijking', only('researcher'), ['GET', 'POST']),
	...rows('/(app)/onderzoek/ijking/bestand', only('researcher'), ['GET']),
	...rows('/(app)/beheer', only('administrator'), ['GET', 'POST'], { names: 'all' }),
	...rows('/(app)/beheer/log', only('administrator'), ['GET'], { names: 'all' }),
	...rows('/(app)/beheer/mensen', only('administrator'), ['GET', '?/link', '?/rol', '?/ontneem'], {
		names: 'all'
	}),

	// Last: these end the session that asks.
	...rows('/(public)/uitloggen', everybody, ['POST'], { ends: true }),
	...rows('/(app)/account', whoLogsIn, ['?/overal'], { ends: true })
];
