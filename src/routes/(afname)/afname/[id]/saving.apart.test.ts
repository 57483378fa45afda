import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSaving, type Change } from './saving.svelte';
import type { Kept, Vault } from './vault';

/** What is kept on the device, in place of the encrypted store of a browser. */
const device = vi.hoisted(() => ({ vault: undefined as Vault | undefined }));
vi.mock('./vault', () => ({ openVault: () => Promise.resolve(device.vault) }));

function keepOnDevice(...before: Kept[]) {
	const kept = new Map(before.map((one) => [one.item, one]));
	device.vault = {
		put: (one) => Promise.resolve(void kept.set(one.item, one)),
		remove: (item, { seq }) => {
			if ((kept.get(item)?.seq ?? 0) <= seq) kept.delete(item);
			return Promise.resolve();
		},
		list: () => Promise.resolve([...kept.values()])
	};
	return kept;
}

interface Call {
	readonly body: Kept;
	/** The server answers. */
	answer(status: number, body: unknown): Promise<void>;
	/** The connection is lost. */
	fail(): Promise<void>;
}
let calls: Call[];
const served = new Date('2026-11-24T10:00:00Z');

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
	await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
	calls = [];
	device.vault = undefined;
	vi.useFakeTimers();
	vi.stubGlobal('document', { cookie: '' });
	vi.stubGlobal('fetch', (url: string, request: RequestInit) => {
		expect(url).toBe('/afname/s1/antwoord');
		expect(request.method).toBe('POST');
		expect(request.headers).toEqual({ 'content-type': 'application/json' });
		return new Promise<Response>((resolve, reject) => {
			const { signal } = request;
			signal?.addEventListener('abort', () => reject(signal.reason as Error));
			calls.push({
				body: JSON.parse(String(request.body)) as Kept,
				answer(status, body) {
					const text = typeof body === 'string' ? body : JSON.stringify(body);
					resolve(new Response(text, { status }));
					return settle();
				},
				fail() {
					reject(new TypeError('Failed to fetch'));
					return settle();
				}
			});
		});
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** As the layout of a sitting makes it; the server has ten answers so far. */
async function start() {
	const saving = createSaving({
		url: '/afname/s1/antwoord',
		sittingId: 's1',
		key: 'sleutel',
		serverTime: served
	});
	saving.countFrom(10);
	await settle();
	return {
		saving,
		async give(...changes: Change[]) {
			for (const change of changes) saving.save(change);
			await settle();
		}
	};
}
const choice = (item: string, value: string): Change => ({
	item,
	fields: [[`${item}:choice`, value]],
	epoch: 3
});
const kept = (item: string, seq: number): Kept => ({
	...choice(item, '4'),
	seq,
	givenAt: served.getTime() - 60_000
});
const call = (at: number): Call => {
	const found = calls[at];
	if (!found) throw new Error(`no request ${at}: there were ${calls.length}`);
	return found;
};
const saved = (at: number) =>
	call(at).answer(200, { saved: call(at).body.seq, takenOver: false, late: false });
/** What was sent: item and value, in order. */
const sent = () => calls.map(({ body }) => `${body.item} ${body.fields[0]?.[1] ?? ''}`.trim());

describe('an answer that is given', () => {
	it('is sent at once, with the window, the next number, and when it was given', async () => {
		const { give } = await start();
		await vi.advanceTimersByTimeAsync(5000);
		await give({ ...choice('q1', '2'), flagged: true });
		expect(call(0).body).toEqual({
			item: 'q1',
			fields: [['q1:choice', '2']],
			flagged: true,
			epoch: 3,
			seq: 11,
			givenAt: served.getTime() + 5000
		});
	});

	it('is saved only after the server said so', async () => {
		const { saving, give } = await start();
		expect([saving.state, saving.pending]).toEqual(['idle', 0]);
		await give(choice('q1', '2'));
		expect([saving.state, saving.pending]).toEqual(['saving', 1]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(saving.state).toBe('saving');
		await saved(0);
		expect([saving.state, saving.pending]).toEqual(['saved', 0]);
	});

	it('is not called saved while another one waits', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'));
		expect(saving.pending).toBe(2);
		await saved(0);
		expect([saving.state, saving.pending]).toEqual(['saving', 1]);
		await saved(1);
		expect(saving.state).toBe('saved');
	});
});

describe('answers that are given one after the other', () => {
	it('go out one at a time, in the order given, each with a higher number', async () => {
		const { give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'), choice('q3', '0'));
		expect(sent()).toEqual(['q1 0']);
		await saved(0);
		expect(sent()).toEqual(['q1 0', 'q2 0']);
		await saved(1);
		await saved(2);
		expect(sent()).toEqual(['q1 0', 'q2 0', 'q3 0']);
		expect(calls.map(({ body }) => body.seq)).toEqual([11, 12, 13]);
	});

	it('to one item go out as the newest only, in the place of the older one', async () => {
		const { give } = await start();
		await give(choice('q1', '0'), choice('q2', '1'), choice('q3', '0'));
		await give(choice('q2', '2'), choice('q2', '3'));
		await saved(0);
		await saved(1);
		await saved(2);
		expect(sent()).toEqual(['q1 0', 'q2 3', 'q3 0']);
	});

	it('to the item that is under way are not lost', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'));
		await give(choice('q1', '1'));
		expect(saving.pending).toBe(1);
		await saved(0);
		expect(sent()).toEqual(['q1 0', 'q1 1']);
		expect(saving.state).toBe('saving');
		await saved(1);
		expect(saving.state).toBe('saved');
	});

	it('take a flag along that was set just before', async () => {
		const onDevice = keepOnDevice();
		const { give } = await start();
		await give(choice('q1', '0'), { ...choice('q2', '0'), flagged: true }, choice('q2', '1'));
		expect(onDevice.get('q2')).toMatchObject({ fields: [['q2:choice', '1']], flagged: true });
		await saved(0);
		expect(call(1).body).toMatchObject({ fields: [['q2:choice', '1']], flagged: true });
	});

	it('take a cleared answer for the newest too', async () => {
		const { give } = await start();
		await give(choice('q1', '0'), choice('q2', '1'), { item: 'q2', fields: [], epoch: 3 });
		await saved(0);
		expect(call(1).body.fields).toEqual([]);
	});
});

describe('a request that does not get through', () => {
	const failures: [string, (at: number) => Promise<void>][] = [
		['no connection', (at) => call(at).fail()],
		['an error of the server', (at) => call(at).answer(500, { refused: 'error' })],
		['a disk that is full', (at) => call(at).answer(507, { refused: 'disk-full' })],
		[
			'a server that takes us for another site',
			(at) => call(at).answer(403, { refused: 'origin' })
		],
		['a proxy that says it is not there', (at) => call(at).answer(404, '<html>Not found</html>')],
		['a page of somebody else’s', (at) => call(at).answer(200, '<html>Log in op wifi</html>')]
	];
	it.each(failures)('is tried again until it does: %s', async (_, failing) => {
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		await failing(0);
		expect(saving.state).not.toBe('saved');
		expect(saving.pending).toBe(1);
		await vi.advanceTimersByTimeAsync(500);
		expect(sent()).toEqual(['q1 2', 'q1 2']);
		expect(saving.state).not.toBe('saved');
		await saved(1);
		expect([saving.state, saving.pending]).toEqual(['saved', 0]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(2);
		expect(saving.stopped).toBeUndefined();
	});

	it('says whether the answer is safe on this device, or the server is full', async () => {
		const bare = await start();
		await bare.give(choice('q1', '2'));
		await call(0).fail();
		expect(bare.saving.state).toBe('unsafe');

		const onDevice = keepOnDevice();
		const { saving, give } = await start();
		await give(choice('q2', '2'));
		expect([...onDevice.keys()]).toEqual(['q2']);
		await call(1).fail();
		expect(saving.state).toBe('kept');
		await vi.advanceTimersByTimeAsync(500);
		const again = calls.findLastIndex(({ body }) => body.item === 'q2');
		await call(again).answer(507, { refused: 'disk-full' });
		expect(saving.state).toBe('full');
		expect([...onDevice.keys()]).toEqual(['q2']);
	});

	it('is given up when it hangs, and tried again', async () => {
		const hanging = new AbortController();
		const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(hanging.signal);
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		expect(timeout).toHaveBeenCalledWith(15_000);
		hanging.abort();
		await settle();
		expect([saving.state, saving.pending]).toEqual(['unsafe', 1]);
		await vi.advanceTimersByTimeAsync(500);
		expect(sent()).toEqual(['q1 2', 'q1 2']);
		await saved(1);
		expect([saving.state, saving.pending]).toEqual(['saved', 0]);
		timeout.mockRestore();
	});

	it('is not called safe on a device that has no room for it', async () => {
		keepOnDevice();
		if (device.vault) device.vault = { ...device.vault, put: () => Promise.reject(new Error('x')) };
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		await call(0).fail();
		expect(saving.state).toBe('unsafe');
		await vi.advanceTimersByTimeAsync(500);
		await saved(1);
		expect(saving.state).toBe('saved');
	});

	it('is called safe only once it is on the device', async () => {
		keepOnDevice();
		let written = () => {};
		const slow = () => new Promise<void>((resolve) => (written = resolve));
		if (device.vault) device.vault = { ...device.vault, put: slow };
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		await call(0).fail();
		expect(saving.state).toBe('saving');
		written();
		await settle();
		expect(saving.state).toBe('kept');
	});

	it('is tried less and less often, up to every eight seconds, for as long as it takes', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		for (const [at, pause] of [500, 1000, 2000, 4000, 8000, 8000, 8000].entries()) {
			await call(at).fail();
			await vi.advanceTimersByTimeAsync(pause - 1);
			expect(calls).toHaveLength(at + 1);
			await vi.advanceTimersByTimeAsync(1);
			expect(calls).toHaveLength(at + 2);
		}
		await saved(7);
		expect(saving.state).toBe('saved');
	});

	it('is tried at once when the connection is back', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '2'));
		await call(0).fail();
		await vi.advanceTimersByTimeAsync(500);
		await call(1).fail();
		saving.retryNow();
		await settle();
		expect(calls).toHaveLength(3);
		await saved(2);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(3);
	});

	it('starts again with a short pause after one that got through', async () => {
		const { give } = await start();
		await give(choice('q1', '0'));
		await call(0).fail();
		await vi.advanceTimersByTimeAsync(500);
		await call(1).fail();
		await vi.advanceTimersByTimeAsync(1000);
		await give(choice('q2', '0'));
		await saved(2);
		await call(3).fail();
		await vi.advanceTimersByTimeAsync(500);
		expect(sent()).toEqual(['q1 0', 'q1 0', 'q1 0', 'q2 0', 'q2 0']);
	});

	it('lets what was given meanwhile wait its turn, newest per item', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'));
		await call(0).fail();
		await give(choice('q3', '0'), choice('q2', '1'));
		expect(saving.state).toBe('unsafe');
		await vi.advanceTimersByTimeAsync(500);
		await saved(1);
		await saved(2);
		await saved(3);
		expect(sent()).toEqual(['q1 0', 'q1 0', 'q2 1', 'q3 0']);
		expect(saving.state).toBe('saved');
	});

	it('gives way to a newer state of its item, and leaves its flag to it', async () => {
		const { give } = await start();
		await give({ ...choice('q1', '0'), flagged: true });
		await give(choice('q1', '1'));
		await call(0).fail();
		await vi.advanceTimersByTimeAsync(500);
		expect(sent()).toEqual(['q1 0', 'q1 1']);
		expect(call(1).body).toMatchObject({ seq: 12, flagged: true });
		await saved(1);
		expect(calls).toHaveLength(2);
	});

	it('is sent again as it was, so that saving it twice is the same as once', async () => {
		const { give } = await start();
		await give(choice('q1', '0'));
		await call(0).fail();
		await vi.advanceTimersByTimeAsync(500);
		expect(call(1).body).toEqual(call(0).body);
	});

	it('is warned about after five minutes, until it got through', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'));
		for (let at = 0; at < 39; at += 1) {
			await call(at).fail();
			await vi.advanceTimersByTimeAsync(8000);
		}
		expect(saving.longOffline).toBe(true);
		await saved(calls.length - 1);
		expect(saving.longOffline).toBe(false);
	});

	it('marks this device for the pages without a script, until everything got through', async () => {
		const { give } = await start();
		await give(choice('q1', '0'));
		await call(0).fail();
		expect(document.cookie).toMatch(/^leerwinst_wachtrij=s1;.*max-age=604800/);
		await vi.advanceTimersByTimeAsync(500);
		await saved(1);
		expect(document.cookie).toMatch(/^leerwinst_wachtrij=;.*max-age=0/);
	});
});

