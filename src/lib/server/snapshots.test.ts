import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FirstFigures } from '../domain/report/first.ts';
import { listFrozen, saveAnswers } from './answers.ts';
import { findCalibration } from './calibrations.ts';
import { findMoment, type Cohort, type Membership } from './cohorts.ts';
import type { Content } from './content/content.ts';
import { audit, calibration, person, sitting as sittingTable, snapshot } from './db/schema.ts';
import { rightAnswer } from './demo-answers.ts';
import { reportPage } from './report-of.ts';
import { ownResult } from './results.ts';
import {
	closeMoment,
	closeOverdue,
	constantsFor,
	countLater,
	findReports,
	listSnapshots,
	refresh
} from './snapshots.ts';
import { findSitting, voidSitting, type Sitting } from './sittings.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	shippedContent,
	start,
	take,
	type World
} from './test-world.ts';

let world: World;
let cohort: Cohort;
beforeEach(async () => {
	world = await makeWorld();
	cohort = addCohort(world);
});

/** So many learners who took T1, with 4, 6, 8 … items right. */
function takeFirst(n: number, className: string | null = null): Membership[] {
	return Array.from({ length: n }, (_, at) => {
		const member = enrol(world, cohort, { className });
		take(world, member, 'T1', { right: 4 + 2 * (at % 5) });
		return member;
	});
}
/** What was handed in comes in only after the moment closed. */
function comesLater(members: readonly Membership[], at: Date): void {
	for (const { personId } of members) {
		world.db
			.update(sittingTable)
			.set({ submittedAt: at })
			.where(eq(sittingTable.personId, personId))
			.run();
	}
}
/** The sittings of some people are taken out. */
function voidAll(members: readonly Membership[], at: Date): void {
	for (const { personId } of members) {
		for (const { id } of world.db
			.select()
			.from(sittingTable)
			.where(eq(sittingTable.personId, personId))
			.all()) {
			voidSitting(world.db, { sittingId: id, reason: 'x', by: world.trainer, now: at });
		}
	}
}
/** The last item, right, from a device that had no connection. */
function answersLate({ personId }: Membership, at: Date): void {
	const [row] = world.db
		.select()
		.from(sittingTable)
		.where(eq(sittingTable.personId, personId))
		.all();
	if (!row) throw new Error('no sitting');
	const itemId = listFrozen(world.db, row.id).at(-1)?.itemId ?? '';
	const bank = world.content.items.get(itemId);
	const answer = { sittingId: row.id, itemId, value: bank && rightAnswer(bank), epoch: 1, seq: 99 };
	saveAnswers(world.db, [{ ...answer, savedAt: at, late: true }], 1);
}
const close = (code: 'T1' | 'T3', at: Date, sources = world) =>
	closeMoment(sources, momentOf(world, cohort, code), { by: world.trainer, now: at });
const versions = () =>
	listSnapshots(world.db, cohort.id).map(({ figures, version, reason }) => [
		figures.report.moment,
		version,
		reason
	]);
const level = () => findReports(world.db, cohort.id).first?.figures.report.level;

/** The content with another key for one item: whoever had it right now has it wrong. */
function corrected(content: Content, itemId: string): Content {
	const bank = content.items.get(itemId);
	if (!bank) throw new Error('no item');
	const item = { ...bank.item, score: () => 0 };
	const items = new Map([...content.items, [itemId, { ...bank, item, scored: `${bank.scored}!` }]]);
	return { ...content, items };
}
const firstItem = (sitting: Sitting) => listFrozen(world.db, sitting.id)[0]?.itemId ?? '';

describe('before a moment closes', () => {
	it('there are only counts of who handed in', () => {
		takeFirst(12);
		start(world, enrol(world, cohort), 'T1');
		refresh(world, cohort.id, minutes(12));
		const page = reportPage(world, cohort.id, minutes(12));
		expect(page.first).toBeUndefined();
		expect(page.made).toBeUndefined();
		expect(page.moments[0]).toMatchObject({ code: 'T1', state: 'open', handedIn: 12 });
		expect(world.db.select().from(snapshot).all()).toEqual([]);
	});
});

