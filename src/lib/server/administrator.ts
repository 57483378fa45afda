import { error } from '@sveltejs/kit';
import { mayOpen, type Viewer } from './access.ts';

/** The administrator's pages are not there for anybody else. */
export function requireAdministrator(viewer: Viewer | undefined): Viewer {
	if (!viewer || !mayOpen(viewer, 'people')) error(404, 'geen beheer');
	return viewer;
}
