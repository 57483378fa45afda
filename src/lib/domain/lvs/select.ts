import type { NormFacts, PupilFacts, World } from './facts.ts';
import { findMoment } from './moments.ts';
import type { NormRow } from './norms.ts';
import { groupOf } from './school.ts';
import type { Pupil, Result, School } from './school.ts';

/** The norm rows of these subjects at these moments; what is missing goes to `problems`. */
export function normFacts(
	subjects: readonly string[],
	moments: readonly string[],
	school: School,
	world: World,
	problems: string[]
): NormFacts {
	const found: Record<string, Record<string, NormRow>> = {};
	for (const subject of subjects) {
		const table = world.norms(subject);
		if (!school.subjects.includes(subject)) {
			problems.push(`subject: ${school.name} has no ${subject}`);
		}
		const rows: Record<string, NormRow> = (found[subject] = {});
		for (const moment of moments) {
			const row = table?.[moment];
			if (row) rows[moment] = row;
			else problems.push(`subject: there are no norms for ${subject} at ${moment}`);
		}
	}
	return found;
}

/** Everybody with a result, or a reason for having none, at this moment of this school year. */
export function pupilsAt(
	school: School,
	subjects: readonly string[],
	moment: string,
	year: string,
	problems: string[]
): Pupil[] {
	const group = findMoment(moment)?.group;
	const pupils = [...school.pupils.values()].filter(
		(pupil) =>
			groupOf(pupil, year) === group &&
			subjects.some((subject) => school.result(pupil.id, subject, moment))
	);
	if (pupils.length === 0)
		problems.push(`year: nobody has ${subjects.join(', ')} at ${moment} in ${year}`);
	return pupils;
}

/** The pupils that an author names, or everyone. */
export function chosen(
	everyone: Pupil[],
	ids: readonly string[] | undefined,
	problems: string[]
): Pupil[] {
	for (const id of ids ?? []) {
		if (!everyone.some((pupil) => pupil.id === id)) {
			problems.push(`pupils: ${id} is not in this group at this moment`);
		}
	}
	return ids ? everyone.filter(({ id }) => ids.includes(id)) : everyone;
}

/** A pupil with the scores of these results, each under its key. */
export function pupilFacts(
	{ id, name }: Pupil,
	results: readonly (Result | undefined)[],
	keyOf: (result: Result) => string
): PupilFacts {
	const present = results.filter((result) => result !== undefined);
	const scores = present.flatMap((result) =>
		result.score === undefined ? [] : [[keyOf(result), result.score] as const]
	);
	const marks = present.flatMap((result) =>
		result.mark === undefined ? [] : [[keyOf(result), result.mark] as const]
	);
	return {
		id,
		name,
		scores: Object.fromEntries(scores),
		...(marks.length > 0 && { marks: Object.fromEntries(marks) })
	};
}

/** The scores of everybody in a group at a moment of a school year. */
export const scoresAt = (
	school: School,
	subject: string,
	moment: string,
	year: string,
	problems: string[]
): number[] =>
	pupilsAt(school, [subject], moment, year, problems).flatMap(
		({ id }) => school.result(id, subject, moment)?.score ?? []
	);

/** One pupil with results at each of these moments; what is missing goes to `problems`. */
export function lineOfPupil(
	{ pupil: id, subject, moments }: { pupil: string; subject: string; moments: string[] },
	school: School,
	problems: string[]
): { pupil: PupilFacts; group: number; year: string } | undefined {
	const pupil = school.pupils.get(id);
	if (!pupil) {
		problems.push(`pupil: there is no pupil ${id}`);
		return undefined;
	}
	const results = moments.map((moment) => school.result(id, subject, moment));
	moments.forEach((moment, at) => {
		if (!results[at]) problems.push(`moments: ${id} has no ${subject} at ${moment}`);
	});
	const { year = '' } = results.at(-1) ?? {};
	return {
		pupil: pupilFacts(pupil, results, ({ moment }) => moment),
		group: groupOf(pupil, year),
		year
	};
}
