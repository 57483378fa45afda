import { asc, count, eq, sql } from 'drizzle-orm';
import { LEAST_FOR_MEAN } from '../domain/privacy/limits.ts';
import {
	firstFigures,
	type ConstantsOf,
	type FirstFigures,
	type PublishedReport
} from '../domain/report/first.ts';
import { gainFigures, type GainFigures } from '../domain/report/gain.ts';
import type { Constants } from '../domain/report/constants.ts';
import { without, type PublishedFigure } from '../domain/report/ledger.ts';
import { askedOf } from './asked.ts';
import { record } from './audit.ts';
import { calibrate, constantsInForce, findCalibration, type Calibration } from './calibrations.ts';
import {
	listAllCohorts,
	listMoments,
	listOverdue,
	markClosed,
	momentState,
	type Moment
} from './cohorts.ts';
import type { Content } from './content/content.ts';
import { fingerprint } from './content/fingerprint.ts';
import { write, type Database } from './db/open.ts';
import { snapshot } from './db/schema.ts';
import { newId } from './ids.ts';
import { answeredLate, cohortRecord } from './records.ts';
import { listItemsSat } from './answers.ts';
import { countChanged, listTestsSat, submitAllAt, submitOverdue } from './sittings.ts';

/** Owns the table snapshot: what was published when a moment closed. Figures only, no persons. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

/** The figures, and what they were computed with. */
export interface StoredFigures<Figures> {
	readonly report: Figures;
	/** By test. */
	readonly calibrations: Readonly<Record<string, string>>;
	/** What had come in by then counts, in milliseconds; not there: when the snapshot was made. */
	readonly asOf?: number;
}

export interface Snapshot<Figures = FirstFigures | GainFigures> {
	readonly cohortId: string;
	readonly momentId: string;
	readonly version: number;
	readonly reason: 'closed' | 'changed' | 'key-correction';
	readonly madeAt: Date;
	readonly contentFingerprint: string;
	readonly figures: StoredFigures<Figures>;
}

/** In the order in which they were published: several can be made at one instant. */
export const listSnapshots = (db: Database, cohortId: string): Snapshot[] =>
	db
		.select()
		.from(snapshot)
		.where(eq(snapshot.cohortId, cohortId))
		.orderBy(asc(snapshot.madeAt), sql`rowid`)
		.all() as Snapshot[];

/** How often something was published in the installation. */
export const countSnapshots = (db: Database): number =>
	db.select({ n: count() }).from(snapshot).get()?.n ?? 0;

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
		publish(sources, moment, { reason: 'closed', asOf: now, now });
		return true;
	});
}

/** The first request after a window closes its moment. */
export function closeOverdue(sources: Sources, now: Date): void {
	for (const moment of listOverdue(sources.db, now)) {
		closeMoment(sources, moment, { by: null, now });
	}
}

/** The moments whose sittings a report rests on: T1 on its own, T3 on both. */
const momentsBehind = (
	db: Database,
	{ cohortId, momentId }: Pick<Snapshot, 'cohortId' | 'momentId'>
) => {
	const moments = listMoments(db, cohortId);
	const own = moments.find(({ id }) => id === momentId);
	return moments
		.filter(({ id, code }) => id === momentId || (own?.code === 'T3' && code === 'T1'))
		.map(({ id }) => id);
};

/** What the items that a report rests on are scored by: a corrected key changes it. */
const scoringOf = ({ db, content }: Sources, momentIds: readonly string[]): string =>
	fingerprint(
		listItemsSat(db, momentIds)
			.sort()
			.map((itemId) => [itemId, content.items.get(itemId)?.scored])
	);

