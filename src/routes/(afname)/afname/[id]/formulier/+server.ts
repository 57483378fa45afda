import { error, json } from '@sveltejs/kit';
import { ownSitting } from '$lib/server/access';
import { writableState } from '$lib/server/sittings';
import { pageOf } from '$lib/server/taking';
import type { RequestHandler } from './$types';

/**
 * All pages of the form at once, for the window that holds the sitting, after it has started: kept in
 * memory only, so that a lost connection changes nothing.
 */
export const GET: RequestHandler = ({ params, url, locals: { app, viewer, now } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting || writableState(sitting, now) !== 'open') error(404, 'geen afname');
	if (Number(url.searchParams.get('v')) !== sitting.epoch) error(409, 'een ander venster');
	const first = pageOf(app, sitting.id, 1);
	const pages = Array.from({ length: first?.pages ?? 0 }, (_, at) =>
		pageOf(app, sitting.id, at + 1)
	);
	return json(
		pages.map((page) => page && { page: page.page, model: page.model, items: page.items })
	);
};
