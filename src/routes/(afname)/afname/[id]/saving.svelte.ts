import { openVault, type Kept, type Vault } from './vault';

/**
 * Sends each answer as it is given, and loses none: it is kept on the device until the server says that
 * it is on disk. One request in flight; the newest state of an item replaces what waits; a request that
 * fails is tried again until it gets through, at once when the connection is back.
 */

export interface Change {
	readonly item: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly flagged?: boolean;
	/** Of the window that gives the answer. */
	readonly epoch: number;
}

export type SaveState =
	| 'idle'
	| 'saving'
	| 'saved'
	/** Not sent yet, but safe on this device. */
	| 'kept'
	/** Not sent yet, and this browser can keep nothing. */
	| 'unsafe'
	/** The server has no room; kept, and tried again. */
	| 'full';

type Outcome =
	{ saved: number; takenOver: boolean; late: boolean } | { problem: string } | { refused: string };

/**
 * Whether the server said something about the answer, and not about who asks. Whoever was logged out
 * meanwhile logs in again, and then what is on this device is sent after all.
 */
const judged = (outcome: Outcome) =>
	!('refused' in outcome && ['not-found', 'origin'].includes(outcome.refused));

const retryAfter = [500, 1000, 2000, 4000, 8000];
const longAfter = 5 * 60_000;
/** Tells the server's pages (which have no script) that this device still has something to send. */
const cookie = 'leerwinst_wachtrij';

export function createSaving(options: {
	url: string;
	sittingId: string;
	/** For the vault; given by the server to the pages of this sitting only. */
	key: string;
	/** What the server's clock said when the page was served. */
	serverTime: Date;
}) {
	const loadedAt = performance.now();
	const waiting: Kept[] = [];
	let vault: Vault | undefined;
	let seq = 0;
	let failures = 0;
	let failingSince: number | undefined;
	let state = $state<SaveState>('idle');
	let pending = $state(0);
	let ready = $state(false);
	let late = $state(0);
	let longOffline = $state(false);
	let stopped = $state<string>();
	let problems = $state.raw<Record<string, string>>({});
	let busy: Promise<void> | undefined;
	let wake: (() => void) | undefined;

	const opened = openVault(options.sittingId, options.key).then(async (found) => {
		vault = found;
		const kept = (await found?.list().catch(() => undefined)) ?? [];
		for (const one of kept) {
			seq = Math.max(seq, one.seq);
			if (!waiting.some(({ item }) => item === one.item)) waiting.push(one);
		}
		if (kept.length > 0) drainSoon();
		else forgetCookie();
		ready = true;
	});

	/** undefined: not through, try again. */
	async function send(kept: Kept): Promise<Outcome | undefined> {
		const response = await fetch(options.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(kept)
		}).catch(() => undefined);
		if (response?.status === 507) {
			state = 'full';
			return undefined;
		}
		if (!response || response.status >= 500) {
			state = vault ? 'kept' : 'unsafe';
			return undefined;
		}
		return (await response.json().catch(() => undefined)) as Outcome | undefined;
	}

	async function drain(): Promise<void> {
		await opened;
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const outcome = await send(next);
			if (!outcome) {
				const { item } = next;
				const at = waiting.findIndex((newer) => newer.item === item);
				if (at === -1) waiting.unshift(next);
				else waiting[at] = { ...next, ...waiting[at] };
				await pause();
				continue;
			}
			failures = 0;
			failingSince = undefined;
			longOffline = false;
			take(next, outcome);
			if (judged(outcome)) await vault?.remove(next.item, next).catch(() => undefined);
			pending = waiting.length;
			const allSaved = stopped === undefined && Object.keys(problems).length === 0;
			state = pending > 0 ? 'saving' : allSaved ? 'saved' : 'idle';
		}
		if (pending === 0) forgetCookie();
		busy = undefined;
	}

	function take(kept: Kept, outcome: Outcome): void {
		if ('refused' in outcome) stopped = outcome.refused;
		else if ('problem' in outcome) problems = { ...problems, [kept.item]: outcome.problem };
		else {
			const { [kept.item]: _, ...others } = problems;
			problems = others;
			if (outcome.late) late += 1;
			if (outcome.takenOver) stopped = 'taken-over';
		}
	}

	async function pause(): Promise<void> {
		document.cookie = `${cookie}=${options.sittingId}; path=/; max-age=604800; samesite=lax`;
		failingSince ??= performance.now();
		longOffline = performance.now() - failingSince > longAfter;
		const ms = retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 8000;
		failures += 1;
		await new Promise<void>((resolve) => {
			wake = resolve;
			setTimeout(resolve, ms);
		});
	}

	const forgetCookie = () => (document.cookie = `${cookie}=; path=/; max-age=0; samesite=lax`);

	function drainSoon(): void {
		pending = waiting.length;
		busy ??= drain();
	}

	return {
		get state() {
			return state;
		},
		/** What could not be read, by item, in Dutch. */
		get problems() {
			return problems;
		},
		/** Whether it is known what this device still has. */
		get ready() {
			return ready;
		},
		/** How many answers the server does not have yet. */
		get pending() {
			return pending;
		},
		/** How many arrived after the end and still count. */
		get late() {
			return late;
		},
		get longOffline() {
			return longOffline;
		},
		/** Why nothing can be saved here any more. */
		get stopped() {
			return stopped;
		},
		/** The server's counter so far: a new window counts on from there. */
		countFrom(known: number) {
			seq = Math.max(seq, known);
		},
		save(change: Change) {
			const at = waiting.findIndex(({ item }) => item === change.item);
			const kept: Kept = {
				// a flag that was not sent yet goes along with the newer answer
				...waiting[at],
				...change,
				seq: ++seq,
				givenAt: Math.round(options.serverTime.getTime() + performance.now() - loadedAt)
			};
			if (at === -1) waiting.push(kept);
			else waiting[at] = kept;
			if (state === 'idle' || state === 'saved') state = 'saving';
			void opened.then(() => vault?.put(kept)).catch(() => undefined);
			drainSoon();
		},
		/** The connection may be back: no need to wait out the pause. */
		retryNow() {
			failures = 0;
			wake?.();
		},
		/** Resolves when nothing waits any more. */
		async flush(): Promise<void> {
			await opened;
			while (busy) await busy;
		}
	};
}

export type Saving = ReturnType<typeof createSaving>;
