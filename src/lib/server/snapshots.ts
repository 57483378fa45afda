import { asc, eq } from 'drizzle-orm';
import { LEAST_FOR_MEAN } from '../domain/privacy/limits.ts';
import { firstFigures, type FirstFigures, type PublishedReport } from '../domain/report/first.ts';
import { gainFigures, type GainFigures } from '../domain/report/gain.ts';
import type { Constants } from '../domain/report/constants.ts';
import { record } from './audit.ts';
import { calibrate, constantsInForce, findCalibration } from './calibrations.ts';
import { listOverdue, markClosed, listMoments, momentState, type Moment } from './cohorts.ts';
import type { Content } from './content/content.ts';
import { fingerprint } from './content/fingerprint.ts';
import { write, type Database } from './db/open.ts';
import { snapshot } from './db/schema.ts';
import { newId } from './ids.ts';
import { cohortRecord } from './records.ts';
import { listItemsSat } from './answers.ts';
import { countChanged, submitAllAt, submitOverdue } from './sittings.ts';

/** Owns the table snapshot: what was published when a moment closed. Figures only, no persons. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

/** The figures, and by environment the calibration that they were computed with. */
export interface StoredFigures<Figures> {
	readonly report: Figures;
	readonly calibrations: Readonly<Record<string, string>>;
}

export interface Snapshot<Figures = FirstFigures | GainFigures> {
	readonly momentId: string;
	readonly version: number;
	readonly reason: 'closed' | 'changed' | 'key-correction';
	readonly madeAt: Date;
	readonly contentFingerprint: string;
	readonly figures: StoredFigures<Figures>;
}

export const listSnapshots = (db: Database, cohortId: string): Snapshot[] =>
	db
		.select()
		.from(snapshot)
		.where(eq(snapshot.cohortId, cohortId))
		.orderBy(asc(snapshot.madeAt), asc(snapshot.version))
		.all() as Snapshot[];

/** Closes a moment: hands in whoever is busy, and publishes its figures. False when it was closed. */
export function closeMoment(
	sources: Sources,
	moment: Moment,
	{ by, now }: { by: string | null; now: Date }
): boolean {
	const { db } = sources;
	return write(db, () => {
		if (!markClosed(db, moment, now)) return false;
		if (moment.instrument !== 'knowledge-test') return true;
		submitOverdue(db, now);
		submitAllAt(db, moment.id, now);
		record(db, {
			at: now,
			actorId: by,
			action: 'moment-closed',
			subject: 'moment',
			subjectId: moment.id
		});
		publish(sources, moment, 'closed', now);
		return true;
	});
}

/** The first request after a window closes its moment. */
export function closeOverdue(sources: Sources, now: Date): void {
	for (const moment of listOverdue(sources.db, now)) {
		closeMoment(sources, moment, { by: null, now });
	}
}

/** What the items that were sat in a cohort are scored by: a corrected key changes it. */
const scoringOf = ({ db, content }: Sources, cohortId: string): string =>
	fingerprint(
		listItemsSat(db, cohortId)
			.sort()
			.map((itemId) => [itemId, content.items.get(itemId)?.scored])
	);

function publish(sources: Sources, moment: Moment, reason: Snapshot['reason'], now: Date): void {
	const { db, content } = sources;
	const { cohortId } = moment;
	const earlier = listSnapshots(db, cohortId);
	const moments = listMoments(db, cohortId);
	const made = new Map(
		[...content.forms.keys()].map((environment) => [
			environment,
			calibrate(sources, environment, now)
		])
	);
	const constantsOf = (environment: string) =>
		made.get(environment)?.constants ?? constantsInForce(sources, environment);
	const { figures } = reportOf(sources, moment, moments, earlier, undefined, constantsOf);
	db.insert(snapshot)
		.values({
			id: newId(),
			cohortId,
			momentId: moment.id,
			version: earlier.filter(({ momentId }) => momentId === moment.id).length + 1,
			reason,
			madeAt: now,
			contentFingerprint: scoringOf(sources, cohortId),
			figures: {
				report: figures,
				calibrations: Object.fromEntries(
					[...made].map(([environment, { id }]) => [environment, id])
				)
			}
		})
		.run();
	record(db, {
		at: now,
		actorId: null,
		action: 'snapshot-made',
		subject: 'moment',
		subjectId: moment.id
	});
}

