import { crossSectionModel } from './cross-section.ts';
import type { CrossSectionModel } from './cross-section.ts';
import { stimulusFacts } from './facts.ts';
import type { World } from './facts.ts';
import { groupGrowthModel } from './group-growth.ts';
import type { GroupGrowthModel } from './group-growth.ts';
import { groupOverviewModel } from './group-overview.ts';
import type { GroupOverviewModel } from './group-overview.ts';
import { pupilReportModel } from './pupil-report.ts';
import type { PupilReportModel } from './pupil-report.ts';
import type { Stimulus } from './stimulus.ts';

/** Everything that the drawing of a report needs; plain JSON, told apart by `report`. */
export type ReportModel =
	PupilReportModel | GroupGrowthModel | GroupOverviewModel | CrossSectionModel;

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
	}
}
