import type {
	CrossSectionFacts,
	Gathered,
	GroupGrowthFacts,
	GroupOverviewFacts,
	NormFacts,
	PupilFacts,
	PupilReportFacts,
	World
} from './facts.ts';
import { findMoment } from './moments.ts';
import type { NormRow } from './norms.ts';
import { groupOf } from './school.ts';
import type { Pupil, Result, School } from './school.ts';
import type { CrossSection, GroupGrowth, GroupOverview, PupilReport } from './stimulus.ts';

export function pupilReportFacts(
	stimulus: PupilReport,
	school: School,
	world: World
): Gathered<PupilReportFacts> {
	const { report, levels, subject, moments, interval } = stimulus;
	const problems: string[] = [];
	const norms = normFacts([subject], moments, school, world, problems);
	const pupil = school.pupils.get(stimulus.pupil);
	if (!pupil) return { problems: [...problems, `pupil: there is no pupil ${stimulus.pupil}`] };
	const results = moments.map((moment) => school.result(pupil.id, subject, moment));
	moments.forEach((moment, at) => {
		if (!results[at]) problems.push(`moments: ${pupil.id} has no ${subject} at ${moment}`);
	});
	const { year = '' } = results.at(-1) ?? {};
	const pupils: [PupilFacts] = [pupilFacts(pupil, results, ({ moment }) => moment)];
	const group = groupOf(pupil, year);
	return problems.length > 0
		? { problems }
		: {
				facts: {
					report,
					school: school.name,
					subject,
					levels,
					interval,
					year,
					group,
					moments,
					pupils,
					norms
				}
			};
}

export function groupGrowthFacts(
	stimulus: GroupGrowth,
	school: School,
	world: World
): Gathered<GroupGrowthFacts> {
	const { report, levels, subject, moments, interval, group, year } = stimulus;
	const problems: string[] = [];
	const norms = normFacts([subject], moments, school, world, problems);
	const everyone = pupilsAt(school, [subject], moments.at(-1) ?? '', year, problems);
	const pupils = chosen(everyone, stimulus.pupils, problems).map((pupil) =>
		pupilFacts(
			pupil,
			moments.map((moment) => school.result(pupil.id, subject, moment)),
			({ moment }) => moment
		)
	);
	const size = everyone.length;
	return problems.length > 0
		? { problems }
		: {
				facts: {
					report,
					school: school.name,
					subject,
					levels,
					interval,
					group,
					size,
					year,
					moments,
					pupils,
					norms
				}
			};
}

export function groupOverviewFacts(
	stimulus: GroupOverview,
	school: School,
	world: World
): Gathered<GroupOverviewFacts> {
	const { report, levels, subjects, moment, group, year } = stimulus;
	const problems: string[] = [];
	const norms = normFacts(subjects, [moment], school, world, problems);
	const everyone = pupilsAt(school, subjects, moment, year, problems);
	const pupils = chosen(everyone, stimulus.pupils, problems).map((pupil) =>
		pupilFacts(
			pupil,
			subjects.map((subject) => school.result(pupil.id, subject, moment)),
			({ subject }) => subject
		)
	);
	const size = everyone.length;
	return problems.length > 0
		? { problems }
		: {
				facts: {
					report,
					school: school.name,
					subjects,
					levels,
					moment,
					group,
					size,
					year,
					pupils,
					norms
				}
			};
}

export function crossSectionFacts(
	stimulus: CrossSection,
	school: School,
	world: World
): Gathered<CrossSectionFacts> {
	const { report, levels, subject, year, moment: half } = stimulus;
	const problems: string[] = [];
	const table = world.norms(subject) ?? {};
	const wanted = stimulus.groups ?? [3, 4, 5, 6, 7, 8].filter((group) => table[`${half}${group}`]);
	const moments = wanted.map((group) => `${half}${group}`);
	const norms = normFacts([subject], moments, school, world, problems);
	const groups = wanted.map((group, at) => {
		const moment = moments[at] ?? '';
		const scores = pupilsAt(school, [subject], moment, year, problems).flatMap(
			({ id }) => school.result(id, subject, moment)?.score ?? []
		);
		return { id: `groep-${group}`, group, moment, scores };
	});
	return problems.length > 0
		? { problems }
		: { facts: { report, school: school.name, subject, levels, half, year, groups, norms } };
}

function normFacts(
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
function pupilsAt(
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

function chosen(
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

function pupilFacts(
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
