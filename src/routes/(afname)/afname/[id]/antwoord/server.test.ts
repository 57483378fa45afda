import { beforeEach, describe, expect, it } from 'vitest';
import { listAnswers, listFrozen } from '$lib/server/answers';
import { viewerOf } from '$lib/server/access';
import { createJournal } from '$lib/server/journal';
import { findSitting, submitSitting, takeOver, type Sitting } from '$lib/server/sittings';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	start,
	type World
} from '$lib/server/test-world';
import { POST } from './+server';

type Event = Parameters<typeof POST>[0];

const origin = 'https://leerwinst.example';
let world: World;
let sitting: Sitting;
let itemId: string;

beforeEach(async () => {
	world = await makeWorld();
	sitting = start(world, enrol(world, addCohort(world)), 'T1');
	itemId =
		listFrozen(world.db, sitting.id).find(
			(item) => world.content.items.get(item.itemId)?.item.open.type === 'single-choice'
		)?.itemId ?? '';
});

/** Sends one answer; `whileRead` happens after the request came in and before its body is there. */
async function send(
	{ choice, seq, epoch = 1 }: { choice: number; seq: number; epoch?: number },
	{ whileRead, now = minutes(5) }: { whileRead?: () => void; now?: Date } = {}
) {
	const body = JSON.stringify({
		epoch,
		seq,
		item: itemId,
		fields: [[`${itemId}:choice`, String(choice)]]
	});
	const stream = new ReadableStream(
		{
			pull(controller) {
				whileRead?.();
				controller.enqueue(new TextEncoder().encode(body));
				controller.close();
			}
		},
		{ highWaterMark: 0 }
	);
	const request = new Request(`${origin}/`, {
		method: 'POST',
		headers: { origin, 'content-type': 'application/json' },
		body: stream,
		duplex: 'half'
	} as RequestInit);
	const { personId: id } = sitting;
	const viewer = viewerOf(world.db, {
		id,
		name: 'A',
		welcomedAt: minutes(0),
		passwordResetAt: null
	});
	const app = { ...world, journal: createJournal(world.db), config: { origin } };
	const response = await POST({
		params: { id: sitting.id },
		request,
		locals: { app, viewer, now }
	} as unknown as Event);
	return { status: response.status, body: await response.json() };
}
const saved = () => listAnswers(world.db, sitting.id).get(itemId);

describe('an answer that is still being read', () => {
	it('is refused when she hands in meanwhile', async () => {
		const whileRead = () => submitSitting(world.db, sitting.id, { by: 'learner', now: minutes(5) });
		expect(await send({ choice: 1, seq: 1 }, { whileRead })).toEqual({
			status: 409,
			body: { refused: 'after-the-end' }
		});
		expect(saved()).toBeUndefined();
	});

	it('does not replace that of a window that took over meanwhile', async () => {
		await send({ choice: 2, seq: 1 });
		const whileRead = () => takeOver(world.db, sitting.id);
		expect(await send({ choice: 0, seq: 99 }, { whileRead })).toMatchObject({
			body: { saved: 99, takenOver: true }
		});
		expect(saved()).toBe(2);
	});
});

it('an answer after the moment ended closes the moment, also when nobody has opened a page since', async () => {
	sitting = start(world, enrol(world, addCohort(world)), 'T1', { at: minutes(-5, days(5)) });
	expect(await send({ choice: 1, seq: 1 }, { now: minutes(1, days(5)) })).toEqual({
		status: 409,
		body: { refused: 'after-the-end' }
	});
	expect(findSitting(world.db, sitting.id)?.windowClosedAt).not.toBeNull();
});
