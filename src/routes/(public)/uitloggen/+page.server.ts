import { redirect, type Cookies } from '@sveltejs/kit';
import { ownSitting, type Viewer } from '$lib/server/access';
import type { App } from '$lib/server/app';
import { signOut } from '$lib/server/auth/cookies';
import type { Actions, PageServerLoad } from './$types';

/** Set by the test's page while this device has answers that were not sent yet. */
const queueCookie = 'leerwinst_wachtrij';

/** Her own sitting that this device still has answers of; somebody else's queue is not her business. */
function waiting({ app, viewer }: { app: App; viewer: Viewer }, cookies: Cookies) {
	const sitting = cookies.get(queueCookie);
	return sitting ? ownSitting(app.db, viewer, sitting)?.id : undefined;
}

export const load: PageServerLoad = ({ cookies, locals: { app, viewer } }) => {
	if (!viewer) redirect(303, '/');
	return { sitting: waiting({ app, viewer }, cookies) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app, viewer } = event.locals;
		const sure = (await event.request.formData()).get('zeker') === 'ja';
		if (viewer && !sure && waiting({ app, viewer }, event.cookies)) redirect(303, '/uitloggen');
		await signOut(event);
		redirect(303, '/');
	}
};