describe('an answer that the server can’t read', () => {
	const problem = 'Vul een getal in, bijvoorbeeld 12 of 12,5.';

	it('has its problem with its item, and is not called saved', async () => {
		const { saving, give } = await start();
		await give(choice('q1', 'twaalf'));
		await call(0).answer(422, { problem });
		expect(saving.problems).toEqual({ q1: problem });
		expect([saving.state, saving.pending]).toEqual(['idle', 0]);
	});

	it('does not hold up the others, and nothing is called saved as long as it is there', async () => {
		const { saving, give } = await start();
		await give(choice('q1', 'twaalf'), choice('q2', '0'));
		await call(0).answer(422, { problem });
		await saved(1);
		expect(saving.problems).toEqual({ q1: problem });
		expect(saving.state).toBe('idle');
	});

	it('for being far too long or so is named as well, and stops nothing', async () => {
		const { saving, give } = await start();
		await give(choice('q1', 'x'.repeat(600)));
		await call(0).answer(400, { refused: 'unreadable' });
		expect(saving.problems['q1']).toMatch(/kan niet worden bewaard/);
		expect([saving.stopped, saving.state]).toEqual([undefined, 'idle']);
	});

	it('loses its problem when a later state of the item is saved, and only then', async () => {
		const { saving, give } = await start();
		await give(choice('q1', 'twaalf'), choice('q2', 'dertien'));
		await call(0).answer(422, { problem });
		await call(1).answer(422, { problem });
		await give(choice('q1', '12'));
		await call(2).fail();
		expect(saving.problems).toEqual({ q1: problem, q2: problem });
		await vi.advanceTimersByTimeAsync(500);
		await saved(3);
		expect(saving.problems).toEqual({ q2: problem });
		await give(choice('q2', '13'));
		await saved(4);
		expect(saving.problems).toEqual({});
		expect(saving.state).toBe('saved');
	});
});

