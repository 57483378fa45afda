import { search } from '$lib/server/search';
import type { PageServerLoad } from './$types';

const longest = 100;

export const load: PageServerLoad = ({ url, locals: { app } }) => {
	const query = (url.searchParams.get('woord') ?? '').slice(0, longest);
	return { query, found: search(app.content, query) };
};
