import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({ contact: app.config.contact });
