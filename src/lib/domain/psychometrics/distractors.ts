/** What somebody did with a choice item: the place of the option she chose, or none. */
export type Choice = number | 'dont-know' | 'blank' | 'invalid';

export interface OptionRow {
	readonly choice: Choice;
	readonly kind: 'key' | 'distractor' | 'no-option';
	readonly count: number;
	/** Of everybody who took the form, 0–1. */
	readonly share: number;
	/** Correlation of choosing this with the total, the item included. */
	readonly rat: number | undefined;
	/** Correlation of choosing this with the rest of the form. */
	readonly rar: number | undefined;
}

export interface ChoiceItem {
	/** How many options the item has; their places are 0, 1, 2 … */
	readonly options: number;
	readonly keys: readonly number[];
	/** Per person: what she chose, her points on this item and her total on the form. */
	readonly answers: readonly {
		readonly choice: Choice;
		readonly score: number;
		readonly total: number;
	}[];
}

/**
 * Who chose what: one row per option in the authored order, then 'weet ik niet', blank and
 * invalid (two marks), also when nobody did. rat = r(1[chosen], total), rar = r(1[chosen], total
 * − score): a key should have a positive rar, a distractor a negative one. Source: Haladyna &
 * Rodriguez (2013). Equals R's `cor(chosen == option, total - score)`. A choice of nobody or
 * everybody has neither; nobody at all gives an empty table.
 *
 * Example, five people, key 0, choices 0, 0, 1, 1, blank with rests 3, 4, 1, 2, 0: option 0 has
 * count 2, share .40 and rar = r((1, 1, 0, 0, 0), (3, 4, 1, 2, 0)) = .866.
 */
export function optionTable(item: ChoiceItem): OptionRow[] {
	const n = item.answers.length;
	if (n === 0) return [];
	const withTotal = correlationWith(item.answers.map((answer) => answer.total));
	const withRest = correlationWith(item.answers.map((answer) => answer.total - answer.score));
	const options = Array.from({ length: item.options }, (_, place) => place);
	const choices: Choice[] = [...options, 'dont-know', 'blank', 'invalid'];
	for (const { choice } of item.answers) {
		if (!choices.includes(choice)) throw new RangeError(`no such option: ${choice}`);
	}
	return choices.map((choice) => {
		const chosen = item.answers.flatMap((answer, at) => (answer.choice === choice ? [at] : []));
		const count = chosen.length;
		return {
			choice,
			kind: kindOf(choice, item.keys),
			count,
			share: count / n,
			rat: withTotal(chosen),
			rar: withRest(chosen)
		};
	});
}

/**
 * The correlation of belonging to some of the people with these scores, from whole sums: for scores in
 * points exact until the last division, in whatever order people come.
 */
function correlationWith(scores: readonly number[]) {
	const n = scores.length;
	const sum = scores.reduce((total, score) => total + score, 0);
	const squares = scores.reduce((total, score) => total + score * score, 0);
	const spread = n * squares - sum * sum;
	return (chosen: readonly number[]): number | undefined => {
		const among = chosen.reduce((total, at) => total + (scores[at] ?? 0), 0);
		const marks = n * chosen.length - chosen.length ** 2;
		if (marks === 0 || spread === 0) return undefined;
		return (n * among - chosen.length * sum) / (Math.sqrt(marks) * Math.sqrt(spread));
	};
}

function kindOf(choice: Choice, keys: readonly number[]): OptionRow['kind'] {
	if (typeof choice !== 'number') return 'no-option';
	return keys.includes(choice) ? 'key' : 'distractor';
}
