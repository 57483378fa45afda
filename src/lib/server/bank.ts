import {
	domainNames,
	domains,
	levelNames,
	levels,
	type Domain,
	type Level
} from '../domain/assessment/blueprint.ts';
import type { ItemKind } from '../items/index.ts';
import type { Content } from './content/content.ts';
import type { BankItem, Testlet } from './content/testlets.ts';

/** The bank of items, for who develops them: a list with filters. The item itself is in bank-item.ts. */

/** Where an item stands in a form. */
export interface Place {
	/** The form pair. */
	readonly test: string;
	readonly environment: string;
	readonly form: 'A' | 'B';
	/** The number of the question, from 1. */
	readonly number: number;
	readonly page: number;
	readonly anchor: boolean;
}

export interface BankRow {
	readonly id: string;
	readonly stem: string;
	/** The name of its environment, or that it is of the core. */
	readonly part: string;
	readonly domain: Domain;
	readonly level: Level;
	readonly kind: ItemKind;
	readonly status: Testlet['status'];
	readonly points: number;
	readonly expected: number;
	readonly places: readonly Place[];
	readonly anchor: boolean;
	readonly corrections: number;
}

export const core = 'core';

export const partName = ({ environments }: Content, part: string): string =>
	part === core ? 'Kern' : (environments.find(({ slug }) => slug === part)?.name ?? part);

/** Every place of every item in the forms, retired ones too. */
export function placesOf({ forms }: Content): Map<string, Place[]> {
	const places = [...forms].flatMap(([test, { environment, anchors, forms: pair }]) =>
		(['A', 'B'] as const).flatMap((form) =>
			pair[form]
				.flatMap((testlet, at) =>
					testlet.items.map(({ id }) => ({ id, page: at + 1, anchor: anchors.has(testlet.id) }))
				)
				.map(({ id, page, anchor }, at) => ({
					id,
					place: { test, environment, form, number: at + 1, page, anchor }
				}))
		)
	);
	return new Map(
		[...Map.groupBy(places, ({ id }) => id)].map(([id, own]) => [id, own.map(({ place }) => place)])
	);
}

/** Every item of the bank, the core first, then by environment and name. */
export function bankRows(content: Content): (BankRow & { environment: string; text: string })[] {
	const places = placesOf(content);
	const order = [core, ...content.environments.map(({ slug }) => slug)];
	return [...content.testlets.values()]
		.toSorted(
			(a, b) =>
				order.indexOf(a.environment) - order.indexOf(b.environment) || (a.id < b.id ? -1 : 1)
		)
		.flatMap((testlet) =>
			testlet.items.map((item) => ({
				...rowOf(item, testlet, places.get(item.id) ?? []),
				part: partName(content, testlet.environment),
				environment: testlet.environment,
				text: textOf(item)
			}))
		);
}

const rowOf = (one: BankItem, { status }: Testlet, places: readonly Place[]) => ({
	id: one.id,
	stem: one.item.open.stem,
	domain: one.domain,
	level: one.level,
	kind: one.item.open.type,
	status,
	points: one.item.maxScore,
	expected: one.expected.p,
	places,
	anchor: places.some(({ anchor }) => anchor),
	corrections: one.corrections.length
});

/** What a word is looked for in: name, stem, choices, explanation. */
const textOf = ({ id, item, explanation }: BankItem) =>
	[id, item.open.stem, ...item.choices.map(({ text }) => text), explanation]
		.join(' ')
		.toLowerCase();

/** What a list can be narrowed by; an empty text narrows nothing. */
export interface Filters {
	readonly omgeving: string;
	readonly domein: string;
	readonly niveau: string;
	readonly type: string;
	/** `cito-A`: the form pair and the form. */
	readonly versie: string;
	readonly anker: string;
	readonly status: string;
	readonly zoek: string;
}

const names = [
	'omgeving',
	'domein',
	'niveau',
	'type',
	'versie',
	'anker',
	'status',
	'zoek'
] as const satisfies readonly (keyof Filters)[];

export const readFilters = (asked: URLSearchParams): Filters =>
	Object.fromEntries(
		names.map((name) => [name, (asked.get(name) ?? '').trim().slice(0, 100)])
	) as Record<keyof Filters, string>;

export const versionOf = ({ test, form }: Place) => `${test}-${form}`;

export function filtered<Row extends ReturnType<typeof bankRows>[number]>(
	rows: readonly Row[],
	by: Filters
): Row[] {
	const words = by.zoek.toLowerCase().split(/\s+/).filter(Boolean);
	const is = (wanted: string, value: string) => wanted === '' || wanted === value;
	return rows.filter(
		(row) =>
			is(by.omgeving, row.environment) &&
			is(by.domein, row.domain) &&
			is(by.niveau, row.level) &&
			is(by.type, row.kind) &&
			is(by.anker, row.anchor ? 'ja' : 'nee') &&
			is(by.status, row.status) &&
			(by.versie === '' || row.places.some((place) => versionOf(place) === by.versie)) &&
			words.every((word) => row.text.includes(word))
	);
}

const statuses: readonly Testlet['status'][] = ['actief', 'proef', 'vervallen'];

/** What can be chosen for each filter: only what the bank has. */
export function choicesOf(content: Content, rows: ReturnType<typeof bankRows>) {
	const there = <Value>(of: (row: (typeof rows)[number]) => Value) => new Set(rows.map(of));
	const own = {
		omgeving: there(({ environment }) => environment),
		niveau: there(({ level }) => level),
		domein: there(({ domain }) => domain),
		status: there(({ status }) => status),
		type: there(({ kind }) => kind)
	};
	const versions = new Map(
		rows.flatMap(({ places }) => places.map((place) => [versionOf(place), place]))
	);
	return {
		omgeving: [core, ...content.environments.map(({ slug }) => slug)]
			.filter((slug) => own.omgeving.has(slug))
			.map((slug) => ({ value: slug, label: partName(content, slug) })),
		domein: domains
			.filter((domain) => own.domein.has(domain))
			.map((domain) => ({ value: domain, label: `${domain} ${domainNames[domain]}` })),
		niveau: levels
			.filter((level) => own.niveau.has(level))
			.map((level) => ({ value: level, label: `${level} ${levelNames[level]}` })),
		type: [...own.type].sort(),
		versie: [...versions]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([value, { test, form }]) => ({ value, label: `${test}, ${form}` })),
		status: statuses.filter((status) => own.status.has(status))
	};
}
