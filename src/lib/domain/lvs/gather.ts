import type {
	CrossSectionFacts,
	Gathered,
	GroupGrowthFacts,
	GroupOverviewFacts,
	PupilReportFacts,
	World
} from './facts.ts';
import type { Cut } from './references.ts';
import type { School } from './school.ts';
import { chosen, lineOfPupil, normFacts, pupilFacts, pupilsAt, scoresAt } from './select.ts';
import type { CrossSection, GroupGrowth, GroupOverview, PupilReport } from './stimulus.ts';

export function pupilReportFacts(
	stimulus: PupilReport,
	school: School,
	world: World
): Gathered<PupilReportFacts> {
	const { report, levels, subject, moments, interval } = stimulus;
	const problems: string[] = [];
	const norms = normFacts([subject], moments, school, world, problems);
	const line = lineOfPupil(stimulus, school, problems);
	if (problems.length > 0 || !line) return { problems };
	const { pupil, group, year } = line;
	return {
		facts: {
			report,
			school: school.name,
			subject,
			levels,
			interval,
			year,
			group,
			moments,
			pupils: [pupil],
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
	const { report, levels, subjects, moment, group, year, columns = [] } = stimulus;
	const problems: string[] = [];
	const norms = normFacts(subjects, [moment], school, world, problems);
	if (columns.includes('dle')) {
		for (const subject of subjects) Object.assign(norms[subject] ?? {}, world.norms(subject));
	}
	const cuts = columns.includes('reference') && cutsOf(subjects, world, problems);
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
					norms,
					...(cuts && { cuts })
				}
			};
}

function cutsOf(
	subjects: readonly string[],
	world: World,
	problems: string[]
): Record<string, readonly Cut[]> {
	return Object.fromEntries(
		subjects.flatMap((subject) => {
			const cuts = world.cuts(subject);
			if (!cuts) problems.push(`columns: there are no reference levels for ${subject}`);
			return cuts ? [[subject, cuts] as const] : [];
		})
	);
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
		const scores = scoresAt(school, subject, moment, year, problems);
		return { id: `groep-${group}`, group, moment, scores };
	});
	return problems.length > 0
		? { problems }
		: { facts: { report, school: school.name, subject, levels, half, year, groups, norms } };
}
