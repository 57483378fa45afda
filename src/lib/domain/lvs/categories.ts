import { parseCsv } from './csv.ts';
import type { Problem } from './csv.ts';
import type { NormRow } from './norms.ts';

/** A kind of content in the tests of a subject. */
export interface Category {
	id: string;
	name: string;
	/** How many tasks of it each test has. */
	tasks: number;
	/** How much harder it is than the test as a whole, in logits. */
	difficulty: number;
}

/** What a pupil with this total has right on average in one category, and how far that varies by chance. */
export interface Expected {
	correct: number;
	spread: number;
}

const columns = ['category', 'name', 'tasks', 'difficulty'];

/** Reads the categories of a subject from CSV text, or says everything that is wrong with it. */
export function parseCategories(
	file: string,
	text: string
): { categories: Category[] } | { problems: Problem[] } {
	const { rows, problems } = parseCsv(file, text, columns);
	const seen = new Set<string>();
	const categories = rows.map(({ line, cells }): Category => {
		const { category: id = '', name = '', tasks = '', difficulty = '' } = cells;
		const report = (message: string) => problems.push({ file, line, message });
		if (!/^[a-z][a-z0-9-]*$/.test(id)) report(`category: ${id} is no slug: a-z, 0-9, -`);
		if (seen.has(id)) report(`category: ${id} is here twice`);
		seen.add(id);
		if (name === '') report('name: missing');
		if (!/^[1-9]\d*$/.test(tasks)) report(`tasks: ${tasks} is no number of tasks`);
		if (difficulty === '' || !Number.isFinite(Number(difficulty))) {
			report(`difficulty: ${difficulty} is no number`);
		}
		return { id, name, tasks: Number(tasks), difficulty: Number(difficulty) };
	});
	if (rows.length < 2 && problems.length === 0) {
		problems.push({ file, line: 2, message: 'at least two categories expected' });
	}
	return problems.length > 0 ? { problems } : { categories };
}

/** In this fictional world: the logit of a task for an average pupil, and a standard deviation in logits. */
const easiness = 0.7;
const slope = 1.1;
/** From the first task of a category to the last, in logits. */
const range = 1.4;

/**
 * The logit of getting each task right at this score, category after category: a Rasch model in which the score
 * stands for the ability. Tasks of a category run from easy to hard.
 */
export const taskLogits = (
	score: number,
	norms: NormRow,
	categories: readonly Category[]
): number[][] =>
	categories.map((category) =>
		tasksOf(category).map((logit) => easiness + (slope * (score - norms.mean)) / norms.sd + logit)
	);

/** How much easier each task of a category is than the test as a whole, in logits. */
const tasksOf = ({ tasks, difficulty }: Category): number[] =>
	Array.from({ length: tasks }, (_, at) => {
		const place = tasks === 1 ? 0 : at / (tasks - 1) - 0.5;
		return -difficulty - range * place;
	});

export const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));

/**
 * Per category the number right among pupils with the same total, and its standard deviation: what one category has
 * more, the others have less. Exact for the Rasch model, in which the total says all about the ability, so that
 * neither the score nor the norm is needed. Over the categories it adds up to the total.
 *
 * @param total tasks right in the whole test
 * @returns the mean to a tenth, as it is printed, and the standard deviation to a hundredth; both in tasks
 */
export function expectedCorrect(
	total: number,
	categories: readonly Category[]
): Record<string, Expected> {
	const counts = categories.map((category) =>
		tasksOf(category).map(probability).reduce(withTask, [1])
	);
	return Object.fromEntries(
		categories.map(({ id }, at) => {
			const others = counts.filter((_, other) => other !== at).reduce(together, [1]);
			const weights = (counts[at] ?? []).map(
				(weight, right) => weight * (others[total - right] ?? 0)
			);
			const all = weights.reduce((sum, weight) => sum + weight, 0);
			const moment = (power: number) =>
				weights.reduce((sum, weight, right) => sum + weight * right ** power, 0) / all;
			const mean = moment(1);
			return [
				id,
				{
					correct: Math.round(mean * 10) / 10,
					spread: Math.round(Math.sqrt(Math.max(0, moment(2) - mean ** 2)) * 100) / 100
				}
			];
		})
	);
}

/** The chances of 0, 1, 2 … right, when a task with this chance joins. */
const withTask = (counts: readonly number[], chance: number): number[] =>
	together(counts, [1 - chance, chance]);

/** The chances of 0, 1, 2 … right in two parts of a test together. */
const together = (one: readonly number[], other: readonly number[]): number[] =>
	Array.from({ length: one.length + other.length - 1 }, (_, right) =>
		one.reduce((sum, chance, at) => sum + chance * (other[right - at] ?? 0), 0)
	);

/** How many tasks the tests of a subject have. */
export const taskCount = (categories: readonly Category[]): number =>
	categories.reduce((sum, { tasks }) => sum + tasks, 0);

/** The answers of one pupil ('1' right, '0' wrong, category after category), cut into categories. */
export function answersByCategory(
	answers: string,
	categories: readonly Category[]
): Record<string, number[]> {
	let from = 0;
	return Object.fromEntries(
		categories.map(({ id, tasks }) => {
			const own = [...answers.slice(from, from + tasks)].map(Number);
			from += tasks;
			return [id, own];
		})
	);
}
