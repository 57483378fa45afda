import * as v from 'valibot';
import type { World } from '../../domain/lvs/facts.ts';
import { pickable } from '../../domain/lvs/models.ts';
import { expression, text } from '../../items/authored.ts';
import { evaluate, same, single, unmetExpectations } from './expectations.ts';
import { replaceable, withOtherPupils } from './others.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import {
	bare,
	drawStimulus,
	itemFrame,
	readItem,
	testletFile,
	type Drawn,
	type Testlet
} from './testlets.ts';
import { filledIn, followsData, namesOf } from './texts.ts';

/** What is done, always shown; and how it goes here, which is left to the learner later in a module. */
export interface Step {
	readonly do: string;
	readonly shown: string;
}

/** An exercise on one set of data: as written, or with other pupils. */
export interface Posed {
	/** A testlet of one item. */
	readonly testlet: Testlet;
	readonly steps: readonly Step[];
}

/** An exercise may be practised: its feedback may be shown. */
export interface Exercise extends Posed {
	readonly id: string;
	/** The same with other pupils, where the author says that the texts follow the data. */
	readonly withOthers: ((seed: number) => Promise<Posed>) | undefined;
}

const exerciseFile = v.strictObject({
	...testletFile.entries,
	items: v.pipe(v.array(itemFrame), v.length(1, 'an exercise has exactly one item')),
	/** Offers 'Andere leerlingen': names and numbers in the texts are then `{{ … }}`. */
	others: v.optional(v.boolean(), false),
	/** 'Stap voor stap': what to do, and how it goes with these data. */
	steps: v.optional(
		v.pipe(
			v.array(v.strictObject({ do: text, shown: text })),
			v.minLength(2, 'needs at least two steps'),
			v.maxLength(6, 'has at most six steps')
		)
	)
});

type Written = v.InferOutput<typeof exerciseFile>;
type WrittenItem = Written['items'][number];
type Tell = (path: readonly PropertyKey[], message: string) => void;

/** Expressions and names, which are no texts to be filled in. */
const noTexts = new Set(['expect', 'id', 'type', 'misconception', 'look', 'unchecked', 'expected']);

/** Reads an exercise, with feedback on everything that a learner may choose. */
export async function readExercise(
	file: SourceFile,
	world: World,
	report: (problem: Problem) => void
): Promise<Exercise | undefined> {
	const read = readYaml(file.path, textOf(file), exerciseFile, report);
	if (!read) return undefined;
	const { value: written, lineOf } = read;
	let problems = 0;
	const tell: Tell = (path, message) => {
		problems += 1;
		report({ file: file.path, line: lineOf(path), message: `${written.id}: ${message}` });
	};
	const posed = await pose(written, world, tell);
	if (!posed) return undefined;
	await check(written, posed, tell);
	if (problems > 0) return undefined;
	const { id, others } = written;
	return { id, ...posed, withOthers: others ? withOthers(written, world) : undefined };
}

/** An exercise with the data of this world. */
async function pose(written: Written, world: World, tell: Tell): Promise<Posed | undefined> {
	const drawn = written.stimulus
		? drawStimulus(written.stimulus, world, undefined, (message) => tell(['stimulus'], message))
		: bare;
	const [own] = written.items;
	if (!drawn || !own) return undefined;
	const texts = await filledIn({ item: own, steps: written.steps ?? [] }, drawn.facts, noTexts);
	for (const { path, message } of texts.problems) {
		tell(path[0] === 'item' ? ['items', 0, ...path.slice(1)] : path, message);
	}
	const read = { testletId: written.id, environment: 'practice', drawn };
	const item = readItem(texts.value.item, read, (path, message) =>
		tell(['items', 0, ...path], path.length > 0 ? `${path.join('.')}: ${message}` : message)
	);
	return item && { testlet: testletOf(written, drawn, item), steps: texts.value.steps };
}

const testletOf = (
	{ id, status }: Written,
	{ stimulus, model, facts }: Drawn,
	item: Testlet['items'][number]
): Testlet => ({ id, environment: 'practice', status, stimulus, model, facts, items: [item] });

