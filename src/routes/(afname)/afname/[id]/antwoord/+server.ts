import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { ownSitting } from '$lib/server/access';
import { setFlag } from '$lib/server/answers';
import { sameOrigin } from '$lib/server/auth/origin';
import { closeOverdue } from '$lib/server/snapshots';
import { fillIn } from '$lib/server/taking';
import { onlyDiskFull } from '$lib/server/journal';
import type { RequestHandler } from './$types';

const saving = v.strictObject({
	epoch: v.pipe(v.number(), v.integer(), v.minValue(0)),
	seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9)),
	item: v.pipe(v.string(), v.maxLength(100)),
	fields: v.pipe(
		v.array(v.tuple([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(500))])),
		v.maxLength(60)
	),
	flagged: v.optional(v.boolean()),
	/** By the server's clock, in milliseconds. */
	givenAt: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)))
});

/** Saves one answer as it is given. `saved` comes only after the commit. */
export const POST: RequestHandler = async ({ params, request, locals: { app, viewer, now } }) => {
	if (!sameOrigin(request, app.config.origin)) return json({ refused: 'origin' }, { status: 403 });
	if (!viewer) return json({ refused: 'not-found' }, { status: 404 });
	const body = v.safeParse(saving, await request.json().catch(() => undefined));
	let sitting = ownSitting(app.db, viewer, params.id);
	if (sitting && !sitting.windowClosedAt && sitting.windowClosesAt <= now) {
		closeOverdue(app, now);
		sitting = ownSitting(app.db, viewer, params.id);
	}
	if (!sitting) return json({ refused: 'not-found' }, { status: 404 });
	if (!body.success) return json({ refused: 'unreadable' }, { status: 400 });
	const { epoch, seq, item, fields, flagged, givenAt } = body.output;
	if (epoch > sitting.epoch) return json({ refused: 'unreadable' }, { status: 400 });
	const filled = await fillIn(app, sitting, {
		items: [item],
		entries: fields,
		epoch,
		seq,
		givenAt: givenAt === undefined ? undefined : new Date(givenAt),
		now
	}).catch(onlyDiskFull);
	if (!filled) return json({ refused: 'disk-full' }, { status: 507 });
	if ('refused' in filled) return json(filled, { status: 409 });
	if (flagged !== undefined) setFlag(app.db, { sittingId: sitting.id, itemId: item, flagged });
	const problem = filled.problems[item];
	if (problem) return json({ problem }, { status: 422 });
	return json({ saved: seq, takenOver: epoch < sitting.epoch, late: filled.late });
};
