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
 * The server does not know who asks: she was logged out meanwhile, or somebody else logged in. Nothing
 * is said about the answer, and once she is logged in again it is sent after all.
 */
const loggedOut = (outcome: Outcome) =>
	'refused' in outcome && ['logged-out', 'not-found'].includes(outcome.refused);

/** What the server says about an answer comes with one of these; anything else is tried again. */
const judging = [200, 400, 401, 404, 409, 422];
/** A request that hangs is given up, and tried again. */
const timeout = 15_000;
const unreadable = 'Dit antwoord kan niet worden bewaard. Vul het opnieuw in.';
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
	let underWay: Kept | undefined;
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

	/** A device that is full keeps nothing more, and must not say that it does. */
	const loseVault = () => (vault = undefined);
	/** Settles when what was given last is on this device, or can't be. */
	let keeping: Promise<unknown> = Promise.resolve();

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
			body: JSON.stringify(kept),
			signal: AbortSignal.timeout(timeout)
		}).catch(() => undefined);
		const said =
			response && judging.includes(response.status)
				? ((await response.json().catch(() => undefined)) as Outcome | undefined)
				: undefined;
		if (!said || loggedOut(said)) {
			await keeping;
			state = response?.status === 507 ? 'full' : vault ? 'kept' : 'unsafe';
		}
		return said;
	}

	async function drain(): Promise<void> {
		await opened;
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			underWay = next;
			const outcome = await send(next);
			underWay = undefined;
			if (!outcome) {
				waitAgain(next);
				await pause();
				continue;
			}
			if (loggedOut(outcome)) {
				waitAgain(next);
				stopped = 'logged-out';
				break;
			}
			failures = 0;
			failingSince = undefined;
			longOffline = false;
			take(next, outcome);
			await vault?.remove(next.item, next).catch(() => undefined);
			count();
			const allSaved = stopped === undefined && Object.keys(problems).length === 0;
			state = pending > 0 ? 'saving' : allSaved ? 'saved' : 'idle';
		}
		if (pending === 0) forgetCookie();
		busy = undefined;
	}

	/** First in the queue again, or where a newer state of its item waits. */
	function waitAgain(kept: Kept): void {
		rememberCookie();
		const at = waiting.findIndex(({ item }) => item === kept.item);
		if (at === -1) waiting.unshift(kept);
		else waiting[at] = { ...kept, ...waiting[at] };
	}

	/** Answers that the server does not have yet, the one under way among them. */
	function count(): void {
		const again = waiting.some(({ item }) => item === underWay?.item);
		pending = waiting.length + (underWay && !again ? 1 : 0);
	}

	function take(kept: Kept, outcome: Outcome): void {
		if (stopped === 'logged-out') stopped = undefined;
		if ('refused' in outcome && outcome.refused !== 'unreadable') stopped = outcome.refused;
		else if (!('saved' in outcome)) {
			const problem = 'problem' in outcome ? outcome.problem : unreadable;
			problems = { ...problems, [kept.item]: problem };
		} else {
			const { [kept.item]: _, ...others } = problems;
			problems = others;
			if (outcome.late) late += 1;
			if (outcome.takenOver) stopped = 'taken-over';
		}
	}

	async function pause(): Promise<void> {
		failingSince ??= performance.now();
		longOffline = performance.now() - failingSince > longAfter;
		const ms = retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 8000;
		failures += 1;
		await new Promise<void>((resolve) => {
			wake = resolve;
			setTimeout(resolve, ms);
		});
	}

	const rememberCookie = () =>
		(document.cookie = `${cookie}=${options.sittingId}; path=/; max-age=604800; samesite=lax`);
	const forgetCookie = () => (document.cookie = `${cookie}=; path=/; max-age=0; samesite=lax`);

	function drainSoon(): void {
		count();
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
			keeping = Promise.all([opened, keeping]).then(() => vault?.put(kept).catch(loseVault));
			drainSoon();
		},
		/** The connection may be back, or she is logged in again: no need to wait out the pause. */
		retryNow() {
			failures = 0;
			wake?.();
			if (waiting.length > 0) drainSoon();
		},
		/** Resolves when nothing waits any more, or nothing can be sent since she is logged out. */
		async flush(): Promise<void> {
			await opened;
			while (busy) await busy;
		}
	};
}

export type Saving = ReturnType<typeof createSaving>;
