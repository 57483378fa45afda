import { and, desc, eq } from 'drizzle-orm';
import { computeConstants, type Constants } from '../domain/report/constants.ts';
import type { Content } from './content/content.ts';
import { itemsOf } from './content/forms.ts';
import type { Database } from './db/open.ts';
import { calibration } from './db/schema.ts';
import { newId } from './ids.ts';
import { firstSittings } from './records.ts';

/** Owns the table calibration: constants of equating and error, dated, never changed. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface Calibration {
	readonly id: string;
	readonly test: string;
	readonly madeAt: Date;
	readonly constants: Constants;
}

/** How a form pair is built; both forms alike, so form A tells. */
function designOf(content: Content, test: string) {
	const pair = content.forms.get(test);
	return {
		test,
		items: itemsOf(pair?.forms.A ?? []).map(({ core, testletId, item }) => ({
			core,
			anchor: pair?.anchors.has(testletId) ?? false,
			maxScore: item.maxScore
		}))
	};
}

/** Computes and keeps the constants of a test as they are now, by the newest reviewed calibration. */
export function calibrate(sources: Sources, test: string, now: Date): Calibration {
	const { db, content } = sources;
	const constants = computeConstants(
		designOf(content, test),
		firstSittings(sources, test),
		content.calibrations.get(test)?.parts
	);
	const made = { id: newId(), test, madeAt: now, constants };
	db.insert(calibration)
		.values({ ...made, contentFingerprint: content.fingerprint })
		.run();
	return made;
}

/** The newest constants of a test; before the first moment closed, forms count as equal. */
export function constantsInForce({ db, content }: Sources, test: string): Constants {
	const newest = db
		.select({ constants: calibration.constants })
		.from(calibration)
		.where(eq(calibration.test, test))
		.orderBy(desc(calibration.madeAt))
		.get();
	return newest
		? (newest.constants as Constants)
		: computeConstants(designOf(content, test), [], content.calibrations.get(test)?.parts);
}

export function findCalibration(db: Database, id: string, test: string): Constants | undefined {
	const found = db
		.select({ constants: calibration.constants })
		.from(calibration)
		.where(and(eq(calibration.id, id), eq(calibration.test, test)))
		.get();
	return found?.constants as Constants | undefined;
}
