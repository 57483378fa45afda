import { requireAdministrator } from '$lib/server/administrator';
import { listAudit } from '$lib/server/audit';
import type { PageServerLoad } from './$types';

const pageSize = 100;

export const load: PageServerLoad = ({ url, locals: { app, viewer } }) => {
	requireAdministrator(viewer);
	const page = Math.max(1, Number(url.searchParams.get('pagina')) || 1);
	const entries = listAudit(app.db, { limit: pageSize + 1, skip: (page - 1) * pageSize });
	return { page, entries: entries.slice(0, pageSize), more: entries.length > pageSize };
};
