import { navigationOf } from '$lib/server/navigation';
import { themeOf } from '$lib/ui/theme';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { app, viewer }, cookies, route }) => ({
	demo: app.config.mode === 'demo',
	bare: route.id?.startsWith('/(afname)') ?? false,
	theme: themeOf(cookies) ?? 'auto',
	viewer: viewer && { name: viewer.name },
	navigation: viewer ? navigationOf(app.db, viewer) : []
});
