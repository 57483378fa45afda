import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readContent, type Content } from './content/content.ts';
import { itemsOf } from './content/forms.ts';
import type { BankItem } from './content/testlets.ts';
import { shippedContent } from './test-world.ts';

/** For the tests: a second content root in which the key of one item is corrected, as an author would. */

interface WrittenOption {
	text: string;
	key?: true;
	misconception?: string;
}
interface WrittenItem {
	id: string;
	options: WrittenOption[];
	unchecked?: string;
	corrections?: { on: string; reason: string }[];
}

export const reason = 'Twee antwoorden stonden verwisseld.';

/** A single choice that everybody meets: an anchor of the form pair of Cito. */
export function correctable(content: Content): BankItem {
	const pair = content.forms.get('cito');
	const found = itemsOf(pair?.forms.A ?? []).find(
		({ item, testletId }) => item.open.type === 'single-choice' && pair?.anchors.has(testletId)
	);
	if (!found) throw new Error('no anchor is a single choice');
	return found;
}

/** Writes the testlet of an item anew, with the option after the key for a key. null: without saying why. */
export function correctedRoot(
	content: Content,
	{ id, testletId }: BankItem,
	because: { on: string; reason: string } | null = { on: '2026-09-20', reason }
): string {
	const path = `testlets/${content.testlets.get(testletId)?.environment ?? ''}/${testletId}.yaml`;
	const testlet = parse(readFileSync(join('content', path), 'utf8')) as { items: WrittenItem[] };
	const item = testlet.items.find((one) => one.id === id);
	if (!item) throw new Error(`${path} has no ${id}`);
	const key = item.options.findIndex((option) => option.key);
	const next = (key + 1) % item.options.length;
	const wrong = item.options[next]?.misconception ?? '';
	item.options = item.options.map(({ text, misconception }, at) => {
		if (at === next) return { text, key: true };
		return { text, misconception: at === key ? wrong : (misconception ?? '') };
	});
	item.unchecked = 'A correction for a test.';
	item.corrections = [...(item.corrections ?? []), ...(because ? [because] : [])];
	const root = mkdtempSync(join(tmpdir(), 'leerwinst-corrected-'));
	mkdirSync(join(root, dirname(path)), { recursive: true });
	writeFileSync(join(root, path), stringify(testlet));
	return root;
}

let read: Promise<{ item: BankItem; told: Content; silent: Content }> | undefined;
/** The content that ships with one key corrected, and with one changed without a word; read once. */
export const correctedContent = () => (read ??= readCorrected());

async function readCorrected() {
	const content = await shippedContent();
	const item = correctable(content);
	const [told = '', silent = ''] = [
		correctedRoot(content, item),
		correctedRoot(content, item, null)
	];
	const read = (root: string) => readContent(['content', root]);
	const both = { item, told: await read(told), silent: await read(silent) };
	for (const root of [told, silent]) rmSync(root, { recursive: true });
	return both;
}
