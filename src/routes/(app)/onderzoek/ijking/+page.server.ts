import { error, fail, redirect } from '@sveltejs/kit';
import { setTimeout as sleep } from 'node:timers/promises';
import { DRIFT_LIMIT, DRIFT_Z_LIMIT } from '$lib/domain/psychometrics/rasch/drift';
import { DEPENDENCE_LIMIT } from '$lib/domain/psychometrics/rasch/local-dependence';
import { LEAST_FOR_CHECK } from '$lib/domain/report/calibration-checks';
import {
	calibrationSteps,
	LEAST_ANCHORS,
	LEAST_PEOPLE
} from '$lib/domain/report/pooled-calibration';
import { mayOpen } from '$lib/server/access';
import { record } from '$lib/server/audit';
import { placedItems } from '$lib/server/calibration-run';
import { listTestsSat } from '$lib/server/sittings';
import { testName } from '$lib/server/test-names';
import type { Actions, PageServerLoad } from './$types';

/** What the page says of its figures; sent, since importing it would send the browser the arithmetic too. */
const limits = {
	people: LEAST_PEOPLE,
	anchors: LEAST_ANCHORS,
	check: LEAST_FOR_CHECK,
	drift: DRIFT_LIMIT,
	driftZ: DRIFT_Z_LIMIT,
	dependence: DEPENDENCE_LIMIT
};

/** A page that finds a run busy waits this long for it, so that mostly there is a result. */
const patience = 3000;
/** A page that looks again by itself shows every step. */
const lookingAgain = 200;

export const load: PageServerLoad = async ({ url, isDataRequest, locals: { app, viewer } }) => {
	if (!viewer || !mayOpen(viewer, 'pooled-items')) error(404, 'geen ijking');
	const { content } = app;
	const sat = listTestsSat(app.db);
	const tests = [...content.forms.values()]
		.filter(({ name, status }) => status !== 'vervallen' || sat.has(name))
		.map(({ name }) => ({ test: name, name: testName(content, name) }));
	const asked = url.searchParams.get('toets');
	const chosen = tests.find(({ test }) => test === asked) ?? tests[0];
	if (!chosen) error(404, 'geen toets');
	const { test } = chosen;
	const run = app.heavy.findRun(test);
	if (run && !run.result && !run.failed) {
		const wait = isDataRequest ? lookingAgain : patience;
		await Promise.race([run.finished, sleep(wait, undefined, { ref: false })]);
	}
	const inUse = content.calibrations.get(test);
	return {
		test: chosen,
		tests,
		limits,
		anchors: placedItems(content, test)
			.filter(({ anchor }) => anchor)
			.map(({ id }) => ({ id, stem: content.items.get(id)?.item.open.stem ?? '' })),
		run: run && {
			startedAt: run.startedAt,
			split: run.asked.split,
			step: run.step,
			steps: calibrationSteps,
			failed: run.failed,
			result: run.result
		},
		inUse: inUse && { source: inUse.source, applied: inUse.parts !== undefined },
		fingerprint: content.fingerprint
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { app, viewer, now } }) => {
		if (!viewer || !mayOpen(viewer, 'pooled-items')) error(404, 'geen ijking');
		const form = await request.formData();
		const test = String(form.get('test') ?? '');
		if (!app.content.forms.has(test)) return fail(400, { missing: true });
		const anchors = placedItems(app.content, test).filter(({ anchor }) => anchor);
		const split = form.getAll('split').map(String);
		const { asked } = app.heavy.calibrate(
			{ test, split: anchors.map(({ id }) => id).filter((id) => split.includes(id)) },
			now
		);
		record(app.db, {
			at: now,
			actorId: viewer.id,
			action: 'calibration-made',
			subject: 'calibration',
			subjectId: null
		});
		// Another one may be busy: then that one is shown.
		redirect(303, `/onderzoek/ijking?toets=${asked.test}`);
	}
};
