import { domains, type Domain } from '../assessment/blueprint.ts';
import { inDomain, percentageOf, type ScoredItem } from '../assessment/scored.ts';
import { leaverScenarios } from '../gain/attrition.ts';
import { blankChange, guessCorrectedGain, guessCorrectedPercentage } from '../gain/blanks.ts';
import type { FormOrder } from '../gain/by-order.ts';
import { cohortGain, type CohortGain, type LearnerMoments } from '../gain/cohort.ts';
import { domainGains } from '../gain/domains.ts';
import { gainInMeanSds, type EffectSize } from '../gain/effect-size.ts';
import { memoryEffect } from '../gain/memory.ts';
import { normalisedGain } from '../gain/normalised.ts';
import { verdict, type Verdict } from '../gain/verdict.ts';
import { distributionMayShow, meanMayShow } from '../privacy/limits.ts';
import { sampleStandardDeviation } from '../statistics/descriptive.ts';
import { meanEstimate, type Estimate } from '../statistics/estimate.ts';
import { comparedOn, type Compared } from './compared.ts';
import { inPart, scaleOf, type Part } from './constants.ts';
import { distributionOf, type Bins } from './distribution.ts';
import {
	groupMean,
	kennisscore,
	type FirstFigures,
	type GroupMean,
	type PublishedReport,
	type ReportSources
} from './first.ts';
import { breakdowns, groupsOf, type Breakdown } from './groups.ts';
import type { AskedOf } from './item-choices.ts';
import { itemFigures, type ItemFigures } from './item-figures.ts';
import { learnerGain } from './learner.ts';
import { openLedger, weightsOf, type Kind, type PublishedFigure } from './ledger.ts';
import type { CohortLearner } from './record.ts';
import { verdictCounts, type VerdictCounts } from './verdicts.ts';

/** What is published of a cohort when T3 closes. Kennisscores and percentages, 0–100. */
export interface GainFigures {
	readonly moment: 'T3';
	/** What everything but the items is about. Not in figures of before a cohort could sit several tests. */
	readonly compared?: Compared;
	/** How many took what: no outcomes, so always there. */
	readonly counts: {
		readonly learners: number;
		readonly first: number;
		readonly last: number;
		readonly both: number;
		readonly onlyFirst: number;
		readonly onlyLast: number;
		/** Both moments, but on tests that this report does not compare: left out of the gain. */
		readonly otherEnvironment: number;
	};
	readonly gain: (CohortGain & { readonly verdict: Verdict }) | undefined;
	/** Kennisscore at both moments of those who took both; not shown where it would tell on leavers. */
	readonly levels: { readonly first: Estimate; readonly last: Estimate } | undefined;
	/** Not without the levels: with the SDs in it, T1 of everybody would tell on a few leavers. */
	readonly effectSize: EffectSize | undefined;
	readonly normalised: number | undefined;
	/** SD of the gains of persons, and the usual error of one person's gain. */
	readonly spread: number | undefined;
	readonly personError: number | undefined;
	readonly distribution:
		{ readonly first: Bins; readonly last: Bins; readonly firstOfAll: boolean } | undefined;
	readonly verdicts: VerdictCounts | undefined;
	readonly domains: readonly { domain: Domain; n: number; gain: Estimate | undefined }[];
	readonly groups: readonly { by: Breakdown; cells: readonly GroupMean[] }[];
	/** Gain on items seen twice minus gain on items seen once. */
	readonly memory: Estimate | undefined;
	readonly blanks:
		| { readonly before: number; readonly after: number; readonly corrected: Estimate | undefined }
		| undefined;
	/** T1 of who stayed and who left, and what the gain would be with the leavers in it. */
	readonly leavers:
		| {
				readonly stayers: Estimate;
				readonly leavers: Estimate;
				readonly scenarios: readonly { assumption: string; gain: Estimate }[];
		  }
		| undefined;
	readonly items: ItemFigures;
}

interface Pair {
	readonly at: number;
	readonly learner: CohortLearner;
	readonly order: FormOrder;
	readonly moments: LearnerMoments;
	readonly first: readonly ScoredItem[];
	readonly last: readonly ScoredItem[];
}

/**
 * The figures of T3. Every figure is held against what was published of the cohort before, so that no
 * two reports together tell what neither tells alone. `earlier` are the figures of T1 as published.
 */
