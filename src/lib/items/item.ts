import * as v from 'valibot';

/** "Weet ik niet": an answer like any other, worth nothing, counted apart from wrong and from blank. */
export const dontKnow = 'dont-know';

/** What a form posted for one item: field name (without the item's prefix) → values in order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** What became of the posted fields: an answer, nothing filled in, or something unreadable (Dutch text). */
export type Reading<Answer> = { answer: Answer } | { blank: true } | { problem: string };

/** One way to answer, for option tables and for naming the reasoning error behind a wrong answer. */
export interface Choice {
	readonly code: string;
	readonly text: string;
	readonly correct: boolean;
	readonly misconception?: string | undefined;
}

/** Practice only: what is said of one part of an answer, beside that part. */
export interface Said {
	/** The part: the code of an option, the number of a row, or the name of a field. */
	readonly at: string;
	/** Rightly chosen or left alone, wrong, or a key that was left out. */
	readonly tone: 'ok' | 'bad' | 'missed';
	/** Empty where the explanation says it all. */
	readonly text: string;
	/** Rows, points or bars of the report to look at. */
	readonly look: readonly string[];
}

/** Feedback as written: of what, what it says, and where to look. */
export interface Spoken {
	readonly of: string;
	/** Whether it is said of a right choice; a wrong one needs a rule. */
	readonly right: boolean;
	readonly text: string | undefined;
	readonly look: readonly string[];
}

/** What an author's expression must give, from the facts of the stimulus, for a key or a distractor. */
export interface Expectation {
	readonly of: string;
	readonly expression: string | undefined;
	readonly must: boolean | number | string;
}

/** An item that has been read and checked. Its key is closed over: it can be used, not seen. */
export interface Item<Open = unknown> {
	readonly id: string;
	readonly maxScore: number;
	/** What the learner may see. */
	readonly open: Open;
	/** From a posted form. */
	read(fields: Fields): Reading<unknown>;
	/** undefined: not an answer that this item can have. */
	score(answer: unknown): number | undefined;
	/** What an answer earns by a rule that this item had before its key was corrected. */
	scoreBy(rule: unknown, answer: unknown): number | undefined;
	/** Whether nothing of the answer is still to be filled in. */
	complete(answer: unknown): boolean;
	/** The codes of the choices that an answer makes; empty for an answer outside the choices. */
	chosen(answer: unknown): readonly string[];
	readonly choices: readonly Choice[];
	/** Practice only: what the author says of an answer, part by part. */
	says(answer: unknown): readonly Said[];
	/** Practice only: all that can be said of an answer, and of which choice. */
	readonly spoken: readonly Spoken[];
	/** The share of the points that a blind guess earns on average; 0 where one can't guess. */
	readonly chance: number;
	/** How the data show that the key is right and each distractor wrong. */
	readonly expectations: readonly Expectation[];
	/** All that scoring rests on, as plain JSON: its fingerprint tells whether a key was corrected. */
	readonly rule: unknown;
}

export interface ItemType<Kind extends string, Written, Open, Answer, Rule> {
	readonly kind: Kind;
	/** The author's schema, without what all items share. */
	readonly written: v.GenericSchema<unknown, Written>;
	readonly open: (written: Written) => Open;
	readonly maxScore: (written: Written) => number;
	readonly answer: (written: Written) => v.GenericSchema<unknown, Answer>;
	readonly read: (fields: Fields, written: Written) => Reading<NoInfer<Answer>>;
	readonly complete?: (written: Written, answer: Answer) => boolean;
	readonly choices: (written: Written) => readonly Choice[];
	readonly chosen: (written: Written, answer: Answer) => readonly string[];
	readonly says: (written: Written, answer: Answer) => readonly Said[];
	readonly spoken: (written: Written) => readonly Spoken[];
	readonly chance?: (written: Written) => number;
	readonly expectations: (written: Written) => readonly Expectation[];
	readonly rule: (written: Written) => Rule;
	/** By the rule alone, so that an answer can also be scored by the rule of before a correction. */
	readonly score: (rule: NoInfer<Rule>, answer: NoInfer<Answer>) => number;
}

/** Ties an item type together: the author's text goes in, an item whose key is closed over comes out. */
export function itemType<
	Kind extends string,
	Written extends { stem: string },
	Open extends object,
	Answer,
	Rule
>(type: ItemType<Kind, Written, Open, Answer, Rule>) {
	function make(id: string, written: Written): Item<Open & { type: Kind; stem: string }> {
		const answerSchema = v.union([v.literal(dontKnow), type.answer(written)]);
		const parse = (answer: unknown): Answer | typeof dontKnow | undefined => {
			const result = v.safeParse(answerSchema, answer);
			return result.success ? result.output : undefined;
		};
		const scoreBy = (rule: Rule, answer: unknown) => {
			const parsed = parse(answer);
			if (parsed === undefined) return undefined;
			return parsed === dontKnow ? 0 : type.score(rule, parsed);
		};
		const rule = type.rule(written);
		return {
			id,
			maxScore: type.maxScore(written),
			open: { type: type.kind, stem: written.stem, ...type.open(written) },
			choices: type.choices(written),
			spoken: type.spoken(written),
			chance: type.chance?.(written) ?? 0,
			expectations: type.expectations(written),
			rule: { maxScore: type.maxScore(written), rule },
			read(fields) {
				if (fields.get('choice')?.includes(dontKnow)) return { answer: dontKnow };
				const unknown = fields.get(dontKnow)?.includes('on') ?? false;
				const reading = type.read(fields, written);
				if (!unknown) return reading;
				return 'blank' in reading
					? { answer: dontKnow }
					: { problem: 'Je gaf een antwoord én koos ‘weet ik niet’. Haal een van de twee weg.' };
			},
			score: (answer) => scoreBy(rule, answer),
			// what is kept of a rule is what `rule` above gave for this same item
			scoreBy: (kept, answer) => scoreBy((kept as { rule: Rule }).rule, answer),
			complete(answer) {
				const parsed = parse(answer);
				if (parsed === undefined) return false;
				return parsed === dontKnow || (type.complete?.(written, parsed) ?? true);
			},
			chosen(answer) {
				const parsed = parse(answer);
				if (parsed === undefined || parsed === dontKnow) return [];
				return type.chosen(written, parsed);
			},
			says(answer) {
				const parsed = parse(answer);
				if (parsed === undefined || parsed === dontKnow) return [];
				return type.says(written, parsed);
			}
		};
	}
	return { kind: type.kind, written: type.written, make };
}
