import { error, fail, redirect } from '@sveltejs/kit';
import { ownSitting } from '$lib/server/access';
import { lastSeq, setFlag } from '$lib/server/answers';
import { onlyDiskFull } from '$lib/server/journal';
import { fieldsOf, fillIn, pageOf } from '$lib/server/taking';
import type { Actions, PageServerLoad } from './$types';

/**
 * A window carries its epoch in the address. One without it, or with an older one than the sitting
 * has, is a second window: it gets no content of the form, and can take over.
 */
export const load: PageServerLoad = ({ params, url, locals: { app, viewer } }) => {
	const sitting = viewer && ownSitting(app.db, viewer, params.id);
	if (!sitting) error(404, 'geen afname');
	const epoch = Number(url.searchParams.get('v'));
	if (epoch !== sitting.epoch) return { secondWindow: true as const, number: Number(params.n) };
	const page = pageOf(app, sitting.id, Number(params.n));
	if (!page) error(404, 'geen pagina');
	return { secondWindow: false as const, epoch, seq: lastSeq(app.db, sitting.id), ...page };
};

const nothingWrong: { problems: Record<string, string>; typed: Record<string, string> } = {
	problems: {},
	typed: {}
};

export const actions: Actions = {
	default: async ({ params, request, locals: { app, viewer, now } }) => {
		const data = await request.formData();
		const sitting = viewer && ownSitting(app.db, viewer, params.id);
		const page = sitting && pageOf(app, sitting.id, Number(params.n));
		if (!page) error(404, 'geen pagina');
		const epoch = Number(data.get('v'));
		const items = page.items.map(({ id }) => id);
		const cleared = String(data.get('wis') ?? '');
		const filled = await fillIn(app, sitting, {
			items,
			entries: [...data].filter(([name]) => !cleared || !name.startsWith(`${cleared}:`)),
			epoch: Number.isInteger(epoch) ? epoch : 0,
			now
		}).catch(onlyDiskFull);
		if (!filled) return fail(507, { ...nothingWrong, full: true });
		if ('refused' in filled) redirect(303, `/afname/${sitting.id}/klaar`);
		const flag = String(data.get('markeer') ?? '');
		const flagged = page.items.find(({ id }) => id === flag);
		if (flagged) {
			setFlag(app.db, { sittingId: sitting.id, itemId: flag, flagged: !flagged.flagged });
		}
		if (Object.keys(filled.problems).length > 0) {
			const typed = Object.fromEntries(
				items.map((id) => [id, fieldsOf(data, id).get('value')?.[0] ?? ''])
			);
			return fail(400, { problems: filled.problems, typed, full: false });
		}
		const go = String(data.get('naar') ?? '');
		const at = (path: string) => `/afname/${sitting.id}/${path}?v=${epoch}`;
		if (flagged || cleared) redirect(303, at(`pagina/${page.page}`));
		if (go === 'overzicht' || (go === 'volgende' && page.page >= page.pages)) {
			redirect(303, at('overzicht'));
		}
		redirect(303, at(`pagina/${go === 'vorige' ? Math.max(1, page.page - 1) : page.page + 1}`));
	}
};
