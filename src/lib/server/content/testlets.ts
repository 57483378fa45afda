import * as v from 'valibot';
import { domains, levels } from '../../domain/assessment/blueprint.ts';
import { gatherFacts, type World } from '../../domain/lvs/facts.ts';
import { inWords, withHabits, wordsOf, type Flavour } from '../../domain/lvs/flavour.ts';
import { pickable, reportModel, type ReportModel } from '../../domain/lvs/models.ts';
import { stimulus as stimulusFile, type Stimulus } from '../../domain/lvs/stimulus.ts';
import { itemTypes, type AnyItem, type ItemKind } from '../../items/index.ts';
import { text } from '../../items/authored.ts';
import { fingerprint } from './fingerprint.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile, type Written } from './source.ts';

/** An item of the bank: the item itself, and what a test developer says about it. */
export interface BankItem {
	readonly item: AnyItem;
	readonly id: string;
	readonly testletId: string;
	readonly core: boolean;
	readonly domain: (typeof domains)[number];
	readonly level: (typeof levels)[number];
	readonly expected: { p: number; because: string };
	readonly explanation: string;
	readonly twin: string | undefined;
	/** Why the data cannot show the key, where they cannot. */
	readonly unchecked: string | undefined;
	readonly corrections: readonly { on: string; reason: string }[];
	/** Of what a learner sees: once sat, it never changes. */
	readonly shown: string;
	/** Of what scoring rests on: may be corrected, and then says so. */
	readonly scored: string;
}

export interface Testlet {
	readonly id: string;
	/** `core`, or the report environment that it belongs to. */
	readonly environment: string;
	readonly status: 'proef' | 'actief' | 'vervallen';
	readonly stimulus: Stimulus | undefined;
	readonly model: ReportModel | undefined;
	readonly facts: unknown;
	readonly items: readonly BankItem[];
}

const kinds = Object.keys(itemTypes) as ItemKind[];
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case, digits and -'));

export const itemFrame = v.looseObject({
	id,
	type: v.picklist(kinds, `must be one of ${kinds.join(', ')}`),
	domain: v.picklist(domains),
	level: v.picklist(levels),
	expected: v.strictObject({
		p: v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.98)),
		because: text
	}),
	explanation: text,
	twin: v.optional(id),
	unchecked: v.optional(text),
	corrections: v.optional(
		v.array(
			v.strictObject({
				on: v.pipe(v.string(), v.isoDate('must be a date, 2026-11-24')),
				reason: text
			})
		),
		[]
	)
});
const frameKeys = new Set(Object.keys(itemFrame.entries).filter((key) => key !== 'type'));

export const testletFile = v.strictObject({
	id,
	status: v.picklist(['proef', 'actief', 'vervallen']),
	/** The name of a flavour of its environment; without it the first. */
	flavour: v.optional(text),
	stimulus: v.optional(stimulusFile),
	items: v.pipe(v.array(itemFrame), v.minLength(1), v.maxLength(3, 'has at most three items'))
});

/** Reads one testlet file: its report from the fictional world, and its items with their keys. */
export function readTestlet(
	file: SourceFile,
	{
		environment,
		flavours = []
	}: { environment: string; flavours?: readonly Flavour[] | undefined },
	world: World,
	report: (problem: Problem) => void
): { testlet: Testlet; lineOf: Written<unknown>['lineOf'] } | undefined {
	const read = readYaml(file.path, textOf(file), testletFile, report);
	if (!read) return undefined;
	const { value, lineOf } = read;
	const flavour = flavours.find(({ name }) => !value.flavour || name === value.flavour);
	if (value.flavour && !flavour) {
		const message = `flavour: ${environment} has no ${value.flavour}`;
		report({ file: file.path, line: lineOf(['flavour']), message });
	}
	const drawn = drawStimulus(value.stimulus, world, flavour, (message) =>
		report({ file: file.path, line: lineOf(['stimulus']), message })
	);
	// without its report the places to point at are not known; the other items can be checked
	const checkable = value.items.filter(({ type }) => drawn || type !== 'point');
	const items = checkable.map((written) => {
		const at = value.items.indexOf(written);
		const tell = (path: readonly PropertyKey[], message: string) =>
			report({
				file: file.path,
				line: lineOf(['items', at, ...path]),
				message: `${[written.id, ...path].join('.')}: ${message}`
			});
		return readItem(written, { testletId: value.id, environment, drawn: drawn ?? bare }, tell);
	});
	if (!drawn || items.some((item) => item === undefined)) return undefined;
	const testlet: Testlet = {
		id: value.id,
		environment,
		status: value.status,
		stimulus: drawn.stimulus,
		model: drawn.model,
		facts: drawn.facts,
		items: items.filter((item) => item !== undefined)
	};
	return { testlet, lineOf };
}

