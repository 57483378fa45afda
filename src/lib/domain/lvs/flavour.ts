import * as v from 'valibot';
import type { ReportModel } from './models.ts';
import { halfNames } from './moments.ts';
import { overviewColumns, reportKinds } from './stimulus.ts';
import type { ReportKind, Stimulus } from './stimulus.ts';

/**
 * A flavour: the words and habits of one report environment, laid over the same drawings. It changes names, the order
 * of rows and what stands in a cell; never a number.
 */

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** Words that systems have a term of their own for; each must read well in the place of ours. */
export const terms = ['score', 'groei', 'niveau', 'toetsmoment'] as const;

const reportOf = v.strictObject({
	kind: v.picklist(reportKinds),
	/** What the system calls it. */
	label: text,
	/** Whether the label was seen in the source. One that was not never stands on a stimulus. */
	verified: v.boolean(),
	source: text
});

/** The scale of a system: levels that compare with the norm group, or reference levels. */
export const levelsOfSystem = v.picklist(['I-V', 'A-E', 'referentie']);

export const flavourFile = v.strictObject({
	/** Where an environment has more than one: 'LOVS', 'Leerling in beeld'. */
	name: v.optional(text),
	/** Where it is another scale than that of the environment. */
	levels: v.optional(levelsOfSystem),
	words: v.optional(v.strictObject(v.entriesFromList(terms, v.optional(text))), {}),
	/** How a test moment is written: M6, by test period, or in months of education. */
	moments: v.optional(v.picklist(['codes', 'periods', 'months']), 'codes'),
	/** What a cell of a group overview holds, where an author does not say. */
	columns: v.optional(v.pipe(v.array(v.picklist(overviewColumns)), v.minLength(1), v.maxLength(3))),
	sort: v.optional(v.picklist(['name', 'score']), 'name'),
	reports: v.pipe(
		v.array(reportOf),
		v.minLength(1),
		v.check(
			(reports) => new Set(reports.map(({ kind }) => kind)).size === reports.length,
			'a kind may be here once'
		)
	)
});

export type Flavour = v.InferOutput<typeof flavourFile>;

/** What an author left open, as this system does it. */
export function withHabits(stimulus: Stimulus, { columns, sort }: Flavour): Stimulus {
	return stimulus.report === 'group-overview'
		? {
				...stimulus,
				...(!stimulus.columns && columns && { columns }),
				...(!stimulus.sort && sort === 'score' && { sort })
			}
		: stimulus;
}

/** Our own names of the kinds, as the titles of the models begin. */
export const kindNames: Readonly<Record<ReportKind, string>> = {
	'pupil-report': 'Leerlingrapport',
	'alternative-pupil-report': 'Alternatief leerlingrapport',
	'group-overview': 'Groepsoverzicht',
	'group-growth': 'Groepsrapport',
	'cross-section': 'Dwarsdoorsnede',
	'trend-same-grade': 'Trend',
	'trend-same-pupils': 'Trend',
	'category-analysis': 'Categorieënanalyse',
	'error-analysis': 'Foutenanalyse',
	dle: 'DLE',
	'reference-levels': 'Referentieniveaus'
};

/** Fields of a model that are names in code, or that an author or a parent chose: never translated. */
const untouched = new Set([
	'id',
	'report',
	'scale',
	'sort',
	'form',
	'name',
	'note',
	'kind',
	'levels'
]);

/** The same report in the words of a system. The numbers stay the same. */
export function inWords<M extends ReportModel>(model: M, flavour: Flavour): M {
	const label = flavour.reports.find(
		({ kind, verified }) => kind === model.report && verified
	)?.label;
	const titled = label
		? { ...model, title: model.title.replace(kindNames[model.report], label) }
		: model;
	const translate = translator(flavour);
	return (translate ? translated(titled, translate) : titled) as M;
}

function translated(value: unknown, translate: (text: string) => string): unknown {
	if (typeof value === 'string') return translate(value);
	if (Array.isArray(value)) return value.map((one) => translated(one, translate));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [
			key,
			untouched.has(key) ? one : translated(one, translate)
		])
	);
}

/** What this flavour changes about the words of one kind of report; undefined where it changes nothing. */
export function wordsOf(kind: ReportKind, flavour: Flavour): unknown {
	const { words, moments, reports } = flavour;
	const label = reports.find((report) => report.kind === kind && report.verified)?.label;
	const own = label !== undefined && label !== kindNames[kind];
	return own || translator(flavour) ? { label, words, moments } : undefined;
}

/** Whole words only, with the capital of the word they take the place of; undefined where nothing differs. */
export function translator({ words, moments }: Flavour): ((text: string) => string) | undefined {
	const changes = terms.flatMap((term) => (words[term] ? [[term, words[term]] as const] : []));
	if (changes.length === 0 && moments === 'codes') return undefined;
	return (text) => {
		let changed = text;
		for (const [term, word] of changes) {
			changed = changed
				.replace(new RegExp(`(?<!\\p{L})${term}(?!\\p{L})`, 'gu'), word)
				.replace(new RegExp(`(?<!\\p{L})${capital(term)}(?!\\p{L})`, 'gu'), capital(word));
		}
		if (moments === 'codes') return changed;
		return changed
			.replace(halfNames.M, ownHalfNames[moments].M)
			.replace(halfNames.E, ownHalfNames[moments].E)
			.replace(/(?<!\p{L})([ME])([3-8])(?!\p{L}|\d)/gu, (_, half: string, group: string) =>
				momentName(half, Number(group), moments)
			);
	};
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The halves of a year where moments have no letters. */
const ownHalfNames = {
	periods: { M: 'periode 1', E: 'periode 2' },
	months: { M: 'midden schooljaar', E: 'einde schooljaar' }
};

/** M6 as 'gr. 6 p. 1' or 'DL 35'. */
function momentName(half: string, group: number, style: 'periods' | 'months'): string {
	if (style === 'periods') return `gr. ${group} p. ${half === 'M' ? 1 : 2}`;
	return `DL ${(group - 3) * 10 + (half === 'M' ? 5 : 10)}`;
}
