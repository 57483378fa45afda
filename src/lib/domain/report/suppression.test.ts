import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherForm } from '../assessment/draw.ts';
import { solvable, type Sum } from '../privacy/solvable.ts';
import { firstFigures, type FirstFigures } from './first.ts';
import { gainFigures, type GainFigures } from './gain.ts';
import type { Breakdown } from './groups.ts';
import type { PublishedFigure } from './ledger.ts';
import type { CohortLearner } from './record.ts';
import { sourcesOf, tinySitting } from './test-cohort.ts';

/**
 * The promise of the privacy page, over everything that is published of a cohort together: T1 when it
 * closes, T3 when it closes, and both again after people came later or were taken out. Checked without
 * the code that keeps it: the groups are read back from the labels on the report, and which sums follow
 * is found by trying every set of 1–5 people (solvable.ts).
 */

/** A sitting: never, there when its moment closed, there later, or taken out later. */
type Presence = 'never' | 'in-time' | 'late' | 'void-later';

interface Person {
	readonly className: string | null;
	readonly schoolName: string | null;
	readonly function: CohortLearner['function'];
	readonly environment: string;
	readonly moves: boolean;
	readonly form: 'A' | 'B';
	readonly first: Presence;
	readonly last: Presence;
	readonly points: number;
	readonly growth: number;
}

const presence = (never: number): fc.Arbitrary<Presence> =>
	fc.oneof(
		{ arbitrary: fc.constant<Presence>('in-time'), weight: 16 },
		{ arbitrary: fc.constant<Presence>('never'), weight: never },
		{ arbitrary: fc.constant<Presence>('late'), weight: 3 },
		{ arbitrary: fc.constant<Presence>('void-later'), weight: 1 }
	);
const person = (groups: number): fc.Arbitrary<Person> =>
	fc.record({
		className: fc.option(
			fc.integer({ min: 1, max: groups }).map((at) => `K${at}`),
			{ freq: 9 }
		),
		schoolName: fc.option(
			fc.integer({ min: 1, max: groups }).map((at) => `S${at}`),
			{ freq: 4 }
		),
		function: fc.constantFrom('student', 'student', 'student', 'teacher', 'internal-coach'),
		environment: fc.constantFrom('cito', 'cito', 'cito', 'iep'),
		moves: fc.nat(11).map((at) => at === 0),
		form: fc.constantFrom('A', 'B'),
		first: presence(2),
		last: presence(3),
		points: fc.integer({ min: 3, max: 9 }),
		growth: fc.integer({ min: 0, max: 11 })
	});
const cohort = (min: number, max: number) =>
	fc
		.record({ n: fc.integer({ min, max }), groups: fc.integer({ min: 1, max: 4 }) })
		.chain(({ n, groups }) => fc.array(person(groups), { minLength: n, maxLength: n }));

/** Items of a form: enough for a verdict on a person, on its core too. */
const size = 30;

const there = (one: Presence, again: boolean) =>
	again ? one === 'in-time' || one === 'late' : one === 'in-time' || one === 'void-later';

/** The cohort as it stood: at the end of T1, at the end of T3, and again later. */
function recordOf(people: readonly Person[], which: 'T1' | 'T3', again: boolean): CohortLearner[] {
	return people.map((one) => {
		const first = there(one.first, again) ? one : undefined;
		const last = (which === 'T3' || again) && there(one.last, again) ? one : undefined;
		const elsewhere = one.moves ? 'dia' : one.environment;
		return {
			function: one.function,
			className: one.className,
			schoolName: one.schoolName,
			left: false,
			first: first && tinySitting(one.form, one.points, { environment: one.environment, size }),
			last:
				last &&
				tinySitting(otherForm(one.form), one.points + one.growth, { environment: elsewhere, size }),
			gain: first && last ? (one.moves ? 'core' : 'total') : undefined
		};
	});
}

interface Report {
	readonly learners: readonly CohortLearner[];
	readonly figures: FirstFigures | GainFigures;
}

