import { redirect } from '@sveltejs/kit';
import { homeOf } from '$lib/server/navigation';
import type { RequestHandler } from './$types';

/** Sends everybody to her own first page. */
export const GET: RequestHandler = ({ locals: { app, viewer } }) =>
	redirect(303, viewer ? homeOf(app.db, viewer) : '/');
