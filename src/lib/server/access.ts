import { maySee, type Standing, type Thing } from '../domain/privacy/audience.ts';
import type { SignedIn } from './auth/sessions.ts';
import { findCohort, findMembership, findMoment, listMemberships } from './cohorts.ts';
import type { Database } from './db/open.ts';
import { listAppointments, type Appointment } from './people.ts';
import { findSitting } from './sittings.ts';

/**
 * Finds a row *and* answers whether this viewer may see it, by the one table of who sees what.
 * undefined means both "there is none" and "not for you": a page answers 404 to either, so that no
 * address tells what exists.
 */

export interface Viewer extends SignedIn {
	readonly appointments: readonly Appointment[];
}

/** Her appointments are looked up when they are first asked for: who saves an answer needs none. */
export function viewerOf(db: Database, signedIn: SignedIn): Viewer {
	let appointments: readonly Appointment[] | undefined;
	return {
		...signedIn,
		get appointments() {
			return (appointments ??= listAppointments(db, signedIn.id));
		}
	};
}

/** What the viewer is for a cohort: her membership, and her roles in its organisation. */
function standings(
	db: Database,
	viewer: Viewer,
	{ cohortId, organisationId }: { cohortId: string; organisationId: string }
): Set<Standing> {
	const found = new Set<Standing>();
	const member = findMembership(db, cohortId, viewer.id);
	if (member?.role === 'trainer' && !member.leftAt) found.add('trainer');
	for (const { role, organisationId: where } of viewer.appointments) {
		if (where === organisationId && role !== 'trainer') found.add(role);
	}
	return found;
}

export function ownCohort(db: Database, viewer: Viewer, cohortId: string, thing: Thing) {
	const found = findCohort(db, cohortId);
	if (!found) return undefined;
	const place = { cohortId, organisationId: found.organisation.id };
	return maySee(standings(db, viewer, place), thing) ? found : undefined;
}

/** Whether she may see a thing that is not of one cohort, for a role of the whole installation. */
export const mayOpen = (viewer: Viewer, thing: Thing): boolean =>
	maySee(
		viewer.appointments
			.filter(({ organisationId }) => organisationId === null)
			.map(({ role }) => role),
		thing
	);

/**
 * Whether she may look at what items are made of: kinds of reports about schools that do not exist. It is about
 * nobody, so no row of the table of who sees what; it is kept from learners so that a stimulus is new to them.
 */
export const mayDevelopItems = ({ appointments }: Viewer): boolean =>
	appointments.some(({ role }) => role === 'teacher-educator' || role === 'researcher');

/**
 * Whether she may read the items of the test, with their keys: she develops items, and takes no test herself. Whoever
 * joins a cohort as a learner finds the bank closed for as long as she is in it.
 */
export const mayReadBank = (db: Database, viewer: Viewer): boolean =>
	mayDevelopItems(viewer) &&
	listMemberships(db, viewer.id).every(({ membership }) => membership.role !== 'learner');

/** The organisations where she may make cohorts. */
export const organisationsToRun = (viewer: Viewer): string[] =>
	viewer.appointments
		.filter(({ role }) => role === 'teacher-educator' || role === 'trainer')
		.flatMap(({ organisationId }) => organisationId ?? []);

/** The organisations whose cohorts' reports she may open by her role there. */
export const organisationsToRead = (viewer: Viewer): string[] =>
	viewer.appointments
		.filter(({ role }) => role !== 'trainer' && maySee([role], 'cohort-report'))
		.flatMap(({ organisationId }) => organisationId ?? []);

/** A sitting of her own. */
export function ownSitting(db: Database, viewer: Viewer, sittingId: string) {
	const found = findSitting(db, sittingId);
	return found && found.personId === viewer.id ? found : undefined;
}

/** A moment of a cohort that she is a learner in, with her membership. */
export function ownMoment(db: Database, viewer: Viewer, momentId: string) {
	const moment = findMoment(db, momentId);
	if (!moment) return undefined;
	const membership = findMembership(db, moment.cohortId, viewer.id);
	if (!membership || membership.role !== 'learner' || membership.leftAt) return undefined;
	return { moment, membership };
}