/** Everything that is published of a cohort, in order. */
function publishAll(people: readonly Person[]): Report[] {
	let published: readonly PublishedFigure[] = [];
	let first: FirstFigures | undefined;
	return [false, true].flatMap((again) =>
		(['T1', 'T3'] as const).map((which) => {
			const learners = recordOf(people, which, again);
			const sources = sourcesOf(learners, size);
			const made =
				which === 'T1' ? firstFigures(sources, published) : gainFigures(sources, published, first);
			published = made.published;
			if (made.figures.moment === 'T1') first = made.figures;
			return { learners, figures: made.figures };
		})
	);
}

const groupOf: Record<Breakdown, (learner: CohortLearner) => string | null> = {
	class: ({ className }) => className,
	school: ({ schoolName }) => schoolName,
	function: (learner) => learner.function,
	environment: ({ first, last }) => (first ?? last)?.environment ?? null
};

/** Who is behind a cell, as a reader who knows everybody's groups works it out from the labels. */
function membersOf(
	report: Report,
	among: readonly number[],
	by: Breakdown,
	label: string,
	labels: string[]
) {
	return among.filter((at) => {
		const learner = report.learners[at];
		const own = (learner && groupOf[by](learner)) ?? 'onbekend';
		return label === 'overige' ? !labels.includes(own) : own === label;
	});
}

type Sums = Record<'scores' | 'bins' | 'verdicts' | 'blanks', Sum[]>;

/** All published numbers as sums in whole numbers over people. */
function sumsOf(reports: readonly Report[]): Sums {
	const sums: Sums = { scores: [], bins: [], verdicts: [], blanks: [] };
	for (const report of reports) {
		const { learners, figures } = report;
		const none = new Array<number>(learners.length).fill(0);
		const ones = (people: readonly number[], value = 1) =>
			none.map((_, at) => (people.includes(at) ? value : 0));
		const first = (people: readonly number[]): Sum => ({ first: ones(people), last: none });
		const last = (people: readonly number[]): Sum => ({ first: none, last: ones(people) });
		const gain = (people: readonly number[], value = 1): Sum => ({
			first: ones(people, -value),
			last: ones(people, value)
		});
		const cells = (among: number[]) =>
			figures.groups.flatMap(({ by, cells: shown }) => {
				const labels = shown.map(({ label }) => label);
				return shown.map(({ label, n }) => {
					const people = membersOf(report, among, by, label, labels);
					expect(people.length).toBe(n);
					return people;
				});
			});
		if (figures.moment === 'T1') {
			const sat = learners.flatMap((one, at) => (one.first ? [at] : []));
			if (figures.level) sums.scores.push(first(sat));
			if (figures.domains.some(({ mean }) => mean)) sums.scores.push(first(sat));
			if (figures.distribution) sums.bins.push(first(sat));
			sums.scores.push(...cells(sat).map(first));
			continue;
		}
		const pairs = learners.flatMap(({ gain: has }, at) => (has === 'total' ? [at] : []));
		const AB = pairs.filter((at) => learners[at]?.first?.form === 'A');
		const BA = pairs.filter((at) => learners[at]?.first?.form === 'B');
		if (figures.gain?.method === 'by-order') {
			const [one, other] = [gain(AB, BA.length), gain(BA, AB.length)];
			const add = (a: readonly number[], b: readonly number[]) =>
				a.map((value, at) => value + (b[at] ?? 0));
			sums.scores.push({ first: add(one.first, other.first), last: add(one.last, other.last) });
		} else if (figures.gain) sums.scores.push(gain(pairs));
		if (figures.levels || figures.normalised !== undefined || figures.effectSize) {
			sums.scores.push(first(pairs), last(pairs));
		}
		if (figures.leavers) {
			sums.scores.push(first(learners.flatMap((one, at) => (one.first && !one.last ? [at] : []))));
		}
		sums.scores.push(...cells(pairs).map((people) => gain(people)));
		for (const test of new Set(figures.items.first.map((row) => row.test))) {
			for (const form of new Set(figures.items.first.map((row) => row.form))) {
				const people = (form === 'A' ? AB : BA).filter((at) => learners[at]?.first?.test === test);
				const shown = (rows: readonly { test: string; form: string }[], on: string) =>
					rows.some((row) => row.test === test && row.form === on);
				for (const [rows, on, sum] of [
					[figures.items.first, form, first(people)],
					[figures.items.last, otherForm(form), last(people)]
				] as const) {
					if (!shown(rows, on)) continue;
					sums.scores.push(sum);
					sums.blanks.push(sum);
					if (figures.items.maps.some(({ people: bins }) => bins)) sums.bins.push(sum);
				}
			}
		}
		if (figures.distribution) sums.bins.push(last(pairs));
		if (figures.distribution && !figures.distribution.firstOfAll) sums.bins.push(first(pairs));
		if (figures.verdicts || figures.spread !== undefined || figures.personError !== undefined) {
			sums.verdicts.push(gain(pairs));
		}
		if (figures.blanks) sums.blanks.push(first(pairs), last(pairs));
	}
	return sums;
}

