import { redirect } from '@sveltejs/kit';
import { signOut } from '$lib/server/auth/cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => {
	if (!viewer) redirect(303, '/');
};

export const actions: Actions = {
	default: async (event) => {
		await signOut(event);
		redirect(303, '/');
	}
};