export function gainFigures(
	sources: ReportSources,
	publishedBefore: readonly PublishedFigure[] = [],
	earlier?: FirstFigures
): PublishedReport<GainFigures> {
	const { record, constantsOf, askedOf } = sources;
	const { learners } = record;
	const compared = comparedOn(
		learners.flatMap(({ first, last, gain }) =>
			first && last && gain === 'total' ? [first, last] : []
		)
	);
	const pairs = pairsOf(sources, compared);
	const people = pairs.map(({ at }) => at);
	const weights = weightsOf(learners.length);
	const ledger = openLedger(publishedBefore);

	const of = (order: FormOrder) => pairs.filter((pair) => pair.order === order).map(({ at }) => at);
	const scales = pairs.map(({ learner }) => constantsOf(learner.first?.test ?? ''));
	const linkingError = Math.max(
		0,
		...scales.map((one) => scaleOf(one, compared.part).linkingError('A', 'B'))
	);
	const computed = meanMayShow(people.length)
		? cohortGain(
				pairs.map(({ moments }) => moments),
				{ linkingError }
			)
		: undefined;
	const gain =
		computed &&
		ledger.publish([
			computed.method === 'by-order'
				? weights.gainByOrder(of('AB'), of('BA'))
				: weights.gain(people)
		])
			? { ...computed, verdict: verdict(computed.gain.interval) }
			: undefined;
	const spread = gain !== undefined && distributionMayShow(people.length);

	const before = pairs.map(({ moments }) => moments.equatedBefore);
	const after = pairs.map(({ moments }) => moments.equatedAfter);
	const gains = pairs.map(({ moments }) => moments.equatedAfter - moments.equatedBefore);
	const levelsShown =
		gain !== undefined && ledger.publish([weights.first(people), weights.last(people)]);
	const levels = levelsShown ? estimates(before, after) : undefined;
	const leaving = learners.flatMap(({ first, last }, at) =>
		first && !last && compared.tests.includes(first.test) ? [at] : []
	);
	const leaversShown =
		gain !== undefined &&
		levels !== undefined &&
		meanMayShow(leaving.length) &&
		ledger.publish([weights.first(leaving)]);

	// Counts of people are sums too: of how many lie in a bin, gained clearly, left questions open.
	const counted = (of: Kind, moment: 'first' | 'last' | 'gain') =>
		spread && ledger.publish([weightsOf(learners.length, of)[moment](people)]);
	const binned = { first: counted('bins', 'first'), last: counted('bins', 'last') };
	const judged = counted('verdicts', 'gain');
	const asked = counted('blanks', 'first') && counted('blanks', 'last');

	const figures: GainFigures = {
		moment: 'T3',
		compared,
		counts: countsOf(learners, { both: pairs.length, compared }),
		gain,
		levels,
		effectSize:
			gain &&
			levels &&
			gainInMeanSds(
				gain.gain,
				pairs.map(({ moments }) => ({ before: moments.equatedBefore, after: moments.equatedAfter }))
			),
		normalised: gain && levels && normalisedGain(gain.gain.value, levels.first.value),
		spread: judged ? sampleStandardDeviation(gains) : undefined,
		personError: judged ? usualError(pairs, sources, compared.part) : undefined,
		distribution: bothDistributions(before, after, binned, alike(earlier, compared)),
		verdicts: judged ? verdictCounts(verdictsOf(pairs, sources, compared.part)) : undefined,
		domains: spread
			? gainsPerDomain(pairs)
			: domains.map((domain) => ({ domain, n: people.length, gain: undefined })),
		groups: gain ? gainsPerGroup(learners, people, gains, ledger, weights) : [],
		memory: spread ? memoryOf(pairs) : undefined,
		blanks: asked ? blanksOf(pairs, askedOf) : undefined,
		leavers:
			leaversShown && gain && levels
				? leaversOf(sources, { compared, leaving, gains, gain, stayers: levels.first })
				: undefined,
		items: spread ? itemsOfBoth(pairs, ledger, { learners: learners.length, askedOf }) : noItems
	};
	return { figures, published: ledger.published };
}

