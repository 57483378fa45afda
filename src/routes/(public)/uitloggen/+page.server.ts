import { redirect } from '@sveltejs/kit';
import { signOut } from '$lib/server/auth/cookies';
import type { Actions, PageServerLoad } from './$types';

/** Set by the test's page while this device has answers that were not sent yet. */
const queueCookie = 'leerwinst_wachtrij';

export const load: PageServerLoad = ({ cookies, locals: { viewer } }) => {
	if (!viewer) redirect(303, '/');
	const sitting = cookies.get(queueCookie);
	return { sitting: sitting && /^[a-z0-9]{12}$/.test(sitting) ? sitting : undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const sure = (await event.request.formData()).get('zeker') === 'ja';
		if (event.cookies.get(queueCookie) && !sure) redirect(303, '/uitloggen');
		await signOut(event);
		redirect(303, '/');
	}
};