async function check(written: Written, { testlet }: Posed, tell: Tell): Promise<void> {
	const [bank] = testlet.items;
	if (!bank) return;
	const at = ['items', 0];
	const unmet = await unmetExpectations(
		bank.item.expectations,
		testlet.facts,
		namesOf(testlet.facts)
	);
	for (const { of, message } of unmet) tell(at, `${of}: ${message}`);
	const places = new Set(testlet.model ? pickable(testlet.model).map(({ id }) => id) : []);
	for (const { of, right, text, look } of bank.item.spoken) {
		if (!text) tell(at, `${of} has no feedback`);
		else if (!right && !/\*\*[^*]+\*\*/.test(text)) {
			tell(at, `the feedback of ${of} has no rule in bold: **…**`);
		}
		for (const place of look) {
			if (!places.has(place)) tell(at, `look of ${of}: there is no ${place} in the report`);
		}
	}
	if (!written.others) return;
	const { report, ...stimulus } = written.stimulus ?? {};
	if (!report || !replaceable.includes(report)) {
		tell(['others'], `others needs a report of ${replaceable.join(', ')}`);
	} else if (report !== 'pupil-report' && !('pupils' in stimulus && stimulus.pupils)) {
		tell(['others'], 'others needs a list of pupils in the stimulus');
	}
	if (bank.unchecked) tell(['others'], 'others needs an expect for everything');
	if (!followsData(written.items)) tell(['others'], 'others needs texts that follow the data');
}

/** Poses an exercise with the children of a seed; each seed once. */
function withOthers(written: Written, world: World): (seed: number) => Promise<Posed> {
	const { stimulus } = written;
	const [item] = written.items;
	if (!stimulus || !item) throw new Error(`${written.id} has no report`);
	const posed = new Map<number, Promise<Posed>>();
	const make = async (seed: number): Promise<Posed> => {
		const there = await withOtherPupils(
			stimulus,
			world,
			seed,
			async (facts) => (await fitted(item, facts)) !== undefined
		);
		const drawn = drawStimulus(stimulus, there, undefined, failed(written.id, seed));
		const own = drawn && (await fitted(item, drawn.facts));
		const made =
			own &&
			(await pose({ ...written, items: [own] }, there, (_, message) =>
				failed(written.id, seed)(message)
			));
		if (!made) throw new Error(`${written.id} can't be posed with the pupils of ${seed}`);
		return made;
	};
	return (seed) => {
		const known = posed.get(seed) ?? make(seed);
		posed.set(seed, known);
		return known;
	};
}

const failed = (id: string, seed: number) => (message: string) => {
	throw new Error(`${id} with the pupils of ${seed}: ${message}`);
};

/**
 * The item on these data: true and false stay what they are, numbers and places follow from their
 * `expect`. undefined where the data don't fit it.
 */
async function fitted(item: WrittenItem, facts: unknown): Promise<WrittenItem | undefined> {
	const names = namesOf(facts);
	const valueOf = async (of: unknown) => {
		const given = await evaluate(v.parse(expression, of), facts, names);
		return 'error' in given ? undefined : single(given.value);
	};
	if (item.type === 'number' || item.type === 'point') {
		const kind = item.type === 'number' ? 'number' : 'string';
		const field = item.type === 'number' ? 'value' : 'point';
		const key = await valueOf(item['expect']);
		const wrong = await Promise.all(
			v.parse(wrongOnes, item['wrong']).map(async (one) => ({
				...one,
				[field]: await valueOf(one.expect)
			}))
		);
		const values = [key, ...wrong.map((one) => one[field as keyof typeof one])];
		const near = (value: unknown) => Math.abs(Number(value) - Number(key));
		const apart =
			new Set(values).size === values.length &&
			(kind === 'string' ||
				values.slice(1).every((value) => near(value) > Number(item['tolerance'] ?? 0)));
		return apart && values.every((value) => typeof value === kind)
			? { ...item, key, wrong }
			: undefined;
	}
	for (const { expect, must } of saidOf(item)) {
		if (expect !== undefined && !same(await valueOf(expect), must)) return undefined;
	}
	return item;
}

const wrongOnes = v.array(v.looseObject({ expect: expression }));
const options = v.optional(
	v.array(v.looseObject({ expect: v.optional(expression), key: v.optional(v.literal(true)) })),
	[]
);
const claims = v.looseObject({
	options,
	reasons: options,
	claim: v.optional(v.looseObject({ expect: v.optional(expression), true: v.boolean() }))
});

/** What an item that is chosen from says of the data, and whether it must be so. */
function saidOf(item: WrittenItem): { expect: string | undefined; must: boolean }[] {
	const { options, reasons, claim } = v.parse(claims, item);
	return [
		...(claim ? [{ expect: claim.expect, must: claim.true }] : []),
		...[...options, ...reasons].map(({ expect, key }) => ({ expect, must: key === true }))
	];
}