/** The same sum once: for the trying out it makes no difference. */
const once = (sums: readonly Sum[]) => [
	...new Map(sums.map((sum) => [JSON.stringify(sum), sum])).values()
];

function tellsNobody(people: readonly Person[]): Report[] {
	const reports = publishAll(people);
	for (const [kind, sums] of Object.entries(sumsOf(reports))) {
		expect(solvable(once(sums)), `${kind} of a few people follow`).toBeUndefined();
	}
	return reports;
}

const peopleIn = (bins: readonly number[]) => bins.reduce((sum, count) => sum + count, 0);

/** Every number has as many people behind it as its kind asks. */
function restsOnEnough({ figures }: Report): void {
	for (const { cells } of figures.groups) {
		expect(cells.length).toBeGreaterThanOrEqual(2);
		for (const { n, interval } of cells) {
			expect(n).toBeGreaterThanOrEqual(6);
			if (interval) expect(n).toBeGreaterThanOrEqual(10);
		}
	}
	const histograms: (readonly number[] | undefined)[] =
		figures.moment === 'T1'
			? [figures.distribution]
			: [figures.distribution?.first, figures.distribution?.last];
	for (const bins of histograms) {
		if (!bins) continue;
		expect(peopleIn(bins)).toBeGreaterThanOrEqual(10);
		expect(Math.max(...bins)).toBeLessThan(peopleIn(bins));
	}
	const means =
		figures.moment === 'T1'
			? [figures.level]
			: [
					figures.gain?.gain,
					figures.levels?.first,
					figures.leavers?.leavers,
					figures.leavers?.stayers
				];
	for (const mean of means) if (mean) expect(mean.n).toBeGreaterThanOrEqual(6);
	const compared =
		figures.moment === 'T1'
			? figures.domains.map(({ mean }) => mean)
			: [...figures.domains.map(({ gain }) => gain), figures.memory, figures.blanks?.corrected];
	for (const estimate of compared) if (estimate) expect(estimate.n).toBeGreaterThanOrEqual(10);
	if (figures.moment === 'T1') return;
	const rows = [...figures.items.first, ...figures.items.last];
	const groups = rows.flatMap(({ outcome }) => outcome?.trace?.groups ?? []);
	const behind = [...rows, ...figures.items.forms].map(({ n }) => n);
	expect(Math.min(10, ...behind, ...groups)).toBe(10);
	const holdsAll = rows.filter(({ n, outcome }) =>
		outcome?.choices.some(({ count }) => count === n)
	);
	expect(holdsAll).toEqual([]);
	const { counts, verdicts, blanks, spread, personError } = figures;
	if (verdicts ?? blanks ?? spread ?? personError) expect(counts.both).toBeGreaterThanOrEqual(10);
	if (!verdicts) return;
	for (const cell of Object.values(verdicts)) {
		if (typeof cell !== 'number' || cell === 0) continue;
		expect(cell).toBeGreaterThanOrEqual(6);
		expect(cell).toBeLessThan(counts.both);
	}
}

