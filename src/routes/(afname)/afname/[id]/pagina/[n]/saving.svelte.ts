/**
 * Sends each answer as it is given: one request in flight, the newest state of an item replaces what
 * waits, and a failed request is tried again until it gets through. "Opgeslagen" only after the server
 * said so. (The queue that survives a reload takes the place of `waiting`.)
 */

export type SaveState = 'idle' | 'saving' | 'saved' | 'offline';

export interface Change {
	readonly item: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly flagged?: boolean;
}

type Outcome = { saved: number; takenOver: boolean } | { problem: string } | { refused: string };

const retryAfter = [500, 1000, 2000, 4000, 8000];

export function createSaving(options: {
	url: string;
	epoch: number;
	seq: number;
	/** The sitting can't be written any more, or another window took over. */
	onstopped: (why: string) => void;
}) {
	/** Not shown, so not reactive: only `state` and `problems` are. */
	const waiting: Change[] = [];
	let seq = options.seq;
	let state = $state<SaveState>('idle');
	let problems = $state.raw<Record<string, string>>({});
	let busy: Promise<void> | undefined;

	async function send(change: Change): Promise<boolean> {
		const body = { epoch: options.epoch, seq: ++seq, ...change };
		const response = await fetch(options.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		if (response.status >= 500) return false;
		const outcome = (await response.json()) as Outcome;
		if ('refused' in outcome) options.onstopped(outcome.refused);
		else if ('problem' in outcome) problems = { ...problems, [change.item]: outcome.problem };
		else {
			const { [change.item]: _, ...others } = problems;
			problems = others;
			if (outcome.takenOver) options.onstopped('taken-over');
		}
		return true;
	}

	async function drain(): Promise<void> {
		let failures = 0;
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const arrived = await send(next).catch(() => false);
			if (arrived) {
				failures = 0;
				state = waiting.length > 0 ? 'saving' : 'saved';
				continue;
			}
			const { item } = next;
			if (!waiting.some((newer) => newer.item === item)) waiting.unshift(next);
			state = 'offline';
			const pause = retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 8000;
			failures += 1;
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
		busy = undefined;
	}

	return {
		get state() {
			return state;
		},
		get problems() {
			return problems;
		},
		get pending() {
			return state === 'saving' || state === 'offline';
		},
		save(change: Change) {
			const at = waiting.findIndex(({ item }) => item === change.item);
			if (at === -1) waiting.push(change);
			else waiting[at] = change;
			if (state !== 'offline') state = 'saving';
			busy ??= drain();
		},
		/** Resolves when nothing waits any more. */
		async flush(): Promise<void> {
			while (busy) await busy;
		}
	};
}
