import { sql } from 'drizzle-orm';
import type { RequestHandler } from './$types';

/** 200 when the database answers; tells nothing else. */
export const GET: RequestHandler = ({ locals: { app } }) => {
	app.db.get(sql`select 1`);
	return new Response('ok\n', { headers: { 'content-type': 'text/plain' } });
};
