import { contained, overlap, runsOf } from '../../domain/assessment/resemblance.ts';
import type { Stimulus } from '../../domain/lvs/stimulus.ts';
import type { Content } from './content.ts';
import { canonical } from './fingerprint.ts';
import { readingOf } from './form-items.ts';
import { listSources, textOf } from './source.ts';
import type { BankItem } from './testlets.ts';

/**
 * What is practised is not what is tested. Items of the bank, also those that are drawn no more, may not come back in
 * an exercise, a lesson or a report that is shown as an example: not by name, not in other figures or names, and not as
 * the same report of the same pupils.
 */

/** From these shares of common runs of words on, a whole item or its stem is a copy. */
const copied = { item: 0.5, stem: 0.8 };
/** Shorter stems are everybody's: 'Welke twee uitspraken volgen uit dit rapport?' */
const runsOfOwnStem = 10;

/** A text that learners read outside the test: where it stands, and what it says. */
export interface Taught {
	readonly file: string;
	readonly text: string;
}

/** The lessons and what modules say of themselves; exercises are compared as items. */
export const taughtIn = (roots: readonly string[]): Taught[] =>
	listSources(roots)
		.filter(({ path }) => /^modules\/.*\.(md|yaml)$/.test(path) && !path.includes('/exercises/'))
		.map((file) => ({ file: file.path, text: textOf(file) }));

/** Every place where something of the test shines through, in sentences; empty is good. */
export function leaks(content: Content, taught: readonly Taught[]): string[] {
	const bank = [...content.items.values()].map((item) => ({ id: item.id, ...runsIn(item) }));
	const exercises = [...content.exercises.values()].flatMap(({ id, testlet }) =>
		testlet.items.map((item) => ({ id, ...runsIn(item) }))
	);
	const lessons = taught.map(({ file, text }) => ({ file, text, runs: runsOf(text) }));
	const ownStem = (stem: ReadonlySet<string>, elsewhere: ReadonlySet<string>) =>
		stem.size >= runsOfOwnStem && (contained(stem, elsewhere) ?? 0) >= copied.stem;
	return [
		...bank.flatMap(({ id, stem, all }) => [
			...exercises
				.filter(
					(other) => (overlap(all, other.all) ?? 0) >= copied.item || ownStem(stem, other.stem)
				)
				.map((exercise) => `exercise ${exercise.id} is a near copy of ${id}`),
			...lessons
				.filter(({ runs }) => (contained(all, runs) ?? 0) >= copied.item || ownStem(stem, runs))
				.map(({ file }) => `${file} holds the text of ${id}`),
			...lessons
				.filter(({ text }) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text))
				.map(({ file }) => `${file} names ${id}`)
		]),
		...sameReports(content),
		...[...content.items.values()].flatMap((item) => {
			const { all } = runsIn(item);
			const quoted = item.corrections.some(({ reason }) =>
				[...runsOf(reason)].some((run) => all.has(run))
			);
			return quoted ? [`a correction of ${item.id}, which learners read, quotes it`] : [];
		})
	];
}

const runsIn = (item: BankItem) => ({
	stem: runsOf(item.item.open.stem),
	all: runsOf(readingOf(item))
});

function sameReports({ testlets, exercises, modules, specimens }: Content): string[] {
	const tested = new Map<string, string>();
	for (const { id, stimulus } of testlets.values()) {
		if (stimulus) tested.set(whatOfWhom(stimulus), id);
	}
	const shown: [string, Stimulus | undefined][] = [
		...[...exercises.values()].map(
			({ id, testlet }) => [`exercise ${id}`, testlet.stimulus] as [string, Stimulus | undefined]
		),
		...modules.flatMap(({ figures, tasks }) =>
			[...figures.values(), ...tasks.values()].map(
				({ id, stimulus }) => [`the lesson’s ${id}`, stimulus] as [string, Stimulus]
			)
		),
		...specimens.map(({ id, stimulus }) => [`specimen ${id}`, stimulus] as [string, Stimulus])
	];
	return shown.flatMap(([name, stimulus]) => {
		const testlet = stimulus && tested.get(whatOfWhom(stimulus));
		return testlet ? [`${name} shows the report of ${testlet}`] : [];
	});
}

/** How a report is drawn, and not what of whom. */
const manner = new Set([
	'show',
	'interval',
	'levels',
	'note',
	'sort',
	'form',
	'columns',
	'measure',
	'goal'
]);

const whatOfWhom = (stimulus: Stimulus) =>
	canonical(Object.fromEntries(Object.entries(stimulus).filter(([key]) => !manner.has(key))));
