import { wilsonInterval } from '../statistics/wilson.ts';
import type { Interval } from '../statistics/estimate.ts';
import type { ScoredItem } from '../assessment/scored.ts';
import { strengthGroups } from '../psychometrics/strength-groups.ts';
import { LEAST_FOR_DISTRIBUTION } from '../privacy/limits.ts';

/** What the bank knows of an item that its scores do not tell. */
export interface Asked {
	/** What guessing earns, 0–1. */
	readonly chance: number;
	/** The ways to answer, in the authored order. */
	readonly choices: readonly { readonly code: string; readonly correct: boolean }[];
	/**
	 * `options`: each choice was written to be chosen. `one-of-many`: one of many possible answers, most of
	 * them chosen by few. `arrangement`: an answer is several choices at once.
	 */
	readonly shape: 'options' | 'one-of-many' | 'arrangement';
}

/** Told per item. */
export type AskedOf = (itemId: string) => Asked;

/** How often something was done with an item. */
export interface ChoiceRow {
	/** A choice's code; `other`, `dont-know`, `blank`; or `points-2` for two points. */
	readonly mark: string;
	readonly kind: 'key' | 'distractor' | 'no-option';
	readonly count: number;
	/** Of everybody who took the form, 0–1. */
	readonly share: number;
	/** Correlation of doing this with the rest of the form. */
	readonly rar: number | undefined;
}

/** The same per group from weak to strong. */
export interface TraceLine {
	readonly mark: string;
	readonly kind: ChoiceRow['kind'];
	readonly shares: readonly { readonly value: number; readonly interval: Interval | undefined }[];
}

export interface Trace {
	/** People per group, weak to strong on the rest of the form. */
	readonly groups: readonly number[];
	readonly lines: readonly TraceLine[];
}

/** Somebody's answer to an item, and her points on the rest of the form. */
export interface Answered {
	readonly item: Pick<ScoredItem, 'state' | 'chosen' | 'points' | 'maxScore'>;
	readonly rest: number;
}

interface Mark {
	readonly mark: string;
	readonly kind: ChoiceRow['kind'];
	readonly made: readonly boolean[];
}

/**
 * The option table: every choice in the authored order, then answers outside the choices, 'weet ik niet'
 * and blank. One person can stand in several rows where an answer is several choices; of such an item
 * what nobody chose has no row. A row that would hold everybody is left out: it tells of each what she did.
 * Source: Haladyna & Rodriguez (2013); as `optionTable`, for every type of item.
 */
export function choiceRows(answers: readonly Answered[], { choices, shape }: Asked): ChoiceRow[] {
	const n = answers.length;
	const withRest = pointBiserial(answers.map(({ rest }) => rest));
	const answered = ({ item }: Answered) => item.state === 'answered';
	const marks: Mark[] = [
		...choices.map(({ code, correct }) => chose(answers, code, correct)),
		marked('other', (one) => answered(one) && one.item.chosen.length === 0),
		marked('dont-know', ({ item }) => item.state === 'dont-know'),
		marked('blank', ({ item }) => item.state === 'omitted' || item.state === 'not-reached')
	];
	return marks.flatMap(({ mark, kind, made }) => {
		const count = made.filter(Boolean).length;
		const needless = mark === 'other' || (shape === 'arrangement' && kind !== 'no-option');
		if (count === n || (count === 0 && needless)) return [];
		return [{ mark, kind, count, share: count / n, rar: withRest(made) }];
	});

	function marked(mark: string, test: (one: Answered) => boolean): Mark {
		return { mark, kind: 'no-option', made: answers.map(test) };
	}
}

const chose = (answers: readonly Answered[], code: string, correct: boolean): Mark => ({
	mark: code,
	kind: correct ? 'key' : 'distractor',
	made: answers.map(({ item }) => item.chosen.includes(code))
});

/** Correlations of yes or no with these whole numbers: Pearson's, in sums that are exact. */
function pointBiserial(scores: readonly number[]) {
	const n = scores.length;
	const sum = scores.reduce((total, score) => total + score, 0);
	const squares = scores.reduce((total, score) => total + score * score, 0);
	const spread = n * squares - sum * sum;
	return (made: readonly boolean[]): number | undefined => {
		let count = 0;
		let own = 0;
		scores.forEach((score, person) => {
			if (!made[person]) return;
			count += 1;
			own += score;
		});
		const split = n * count - count * count;
		if (spread === 0 || split === 0) return undefined;
		return (n * own - count * sum) / (Math.sqrt(split) * Math.sqrt(spread));
	};
}

/** More groups than this say no more. */
const MOST_GROUPS = 5;
/** Beside the key, as many lines as can be told apart. */
const MOST_DISTRACTORS = 4;

/**
 * Who does what, from weak to strong: per group on the rest of the form the share that chose the key and
 * the distractors that were chosen most, with Wilson's interval. Of an arrangement the share with each
 * number of points. `undefined` where no two groups of ten can be made.
 */
export function traceOf(
	answers: readonly Answered[],
	asked: Asked,
	rows: readonly ChoiceRow[]
): Trace | undefined {
	const groups = strengthGroups(
		answers.map(({ rest }) => rest),
		{ most: MOST_GROUPS, least: LEAST_FOR_DISTRIBUTION }
	);
	if (groups.length < 2) return undefined;
	const marks = asked.shape === 'arrangement' ? byPoints(answers) : byChoice(answers, rows);
	return {
		groups: groups.map(({ length }) => length),
		lines: marks.map(({ mark, kind, made }) => ({
			mark,
			kind,
			shares: groups.map((people) => {
				const count = people.filter((person) => made[person]).length;
				return { value: count / people.length, interval: wilsonInterval(count, people.length) };
			})
		}))
	};
}

function byPoints(answers: readonly Answered[]): Mark[] {
	const most = Math.max(0, ...answers.map(({ item }) => item.maxScore));
	return Array.from({ length: most + 1 }, (_, below) => most - below).map((points) => ({
		mark: `points-${points}`,
		kind: points === most ? 'key' : 'distractor',
		made: answers.map(({ item }) => item.points === points)
	}));
}

function byChoice(answers: readonly Answered[], rows: readonly ChoiceRow[]): Mark[] {
	const often = rows
		.filter(({ kind, count }) => kind === 'distractor' && count > 0)
		.toSorted((a, b) => b.count - a.count)
		.slice(0, MOST_DISTRACTORS);
	return rows
		.filter((row) => row.kind === 'key' || often.includes(row))
		.map(({ mark, kind }) => chose(answers, mark, kind === 'key'));
}
