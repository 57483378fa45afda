import { error } from '@sveltejs/kit';
import { bankItem, requireBank } from '$lib/server/bank-item';
import type { PageServerLoad } from './$types';

const views = ['breed', 'smal', 'tabel'] as const;

export const load: PageServerLoad = ({ params, url, locals: { app, viewer } }) => {
	requireBank(app.db, viewer);
	const item = bankItem(app, params.item);
	if (!item) error(404, 'geen item');
	const asked = url.searchParams.get('weergave');
	return { item, view: views.find((view) => view === asked) ?? 'breed' };
};
