import {
	mayDevelopItems,
	mayOpen,
	mayReadBank,
	organisationsToRead,
	organisationsToRun,
	type Viewer
} from './access.ts';
import { listMemberships } from './cohorts.ts';
import type { Database } from './db/open.ts';

export interface NavigationItem {
	readonly href: string;
	readonly label: string;
	readonly icon: 'learn' | 'test' | 'result' | 'group' | 'person';
}

/** The main menu: only what this person can open. */
export function navigationOf(db: Database, viewer: Viewer): NavigationItem[] {
	const roles = listMemberships(db, viewer.id).map(({ membership }) => membership.role);
	const learner: NavigationItem[] = [
		{ href: '/leren', label: 'Leren', icon: 'learn' },
		{ href: '/toetsen', label: 'Toetsen', icon: 'test' },
		{ href: '/resultaten', label: 'Resultaten', icon: 'result' }
	];
	const cohorts =
		roles.includes('trainer') ||
		organisationsToRun(viewer).length > 0 ||
		organisationsToRead(viewer).length > 0;
	const items: NavigationItem[] = mayReadBank(db, viewer)
		? [{ href: '/items', label: 'Itembank', icon: 'test' }]
		: mayDevelopItems(viewer)
			? [{ href: '/items/rapportvormen', label: 'Rapportvormen', icon: 'result' }]
			: [];
	return [
		...(roles.includes('learner') ? learner : []),
		...(cohorts ? [{ href: '/cohorten', label: 'Cohorten', icon: 'group' } as const] : []),
		...(mayOpen(viewer, 'pooled-items')
			? [{ href: '/onderzoek', label: 'Onderzoek', icon: 'result' } as const]
			: []),
		...items,
		...(mayOpen(viewer, 'people')
			? [{ href: '/beheer', label: 'Beheer', icon: 'person' } as const]
			: [])
	];
}

/** Where somebody lands after logging in. */
export const homeOf = (db: Database, viewer: Viewer): string =>
	navigationOf(db, viewer)[0]?.href ?? '/code';
