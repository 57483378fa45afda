import { building } from '$app/environment';
import {
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { viewerOf } from '$lib/server/access';
import { openApp, type App } from '$lib/server/app';
import { cookieName } from '$lib/server/auth/sessions';
import { isLoopback, readConfig } from '$lib/server/config';
import { seedDemo } from '$lib/server/demo';
import { newId } from '$lib/server/ids';
import { log } from '$lib/server/log';
import { closeOverdue } from '$lib/server/snapshots';
import { themeOf } from '$lib/ui/theme';

let app: App;

export const init: ServerInit = async () => {
	if (building) return;
	app = await openApp(readConfig(process.env));
	if (app.config.mode !== 'demo') return;
	const seed = Number(process.env['DEMO_SEED'] ?? 7);
	if (await seedDemo(app, { seed, now: new Date() })) {
		console.log('Made a demo: fictional people with a history.');
	}
};

/** Asked most of all: it looks itself whether the window of its sitting is over. */
const savesAnswers = '/(afname)/afname/[id]/antwoord';

const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'
};

export const handle: Handle = async ({ event, resolve }) => {
	const refused = refuseByMode(event.request);
	if (refused) return refused;
	const now = new Date();
	event.locals.app = app;
	event.locals.now = now;
	event.locals.viewer = undefined;
	if (event.route.id !== savesAnswers) closeOverdue(app, now);

	const sessionId = event.cookies.get(cookieName);
	if (sessionId) {
		const found = await app.sessions.find(sessionId);
		if (found) {
			event.locals.sessionId = sessionId;
			event.locals.viewer = viewerOf(app.db, found.person);
		}
		if (!found || found.renewed) {
			const { name, value, attributes } = found
				? app.sessions.cookie(sessionId)
				: app.sessions.blankCookie();
			event.cookies.set(name, value, { ...attributes, path: '/' });
		}
	}
	const elsewhere = sendElsewhere(event);
	if (elsewhere) return elsewhere;

	const theme = themeOf(event.cookies);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%leerwinst.theme%', theme ? `data-theme="${theme}"` : ''),
		preload: ({ type, path }) =>
			type === 'font' ? path.includes('next-latin-wght-normal') : type === 'js' || type === 'css'
	});
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (app.config.origin.startsWith('https:')) {
		response.headers.set('strict-transport-security', 'max-age=31536000');
	}
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

/** Demo mode answers only the machine it runs on, and sends other names for it to the one printed. */
function refuseByMode(request: Request): Response | undefined {
	if (building || app.config.mode !== 'demo') return undefined;
	const host = request.headers.get('host') ?? '';
	const name = host.replace(/:\d+$/, '');
	const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];
	if (!isLoopback(name) || forwarded.some((header) => request.headers.has(header))) {
		return new Response('Demo mode answers only on this machine. See .env.example for a server.', {
			status: 421
		});
	}
	const origin = new URL(app.config.origin);
	if (host !== origin.host && request.method === 'GET') {
		const { pathname, search } = new URL(request.url);
		return new Response(null, {
			status: 307,
			headers: { location: `${origin.origin}${pathname}${search}` }
		});
	}
	return undefined;
}

/**
 * Pages in (app) and (afname) are for who is logged in, and start with the welcome page. A script that
 * saves is told, since a page to log in on says nothing to it.
 */
function sendElsewhere({
	route,
	url,
	locals,
	request
}: Parameters<Handle>[0]['event']): Response | undefined {
	const inside = route.id?.startsWith('/(app)') || route.id?.startsWith('/(afname)');
	if (!inside) return undefined;
	if (!locals.viewer) {
		if (request.headers.get('content-type') === 'application/json') {
			return json({ refused: 'logged-out' }, { status: 401 });
		}
		const wanted = request.method === 'GET' ? url.pathname + url.search : '/';
		redirect(303, `/inloggen?naar=${encodeURIComponent(wanted)}`);
	}
	if (!locals.viewer.welcomedAt && route.id !== '/(app)/welkom') {
		redirect(303, `/welkom?naar=${encodeURIComponent(url.pathname)}`);
	}
	return undefined;
}

/** The visitor gets a code; the log gets the same code and the error, never what was sent. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const code = newId().slice(0, 6).toUpperCase();
	log.error({ code, route: event.route.id, status, error });
	return { message, code };
};