describe('closing a moment', () => {
	it('hands in who is busy, publishes the figures once, and is in the log', () => {
		takeFirst(7);
		const busy = start(world, { ...enrol(world, cohort), extraTime: 0 }, 'T1');
		expect(close('T1', days(1))).toBe(true);
		expect(close('T1', days(2))).toBe(false);
		expect(findSitting(world.db, busy.id)).toMatchObject({
			submittedBy: 'window',
			submittedAt: days(1)
		});
		expect(versions()).toEqual([['T1', 1, 'closed']]);
		expect(level()?.n).toBe(8);
		expect(
			world.db
				.select()
				.from(audit)
				.all()
				.map(({ action }) => action)
		).toContain('moment-closed');
	});

	it('happens at the first request after its window, and never at one before', () => {
		takeFirst(7);
		closeOverdue(world, days(4.99));
		expect(versions()).toEqual([]);
		closeOverdue(world, days(5));
		closeOverdue(world, days(6));
		expect(versions()).toEqual([['T1', 1, 'closed']]);
		expect(findMoment(world.db, momentOf(world, cohort, 'T1').id)?.closedAt).toEqual(days(5));
	});

	it('takes T1 before T3 when nobody came for months, and keeps that order', () => {
		for (const [at, member] of takeFirst(12).entries()) {
			take(world, member, 'T3', { right: 6 + (at % 9) });
		}
		closeOverdue(world, days(100));
		expect(versions()).toEqual([
			['T1', 1, 'closed'],
			['T3', 1, 'closed']
		]);
		expect(findReports(world.db, cohort.id).gain?.figures.report.distribution?.firstOfAll).toBe(
			false
		);
	});

	it('of questionnaires publishes no test', async () => {
		const other = addCohort(world, {
			moments: [{ code: 'T2a', label: 'Tussen', opensAt: days(-5), closesAt: days(5) }]
		});
		closeOverdue(world, days(6));
		expect(listSnapshots(world.db, other.id)).toEqual([]);
	});

	it('says nothing about fewer than six people but how many they are', () => {
		takeFirst(5);
		close('T1', days(1));
		const report = findReports(world.db, cohort.id).first?.figures.report;
		expect(report).toMatchObject({ n: 5, groups: [] });
		expect([report?.level, report?.distribution]).toEqual([undefined, undefined]);
	});
});

describe('a snapshot', () => {
	it('holds no person: no id, no name, no address, no sitting', () => {
		const members = [...takeFirst(8, 'A'), ...takeFirst(7, 'B')];
		close('T1', days(1));
		for (const member of members) take(world, member, 'T3', { right: 12 });
		close('T3', days(63));
		const stored = JSON.stringify([
			world.db.select().from(snapshot).all(),
			world.db.select().from(calibration).all()
		]);
		expect(stored.length).toBeGreaterThan(2000);
		for (const { id, name, email } of world.db.select().from(person).all()) {
			for (const word of [id, name, email]) expect(stored).not.toContain(word);
		}
		for (const { id } of world.db.select().from(sittingTable).all())
			expect(stored).not.toContain(id);
	});

	it('is read back as it was published', () => {
		takeFirst(12);
		close('T1', days(1));
		const [found] = listSnapshots(world.db, cohort.id);
		expect(found).toMatchObject({ cohortId: cohort.id, version: 1, madeAt: days(1) });
		expect((found?.figures.report as FirstFigures).level?.n).toBe(12);
		expect(JSON.stringify(found?.figures)).toBe(
			world.db.$client.prepare<[], { figures: string }>('select figures from snapshot').get()
				?.figures
		);
	});

	it('keeps its constants when others sit later', () => {
		takeFirst(12);
		close('T1', days(1));
		const moment = findMoment(world.db, momentOf(world, cohort, 'T1').id);
		if (!moment) throw new Error('no moment');
		const before = constantsFor(world, moment, 'cito', days(2));
		expect(before).toMatchObject({ provisional: false });
		expect(before.constants.parts.total.link).toMatchObject({ nA: 6, nB: 6 });
		const other = addCohort(world);
		for (let at = 0; at < 8; at += 1) take(world, enrol(world, other), 'T1', { right: at });
		closeMoment(world, momentOf(world, other, 'T1'), { by: null, now: days(3) });
		expect(constantsFor(world, moment, 'cito', days(4)).constants).toEqual(before.constants);
		const [newest] = listSnapshots(world.db, other.id);
		const id = newest?.figures.calibrations['cito'] ?? '';
		expect(findCalibration(world.db, id, 'cito')?.parts.total.link).toMatchObject({
			nA: 10,
			nB: 10
		});
		expect(findCalibration(world.db, id, 'iep')).toBeUndefined();
	});

	it('is not there yet while a moment is open: its constants are those in force, for the time being', () => {
		takeFirst(12);
		const first = momentOf(world, cohort, 'T1');
		expect(constantsFor(world, first, 'cito', days(1))).toMatchObject({
			provisional: true,
			constants: { parts: { total: { link: { method: 'identity' } } } }
		});
		close('T1', days(1));
		const last = momentOf(world, cohort, 'T3');
		expect(constantsFor(world, last, 'cito', days(62))).toMatchObject({
			provisional: true,
			constants: { parts: { total: { link: { nA: 6, nB: 6 } } } }
		});
	});
});

