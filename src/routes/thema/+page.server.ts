import { redirect } from '@sveltejs/kit';
import { ownPath } from '$lib/server/destination';
import { themeCookie } from '$lib/ui/theme';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ request, cookies, url }) => {
		const data = await request.formData();
		const theme = String(data.get('thema') ?? '');
		if (theme === 'licht' || theme === 'donker') {
			cookies.set(themeCookie, theme, {
				path: '/',
				maxAge: 365 * 24 * 60 * 60,
				secure: url.protocol === 'https:',
				sameSite: 'lax'
			});
		} else cookies.delete(themeCookie, { path: '/' });
		redirect(303, ownPath(String(data.get('naar') ?? ''), '/'));
	}
};
