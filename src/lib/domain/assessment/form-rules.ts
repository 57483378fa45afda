import type { Domain, Level } from './blueprint.ts';

/**
 * What a test developer asks of a pair of forms beyond its blueprint: that guessing by place or length does not pay,
 * that a page can be read in its time, and that each question of A has its like in B. Haladyna & Rodriguez (2013),
 * Developing and Validating Test Items, ch. 6, on the place and length of keys.
 */
export const limits = {
	/** The largest share of the keys in one position, and of keys that are the longest option. */
	keyPosition: 0.35,
	keyLongest: 0.3,
	/** With fewer keys a share says nothing: one of two is half. */
	keysToJudge: 6,
	/** Of a report: rows to read, and words outside its table or drawing. */
	rows: 14,
	sheetWords: 60,
	/** Items of a form that rest on vocabulary that goes out of use. */
	fading: 4,
	/** Between the expected shares of points of two twins. */
	twinDifficulty: 0.05
} as const;

export interface RuledItem {
	readonly id: string;
	readonly type: string;
	readonly domain: Domain;
	readonly level: Level;
	readonly maxScore: number;
	/** The expected share of its points, 0 to 1. */
	readonly expected: number;
	readonly core: boolean;
	readonly anchor: boolean;
	readonly twin: string | undefined;
	/** Where one of several texts in a row is right; an item without such a list has none. */
	readonly key: { readonly position: number; readonly longest: boolean } | undefined;
	/** The codes of the reasoning errors that tempt in it, each once. */
	readonly misconceptions: readonly string[];
	readonly stemWords: number;
	/** Whether it rests on vocabulary that goes out of use. */
	readonly fading: boolean;
}

/** One page of the test: a report, or none, with its items. */
export interface RuledPage {
	readonly id: string;
	/** Of the report: 0 without one. */
	readonly rows: number;
	readonly sheetWords: number;
	/** Of everything that is to be read outside the report. */
	readonly itemWords: number;
}

export interface RuledForm {
	readonly items: readonly RuledItem[];
	readonly pages: readonly RuledPage[];
}

/** How many keys stand first, second …, how many are the longest text, and of how many keys. */
export function keyFigures(items: readonly RuledItem[]): {
	keys: number;
	positions: number[];
	longest: number;
} {
	const keys = items.flatMap(({ key }) => key ?? []);
	const positions: number[] = [];
	for (const { position } of keys) {
		while (positions.length <= position) positions.push(0);
		positions[position] = (positions[position] ?? 0) + 1;
	}
	return { keys: keys.length, positions, longest: keys.filter(({ longest }) => longest).length };
}

/** What is wrong with one form, in sentences. */
export function brokenInForm({ items, pages }: RuledForm): string[] {
	const broken: string[] = [];
	const { keys, positions, longest } = keyFigures(items);
	if (keys >= limits.keysToJudge) {
		positions.forEach((count, at) => {
			if (count / keys > limits.keyPosition) {
				broken.push(`${count} of ${keys} keys stand at position ${at + 1}`);
			}
		});
		if (longest / keys >= limits.keyLongest) {
			broken.push(`in ${longest} of ${keys} the key is the longest`);
		}
	}
	for (const { id, rows, sheetWords } of pages) {
		if (rows > limits.rows) broken.push(`${id} has ${rows} rows, at most ${limits.rows} are read`);
		if (sheetWords > limits.sheetWords) {
			broken.push(
				`${id} has ${sheetWords} words around its report, more than ${limits.sheetWords}`
			);
		}
	}
	const fading = items.filter((item) => item.fading);
	if (fading.length > limits.fading) {
		broken.push(`${fading.length} items rest on A–E or DLE, more than ${limits.fading}`);
	}
	return broken;
}

/** Items outside the anchors without their like in the other form, in sentences. */
export function brokenBetweenForms(a: RuledForm, b: RuledForm): string[] {
	const alone = (from: RuledForm, to: RuledForm, name: string) =>
		from.items
			.filter(({ anchor }) => !anchor)
			.filter(({ twin }) => !to.items.some(({ id, anchor }) => id === twin && !anchor))
			.map(({ id }) => `${id} has no twin in form ${name}`);
	return [...alone(a, b, 'B'), ...alone(b, a, 'A')];
}

/** What keeps two items from being twins, in a sentence; undefined where nothing does. */
export function unlike(one: RuledItem, other: RuledItem | undefined): string | undefined {
	if (!other) return `${one.id} names a twin that is not there: ${one.twin}`;
	const told = (what: string) => `${one.id} and ${other.id} are twins but ${what}`;
	if (other.twin !== one.id) return `${other.id} does not name ${one.id} back as its twin`;
	if (one.domain !== other.domain || one.level !== other.level) return told('differ in cell');
	if (one.type !== other.type) return told('differ in type');
	if (one.maxScore !== other.maxScore) return told('differ in points');
	// rounded: 0.65 - 0.6 is a little more than 0.05 in the machine
	const apart = Math.round(100 * Math.abs(one.expected - other.expected)) / 100;
	return apart > limits.twinDifficulty ? told('are not expected to be as hard') : undefined;
}
