import { beforeAll, describe, expect, it } from 'vitest';
import { fillCells } from '../domain/assessment/blueprint.ts';
import { seededRandom, type Random } from '../domain/statistics/random.ts';
import { mayOpen, ownCohort, viewerOf } from './access.ts';
import { listAllCohorts, listLearners } from './cohorts.ts';
import { drawnForms, itemsOf } from './content/forms.ts';
import type { BankItem } from './content/testlets.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type Database } from './db/open.ts';
import { person } from './db/schema.ts';
import { answerBy, chanceRight, drawAbility, rightAnswer } from './demo-answers.ts';
import { demoLogins, findDemoPerson } from './demo-logins.ts';
import { seedDemo } from './demo.ts';
import { cohortRecord } from './records.ts';
import { ownResult } from './results.ts';
import { findReports } from './snapshots.ts';
import { listTests } from './tests-of.ts';
import { shippedContent } from './test-world.ts';

const now = new Date('2026-09-10T09:00:00Z');

async function demo(seed: number) {
	const db = openDatabase(':memory:');
	migrate(db);
	const content = await shippedContent();
	const made = await seedDemo({ db, content }, { seed, now });
	return { db, content, made };
}

let seven: Awaited<ReturnType<typeof demo>>;
beforeAll(async () => {
	seven = await demo(7);
});

function cohortNamed(db: Database, name: string) {
	const found = listAllCohorts(db).find(({ cohort }) => cohort.name === name);
	if (!found) throw new Error(`no ${name}`);
	return found.cohort;
}
function counts(name: string) {
	const found = cohortRecord(seven, cohortNamed(seven.db, name).id);
	const count = (test: (one: NonNullable<typeof found>['learners'][number]) => boolean) =>
		found?.learners.filter(test).length;
	return {
		learners: count(() => true),
		first: count(({ first }) => first !== undefined),
		both: count(({ first, last }) => first !== undefined && last !== undefined)
	};
}
const gainOf = ({ db }: { db: Database }) =>
	findReports(db, cohortNamed(db, 'Pabo jaar 3').id).gain?.figures.report.gain?.gain.value;

describe('the demo', () => {
	it('is made once', async () => {
		expect(seven.made).toBe(true);
		expect(await seedDemo(seven, { seed: 8, now })).toBe(false);
		expect(listAllCohorts(seven.db)).toHaveLength(3);
	});

	it('has a cohort of 56 of whom 49 took both and 7 only T1, a team of 14, and 24 who are busy with T3', () => {
		expect(counts('Pabo jaar 3')).toEqual({ learners: 56, first: 56, both: 49 });
		expect(counts('Team De Wilgentoren')).toEqual({ learners: 14, first: 14, both: 0 });
		expect(counts('Pabo jaar 2')).toEqual({ learners: 24, first: 24, both: 23 });
	});

	it('shows a clear gain, levels and who stopped in the cohort that is done', () => {
		const { gain } = findReports(seven.db, cohortNamed(seven.db, 'Pabo jaar 3').id);
		const report = gain?.figures.report;
		expect(report?.gain?.verdict).toBe('clearly-higher');
		expect([report?.levels?.first.n, report?.leavers?.leavers.n]).toEqual([49, 7]);
		expect(report?.groups.map(({ by }) => by)).toContain('class');
	});

	it('gives the same figures for the same seed, and others for another', async () => {
		const [again, eight] = await Promise.all([demo(7), demo(8)]);
		expect(gainOf(again)).toBe(gainOf(seven));
		expect(gainOf(eight)).not.toBe(gainOf(seven));
		expect(gainOf(eight)).toBeGreaterThan(0);
	});

	it('has somebody to log in as for every role, who can open what her role is for', () => {
		const as = (key: string) => {
			const found = findDemoPerson(seven.db, key);
			if (!found) throw new Error(`no ${key}`);
			return viewerOf(seven.db, found);
		};
		for (const { key } of demoLogins) expect(as(key).welcomedAt).not.toBeNull();
		expect(findDemoPerson(seven.db, 'nobody')).toBeUndefined();
		const done = cohortNamed(seven.db, 'Pabo jaar 3').id;
		const team = cohortNamed(seven.db, 'Team De Wilgentoren').id;
		const opens = (key: string, id: string, thing: Parameters<typeof ownCohort>[3]) =>
			ownCohort(seven.db, as(key), id, thing) !== undefined;
		expect(opens('lerarenopleider', done, 'item-table')).toBe(true);
		expect(opens('trainer', team, 'board')).toBe(true);
		expect(opens('schoolleider', team, 'cohort-report')).toBe(true);
		expect(opens('ib', team, 'cohort-report')).toBe(true);
		expect(opens('student', done, 'cohort-report')).toBe(false);
		expect(mayOpen(as('onderzoeker'), 'pooled-items')).toBe(true);
		expect(mayOpen(as('beheerder'), 'people')).toBe(true);
	});

	it('leaves T3 open for the student, who sat T1', () => {
		const student = findDemoPerson(seven.db, 'student');
		const tests = listTests(seven.db, student?.id ?? '', now);
		expect(
			tests.map(({ moment, state, sitting }) => [moment.code, state, sitting !== undefined])
		).toEqual([
			['T1', 'closed', true],
			['T3', 'open', false]
		]);
		const cohort = cohortNamed(seven.db, 'Pabo jaar 2').id;
		expect(ownResult(seven, student?.id ?? '', cohort, now)?.words).toBeDefined();
	});

	it('has nobody with a real address or a password that works', () => {
		const people = seven.db.select().from(person).all();
		for (const { email } of people) expect(email).toMatch(/@demo\.leerwinst\.example$/);
		const names = listLearners(seven.db, cohortNamed(seven.db, 'Pabo jaar 3').id).map(
			({ name }) => name
		);
		expect(new Set(names).size).toBe(56);
	});
});