describe('what comes after a moment closed', () => {
	it('is not in the figures as long as it is of fewer than six people, but is counted', () => {
		takeFirst(10);
		comesLater(takeFirst(5), days(2));
		close('T1', days(1));
		const before = level();
		const page = reportPage(world, cohort.id, days(3));
		expect(page.made).toMatchObject({ version: 1, later: 5 });
		expect(level()).toEqual(before);
		expect(before?.n).toBe(10);
	});

	it('makes a new version once six people changed, which says so', () => {
		takeFirst(10);
		comesLater(takeFirst(6), days(2));
		close('T1', days(1));
		expect(reportPage(world, cohort.id, days(3)).made).toMatchObject({
			version: 2,
			versions: 2,
			reason: 'changed',
			later: 0
		});
		expect(level()?.n).toBe(16);
		refresh(world, cohort.id, days(4));
		expect(versions()).toHaveLength(2);
	});

	it('is shown at once where nothing could be shown before', () => {
		takeFirst(5);
		const [late] = takeFirst(1);
		if (!late) throw new Error('nobody');
		comesLater([late], days(2));
		close('T1', days(1));
		expect(level()).toBeUndefined();
		refresh(world, cohort.id, days(3));
		expect(level()?.n).toBe(6);
		expect(versions().at(-1)).toEqual(['T1', 2, 'changed']);
	});

	it('may be that somebody is taken out: a few change nothing', () => {
		const members = takeFirst(14);
		close('T1', days(1));
		const out = (some: readonly Membership[]) => {
			voidAll(some, days(2));
			refresh(world, cohort.id, days(3));
		};
		out(members.slice(0, 5));
		expect(level()?.n).toBe(14);
		out(members.slice(5, 6));
		expect(level()?.n).toBe(8);
	});

	it('may be answers alone: for the cohort from six people on', () => {
		const members = takeFirst(12);
		close('T1', days(1));
		const before = level()?.value ?? 0;
		for (const member of members.slice(0, 5)) answersLate(member, days(1.5));
		refresh(world, cohort.id, days(2));
		expect(versions()).toHaveLength(1);
		answersLate(members[5] as Membership, days(1.6));
		refresh(world, cohort.id, days(2));
		expect(versions()).toHaveLength(2);
		expect(level()?.value).toBeGreaterThan(before);
	});

	it('counts for the learner herself at once', () => {
		cohort = addCohort(world, { firstResult: 'score' });
		const [member] = takeFirst(12);
		if (!member) throw new Error('nobody');
		close('T1', days(1));
		const score = () =>
			ownResult(world, member.personId, cohort.id, days(2))?.first?.score.value ?? 0;
		const before = score();
		answersLate(member, days(1.5));
		expect(score()).toBeGreaterThan(before);
		refresh(world, cohort.id, days(2));
		expect(versions()).toHaveLength(1);
	});

	it('never tells on one of them through her class: there the second version shows no classes', () => {
		const [here, there] = [takeFirst(9, 'A'), takeFirst(7, 'B')];
		close('T1', days(1));
		const groups = () => findReports(world.db, cohort.id).first?.figures.report.groups.length;
		expect(groups()).toBe(1);
		for (const member of [...here.slice(0, 5), ...there.slice(0, 1)])
			answersLate(member, days(1.5));
		refresh(world, cohort.id, days(2));
		expect(level()?.n).toBe(16);
		expect(groups()).toBe(0);
	});

	it('counts at T3 for whoever changed at one of both moments', () => {
		const members = takeFirst(14);
		close('T1', days(1));
		for (const member of members) take(world, member, 'T3', { right: 12 });
		close('T3', days(63));
		const [first, gain] = listSnapshots(world.db, cohort.id);
		if (!first || !gain) throw new Error('no snapshots');
		const rows = (which: 'T1' | 'T3', from: number, to: number) =>
			members.slice(from, to).flatMap(({ personId }) =>
				world.db
					.select()
					.from(sittingTable)
					.where(eq(sittingTable.personId, personId))
					.all()
					.filter(({ momentId }) => momentId === momentOf(world, cohort, which).id)
			);
		for (const { id } of [...rows('T1', 0, 3), ...rows('T3', 3, 6)]) {
			voidSitting(world.db, { sittingId: id, reason: 'x', by: world.trainer, now: days(64) });
		}
		expect([countLater(world.db, first), countLater(world.db, gain)]).toEqual([3, 6]);
		refresh(world, cohort.id, days(65));
		expect(versions()).toEqual([
			['T1', 1, 'closed'],
			['T3', 1, 'closed'],
			['T3', 2, 'changed']
		]);
		expect(findReports(world.db, cohort.id).gain?.figures.report.counts.both).toBe(8);
	});
});

