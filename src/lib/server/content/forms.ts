import * as v from 'valibot';
import { fillCells, type Cell } from '../../domain/assessment/blueprint.ts';
import { text } from '../../items/authored.ts';
import type { Environment } from './environments.ts';
import { fingerprint } from './fingerprint.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import type { BankItem, Testlet } from './testlets.ts';

const form = v.pipe(v.array(text), v.minLength(1));

const formFile = v.strictObject({
	/** Without it: the file's name. */
	environment: v.optional(text),
	status: v.picklist(['proef', 'actief', 'vervallen']),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(180)),
	/** The most points of each form: a number to check the files by. */
	maximum: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** Testlets that stand in both forms, at the same place. */
	anchors: v.pipe(v.array(text), v.minLength(1)),
	blueprint: v.record(
		v.pipe(v.string(), v.regex(/^D[1-6]-L[1-4]$/, 'a cell is written D1-L1')),
		v.pipe(v.number(), v.integer(), v.minValue(1))
	),
	forms: v.strictObject({ A: form, B: form })
});

/** A test: two forms that measure the same. */
export interface FormPair {
	/** The file's name; a sitting keeps it. */
	readonly name: string;
	readonly environment: string;
	/** `vervallen`: not drawn any more, still there for who sat it. */
	readonly status: 'proef' | 'actief' | 'vervallen';
	readonly minutes: number;
	readonly maximum: number;
	readonly anchors: ReadonlySet<string>;
	readonly blueprint: ReadonlyMap<Cell, number>;
	readonly forms: Readonly<Record<'A' | 'B', readonly Testlet[]>>;
	/** Names the core items of both forms: alike in all pairs that can be compared on them. */
	readonly core: string;
}

export interface Bank {
	readonly testlets: ReadonlyMap<string, Testlet>;
	/** Names of testlet files in which something is wrong: that is told there, and not again. */
	readonly unread: ReadonlySet<string>;
	readonly environments: readonly Pick<Environment, 'slug'>[];
}

const coreIds = (testlets: readonly Testlet[]) =>
	itemsOf(testlets)
		.filter(({ core }) => core)
		.map(({ id }) => id)
		.sort();

export const itemsOf = (testlets: readonly Testlet[]): BankItem[] =>
	testlets.flatMap(({ items }) => items);

/** The form pair that an environment draws from; undefined where it has no test. */
export const drawnForms = (
	forms: ReadonlyMap<string, FormPair>,
	environment: string
): FormPair | undefined =>
	[...forms.values()].find(
		(pair) => pair.environment === environment && pair.status !== 'vervallen'
	);

/** Reads a form pair and checks it against its own blueprint. */
export function readForms(
	file: SourceFile,
	name: string,
	{ testlets, unread, environments }: Bank,
	report: (problem: Problem) => void
): FormPair | undefined {
	const read = readYaml(file.path, textOf(file), formFile, report);
	if (!read) return undefined;
	const { value, lineOf } = read;
	const tell = (path: readonly PropertyKey[], message: string) =>
		report({ file: file.path, line: lineOf(path), message: `${path.join('.')}: ${message}` });

	const environment = value.environment ?? name;
	if (!environments.some(({ slug }) => slug === environment)) {
		tell(['environment'], `there is no environment ${environment}`);
	}
	let complete = true;
	const named = (form: 'A' | 'B') =>
		value.forms[form].flatMap((testletId, at) => {
			const testlet = testlets.get(testletId);
			if (!testlet) {
				complete = false;
				if (!unread.has(testletId)) {
					tell(['forms', form, at], `there is no testlet ${testletId}`);
				}
			} else if (testlet.environment !== 'core' && testlet.environment !== environment) {
				tell(['forms', form, at], `${testletId} belongs to ${testlet.environment}`);
			} else if (testlet.status === 'vervallen' && value.status !== 'vervallen') {
				tell(['forms', form, at], `${testletId} is vervallen: it may not be drawn any more`);
			}
			return testlet ? [testlet] : [];
		});
	const forms = { A: named('A'), B: named('B') };
	const pair: FormPair = {
		name,
		environment,
		status: value.status,
		minutes: value.minutes,
		maximum: value.maximum,
		anchors: new Set(value.anchors),
		blueprint: new Map(Object.entries(value.blueprint) as [Cell, number][]),
		forms,
		core: fingerprint([forms.A, forms.B].map(coreIds))
	};
	// sums and places of a form with a gap say nothing
	if (complete) checkPair(pair, tell);
	return pair;
}

function checkPair(
	{ forms, anchors, blueprint, maximum }: FormPair,
	tell: (path: readonly PropertyKey[], message: string) => void
): void {
	for (const name of ['A', 'B'] as const) {
		const items = itemsOf(forms[name]);
		const points = items.reduce((sum, { item }) => sum + item.maxScore, 0);
		if (points !== maximum) tell(['maximum'], `form ${name} has ${points} points, not ${maximum}`);
		const cells = fillCells(items.map((one) => ({ ...one, maxScore: one.item.maxScore })));
		for (const cell of new Set([...cells.keys(), ...blueprint.keys()])) {
			const filled = cells.get(cell)?.items ?? 0;
			const asked = blueprint.get(cell) ?? 0;
			if (filled !== asked) {
				tell(
					['blueprint'],
					`form ${name} has ${filled} items in ${cell}, the blueprint asks ${asked}`
				);
			}
		}
		for (const [at, { id }] of forms[name].entries()) {
			if (forms[name].findIndex((other) => other.id === id) !== at) {
				tell(['forms', name, at], `${id} stands in form ${name} twice`);
			}
		}
	}
	checkAnchors({ forms, anchors }, tell);
	checkCells(forms, tell);
}

/** An anchor stands in both forms at the same place; whatever else the forms share is a mistake. */
function checkAnchors(
	{ forms, anchors }: Pick<FormPair, 'forms' | 'anchors'>,
	tell: (path: readonly PropertyKey[], message: string) => void
): void {
	const placesIn = (testlets: readonly Testlet[]) => {
		let place = 0;
		const places = new Map<string, number>();
		for (const { id, items } of testlets) {
			places.set(id, place);
			place += items.length;
		}
		return places;
	};
	const [inA, inB] = [placesIn(forms.A), placesIn(forms.B)];
	for (const anchor of anchors) {
		if (inA.get(anchor) === undefined || inA.get(anchor) !== inB.get(anchor)) {
			tell(['anchors'], `${anchor} must stand in both forms, at the same place`);
		}
	}
	for (const { id } of forms.A) {
		if (inB.has(id) && !anchors.has(id))
			tell(['anchors'], `${id} stands in both forms but is no anchor`);
	}
}

/** The most points per cell of the blueprint are equal for A and B. */
function checkCells(
	forms: FormPair['forms'],
	tell: (path: readonly PropertyKey[], message: string) => void
): void {
	const points = (testlets: readonly Testlet[]) =>
		fillCells(itemsOf(testlets).map((one) => ({ ...one, maxScore: one.item.maxScore })));
	const [a, b] = [points(forms.A), points(forms.B)];
	for (const cell of new Set([...a.keys(), ...b.keys()])) {
		if (a.get(cell)?.points !== b.get(cell)?.points) {
			tell(
				['forms'],
				`${cell} has ${a.get(cell)?.points ?? 0} points in form A and ${b.get(cell)?.points ?? 0} in form B`
			);
		}
	}
}
