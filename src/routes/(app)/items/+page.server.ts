import { bankRows, choicesOf, filtered, readFilters } from '$lib/server/bank';
import { requireBank } from '$lib/server/bank-item';
import type { PageServerLoad } from './$types';

const pageSize = 25;

export const load: PageServerLoad = ({ url, locals: { app, viewer } }) => {
	requireBank(app.db, viewer);
	const all = bankRows(app.content);
	const filters = readFilters(url.searchParams);
	const found = filtered(all, filters);
	const pages = Math.max(1, Math.ceil(found.length / pageSize));
	const page = Math.min(pages, Math.max(1, Number(url.searchParams.get('pagina')) || 1));
	const others = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
	return {
		filters,
		choices: choicesOf(app.content, all),
		filtered: others.size > 0,
		total: all.length,
		found: found.length,
		page,
		pages,
		addresses: Array.from({ length: pages }, (_, at) => {
			const to = new URLSearchParams(others);
			if (at > 0) to.set('pagina', String(at + 1));
			return to.size > 0 ? `/items?${to}` : '/items';
		}),
		rows: found
			.slice((page - 1) * pageSize, page * pageSize)
			// what is searched stays here
			.map(({ text: _, ...row }) => row)
	};
};