describe('a corrected key', () => {
	it('makes a new version that says so, with other figures, once', () => {
		takeFirst(12);
		close('T1', days(1));
		const before = level()?.value ?? 0;
		const [sat] = world.db.select().from(sittingTable).all();
		const content = corrected(world.content, firstItem(sat as Sitting));
		const now = { ...world, content };
		refresh(now, cohort.id, days(2));
		expect(versions()).toEqual([
			['T1', 1, 'closed'],
			['T1', 2, 'key-correction']
		]);
		expect(level()?.value).toBeLessThan(before);
		expect(level()?.n).toBe(12);
		refresh(now, cohort.id, days(3));
		expect(versions()).toHaveLength(2);
	});

	it('of an item that nobody here sat changes nothing', () => {
		takeFirst(12);
		close('T1', days(1));
		const sat = new Set(
			world.db
				.select()
				.from(sittingTable)
				.all()
				.flatMap(({ id }) => listFrozen(world.db, id).map(({ itemId }) => itemId))
		);
		expect(sat.size).toBeGreaterThan(16);
		const [member] = takeFirst(0);
		expect(member).toBeUndefined();
		const extra = { ...world.content, items: new Map(world.content.items) };
		const [, bank] = [...world.content.items][0] ?? [];
		if (bank) extra.items.set('new-item', { ...bank, id: 'new-item', scored: 'other' });
		refresh({ ...world, content: extra }, cohort.id, days(2));
		expect(versions()).toHaveLength(1);
	});

	it('does not bring in the few who came later: they still wait until they are six', () => {
		const members = takeFirst(14);
		comesLater(takeFirst(3), days(2));
		close('T1', days(1));
		const [sat] = world.db.select().from(sittingTable).all();
		const now = { ...world, content: corrected(world.content, firstItem(sat as Sitting)) };
		refresh(now, cohort.id, days(3));
		expect(level()?.n).toBe(14);
		expect(reportPage(now, cohort.id, days(3)).made).toMatchObject({
			version: 2,
			reason: 'key-correction',
			later: 3
		});
		voidAll(members.slice(0, 3), days(4));
		refresh(now, cohort.id, days(5));
		expect(level()?.n).toBe(14);
		expect(versions().at(-1)).toEqual(['T1', 3, 'changed']);
	});

	it('is not seen in T1 when other items are sat at T3', async () => {
		const content = await shippedContent();
		const cito = content.forms.get('cito');
		if (!cito) throw new Error('no forms');
		// One environment whose forms share nothing: at T3 everybody meets other items.
		const [a, b] = [cito.forms.A.slice(0, 6), cito.forms.B.slice(6)];
		const apart = {
			...cito,
			environment: 'iep',
			anchors: new Set<string>(),
			forms: { A: a, B: b }
		};
		world = await makeWorld({ content: { ...content, forms: new Map([['iep', apart]]) } });
		cohort = addCohort(world);
		const member = enrol(world, cohort);
		take(world, member, 'T1', { environment: 'iep' });
		close('T1', days(1));
		take(world, member, 'T3', { environment: 'iep' });
		refresh(world, cohort.id, days(62));
		expect(versions()).toEqual([['T1', 1, 'closed']]);
	});

	it('can come twelve times, and each is a version', () => {
		takeFirst(12);
		close('T1', days(1));
		const [sat] = world.db.select().from(sittingTable).all();
		const itemId = firstItem(sat as Sitting);
		let { content } = world;
		for (let at = 0; at < 12; at += 1) {
			content = corrected(content, itemId);
			refresh({ ...world, content }, cohort.id, days(2 + at));
		}
		expect(versions()).toHaveLength(13);
	});
});
