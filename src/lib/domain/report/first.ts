import { domains, type Domain } from '../assessment/blueprint.ts';
import { inDomain, percentageOf, type ScoredSitting } from '../assessment/scored.ts';
import { distributionMayShow, meanMayShow } from '../privacy/limits.ts';
import { meanEstimate, type Estimate } from '../statistics/estimate.ts';
import { inPart, scaleOf, sittingPoints, type Constants, type Part } from './constants.ts';
import { comparedOn, type Compared } from './compared.ts';
import { distributionOf, type Bins } from './distribution.ts';
import { breakdowns, groupsOf, type Breakdown } from './groups.ts';
import type { AskedOf } from './item-choices.ts';
import { openLedger, weightsOf, type PublishedFigure } from './ledger.ts';
import type { CohortRecord } from './record.ts';

export interface GroupMean {
	readonly label: string;
	readonly n: number;
	readonly mean: number;
	/** Only from the limit for comparing intervals. */
	readonly interval: { lower: number; upper: number } | undefined;
}

/** What is published of a cohort when T1 closes. Percentages and kennisscores, 0–100. */
export interface FirstFigures {
	readonly moment: 'T1';
	/** What everything here is about. Not in figures of before a cohort could sit several tests. */
	readonly compared?: Compared;
	readonly n: number;
	readonly learners: number;
	readonly level: Estimate | undefined;
	readonly distribution: Bins | undefined;
	readonly domains: readonly { domain: Domain; n: number; mean: Estimate | undefined }[];
	readonly groups: readonly { by: Breakdown; cells: readonly GroupMean[] }[];
}

export type ConstantsOf = (test: string) => Constants;

export interface ReportSources {
	readonly record: CohortRecord;
	readonly constantsOf: ConstantsOf;
	readonly askedOf: AskedOf;
}

/** A report's figures, and all that has been published of the cohort with it. */
export interface PublishedReport<Figures> {
	readonly figures: Figures;
	readonly published: readonly PublishedFigure[];
}

/** The figures of T1. `before` is what reports of this cohort gave away earlier. */
export function firstFigures(
	{ record, constantsOf }: ReportSources,
	before: readonly PublishedFigure[] = []
): PublishedReport<FirstFigures> {
	const { learners } = record;
	const compared = comparedOn(learners.flatMap(({ first }) => first ?? []));
	const { part } = compared;
	const sat = learners.flatMap(({ first }, at) =>
		first && compared.tests.includes(first.test) ? [{ at, sitting: first }] : []
	);
	const people = sat.map(({ at }) => at);
	const weights = weightsOf(learners.length);
	const ledger = openLedger(before);
	const scoreOf = new Map(
		sat.map(({ at, sitting }) => [at, kennisscore(sitting, constantsOf(sitting.test), part)])
	);
	const scores = [...scoreOf.values()];
	const shown = meanMayShow(people.length) && ledger.publish([weights.first(people)]);
	const spread = shown && distributionMayShow(people.length);
	const bins = weightsOf(learners.length, 'bins');
	const binned = spread && ledger.publish([bins.first(people)]);

	const figures: FirstFigures = {
		moment: 'T1',
		compared,
		n: people.length,
		learners: learners.filter(({ left }) => !left).length,
		level: shown ? meanEstimate(scores) : undefined,
		distribution: binned ? distributionOf(scores) : undefined,
		domains: domains.map((domain) => {
			const own = sat.flatMap(
				({ sitting }) =>
					percentageOf(sitting.items.filter(inPart(part)).filter(inDomain(domain))) ?? []
			);
			return { domain, n: own.length, mean: spread ? meanEstimate(own) : undefined };
		}),
		groups: breakdowns.flatMap((by) => {
			const cells = shown ? groupsOf(by, learners, people) : undefined;
			if (!cells?.every((cell) => meanMayShow(cell.people.length))) return [];
			if (!ledger.publish(cells.map((cell) => weights.first(cell.people)))) return [];
			return [{ by, cells: cells.map((cell) => groupMean(cell, scoreOf)) }];
		})
	};
	return { figures, published: ledger.published };
}

export const kennisscore = (sitting: ScoredSitting, constants: Constants, part: Part): number => {
	const { form, points } = sittingPoints(sitting, part);
	return scaleOf(constants, part).knowledgeScore(form, points);
};

/** A group's mean; its interval only where there are enough people to compare intervals. */
export function groupMean(
	{ label, people }: { label: string; people: readonly number[] },
	valueOf: ReadonlyMap<number, number>
): GroupMean {
	const estimate = meanEstimate(people.flatMap((at) => valueOf.get(at) ?? []));
	const interval =
		estimate && distributionMayShow(people.length)
			? { lower: estimate.interval.lower, upper: estimate.interval.upper }
			: undefined;
	return { label, n: people.length, mean: estimate?.value ?? 0, interval };
}
