import type { Change, SaveState } from '../../saving.svelte';

/** For the page's test: what stands around it, in place of Kit's navigation and of the queue. */

type Where = number | 'overzicht' | undefined;
let where = $state<Where>();

/** Where the browser is: only what the page pushed. */
export const browser = {
	get state() {
		return { afname: where };
	},
	go(to: Where) {
		where = to;
	}
};

/** What the page sent. */
export const sent: Change[] = [];
export const retried: number[] = [];

let state = $state<SaveState>('idle');
let stopped = $state<string>();
let pending = $state(0);

/** What the server said, as a test has it. */
export const saving = {
	get state() {
		return state;
	},
	set state(value) {
		state = value;
	},
	get stopped() {
		return stopped;
	},
	set stopped(value) {
		stopped = value;
	},
	get pending() {
		return pending;
	},
	set pending(value) {
		pending = value;
	},
	problems: {},
	longOffline: false,
	countFrom() {},
	save: (change: Change) => void sent.push(change),
	retryNow: () => void retried.push(1),
	flush: () => Promise.resolve()
};
