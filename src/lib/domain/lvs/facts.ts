import { alternativePupilFacts } from './alternative-pupil-report.ts';
import type { AlternativePupilFacts } from './alternative-pupil-report.ts';
import type { Category } from './categories.ts';
import { categoryAnalysisFacts } from './category-analysis.ts';
import type { CategoryAnalysisFacts } from './category-analysis.ts';
import { dleFacts } from './dle.ts';
import type { DleFacts } from './dle.ts';
import { errorAnalysisFacts } from './error-analysis.ts';
import type { ErrorAnalysisFacts } from './error-analysis.ts';
import {
	crossSectionFacts,
	groupGrowthFacts,
	groupOverviewFacts,
	pupilReportFacts
} from './gather.ts';
import type { LevelScale } from './levels.ts';
import type { NormRow, NormTable } from './norms.ts';
import { referenceFacts } from './reference-levels.ts';
import type { ReferenceFacts } from './reference-levels.ts';
import type { Cut } from './references.ts';
import type { Mark, School } from './school.ts';
import type { CrossSection, GroupGrowth, PupilReport, Stimulus } from './stimulus.ts';
import { trendSameGradeFacts } from './trend-same-grade.ts';
import type { TrendSameGradeFacts } from './trend-same-grade.ts';
import { trendSamePupilsFacts } from './trend-same-pupils.ts';
import type { TrendSamePupilsFacts } from './trend-same-pupils.ts';

/** Where schools, norms, categories of content and reference levels are found. */
export interface World {
	school(slug: string): School | undefined;
	norms(subject: string): NormTable | undefined;
	categories(subject: string): readonly Category[] | undefined;
	cuts(subject: string): readonly Cut[] | undefined;
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
	/** Where groups are of different school years. */
	year?: string;
	moment: string;
	scores: readonly number[];
}

/** By subject, by moment: only the rows that the stimulus rests on. */
export type NormFacts = Readonly<Record<string, Readonly<Record<string, NormRow>>>>;

export interface Facts<Report extends string> {
	report: Report;
	/** The name of the school. */
	school: string;
	/** The school year of the latest moment. */
	year: string;
	norms: NormFacts;
}

export interface PupilReportFacts extends Facts<'pupil-report'> {
	levels: LevelScale;
	subject: string;
	group: number;
	moments: string[];
	interval: PupilReport['interval'];
	pupils: [PupilFacts];
}

export interface GroupGrowthFacts extends Facts<'group-growth'> {
	levels: LevelScale;
	subject: string;
	group: number;
	/** How many pupils the group has, shown or not. */
	size: number;
	moments: string[];
	interval: GroupGrowth['interval'];
	pupils: PupilFacts[];
}

export interface GroupOverviewFacts extends Facts<'group-overview'> {
	levels: LevelScale;
	subjects: string[];
	group: number;
	size: number;
	moment: string;
	pupils: PupilFacts[];
	/** By subject, where the overview shows reference levels. */
	cuts?: Readonly<Record<string, readonly Cut[]>>;
}

export interface CrossSectionFacts extends Facts<'cross-section'> {
	levels: LevelScale;
	subject: string;
	half: CrossSection['moment'];
	groups: GroupFacts[];
}

/**
 * The numbers that a stimulus rests on, with nothing derived from them: no level, no growth, no mean. Keys of items
 * are recomputed from these, and a report is drawn from these alone. Pupils stand in order of id.
 */
export type StimulusFacts =
	| PupilReportFacts
	| GroupGrowthFacts
	| GroupOverviewFacts
	| CrossSectionFacts
	| AlternativePupilFacts
	| TrendSameGradeFacts
	| TrendSamePupilsFacts
	| CategoryAnalysisFacts
	| ErrorAnalysisFacts
	| DleFacts
	| ReferenceFacts;

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
		case 'alternative-pupil-report':
			return alternativePupilFacts(stimulus, school, world);
		case 'trend-same-grade':
			return trendSameGradeFacts(stimulus, school, world);
		case 'trend-same-pupils':
			return trendSamePupilsFacts(stimulus, school, world);
		case 'category-analysis':
			return categoryAnalysisFacts(stimulus, school, world);
		case 'error-analysis':
			return errorAnalysisFacts(stimulus, school, world);
		case 'dle':
			return dleFacts(stimulus, school, world);
		case 'reference-levels':
			return referenceFacts(stimulus, school, world);
	}
}

/** As `gatherFacts`, for a stimulus that was checked before. */
export function stimulusFacts<S extends Stimulus>(stimulus: S, world: World): FactsOf<S> {
	const gathered = gatherFacts(stimulus, world);
	if ('problems' in gathered) throw new Error(gathered.problems.join('\n'));
	return gathered.facts as FactsOf<S>;
}
