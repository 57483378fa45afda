/**
 * For keys.test.ts, run under Node: a database with a learner who is busy, and two content roots whose
 * items differ only in keys, misconceptions and explanations. Prints what the test needs as JSON.
 * Usage: node keys-world.ts FOLDER
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { makeWorld } from '../../src/cli/bench/world.ts';

export const canary = 'KANARIE';
const folder = process.argv[2] ?? '';

interface Option {
	text: string;
	key?: true;
	misconception?: string;
	expect?: string;
}
interface Item {
	type: string;
	explanation: string;
	unchecked?: string;
	options?: Option[];
	reasons?: Option[];
	claim?: { true: boolean; expect?: string };
	key?: unknown;
	tolerance?: number;
	expect?: string;
	wrong?: { value?: number; point?: string; expect?: string }[];
	left?: { key: number }[];
	steps?: { place: number }[];
}

/** The right option becomes a distractor and the next one the key; as many keys as before. */
function rotate(options: Option[]): Option[] {
	return options.map((option, at) => {
		const before = options[(at + options.length - 1) % options.length];
		const { key: _, misconception: __, ...rest } = option;
		return before?.key ? { ...rest, key: true } : { ...rest, misconception: 'M24' };
	});
}

const withoutExpect = (options: Option[]) => options.map(({ expect: _, ...option }) => option);

/** The next number up that is no wrong answer of the item. */
function otherNumber({ tolerance = 0, wrong = [] }: Item, key: number): number {
	const taken = (value: number) =>
		wrong.some((one) => Math.abs(Number(one.value) - value) <= tolerance);
	let other = key + 1;
	while (taken(other)) other += 1;
	return other;
}

/** The same item as a learner sees it, with another key. */
function turned(item: Item): Item {
	const other = { ...item };
	if (item.options) other.options = rotate(item.options);
	if (item.reasons) other.reasons = rotate(item.reasons);
	if (item.claim) other.claim = { ...item.claim, true: !item.claim.true };
	if (item.type === 'number' && typeof item.key === 'number')
		other.key = otherNumber(item, item.key);
	if (item.type === 'point') {
		const [first, ...rest] = item.wrong ?? [];
		other.key = first?.point;
		other.wrong = [{ ...first, point: String(item.key) }, ...rest];
	}
	if (item.left) {
		const keys = item.left.map(({ key }) => key);
		other.left = item.left.map((left, at) => ({ ...left, key: keys[(at + 1) % keys.length] ?? 0 }));
	}
	if (item.steps) {
		const many = item.steps.length;
		other.steps = item.steps.map((step) => ({ ...step, place: (step.place % many) + 1 }));
	}
	return other;
}

/** No expectation, since a turned key can't be shown from the data; and a canary to look for. */
function bared(item: Item): Item {
	const bare = { ...item };
	if (bare.options) bare.options = withoutExpect(bare.options);
	if (bare.reasons) bare.reasons = withoutExpect(bare.reasons);
	if (bare.claim) delete bare.claim.expect;
	delete bare.expect;
	bare.wrong = bare.wrong?.map(({ expect: _, ...wrong }) => wrong);
	if (bare.wrong === undefined) delete bare.wrong;
	return { ...bare, unchecked: 'for this test', explanation: `${canary} ${item.explanation}` };
}

function writeRoot(name: string, change: (item: Item) => Item): string {
	const root = join(folder, name);
	cpSync('content/testlets', join(root, 'testlets'), { recursive: true });
	for (const part of readdirSync(join(root, 'testlets'))) {
		for (const file of readdirSync(join(root, 'testlets', part))) {
			const path = join(root, 'testlets', part, file);
			const testlet = parse(readFileSync(path, 'utf8')) as { items: Item[] };
			testlet.items = testlet.items.map((item) => bared(change(structuredClone(item))));
			writeFileSync(path, stringify(testlet));
		}
	}
	return root;
}

mkdirSync(folder, { recursive: true });
const world = await makeWorld({ learners: 2 });
for (const name of ['one', 'other']) mkdirSync(join(folder, `${name}-data`), { recursive: true });
cpSync(world.file, join(folder, 'one-data', 'leerwinst.db'));
renameSync(world.file, join(folder, 'other-data', 'leerwinst.db'));
console.log(
	JSON.stringify({
		learner: world.learners[0],
		roots: { one: writeRoot('one', (item) => item), other: writeRoot('other', turned) }
	})
);
