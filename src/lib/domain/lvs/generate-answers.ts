import { probability, taskLogits } from './categories.ts';
import type { Category } from './categories.ts';
import { drawsFrom } from './draws.ts';
import type { Draws } from './draws.ts';
import { moments, startOfSchoolYear } from './moments.ts';
import type { NormTable } from './norms.ts';
import type { School } from './school.ts';

/** From this group on answers are kept, of the last two school years. */
const firstGroup = 5;
const years = 2;
/** How far pupils differ from each other in one category at the same total, in logits. */
const profileSpread = 0.5;
/** A logistic deviate has 1.7 times the spread of a normal one. */
const noise = 1.7;
/** What the story does to one category, in logits. */
const dip = 0.9;

/**
 * The answers behind the scores of a school, task by task: a total that goes with the score, spread over the tasks by a
 * Rasch model with some profile of its own per pupil. In each subject one group has a category that went wrong with
 * nearly everybody, and one group a category that went well. The school itself stays as it is.
 */
export function generateAnswers(
	school: School,
	norms: (subject: string) => NormTable | undefined,
	categories: (subject: string) => readonly Category[] | undefined
): string {
	const draws = drawsFrom(school.seed ?? 0, 3);
	const last = Math.max(...school.years.map((year) => startOfSchoolYear(year) ?? 0));
	const lines: string[] = [];
	for (const subject of school.subjects) {
		const own = categories(subject);
		const table = norms(subject);
		if (!own || !table) continue;
		const story = drawEffects(own, draws);
		for (const { id: pupil } of school.pupils.values()) {
			for (const { id: moment, group } of moments) {
				const result = school.result(pupil, subject, moment);
				const row = table[moment];
				const kept =
					group >= firstGroup && (startOfSchoolYear(result?.year ?? '') ?? 0) > last - years;
				if (!kept || !row || result?.score === undefined) continue;
				const logits = taskLogits(result.score, row, own);
				lines.push(`${pupil},${subject},${moment},${answer(logits, story(group), draws)}`);
			}
		}
	}
	return ['pupil,subject,moment,answers', ...lines, ''].join('\n');
}

/** Which category of which group went badly, and which well. */
function drawEffects(categories: readonly Category[], draws: Draws) {
	const [weak, strong] = draws.shuffled([5, 6, 7, 8]);
	const [badly, well] = draws.shuffled(categories.map((_, at) => at));
	return (group: number): number[] =>
		categories.map((_, at) =>
			group === weak && at === badly ? -dip : group === strong && at === well ? dip : 0
		);
}

/** As many tasks right as go with the score: those that this pupil was most likely to get right this time. */
function answer(
	logits: readonly (readonly number[])[],
	effects: readonly number[],
	draws: Draws
): string {
	const total = Math.round(logits.flat().reduce((sum, logit) => sum + probability(logit), 0));
	const tries = logits.flatMap((tasks, category) => {
		const profile = profileSpread * draws.normal() + (effects[category] ?? 0);
		return tasks.map((logit) => logit + profile + noise * draws.normal());
	});
	const right = new Set(
		tries
			.map((luck, task) => ({ luck, task }))
			.sort((a, b) => b.luck - a.luck)
			.slice(0, total)
			.map(({ task }) => task)
	);
	return tries.map((_, task) => (right.has(task) ? '1' : '0')).join('');
}
