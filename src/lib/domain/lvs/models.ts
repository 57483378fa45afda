import { alternativePupilModel } from './alternative-pupil-report.ts';
import type { AlternativePupilModel } from './alternative-pupil-report.ts';
import { categoryAnalysisModel } from './category-analysis.ts';
import type { CategoryAnalysisModel } from './category-analysis.ts';
import { crossSectionModel } from './cross-section.ts';
import type { CrossSectionModel } from './cross-section.ts';
import { dleModel } from './dle-model.ts';
import type { DleModel } from './dle-model.ts';
import { errorAnalysisModel } from './error-analysis.ts';
import type { ErrorAnalysisModel } from './error-analysis.ts';
import { stimulusFacts } from './facts.ts';
import type { World } from './facts.ts';
import { rowsToPoint } from './frame.ts';
import { groupGrowthModel } from './group-growth.ts';
import type { GroupGrowthModel } from './group-growth.ts';
import { groupOverviewModel } from './group-overview.ts';
import type { GroupOverviewModel } from './group-overview.ts';
import { pupilReportModel } from './pupil-report.ts';
import type { PupilReportModel } from './pupil-report.ts';
import { referenceModel } from './reference-levels-model.ts';
import type { ReferenceModel } from './reference-levels-model.ts';
import type { Stimulus } from './stimulus.ts';
import { trendSameGradeModel } from './trend-same-grade.ts';
import type { TrendSameGradeModel } from './trend-same-grade.ts';
import { trendSamePupilsModel } from './trend-same-pupils.ts';
import type { TrendSamePupilsModel } from './trend-same-pupils.ts';

/** Everything that the drawing of a report needs; plain JSON, told apart by `report`. */
export type ReportModel =
	| PupilReportModel
	| GroupGrowthModel
	| GroupOverviewModel
	| CrossSectionModel
	| AlternativePupilModel
	| TrendSameGradeModel
	| TrendSamePupilsModel
	| CategoryAnalysisModel
	| ErrorAnalysisModel
	| DleModel
	| ReferenceModel;

/** The model of a stimulus that was checked before (`gatherFacts`). It is made from the facts alone. */
export function reportModel(stimulus: Stimulus, world: World): ReportModel {
	switch (stimulus.report) {
		case 'pupil-report':
			return pupilReportModel(stimulus, stimulusFacts(stimulus, world));
		case 'group-growth':
			return groupGrowthModel(stimulus, stimulusFacts(stimulus, world));
		case 'group-overview':
			return groupOverviewModel(stimulus, stimulusFacts(stimulus, world));
		case 'cross-section':
			return crossSectionModel(stimulus, stimulusFacts(stimulus, world));
		case 'alternative-pupil-report':
			return alternativePupilModel(stimulus, stimulusFacts(stimulus, world));
		case 'trend-same-grade':
			return trendSameGradeModel(stimulus, stimulusFacts(stimulus, world));
		case 'trend-same-pupils':
			return trendSamePupilsModel(stimulus, stimulusFacts(stimulus, world));
		case 'category-analysis':
			return categoryAnalysisModel(stimulus, stimulusFacts(stimulus, world));
		case 'error-analysis':
			return errorAnalysisModel(stimulus, stimulusFacts(stimulus, world));
		case 'dle':
			return dleModel(stimulus, stimulusFacts(stimulus, world));
		case 'reference-levels':
			return referenceModel(stimulus, stimulusFacts(stimulus, world));
	}
}

export interface Pickable {
	id: string;
	/** The accessible name of the choice. */
	label: string;
}

/** The points, rows or bars that a learner may point at, in the order in which they stand. */
export function pickable(model: ReportModel): Pickable[] {
	switch (model.report) {
		case 'pupil-report':
			return model.points.map(({ id }) => ({ id, label: id }));
		case 'group-growth':
		case 'group-overview':
			return model.rows.map(({ id, name }) => ({ id, label: name }));
		case 'cross-section':
			return model.bars.map(({ id, label }) => ({ id, label }));
		default:
			return rowsToPoint(model.table);
	}
}
