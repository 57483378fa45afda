/**
 * Who may open what: one row per route, written from the decisions and not from the code. `own` are the
 * roles that may, with rows of their own organisation; with rows of another one nobody may.
 */

export const roles = [
	'visitor',
	'learner',
	'trainer',
	'teacher-educator',
	'internal-coach',
	'school-leader',
	'researcher',
	'administrator'
] as const;
export type Role = (typeof roles)[number];

export interface Row {
	readonly own: readonly Role[];
	/** Which cohort stands in the address: of the pabo, or the team of the school. */
	readonly of?: 'pabo' | 'school';
	/** Actions that others than `own` may do, or fewer. */
	readonly actions?: Readonly<Record<string, readonly Role[]>>;
}

const everybody = roles;
const inside = roles.filter((role) => role !== 'visitor');
const staff: readonly Role[] = ['teacher-educator'];

export const table: Readonly<Record<string, Row>> = {
	'/(public)': { own: everybody },
	'/(public)/inloggen': { own: everybody },
	'/(public)/uitloggen': { own: everybody },
	'/(public)/start': { own: everybody },
	'/(public)/code': { own: everybody },
	'/(public)/code/[code]': { own: everybody },
	'/(public)/wachtwoord': { own: everybody },
	'/(public)/wachtwoord/[token]': { own: everybody },
	'/(public)/installatie': { own: everybody },
	'/(public)/installatie/[token]': { own: everybody },
	'/(public)/privacy': { own: everybody },
	'/(public)/over-de-toetsen': { own: everybody },
	'/(public)/toegankelijkheid': { own: everybody },
	'/(public)/hulp': { own: everybody },
	// Demo mode only: in production there is nothing to log in with.
	'/(public)/demo': { own: everybody, actions: { default: [] } },
	'/healthz': { own: everybody },
	'/thema': { own: everybody },
	'/(app)/welkom': { own: inside },
	'/(app)/leren': { own: inside },
	'/(app)/leren/[module]': { own: inside },
	'/(app)/leren/[module]/[les]': { own: inside },
	'/(app)/toetsen': { own: inside },
	'/(app)/toetsen/[moment]': { own: ['learner'] },
	'/(app)/resultaten': { own: inside },
	'/(app)/resultaten/[cohort]': { own: ['learner'] },
	'/(app)/account': { own: inside },
	'/(app)/account/gegevens': { own: inside },
	'/(afname)/afname/[id]': { own: ['learner'] },
	'/(afname)/afname/[id]/antwoord': { own: ['learner'] },
	'/(afname)/afname/[id]/formulier': { own: ['learner'] },
	'/(afname)/afname/[id]/klaar': { own: ['learner'] },
	'/(afname)/afname/[id]/overzicht': { own: ['learner'] },
	'/(afname)/afname/[id]/pagina/[n]': { own: ['learner'] },
	'/(app)/cohorten': { own: inside },
	'/(app)/cohorten/nieuw': { own: ['teacher-educator', 'trainer'] },
	'/(app)/cohorten/[id]': { own: staff },
	'/(app)/cohorten/[id]/codes': { own: staff },
	'/(app)/cohorten/[id]/instellingen': { own: staff },
	'/(app)/cohorten/[id]/afnames/[moment]': { own: staff },
	'/(app)/cohorten/[id]/vragen': { own: staff },
	'/(app)/cohorten/[id]/rapport': {
		own: ['trainer', 'internal-coach', 'school-leader'],
		of: 'school'
	},
	'/(app)/cohorten/[id]/rapport/tabel': {
		own: ['trainer', 'internal-coach', 'school-leader'],
		of: 'school'
	},
	'/(app)/onderzoek': { own: ['researcher'] },
	'/(app)/beheer': { own: ['administrator'] },
	'/(app)/beheer/mensen': { own: ['administrator'] },
	'/(app)/beheer/log': { own: ['administrator'] }
};