/** Learners with both moments on what is compared, with their scores on the form and on the scale. */
function pairsOf({ record, constantsOf }: ReportSources, compared: Compared): Pair[] {
	const { part } = compared;
	return record.learners.flatMap((learner, at): Pair[] => {
		const { first, last } = learner;
		if (!first || !last || !comparable(learner, compared)) return [];
		const own = { first: first.items.filter(inPart(part)), last: last.items.filter(inPart(part)) };
		const moments: LearnerMoments = {
			order: first.form === 'A' ? 'AB' : 'BA',
			before: percentageOf(own.first) ?? 0,
			after: percentageOf(own.last) ?? 0,
			equatedBefore: kennisscore(first, constantsOf(first.test), part),
			equatedAfter: kennisscore(last, constantsOf(last.test), part)
		};
		// Whoever got the same form again (two forms only, three sittings) has no order.
		if (first.form === last.form) return [];
		return [{ at, learner, order: moments.order, moments, ...own }];
	});
}

/** Whether both moments of a learner are of what is compared. */
const comparable = ({ first, last, gain }: CohortLearner, { part, tests }: Compared): boolean =>
	(gain === 'total' || gain === part) &&
	[first, last].every((one) => one !== undefined && tests.includes(one.test));

function countsOf(
	learners: readonly CohortLearner[],
	{ both, compared }: { both: number; compared: Compared }
): GainFigures['counts'] {
	const count = (test: (learner: CohortLearner) => boolean) => learners.filter(test).length;
	return {
		learners: count(({ left }) => !left),
		first: count(({ first }) => first !== undefined),
		last: count(({ last }) => last !== undefined),
		both,
		onlyFirst: count(({ first, last }) => first !== undefined && last === undefined),
		onlyLast: count(({ first, last }) => first === undefined && last !== undefined),
		otherEnvironment: count(
			(one) => one.first !== undefined && one.last !== undefined && !comparable(one, compared)
		)
	};
}

function estimates(before: readonly number[], after: readonly number[]) {
	const first = meanEstimate(before);
	const last = meanEstimate(after);
	return first && last ? { first, last } : undefined;
}

/** Figures of T1, if they are about the same questions. */
const alike = (earlier: FirstFigures | undefined, { part }: Compared) =>
	(earlier?.compared?.part ?? 'total') === part ? earlier : undefined;

/** Where T1 of who stayed would tell on leavers, it is shown as published: of everybody who took it. */
function bothDistributions(
	before: readonly number[],
	after: readonly number[],
	binned: { readonly first: boolean; readonly last: boolean },
	earlier: FirstFigures | undefined
): GainFigures['distribution'] {
	const first = binned.first ? distributionOf(before) : earlier?.distribution;
	const last = binned.last ? distributionOf(after) : undefined;
	return first && last ? { first, last, firstOfAll: !binned.first } : undefined;
}

const gainOf = ({ learner }: Pair, { constantsOf }: ReportSources, part: Part) =>
	learner.first && learner.last
		? learnerGain(learner.first, learner.last, constantsOf(learner.first.test), part)
		: undefined;

const verdictsOf = (pairs: readonly Pair[], sources: ReportSources, part: Part): Verdict[] =>
	pairs.flatMap((pair) => gainOf(pair, sources, part)?.verdict ?? []);

/** The root of the mean squared error of persons' gains. */
function usualError(
	pairs: readonly Pair[],
	sources: ReportSources,
	part: Part
): number | undefined {
	const errors = pairs.flatMap((pair) => gainOf(pair, sources, part)?.gain.standardError ?? []);
	if (errors.length === 0) return undefined;
	return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
}

function gainsPerDomain(pairs: readonly Pair[]): GainFigures['domains'] {
	const learners = pairs.map(({ order, first, last }) => ({
		order,
		domains: Object.fromEntries(
			domains.flatMap((domain) => {
				const before = percentageOf(first.filter(inDomain(domain)));
				const after = percentageOf(last.filter(inDomain(domain)));
				return before === undefined || after === undefined ? [] : [[domain, { before, after }]];
			})
		)
	}));
	return domainGains(domains, learners).map(({ domain, n, gain }) => ({
		domain: domain as Domain,
		n,
		gain
	}));
}

