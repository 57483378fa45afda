import { error } from '@sveltejs/kit';
import { encode } from 'uqr';
import { ownCohort } from '$lib/server/access';
import { listCodes } from '$lib/server/cohorts';
import type { PageServerLoad } from './$types';

/** One join code, large enough for a projector, as text, link and QR code. */
export const load: PageServerLoad = ({ params, url, locals: { app, viewer } }) => {
	const found = viewer && ownCohort(app.db, viewer, params.id, 'cohort-settings');
	if (!found) error(404, 'geen cohort');
	const wanted = url.searchParams.get('code');
	const code = listCodes(app.db, found.cohort.id).find(
		(one) => one.code === wanted && one.closedAt === null
	);
	if (!code) error(404, 'geen code');
	const link = `${app.config.origin}/code/${code.code}`;
	const qr = encode(link, { ecc: 'M', border: 4 });
	const path = qr.data
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return {
		cohort: { id: found.cohort.id, name: found.cohort.name },
		code: code.code,
		role: code.role,
		function: code.function,
		link,
		qr: { size: qr.size, path }
	};
};