/** The names of all numbers on a report. */
const namesIn = (value: unknown): string[] =>
	value !== null && typeof value === 'object'
		? Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)])
		: [];

describe('all that is published of a cohort together', () => {
	const seen = {
		levels: 0,
		hidden: 0,
		groups: 0,
		leavers: 0,
		distribution: 0,
		again: 0,
		items: 0,
		verdicts: 0
	};
	function look(reports: readonly Report[]): void {
		for (const [at, { figures }] of reports.entries()) {
			restsOnEnough({ learners: [], figures });
			expect(
				namesIn(figures).filter((name) => /^min|^max|lowest|highest|range/i.test(name))
			).toEqual([]);
			if (figures.groups.length > 0) seen.groups += 1;
			if (figures.distribution) seen.distribution += 1;
			if (figures.moment === 'T1') {
				if (at > 1 && figures.level) seen.again += 1;
				continue;
			}
			if (figures.levels) seen.levels += 1;
			else if (figures.gain) seen.hidden += 1;
			if (figures.leavers) seen.leavers += 1;
			if (figures.items.first.length > 0) seen.items += 1;
			if (figures.verdicts) seen.verdicts += 1;
		}
	}

	it('tells the sum of no 1–5 people, and rests on enough, in cohorts of 3 to 26', () => {
		fc.assert(
			fc.property(cohort(3, 26), (people) => look(tellsNobody(people))),
			{ numRuns: 200, seed: 5 }
		);
	}, 60_000);

	it('tells the sum of no 1–5 people, and rests on enough, in cohorts of 27 to 40', () => {
		fc.assert(
			fc.property(cohort(27, 40), (people) => look(tellsNobody(people))),
			{ numRuns: 40, seed: 6 }
		);
	}, 60_000);

	it('was not checked on empty reports', () => {
		for (const [what, times] of Object.entries(seen))
			expect([what, times > 5]).toEqual([what, true]);
	});
});

describe('the check itself', () => {
	const base: Person = {
		className: null,
		schoolName: null,
		function: 'student',
		environment: 'cito',
		moves: false,
		form: 'A',
		first: 'in-time',
		last: 'in-time',
		points: 4,
		growth: 2
	};
	const some = (n: number, changes: Partial<Person> = {}): Person[] =>
		Array.from({ length: n }, (_, at) => ({
			...base,
			form: at % 2 === 0 ? 'A' : 'B',
			points: 3 + (at % 3),
			...changes
		}));

	it('would see a report of T3 with the mean of T1 of all but three', () => {
		const people = [...some(14), ...some(3, { last: 'never' })];
		const [first, gain] = publishAll(people);
		if (!first || gain?.figures.moment !== 'T3') throw new Error('no reports');
		expect(gain.figures.levels).toBeUndefined();
		const told = {
			value: 40,
			standardError: 1,
			n: 14,
			interval: { lower: 38, upper: 42, level: 0.95 }
		};
		const telling = { ...gain, figures: { ...gain.figures, levels: { first: told, last: told } } };
		expect(solvable(sumsOf([first, gain]).scores)).toBeUndefined();
		expect(solvable(sumsOf([first, telling]).scores)).toEqual([14, 15, 16]);
	});

	it('would see a second report with two people more', () => {
		const people = [...some(14), ...some(2, { first: 'late', last: 'never' })];
		const [first, , again] = publishAll(people);
		if (!first || again?.figures.moment !== 'T1') throw new Error('no reports');
		expect(again.figures.level).toBeUndefined();
		const telling = {
			...again,
			figures: { ...again.figures, level: (first.figures as FirstFigures).level }
		};
		expect(solvable(sumsOf([first, telling]).scores)).toEqual([14, 15]);
	});

	it('sees a second report with six people more, and nothing wrong with it', () => {
		const reports = tellsNobody([...some(14), ...some(6, { first: 'late' })]);
		expect((reports[2]?.figures as FirstFigures).level?.n).toBe(20);
	});
});
