import type { Random } from '../domain/statistics/random.ts';
import { dontKnow } from '../items/item.ts';
import type { BankItem } from './content/testlets.ts';

/**
 * How fictional people answer: a Rasch model on the item's expected difficulty. Whoever fails an item
 * falls for one of its misconceptions, says "weet ik niet", or leaves it.
 */

/** Spread of ability in logits: gives each form an alpha between .65 and .90 (a test holds it to that). */
export const abilitySd = 1.1;
/** Mean and spread of what is learned between T1 and T3, in logits. */
const growthMean = 0.85;
const growthSd = 0.45;

export const drawAbility = (random: Random) => ({
	ability: random.normal(0, abilitySd),
	growth: random.normal(growthMean, growthSd)
});

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The chance of a right answer for an average person is the item's expected p. */
export const chanceRight = ({ expected }: Pick<BankItem, 'expected'>, theta: number): number =>
	logistic(theta * 1.15 + Math.log(expected.p / (1 - expected.p)));

/** An answer to an item; undefined when it is left open. */
export function answerBy(bank: BankItem, theta: number, random: Random): unknown {
	const right = random.uniform() < chanceRight(bank, theta);
	if (right) return rightAnswer(bank);
	const fate = random.uniform();
	if (fate < 0.08) return undefined;
	if (fate < 0.22) return dontKnow;
	return wrongAnswer(bank, random) ?? dontKnow;
}

/** The answer that scores the maximum, found by the item itself. */
export const rightAnswer = ({ item }: BankItem): unknown =>
	tried(item).find(({ score }) => score === item.maxScore)?.answer;

const wrongAnswer = ({ item }: BankItem, random: Random): unknown =>
	random.shuffled(tried(item)).find(({ score }) => score !== undefined && score < item.maxScore)
		?.answer;

interface Tried {
	readonly answer: unknown;
	readonly score: number | undefined;
}
const known = new WeakMap<BankItem['item'], readonly Tried[]>();

/** Candidates with what they score, tried once per item. */
function tried(item: BankItem['item']): readonly Tried[] {
	const found =
		known.get(item) ?? candidates(item).map((answer) => ({ answer, score: item.score(answer) }));
	known.set(item, found);
	return found;
}

/** Answers worth trying, per type: every option, every pair, the orders and pairs near the key. */
function candidates(item: BankItem['item']): unknown[] {
	const { open, choices } = item;
	switch (open.type) {
		case 'single-choice':
			return open.options.map((_, at) => at);
		case 'multiple-choice':
			return subsets(open.options.length, open.choose);
		case 'number':
			return choices.map(({ code }) => Number(code));
		case 'point':
			return open.points.map(({ id }) => id);
		case 'claim-reason':
			return [true, false].flatMap((claim) => open.reasons.map((_, reason) => ({ claim, reason })));
		case 'ordering':
			return permutations(open.steps.length);
		case 'matching':
			return arrangements(open.left.length, open.right.length);
	}
}

function subsets(of: number, size: number): number[][] {
	if (size === 0) return [[]];
	return Array.from({ length: of }, (_, first) => first).flatMap((first) =>
		subsets(of, size - 1)
			.filter(([next]) => next === undefined || next > first)
			.map((rest) => [first, ...rest])
	);
}

const permutations = (of: number): number[][] => arrangements(of, of);

/** Every way to give each of `left` places another one of `right` values. */
function arrangements(left: number, right: number, taken: readonly number[] = []): number[][] {
	if (taken.length === left) return [[...taken]];
	return Array.from({ length: right }, (_, value) => value)
		.filter((value) => !taken.includes(value))
		.flatMap((value) => arrangements(left, right, [...taken, value]));
}
