import { parentPort, workerData } from 'node:worker_threads';
import { itemFigures } from '../domain/report/item-figures.ts';
import { askedOf } from './asked.ts';
import { runCalibration } from './calibration-run.ts';
import { readContent } from './content/content.ts';
import { openReadOnly } from './db/open.ts';
import type { FromWorker, Given } from './heavy.ts';
import { pooledSittings } from './pooled.ts';

/** A thread of its own: reads the content again, and the database on a connection that cannot write. */
const { file, roots, task } = workerData as Given;
const tell = (message: FromWorker) => parentPort?.postMessage(message);

const content = await readContent(roots);
const db = openReadOnly(file);
try {
	const sources = { db, content };
	if (task.kind === 'calibration') {
		tell({ done: runCalibration(sources, task.asked, (step) => tell({ step })) });
	} else {
		const { first, last } = pooledSittings(sources);
		tell({ done: itemFigures(first, last, { askedOf: askedOf(content), people: true }) });
	}
} finally {
	db.$client.close();
}
