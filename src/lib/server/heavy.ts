import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ItemFigures } from '../domain/report/item-figures.ts';
import type { CalibrationStep } from '../domain/report/pooled-calibration.ts';
import type { Asked, Calibrated } from './calibration-run.ts';

/**
 * Work over the whole installation, in a thread of its own: while it runs, answers are saved as ever. The
 * thread is started from its source, which lies beside the built app as the content does.
 */

type Task = { readonly kind: 'items' } | { readonly kind: 'calibration'; readonly asked: Asked };

export interface Given {
	readonly file: string;
	readonly roots: readonly string[];
	readonly task: Task;
}

export type FromWorker =
	{ readonly step: CalibrationStep } | { readonly done: Calibrated | ItemFigures };

/** A calibration that was asked for: how far it is, and what came of it. */
export interface Run {
	readonly asked: Asked;
	readonly startedAt: Date;
	step: CalibrationStep | undefined;
	result: Calibrated | undefined;
	failed: boolean;
	/** Settles when there is a result, or never will be. */
	readonly finished: Promise<void>;
}

export interface Heavy {
	/** Item figures over the installation; computed again when `since` is another. */
	items(since: string): Promise<ItemFigures>;
	/** One at a time: while one runs, that one is given. */
	calibrate(asked: Asked, now: Date): Run;
	/** The newest of a test, until the app stops. */
	findRun(test: string): Run | undefined;
}

export function createHeavy(file: string, roots: readonly string[]): Heavy {
	const runs = new Map<string, Run>();
	let known: { since: string; figures: Promise<ItemFigures> } | undefined;
	const work = <Result>(task: Task, onStep: (step: CalibrationStep) => void = () => {}) =>
		inThread({ file, roots, task }, onStep) as Promise<Result>;
	return {
		items(since) {
			if (known?.since !== since) {
				const figures = work<ItemFigures>({ kind: 'items' });
				known = { since, figures };
				figures.catch(() => (known = undefined));
			}
			return known.figures;
		},
		calibrate(asked, now) {
			const busy = [...runs.values()].find(({ result, failed }) => !result && !failed);
			if (busy) return busy;
			const run: Run = {
				asked,
				startedAt: now,
				step: undefined,
				result: undefined,
				failed: false,
				finished: work<Calibrated>(
					{ kind: 'calibration', asked },
					(step) => (run.step = step)
				).then(
					(result) => void (run.result = result),
					() => void (run.failed = true)
				)
			};
			runs.set(asked.test, run);
			return run;
		},
		findRun: (test) => runs.get(test)
	};
}

function inThread(given: Given, onStep: (step: CalibrationStep) => void) {
	return new Promise<Calibrated | ItemFigures>((keep, fail) => {
		const worker = new Worker(resolve('src/lib/server/heavy-worker.ts'), { workerData: given });
		worker.on('message', (message: FromWorker) => {
			if ('step' in message) onStep(message.step);
			else keep(message.done);
		});
		worker.on('error', fail);
		worker.on('exit', (code) => fail(new Error(`the thread stopped with ${code}`)));
	});
}
