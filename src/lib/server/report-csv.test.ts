import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf, countStates } from './board.ts';
import { leave, type Cohort } from './cohorts.ts';
import { itemFigures } from '../domain/report/item-figures.ts';
import { askedOf } from './asked.ts';
import { itemsOf } from './content/forms.ts';
import { pooledSittings } from './pooled.ts';
import { cohortAnalysis, pooledAnalysis } from './item-analysis.ts';
import { reportCsv } from './report-csv.ts';
import { groupName, reportPage } from './report-of.ts';
import { closeMoment } from './snapshots.ts';
import {
	start,
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	take,
	type World
} from './test-world.ts';

let world: World;
let cohort: Cohort;
let onlyFirst: Cohort;

/** Two classes, of which one has a name that a spreadsheet would run, and T1 and T3 closed. */
beforeAll(async () => {
	world = await makeWorld();
	const classes = ['=HYPERLINK("http://evil","x")', 'B, "rechts"'];
	cohort = addCohort(world, { classes });
	const members = Array.from({ length: 24 }, (_, at) =>
		enrol(world, cohort, { className: classes[at < 12 ? 0 : 1] ?? null })
	);
	members.forEach((member, at) => take(world, member, 'T1', { right: 2 + (at % 6) }));
	closeMoment(world, momentOf(world, cohort, 'T1'), { by: null, now: days(1) });
	members.forEach((member, at) => take(world, member, 'T3', { right: 6 + (at % 8) }));
	closeMoment(world, momentOf(world, cohort, 'T3'), { by: null, now: days(63) });
	onlyFirst = addCohort(world);
	for (let at = 0; at < 5; at += 1) take(world, enrol(world, onlyFirst), 'T1', { right: at });
	closeMoment(world, momentOf(world, onlyFirst, 'T1'), { by: null, now: days(2) });
});

/** The cells of a CSV, as a spreadsheet reads them. */
function parsed(csv: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, quoted, bare, end] of csv.matchAll(
		/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g
	)) {
		if (end === '' && quoted === undefined && bare === '') break;
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
		if (end === '\r\n') rows.push([]);
	}
	return rows.filter((row) => row.length > 0);
}
const page = () => reportPage(world, cohort.id, days(64));

describe('the page of a report', () => {
	it('has the published figures of both moments, when they were made, and with what', () => {
		const { first, gain, made, part, measures, moments } = page();
		expect(first?.level?.n).toBe(24);
		expect(gain?.gain?.gain.n).toBe(24);
		expect(made).toMatchObject({
			at: days(63),
			version: 1,
			versions: 1,
			reason: 'closed',
			later: 0
		});
		expect(part).toBe('total');
		expect(measures.map(({ n }) => n)).toEqual([{ A: 12, B: 12 }]);
		expect(moments.map(({ code, state, handedIn }) => [code, state, handedIn])).toEqual([
			['T1', 'closed', 24],
			['T3', 'closed', 24]
		]);
	});

	it('names no person', () => {
		const text = JSON.stringify(page());
		for (const { personId, name } of boardOf(world.db, momentOf(world, cohort, 'T1'), days(64))) {
			expect(text).not.toContain(personId);
			expect(text).not.toContain(name);
		}
	});

	it('names groups as people know them', () => {
		const { content } = world;
		expect(groupName(content, 'environment', 'cito')).toBe(
			content.environments.find(({ slug }) => slug === 'cito')?.name
		);
		expect(groupName(content, 'function', 'teacher')).toBe('leerkrachten');
		expect(groupName(content, 'class', 'PA3A')).toBe('PA3A');
		expect(groupName(content, 'school', 'overige')).toBe('Overige samen');
		expect(groupName(content, 'function', 'onbekend')).toBe('onbekend');
	});
});

