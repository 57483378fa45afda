import { taskCount } from './categories.ts';
import type { Category } from './categories.ts';
import type { PupilFacts, World } from './facts.ts';
import type { School } from './school.ts';
import { chosen, pupilFacts, pupilsAt } from './select.ts';

/** The pupils of a group whose answers are kept, with those; what is missing goes to `problems`. */
export function withAnswers(
	{
		subject,
		moment,
		year,
		pupils: ids
	}: { subject: string; moment: string; year: string; pupils?: string[] | undefined },
	school: School,
	world: World,
	problems: string[]
): { categories: readonly Category[]; size: number; pupils: (PupilFacts & { answers: string })[] } {
	const categories = world.categories(subject);
	if (!categories) {
		problems.push(`subject: there are no categories for ${subject}`);
		return { categories: [], size: 0, pupils: [] };
	}
	const everyone = pupilsAt(school, [subject], moment, year, problems);
	const pupils = chosen(everyone, ids, problems).flatMap((pupil) => {
		const result = school.result(pupil.id, subject, moment);
		const answers = school.answers(pupil.id, subject, moment);
		if (ids && answers === undefined) {
			problems.push(`pupils: ${pupil.id} has no answers for ${subject} at ${moment}`);
		}
		return answers === undefined
			? []
			: [{ ...pupilFacts(pupil, [result], (one) => one.moment), answers }];
	});
	if (pupils.length === 0 && problems.length === 0) {
		problems.push(`moment: nobody has answers for ${subject} at ${moment} in ${year}`);
	}
	const tasks = taskCount(categories);
	if (pupils.some(({ answers }) => answers.length !== tasks)) {
		problems.push(`subject: answers for ${subject} are not ${tasks} long`);
	}
	return { categories, size: everyone.length, pupils };
}
