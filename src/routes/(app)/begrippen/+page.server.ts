import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => {
	const names = new Map(app.content.glossary.map(({ id, term }) => [id, term]));
	return {
		terms: app.content.glossary.map(({ id, term, definition, source, see }) => ({
			id,
			term,
			definition,
			source,
			see: see.map((other) => ({ id: other, term: names.get(other) ?? other }))
		}))
	};
};
