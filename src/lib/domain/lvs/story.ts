import type { Draws } from './draws.ts';
import { schoolYear } from './moments.ts';
import { subjectName } from './subjects.ts';

/** What happened at a fictional school: the patterns that its reports are to show, or to be misread for. */
export interface Story {
	/** Pupils per cohort, by the year in which they are in groep 3. One cohort is small. */
	sizes: Map<number, number>;
	smallStart: number;
	/** Every class that passes this group falls behind in this subject: other children each year, same dip. */
	weakGroup: { subject: string; group: number };
	strongGroup: { subject: string; group: number };
	/** From this year on all groups gain more or less than before in this subject. */
	change: { subject: string; year: number; effect: number };
	/** A cohort whose mean rises because its weakest pupils leave after this group. */
	exodus: { start: number; group: number };
	/** What each teacher adds or takes, in standard deviations a half year, by subject and group. */
	teachers: Map<string, number>;
}

const teacherSpread = 0.05;
const dip = 0.2;
const shift = 0.12;

export function drawStory(draws: Draws, subjects: readonly string[], lastYear: number): Story {
	const recent = [3, 4, 5, 6, 7, 8].map((group) => lastYear - (group - 3));
	const smallStart = draws.pick(recent.slice(1, 5));
	const exodusStart = draws.pick(
		recent.filter((start) => start !== smallStart && start < lastYear - 2)
	);
	const sizes = new Map<number, number>();
	for (let start = lastYear - 9; start <= lastYear; start += 1) {
		sizes.set(start, draws.integer(20, 27));
	}
	sizes.set(smallStart, draws.integer(9, 12));
	sizes.set(exodusStart, draws.integer(24, 26));
	const groups = draws.shuffled([4, 5, 6, 7]);
	const some = draws.shuffled(subjects);
	const subjectAt = (at: number) => some[at % some.length] ?? '';
	return {
		sizes,
		smallStart,
		weakGroup: { subject: subjectAt(0), group: groups[0] ?? 4 },
		strongGroup: { subject: subjectAt(1), group: groups[1] ?? 5 },
		change: {
			subject: subjectAt(2),
			year: lastYear - draws.integer(1, 2),
			effect: draws.pick([-shift, shift])
		},
		exodus: { start: exodusStart, group: Math.min(6, 2 + lastYear - exodusStart) },
		teachers: new Map(
			subjects.flatMap((subject) =>
				[3, 4, 5, 6, 7, 8].map(
					(group) => [`${subject} ${group}`, teacherSpread * draws.normal()] as const
				)
			)
		)
	};
}

/** What half a year of teaching adds to or takes from a group, compared with the country, in standard deviations. */
export function teachingEffect(story: Story, subject: string, group: number, year: number): number {
	const { weakGroup, strongGroup, change, teachers } = story;
	const here = (place: { subject: string; group: number }) =>
		place.subject === subject && place.group === group;
	return (
		(teachers.get(`${subject} ${group}`) ?? 0) +
		(here(weakGroup) ? -dip : 0) +
		(here(strongGroup) ? dip : 0) +
		(change.subject === subject && year >= change.year ? change.effect : 0)
	);
}

/** The story in Dutch, for who writes items about this school. */
export function storyNote({ smallStart, weakGroup, strongGroup, change, exodus }: Story): string {
	const cohort = (start: number) => `de leerlingen die in ${schoolYear(start)} in groep 3 zaten`;
	return [
		`Klein: ${cohort(smallStart)}.`,
		`Elk jaar weinig groei in groep ${weakGroup.group} bij ${subjectName(weakGroup.subject)}.`,
		`Elk jaar veel groei in groep ${strongGroup.group} bij ${subjectName(strongGroup.subject)}.`,
		`Vanaf ${schoolYear(change.year)} in alle groepen ${change.effect > 0 ? 'meer' : 'minder'} groei bij ${subjectName(change.subject)}.`,
		`Na groep ${exodus.group} vertrekken de zwakste drie en komen er twee sterke leerlingen bij: ${cohort(exodus.start)}.`
	].join(' ');
}