function publish(
	sources: Sources,
	moment: Moment,
	{
		reason,
		asOf,
		now,
		calibrated = (test) => calibrate(sources, test, now)
	}: {
		reason: Snapshot['reason'];
		asOf: Date;
		now: Date;
		calibrated?: ((test: string) => Calibration) | undefined;
	}
): void {
	const { db, content } = sources;
	const { cohortId } = moment;
	const earlier = listSnapshots(db, cohortId);
	const sat = listTestsSat(db);
	const made = new Map(
		[...content.forms.keys()]
			.filter((test) => sat.has(test))
			.map((test) => [test, calibrated(test)])
	);
	const constantsOf = (test: string) =>
		made.get(test)?.constants ?? constantsInForce(sources, test);
	const { figures } = reportAfter(sources, { moment, earlier, asOf, constantsOf });
	db.insert(snapshot)
		.values({
			id: newId(),
			cohortId,
			momentId: moment.id,
			version: earlier.filter(({ momentId }) => momentId === moment.id).length + 1,
			reason,
			madeAt: now,
			contentFingerprint: scoringOf(sources, momentsBehind(db, { cohortId, momentId: moment.id })),
			figures: {
				report: figures,
				calibrations: Object.fromEntries([...made].map(([test, { id }]) => [test, id])),
				...(asOf < now && { asOf: asOf.getTime() })
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

/**
 * The report of a moment, held against all that the cohort's earlier snapshots gave away. What that
 * was is not stored (a snapshot holds no persons) but computed again, one after the other. Whoever's
 * answers came in between counts as not in the earlier ones: there they may have been known to be nil.
 */
function reportAfter(
	sources: Sources,
	{
		moment,
		earlier,
		asOf,
		constantsOf
	}: {
		moment: Moment;
		earlier: readonly Snapshot[];
		asOf: Date;
		constantsOf: ConstantsOf;
	}
): PublishedReport<FirstFigures | GainFigures> {
	const { cohortId } = moment;
	const moments = listMoments(sources.db, cohortId);
	const given: { asOf: Date; figures: readonly PublishedFigure[] }[] = [];
	let first: FirstFigures | undefined;

	const reportOf = (code: Moment['code'], at: Date) => {
		const before = given.flatMap(({ asOf: since, figures }) => {
			const late = answeredLate(sources, cohortId, { since, until: at });
			return figures.map((one) => without(one, late));
		});
		const found = cohortRecord(sources, cohortId, at);
		if (!found) throw new Error('a moment without a cohort');
		const from = { record: found, constantsOf, askedOf: askedOf(sources.content) };
		const made = code === 'T1' ? firstFigures(from, before) : gainFigures(from, before, first);
		given.push({ asOf: at, figures: made.published.slice(before.length) });
		return made;
	};
	for (const one of earlier) {
		const of = moments.find(({ id }) => id === one.momentId);
		if (of) reportOf(of.code, asOfThe(one));
		if (one.figures.report.moment === 'T1') first = one.figures.report;
	}
	return reportOf(moment.code, asOf);
}

const asOfThe = ({ figures, madeAt }: Snapshot): Date =>
	figures.asOf === undefined ? madeAt : new Date(figures.asOf);

/** Whether the newest figures of a moment say anything about outcomes. */
const saysSomething = ({ figures: { report } }: Snapshot) =>
	report.moment === 'T1' ? report.level !== undefined : report.gain !== undefined;

/**
 * Makes a snapshot again where that is allowed: after a corrected key, when six people or more
 * changed since, or when the limits are met where nothing could be shown before. A corrected key
 * alone changes nobody else: whoever came later waits until they are enough.
 */
export function refresh(
	sources: Sources,
	cohortId: string,
	now: Date,
	calibrated?: (environment: string) => Calibration
): void {
	const { db } = sources;
	const moments = listMoments(db, cohortId).filter(
		(one) => one.instrument === 'knowledge-test' && one.closedAt
	);
	for (const moment of moments) {
		const newest = listSnapshots(db, cohortId).findLast(({ momentId }) => momentId === moment.id);
		if (!newest) continue;
		const corrected = restsOnOtherKeys(sources, newest);
		const changed = countLater(db, newest);
		const enough = changed >= LEAST_FOR_MEAN || (changed > 0 && !saysSomething(newest));
		if (!corrected && !enough) continue;
		const reason = corrected ? 'key-correction' : 'changed';
		const asOf = enough ? now : asOfThe(newest);
		write(db, () => publish(sources, moment, { reason, asOf, now, calibrated }));
	}
}

/** Whether figures were published by other keys than those of the content. */
const restsOnOtherKeys = (sources: Sources, published: Snapshot): boolean =>
	published.contentFingerprint !== scoringOf(sources, momentsBehind(sources.db, published));

/** The newest figures of each moment that rest on other keys than those of the content. */
export const listOutdated = (sources: Sources): Snapshot[] =>
	listAllCohorts(sources.db).flatMap(({ cohort }) =>
		[...Map.groupBy(listSnapshots(sources.db, cohort.id), ({ momentId }) => momentId).values()]
			.flatMap((versions) => versions.at(-1) ?? [])
			.filter((newest) => restsOnOtherKeys(sources, newest))
	);

/** After keys were corrected: all that was published by the old ones is published anew, with the same constants. */
export function republish(sources: Sources, now: Date): void {
	const made = new Map<string, Calibration>();
	const calibrated = (environment: string) => {
		const found = made.get(environment) ?? calibrate(sources, environment, now);
		made.set(environment, found);
		return found;
	};
	for (const cohortId of new Set(listOutdated(sources).map((one) => one.cohortId))) {
		refresh(sources, cohortId, now, calibrated);
	}
}

/** People of whom something came, or was voided, too late for a snapshot that rests on it. */
export const countLater = (db: Database, newest: Snapshot): number =>
	countChanged(db, momentsBehind(db, newest), asOfThe(newest));

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
	test: string,
	now: Date
): { constants: Constants; provisional: boolean } {
	const newest = listSnapshots(sources.db, moment.cohortId).findLast(
		({ momentId }) => momentId === moment.id
	);
	const id = newest?.figures.calibrations[test];
	const kept = id === undefined ? undefined : findCalibration(sources.db, id, test);
	return {
		constants: kept ?? constantsInForce(sources, test),
		provisional: momentState(moment, now) !== 'closed'
	};
}