export interface Drawn {
	readonly stimulus: Stimulus | undefined;
	readonly model: ReportModel | undefined;
	readonly facts: unknown;
	/** What the words of a system change about it. */
	readonly words: unknown;
}

export const bare: Drawn = { stimulus: undefined, model: undefined, facts: {}, words: undefined };

export function drawStimulus(
	written: Stimulus | undefined,
	world: World,
	flavour: Flavour | undefined,
	tell: (message: string) => void
): Drawn | undefined {
	if (!written) return bare;
	const stimulus = flavour ? withHabits(written, flavour) : written;
	const gathered = gatherFacts(stimulus, world);
	if ('problems' in gathered) {
		gathered.problems.forEach((message) => tell(`stimulus.${message}`));
		return undefined;
	}
	const model = reportModel(stimulus, world);
	return {
		stimulus,
		model: flavour ? inWords(model, flavour) : model,
		facts: gathered.facts,
		words: flavour && wordsOf(stimulus.report, flavour)
	};
}

export function readItem(
	written: v.InferOutput<typeof itemFrame>,
	{ testletId, environment, drawn }: { testletId: string; environment: string; drawn: Drawn },
	tell: (path: readonly PropertyKey[], message: string) => void
): BankItem | undefined {
	const made = makeItem(written, drawn, tell);
	if (!made) return undefined;
	if (written.unchecked === undefined) {
		const missing = made.expectations.filter(({ expression }) => expression === undefined);
		for (const { of } of missing) {
			tell([], `${of} has no expect; write one, or say in unchecked why the data can't show it`);
		}
	}
	return {
		item: made,
		id: written.id,
		testletId,
		core: environment === 'core',
		domain: written.domain,
		level: written.level,
		expected: written.expected,
		explanation: written.explanation,
		twin: written.twin,
		unchecked: written.unchecked,
		corrections: written.corrections,
		shown: fingerprint({
			open: made.open,
			stimulus: drawn.stimulus,
			facts: drawn.facts,
			words: drawn.words
		}),
		scored: fingerprint(made.rule)
	};
}

function makeItem(
	written: v.InferOutput<typeof itemFrame>,
	drawn: Drawn,
	tell: (path: readonly PropertyKey[], message: string) => void
): AnyItem | undefined {
	const own = Object.fromEntries(
		Object.entries(written).filter(([key]) => key !== 'type' && !frameKeys.has(key))
	);
	if (written.type === 'point') own['points'] = drawn.model ? pickable(drawn.model) : [];
	return parseItem(written.type, written.id, own, tell);
}

/** Parses by the type's own schema. The switch keeps author's text and maker of one type together. */
function parseItem(
	kind: ItemKind,
	itemId: string,
	own: unknown,
	tell: (path: readonly PropertyKey[], message: string) => void
): AnyItem | undefined {
	function by<W>(type: {
		written: v.GenericSchema<unknown, W>;
		make: (id: string, written: W) => AnyItem;
	}): AnyItem | undefined {
		const result = v.safeParse(type.written, own);
		if (result.success) return type.make(itemId, result.output);
		for (const issue of result.issues) {
			tell(issue.path?.map(({ key }) => key as PropertyKey) ?? [], issue.message);
		}
		return undefined;
	}
	switch (kind) {
		case 'single-choice':
			return by(itemTypes['single-choice']);
		case 'multiple-choice':
			return by(itemTypes['multiple-choice']);
		case 'number':
			return by(itemTypes.number);
		case 'matching':
			return by(itemTypes.matching);
		case 'ordering':
			return by(itemTypes.ordering);
		case 'claim-reason':
			return by(itemTypes['claim-reason']);
		case 'point':
			return by(itemTypes.point);
	}
}
