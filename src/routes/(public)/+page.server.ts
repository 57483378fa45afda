import { demoLogins } from '$lib/server/demo-logins';
import { homeOf } from '$lib/server/navigation';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => ({
	home: viewer && homeOf(app.db, viewer),
	demoLogins: app.config.mode === 'demo' ? demoLogins : []
});