describe('a sitting that can’t be written any more', () => {
	it.each(['void', 'too-late', 'after-the-end', 'taken-over'])(
		'stops with the reason, and is not called saved: %s',
		async (refused) => {
			const { saving, give } = await start();
			await give(choice('q1', '0'));
			await call(0).answer(409, { refused });
			expect(saving.stopped).toBe(refused);
			expect([saving.state, saving.pending]).toEqual(['idle', 0]);
			await vi.advanceTimersByTimeAsync(60_000);
			expect(calls).toHaveLength(1);
		}
	);

	it('still sends what waited: the server judges each answer by when it was given', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'), choice('q3', '0'));
		await call(0).answer(409, { refused: 'after-the-end' });
		await call(1).answer(200, { saved: 12, takenOver: false, late: true });
		await call(2).answer(409, { refused: 'after-the-end' });
		expect(sent()).toEqual(['q1 0', 'q2 0', 'q3 0']);
		expect([saving.stopped, saving.late, saving.state]).toEqual(['after-the-end', 1, 'idle']);
	});

	it('in this window, since another took over, sends what waited: it fills what is empty', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'));
		await call(0).answer(200, { saved: 11, takenOver: true, late: false });
		expect(saving.stopped).toBe('taken-over');
		await call(1).answer(200, { saved: 12, takenOver: true, late: false });
		expect(sent()).toEqual(['q1 0', 'q2 0']);
		expect([saving.stopped, saving.state]).toEqual(['taken-over', 'idle']);
	});
});