/** The report of a moment, held against all that the cohort's earlier snapshots gave away. */
function reportOf(
	sources: Sources,
	moment: Moment,
	moments: readonly Moment[],
	earlier: readonly Snapshot[],
	asOf: Date | undefined,
	constantsOf: (environment: string) => Constants
): PublishedReport<FirstFigures | GainFigures> {
	let published: PublishedReport<FirstFigures>['published'] = [];
	let first: FirstFigures | undefined;
	earlier.forEach((one, at) => {
		const of = moments.find(({ id }) => id === one.momentId);
		if (!of) return;
		published = reportOf(
			sources,
			of,
			moments,
			earlier.slice(0, at),
			one.madeAt,
			constantsOf
		).published;
		if (one.figures.report.moment === 'T1') first = one.figures.report;
	});
	const found = cohortRecord(sources, moment.cohortId, asOf);
	if (!found) throw new Error('a moment without a cohort');
	const chanceOf = (itemId: string) => sources.content.items.get(itemId)?.item.chance ?? 0;
	const given = { record: found, constantsOf, chanceOf };
	if (moment.code === 'T1') return firstFigures(given, published);
	return gainFigures(given, published, first);
}

/** Whether the newest figures of a moment say anything about outcomes. */
const saysSomething = ({ figures: { report } }: Snapshot) =>
	report.moment === 'T1' ? report.level !== undefined : report.gain !== undefined;

/**
 * Makes a snapshot again where that is allowed: after a corrected key, when six people or more
 * changed since, or when the limits are met where nothing could be shown before.
 */
export function refresh(sources: Sources, cohortId: string, now: Date): void {
	const { db } = sources;
	const moments = listMoments(db, cohortId).filter(
		(one) => one.instrument === 'knowledge-test' && one.closedAt
	);
	for (const moment of moments) {
		const newest = listSnapshots(db, cohortId).findLast(({ momentId }) => momentId === moment.id);
		if (!newest) continue;
		const corrected = newest.contentFingerprint !== scoringOf(sources, cohortId);
		const changed = countChanged(db, moment.id, newest.madeAt);
		if (changed === 0 && !corrected) continue;
		const enough = changed >= LEAST_FOR_MEAN || !saysSomething(newest);
		if (corrected || enough) {
			write(db, () => publish(sources, moment, corrected ? 'key-correction' : 'changed', now));
		}
	}
}

/** The newest published figures of both moments. */
export function findReports(db: Database, cohortId: string) {
	const all = listSnapshots(db, cohortId);
	const newest = (which: 'T1' | 'T3') =>
		all.findLast(({ figures }) => figures.report.moment === which);
	return {
		first: newest('T1') as Snapshot<FirstFigures> | undefined,
		gain: newest('T3') as Snapshot<GainFigures> | undefined
	};
}

/** The constants of the newest snapshot of a moment, or, while it is open, those in force. */
export function constantsFor(
	sources: Sources,
	moment: Moment,
	environment: string,
	now: Date
): { constants: Constants; provisional: boolean } {
	const newest = listSnapshots(sources.db, moment.cohortId).findLast(
		({ momentId }) => momentId === moment.id
	);
	const id = newest?.figures.calibrations[environment];
	const kept = id === undefined ? undefined : findCalibration(sources.db, id, environment);
	return {
		constants: kept ?? constantsInForce(sources, environment),
		provisional: momentState(moment, now) !== 'closed'
	};
}