describe('how fictional people answer', () => {
	const forms = async (environment = 'cito') => {
		const pair = drawnForms((await shippedContent()).forms, environment);
		if (!pair) throw new Error('no forms');
		return pair.forms;
	};

	it('finds the right answer to every item', async () => {
		for (const bank of (await shippedContent()).items.values()) {
			expect([bank.id, bank.item.score(rightAnswer(bank))]).toEqual([bank.id, bank.item.maxScore]);
		}
	});

	it('has an average person right as often as the author expects, and better ones more often', async () => {
		for (const bank of (await shippedContent()).items.values()) {
			expect(chanceRight(bank, 0)).toBeCloseTo(bank.expected.p, 10);
			expect(chanceRight(bank, 1)).toBeGreaterThan(chanceRight(bank, 0));
		}
	});

	it('leaves some open, does not know some, and falls for a misconception with the rest', async () => {
		const random = seededRandom(1);
		const [bank] = itemsOf((await forms()).A);
		const given = Array.from({ length: 2000 }, () => bank && answerBy(bank, -20, random));
		const share = (test: (value: unknown) => boolean) => given.filter(test).length / given.length;
		expect(share((value) => value === undefined)).toBeCloseTo(0.08, 1);
		expect(share((value) => value === 'dont-know')).toBeCloseTo(0.14, 1);
		expect(share((value) => bank?.item.score(value) === bank?.item.maxScore)).toBe(0);
	});

	/** Points of so many people of average growth at T1 on every item of a form. */
	function simulate(items: readonly BankItem[], people: number, random: Random): number[][] {
		return Array.from({ length: people }, () => {
			const { ability } = drawAbility(random);
			return items.map((bank) => bank.item.score(answerBy(bank, ability, random)) ?? 0);
		});
	}
	const variance = (values: readonly number[]) => {
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
	};
	const alpha = (rows: readonly number[][]) => {
		const k = rows[0]?.length ?? 0;
		const items = Array.from({ length: k }, (_, at) => variance(rows.map((row) => row[at] ?? 0)));
		const totals = variance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
		return (k / (k - 1)) * (1 - items.reduce((sum, value) => sum + value, 0) / totals);
	};

	it.each(
		['cito', 'parnassys', 'iep'].flatMap((environment) =>
			(['A', 'B'] as const).map((form) => [form, environment] as const)
		)
	)(
		'makes form %s of %s as reliable as a test of its length can be: alpha .65 to .90 over 10,000 people',
		async (form, environment) => {
			const items = itemsOf((await forms(environment))[form]);
			expect(fillCells(items.map((one) => ({ ...one, maxScore: 1 }))).size).toBeGreaterThan(10);
			const value = alpha(simulate(items, 10_000, seededRandom(form === 'A' ? 1 : 2)));
			expect(value).toBeGreaterThan(0.65);

			expect(value).toBeLessThan(0.9);
		},
		30_000
	);
});
