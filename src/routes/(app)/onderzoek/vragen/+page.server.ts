import { error } from '@sveltejs/kit';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayOpen } from '$lib/server/access';
import { findLine, pooledAnalysis } from '$lib/server/item-analysis';
import { itemPanel } from '$lib/server/item-panel';
import type { PageServerLoad } from './$types';

/** Longer than this nobody waits for figures without being told. */
const patience = 6000;

export const load: PageServerLoad = async ({ url, locals: { app, viewer, now } }) => {
	if (!viewer || !mayOpen(viewer, 'pooled-items')) error(404, 'geen vragentabel');
	const asked = url.searchParams;
	const analysis = await Promise.race([
		pooledAnalysis(app, asked.get('toets')),
		sleep(patience, undefined, { ref: false })
	]);
	if (!analysis) return { analysis, again: url.search };
	const line = findLine(analysis, { id: asked.get('vraag'), form: asked.get('versie') });
	return {
		analysis,
		panel: line && itemPanel(app.content, line, asked.get('moment')),
		fingerprint: app.content.fingerprint,
		now
	};
};
