import {
	crossSectionFacts,
	groupGrowthFacts,
	groupOverviewFacts,
	pupilReportFacts
} from './gather.ts';
import type { NormRow, NormTable } from './norms.ts';
import type { Mark, School } from './school.ts';
import type { CrossSection, GroupGrowth, PupilReport, Stimulus } from './stimulus.ts';

/** Where schools and norms are found. */
export interface World {
	school(slug: string): School | undefined;
	norms(subject: string): NormTable | undefined;
}

export interface PupilFacts {
	id: string;
	name: string;
	/** By moment, or by subject in a group overview. A missing score is left out. */
	scores: Readonly<Record<string, number>>;
	marks?: Readonly<Record<string, Mark>>;
}

export interface GroupFacts {
	id: string;
	group: number;
	moment: string;
	scores: readonly number[];
}

/** By subject, by moment: only the rows that the stimulus rests on. */
export type NormFacts = Readonly<Record<string, Readonly<Record<string, NormRow>>>>;

interface Facts<Report extends string> {
	report: Report;
	/** The name of the school. */
	school: string;
	levels: Stimulus['levels'];
	/** The school year of the latest moment. */
	year: string;
	norms: NormFacts;
}

export interface PupilReportFacts extends Facts<'pupil-report'> {
	subject: string;
	group: number;
	moments: string[];
	interval: PupilReport['interval'];
	pupils: [PupilFacts];
}

export interface GroupGrowthFacts extends Facts<'group-growth'> {
	subject: string;
	group: number;
	/** How many pupils the group has, shown or not. */
	size: number;
	moments: string[];
	interval: GroupGrowth['interval'];
	pupils: PupilFacts[];
}

export interface GroupOverviewFacts extends Facts<'group-overview'> {
	subjects: string[];
	group: number;
	size: number;
	moment: string;
	pupils: PupilFacts[];
}

export interface CrossSectionFacts extends Facts<'cross-section'> {
	subject: string;
	half: CrossSection['moment'];
	groups: GroupFacts[];
}

/**
 * The numbers that a stimulus rests on, with nothing derived from them: no level, no growth, no mean. Keys of items
 * are recomputed from these, and a report is drawn from these alone. Pupils stand in order of id.
 */
export type StimulusFacts =
	PupilReportFacts | GroupGrowthFacts | GroupOverviewFacts | CrossSectionFacts;

export type Gathered<F extends StimulusFacts> = { facts: F } | { problems: string[] };
export type FactsOf<S extends Stimulus> = Extract<StimulusFacts, { report: S['report'] }>;

/** The facts of a stimulus, or everything in it that this world does not have, with the name of the field. */
export function gatherFacts(stimulus: Stimulus, world: World): Gathered<StimulusFacts> {
	const school = world.school(stimulus.school);
	if (!school) return { problems: [`school: there is no school ${stimulus.school}`] };
	switch (stimulus.report) {
		case 'pupil-report':
			return pupilReportFacts(stimulus, school, world);
		case 'group-growth':
			return groupGrowthFacts(stimulus, school, world);
		case 'group-overview':
			return groupOverviewFacts(stimulus, school, world);
		case 'cross-section':
			return crossSectionFacts(stimulus, school, world);
	}
}

/** As `gatherFacts`, for a stimulus that was checked before. */
export function stimulusFacts<S extends Stimulus>(stimulus: S, world: World): FactsOf<S> {
	const gathered = gatherFacts(stimulus, world);
	if ('problems' in gathered) throw new Error(gathered.problems.join('\n'));
	return gathered.facts as FactsOf<S>;
}