describe('the report as CSV', () => {
	it('has the numbers of the page, with n and interval', () => {
		const { first, gain } = page();
		const [head, ...rows] = parsed(reportCsv(page()));
		expect(head).toEqual(['tabel', 'rij', 'moment', 'n', 'waarde', 'onder', 'boven']);
		const row = (...names: string[]) =>
			rows.find((one) => names.every((name, at) => one[at] === name));
		const [, , , n, value, lower, upper] = row('kennisscore', 'gemiddeld', 'T1')?.map(Number) ?? [];
		expect([n, value]).toEqual([24, expect.closeTo(first?.level?.value ?? 0, 6)]);
		expect(lower).toBeCloseTo(first?.level?.interval.lower ?? 0, 6);
		expect(upper).toBeCloseTo(first?.level?.interval.upper ?? 0, 6);
		expect(Number(row('leerwinst', 'gemiddeld', 'T3-T1')?.[4])).toBeCloseTo(
			gain?.gain?.gain.value ?? 0,
			6
		);
		expect(Number(row('aantallen', 'both', 'T3')?.[3])).toBe(24);
		expect(rows.filter(([table]) => table === 'Per klas')).toHaveLength(4);
		for (const cells of rows) expect(cells).toHaveLength(7);
	});

	it('runs no formula in a spreadsheet, and keeps commas and quotes of a name together', () => {
		const names = parsed(reportCsv(page()))
			.filter(([table]) => table === 'Per klas')
			.map(([, name]) => name);
		expect(new Set(names)).toEqual(new Set(['\'=HYPERLINK("http://evil","x")', 'B, "rechts"']));
		for (const start of ['=', '+', '-', '@', '\t', '\r']) {
			const evil = { ...page(), gain: undefined };
			const first = evil.first && {
				...evil.first,
				groups: [
					{
						by: 'class' as const,
						title: 'x',
						cells: [{ label: `${start}1`, n: 6, mean: 1, interval: undefined }]
					}
				]
			};
			expect(parsed(reportCsv({ ...evil, first })).at(-1)?.[1]).toBe(`'${start}1`);
		}
	});

	it('has empty cells where nothing is shown, and no more than the page', () => {
		const small = reportPage(world, onlyFirst.id, days(64));
		const rows = parsed(reportCsv(small)).slice(1);
		expect(
			rows.map(([table, row, moment, n, ...numbers]) => [table, row, moment, n, numbers.join('')])
		).toEqual([
			['kennisscore', 'gemiddeld', 'T1', '5', ''],
			...(small.first?.domains.map(({ domain }) => [
				'domein',
				small.domainNames[domain],
				'T1',
				'5',
				''
			]) ?? [])
		]);
		expect(parsed(reportCsv({ ...small, first: undefined }))).toHaveLength(1);
	});
});

describe('the table of items', () => {
	it('of a cohort is what was published when T3 closed, of the same people at both moments', () => {
		const { lines = [], forms = [] } = cohortAnalysis(world, cohort.id, null) ?? {};
		const { A, B } = world.content.forms.get('cito')?.forms ?? { A: [], B: [] };
		expect(lines).toHaveLength(itemsOf([...A, ...B]).length);
		expect(forms.map(({ form, moment, n }) => [form, moment, n])).toEqual([
			['A', 'first', 12],
			['A', 'last', 12],
			['B', 'first', 12],
			['B', 'last', 12]
		]);
		for (const { first, last, stem, domain } of lines) {
			expect([first?.n, last?.n]).toEqual([12, 12]);
			expect(stem.length * domain.length).toBeGreaterThan(0);
		}
		expect(cohortAnalysis(world, onlyFirst.id, null)).toBeUndefined();
	});

	it('of the installation counts first sittings once their moment is closed', async () => {
		// In the app a thread of its own does this.
		const items = () => {
			const { first, last } = pooledSittings(world);
			return Promise.resolve(
				itemFigures(first, last, { askedOf: askedOf(world.content), people: true })
			);
		};
		const ns = async () => {
			const { lines } = await pooledAnalysis({ ...world, heavy: { items } }, null);
			return new Set(lines.map(({ first }) => first?.n));
		};
		const before = await ns();
		expect(Math.max(...[...before].map((n) => n ?? 0))).toBe(15);
		const other = addCohort(world);
		for (let at = 0; at < 4; at += 1) take(world, enrol(world, other), 'T1', { right: 9 });
		expect(await ns()).toEqual(before);
		closeMoment(world, momentOf(world, other, 'T1'), { by: null, now: days(3) });
		expect(await ns()).not.toEqual(before);
	});
});

describe('the board', () => {
	it('says who has not started, is busy, handed in or left, and nothing about answers', async () => {
		const fresh = await makeWorld();
		const group = addCohort(fresh);
		const [waiting, busy, done, left, over] = Array.from({ length: 5 }, () => enrol(fresh, group));
		if (!waiting || !busy || !done || !left || !over) throw new Error('nobody');
		start(fresh, over, 'T1', { at: minutes(-60) });
		start(fresh, busy, 'T1');
		take(fresh, done, 'T1');
		const gone = enrol(fresh, group);
		take(fresh, gone, 'T1');
		for (const { personId } of [left, gone]) {
			leave(fresh.db, { cohortId: group.id, personId, by: personId, now: minutes(14) });
		}
		const moment = momentOf(fresh, group, 'T1');
		const rows = boardOf(fresh.db, moment, minutes(15));
		const states = new Map(rows.map(({ personId, state }) => [personId, state]));
		expect([waiting, busy, done, left, over].map(({ personId }) => states.get(personId))).toEqual([
			'not-started',
			'busy',
			'handed-in',
			'left',
			'handed-in'
		]);
		expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
			'className',
			'extraTime',
			'lastSavedAt',
			'late',
			'name',
			'personId',
			'sittingId',
			'startedAt',
			'state',
			'submittedAt'
		]);
		expect(countStates(fresh.db, moment, minutes(15))).toEqual({
			notStarted: 1,
			busy: 1,
			handedIn: 3
		});
	});
});