describe('somebody who was logged out meanwhile', () => {
	const refusals = [
		[401, 'logged-out'],
		[404, 'not-found']
	] as const;

	it.each(refusals)(
		'hears so, and keeps her answers on this device: %d %s',
		async (status, refused) => {
			const onDevice = keepOnDevice();
			const { saving, give } = await start();
			await give(choice('q1', '0'), choice('q2', '0'));
			await call(0).answer(status, { refused });
			expect([saving.stopped, saving.state, saving.pending]).toEqual(['logged-out', 'kept', 2]);
			expect([...onDevice.keys()]).toEqual(['q1', 'q2']);
			expect(document.cookie).toMatch(/^leerwinst_wachtrij=s1/);
			await vi.advanceTimersByTimeAsync(60_000);
			expect(calls).toHaveLength(1);
			await saving.flush();
		}
	);

	it('hears that they are in this window only, where the browser keeps nothing', async () => {
		const { saving, give } = await start();
		await give(choice('q1', '0'));
		await call(0).answer(401, { refused: 'logged-out' });
		expect([saving.stopped, saving.state, saving.pending]).toEqual(['logged-out', 'unsafe', 1]);
	});

	it('goes on as if nothing happened once she is logged in again', async () => {
		const onDevice = keepOnDevice();
		const { saving, give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'));
		await call(0).answer(401, { refused: 'logged-out' });
		saving.retryNow();
		await settle();
		await saved(1);
		expect(saving.stopped).toBeUndefined();
		await saved(2);
		expect(sent()).toEqual(['q1 0', 'q1 0', 'q2 0']);
		expect([...onDevice.keys()]).toEqual([]);
		expect([saving.state, saving.pending]).toEqual(['saved', 0]);
	});
});

describe('what was kept on this device', () => {
	it('is sent when a page of the sitting opens, oldest first', async () => {
		const onDevice = keepOnDevice(kept('q1', 4), kept('q2', 7));
		const { saving } = await start();
		expect(call(0).body).toEqual(kept('q1', 4));
		await saved(0);
		expect(call(1).body).toEqual(kept('q2', 7));
		await saved(1);
		expect([...onDevice]).toEqual([]);
		expect(saving.state).toBe('saved');
	});

	it('is forgotten once the server answered, and only then', async () => {
		const onDevice = keepOnDevice();
		const { give } = await start();
		await give(choice('q1', '0'), choice('q2', '0'));
		expect([...onDevice.keys()]).toEqual(['q1', 'q2']);
		await call(0).fail();
		expect([...onDevice.keys()]).toEqual(['q1', 'q2']);
		await vi.advanceTimersByTimeAsync(500);
		await saved(1);
		expect([...onDevice.keys()]).toEqual(['q2']);
		await call(2).answer(409, { refused: 'after-the-end' });
		expect([...onDevice.keys()]).toEqual([]);
	});

	it('never wins from an answer that is given now', async () => {
		keepOnDevice(kept('q1', 30));
		const { give } = await start();
		await give(choice('q1', '0'));
		expect(call(0).body.seq).toBe(30);
		await saved(0);
		expect(call(1).body).toMatchObject({ item: 'q1', fields: [['q1:choice', '0']], seq: 31 });
	});

	it('that can’t be read holds nothing up', async () => {
		keepOnDevice();
		if (device.vault)
			device.vault = { ...device.vault, list: () => Promise.reject(new Error('x')) };
		const { saving, give } = await start();
		await give(choice('q1', '0'));
		expect(sent()).toEqual(['q1 0']);
		await saved(0);
		expect(saving.state).toBe('saved');
		await saving.flush();
	});
});

describe('waiting until everything is sent', () => {
	it('takes no time when nothing waits', async () => {
		await (await start()).saving.flush();
		expect(calls).toHaveLength(0);
	});

	it('ends when the queue is empty, also of what is given meanwhile', async () => {
		const { saving, give } = await start();
		const done = vi.fn();
		await give(choice('q1', '0'), choice('q2', '0'));
		void saving.flush().then(done);
		await saved(0);
		await give(choice('q3', '0'));
		await saved(1);
		expect(done).not.toHaveBeenCalled();
		await saved(2);
		expect(done).toHaveBeenCalledOnce();
	});

	it('lasts as long as there is no connection', async () => {
		const { saving, give } = await start();
		const done = vi.fn();
		await give(choice('q1', '0'));
		void saving.flush().then(done);
		await call(0).fail();
		await vi.advanceTimersByTimeAsync(500);
		expect(done).not.toHaveBeenCalled();
		await saved(1);
		expect(done).toHaveBeenCalledOnce();
	});
});