function gainsPerGroup(
	learners: readonly CohortLearner[],
	people: readonly number[],
	gains: readonly number[],
	ledger: ReturnType<typeof openLedger>,
	weights: ReturnType<typeof weightsOf>
): GainFigures['groups'] {
	const valueOf = new Map(people.map((at, i) => [at, gains[i] ?? 0]));
	return breakdowns.flatMap((by) => {
		const cells = groupsOf(by, learners, people);
		if (!cells?.every((cell) => meanMayShow(cell.people.length))) return [];
		if (!ledger.publish(cells.map((cell) => weights.gain(cell.people)))) return [];
		return [{ by, cells: cells.map((cell) => groupMean(cell, valueOf)) }];
	});
}

function memoryOf(pairs: readonly Pair[]): Estimate | undefined {
	const seen = (items: readonly ScoredItem[], anchor: boolean) =>
		percentageOf(items.filter((item) => item.anchor === anchor)) ?? 0;
	return memoryEffect(
		pairs.map(({ order, first, last }) => ({
			order,
			anchorsBefore: seen(first, true),
			anchorsAfter: seen(last, true),
			uniqueBefore: seen(first, false),
			uniqueAfter: seen(last, false)
		}))
	)?.estimate;
}

function blanksOf(pairs: readonly Pair[], askedOf: AskedOf): GainFigures['blanks'] {
	const open = ({ state }: ScoredItem) => state !== 'answered';
	const openItems = (items: readonly ScoredItem[]) => ({
		items: items.length,
		open: items.filter(open).length
	});
	const change = blankChange(
		pairs.map(({ first }) => openItems(first)),
		pairs.map(({ last }) => openItems(last))
	);
	if (!change) return undefined;
	const corrected = (items: readonly ScoredItem[]) =>
		guessCorrectedPercentage(
			items.map((item) => ({
				score: item.points,
				maxScore: item.maxScore,
				chance: askedOf(item.id).chance,
				open: open(item)
			}))
		) ?? 0;
	const gain = change.correct
		? guessCorrectedGain(
				pairs.map(({ order, first, last }) => ({
					order,
					before: corrected(first),
					after: corrected(last)
				}))
			)?.estimate
		: undefined;
	return { before: change.before, after: change.after, corrected: gain };
}

function leaversOf(
	{ record, constantsOf }: ReportSources,
	given: {
		compared: Compared;
		leaving: readonly number[];
		gains: readonly number[];
		gain: CohortGain;
		stayers: Estimate;
	}
): GainFigures['leavers'] {
	const scores = given.leaving.flatMap((at) => {
		const sitting = record.learners[at]?.first;
		return sitting ? [kennisscore(sitting, constantsOf(sitting.test), given.compared.part)] : [];
	});
	const leavers = meanEstimate(scores);
	const scenarios = leaverScenarios({
		cohort: given.gain,
		gains: given.gains,
		leavers: scores.length
	});
	if (!leavers || !scenarios) return undefined;
	return {
		stayers: given.stayers,
		leavers,
		scenarios: scenarios.map(({ assumption, gain }) => ({ assumption, gain }))
	};
}

const noItems: ItemFigures = { first: [], last: [], forms: [], maps: [] };

/** Items at both moments, of the same people: another group at T1 would tell on who left. */
function itemsOfBoth(
	pairs: readonly Pair[],
	ledger: ReturnType<typeof openLedger>,
	{ learners, askedOf }: { learners: number; askedOf: AskedOf }
): ItemFigures {
	const shown = new Set<Pair>();
	let placed = true;
	for (const own of Map.groupBy(pairs, ({ learner, order }) =>
		[learner.first?.test, learner.last?.test, order].join()
	).values()) {
		const people = own.map(({ at }) => at);
		const publish = (...kinds: readonly Kind[]) =>
			ledger.publish(
				kinds.flatMap((kind) => {
					const weights = weightsOf(learners, kind);
					return [weights.first(people), weights.last(people)];
				})
			);
		// An item's row is sums of points, and counts of who left it.
		if (!distributionMayShow(people.length) || !publish('scores', 'blanks')) continue;
		for (const pair of own) shown.add(pair);
		// The map of people and items counts people per bin.
		placed &&= publish('bins');
	}
	const sittings = (which: 'first' | 'last') =>
		[...shown].flatMap(({ learner }) => learner[which] ?? []);
	return itemFigures(sittings('first'), sittings('last'), { askedOf, people: placed });
}
