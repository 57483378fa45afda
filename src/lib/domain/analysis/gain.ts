/** `gain`: what people of both moments gained, in every usual measure, and groups compared. */
import * as v from 'valibot';
import { averageOverOrders } from '../gain/by-order.ts';
import {
	gainInFirstSds,
	gainInGainSds,
	gainInMeanSds,
	gainInRootMeanVariance,
	hedgesCorrection,
	repeatedMeasuresSize,
	type Pair
} from '../gain/effect-size.ts';
import { bootstrapGainInMeanSds } from '../gain/effect-size-bootstrap.ts';
import { itemChange } from '../gain/mcnemar.ts';
import {
	meanOfNormalisedChanges,
	meanOfNormalisedGains,
	normalisedGain
} from '../gain/normalised.ts';
import { lineOf, lowestQuarter, oldham } from '../gain/regression-to-mean.ts';
import { reliabilityOfDifference, reliableChange } from '../gain/reliable-change.ts';
import { alpha } from '../psychometrics/reliability.ts';
import { correlation, mean, sampleStandardDeviation } from '../statistics/descriptive.ts';
import { tTwoSided } from '../statistics/distributions.ts';
import { meanEstimate, type Interval } from '../statistics/estimate.ts';
import { holm } from '../statistics/multiplicity.ts';
import { groupFigures } from './gain-groups.ts';
import type { Analysis } from './kind.ts';
import {
	pairedQuestion,
	pairsOf,
	readMoments,
	type BothForms,
	type Moments,
	type PlacedPair
} from './paired.ts';
import { readQuestion } from './question.ts';
import { misplaced } from './table.ts';

const question = v.object({
	...pairedQuestion.entries,
	reliability: v.optional(v.object({ pre: v.optional(v.number()), post: v.optional(v.number()) })),
	seed: v.optional(v.number(), 1),
	replicates: v.optional(v.number(), 2000)
});

/** What can't be known is undefined: no gain for one person, no t where all gains are equal. */
export const gain: Analysis = (spec, files) => {
	const asked = readQuestion(question, spec);
	const moments = readMoments(asked, files);
	const both = pairsOf(moments);
	const pairs = both.map(({ pair }) => pair);
	const alphas = moments.items && {
		before: alpha(moments.items.before)?.value,
		after: alpha(moments.items.after)?.value
	};
	const reliability = {
		before: asked.reliability?.pre ?? alphas?.before,
		after: asked.reliability?.post ?? alphas?.after
	};
	const change = changeOf(pairs);
	return {
		...attendance(moments),
		...change,
		...(moments.items && { test_retest_r: change.r }),
		...sizesOf(pairs, asked),
		normalised: moments.max === undefined ? null : normalisedOf(pairs, moments.max),
		...reliabilityOf(pairs, reliability),
		...regressionOf(pairs),
		...groupFigures(both, moments, asked),
		...(asked.order === undefined ? {} : { by_order: byOrder(both, moments, asked.order) }),
		...(moments.items && { alpha1: alphas?.before, alpha2: alphas?.after }),
		...(moments.items && { mcnemar: changesOf(moments.items) })
	};
};

function attendance({ before, after }: Moments) {
	const stayed = before.filter((score, row) => score !== undefined && after[row] !== undefined);
	const left = before.flatMap((score, row) => (after[row] === undefined ? (score ?? []) : []));
	const had = (scores: Moments['before']) => scores.filter((score) => score !== undefined).length;
	return {
		n_pre: had(before),
		n_post: had(after),
		n_only_pre: left.length,
		n_only_post: had(after) - stayed.length,
		mean1_leavers: mean(left)
	};
}

const ends = (interval: Interval | undefined) => interval && [interval.lower, interval.upper];

function changeOf(pairs: readonly Pair[]) {
	const before = pairs.map((pair) => pair.before);
	const after = pairs.map((pair) => pair.after);
	const gains = pairs.map((pair) => pair.after - pair.before);
	const estimate = meanEstimate(gains);
	const df = pairs.length - 1;
	const t = estimate?.standardError ? estimate.value / estimate.standardError : undefined;
	return {
		n: pairs.length,
		mean1: mean(before),
		sd1: sampleStandardDeviation(before),
		mean2: mean(after),
		sd2: sampleStandardDeviation(after),
		r: correlation(before, after),
		mean_gain: mean(gains),
		sd_gain: sampleStandardDeviation(gains),
		se_gain: estimate?.standardError,
		ci95: ends(estimate?.interval),
		t,
		df: df > 0 ? df : undefined,
		p: t === undefined ? undefined : tTwoSided(t, df)
	};
}

function sizesOf(
	pairs: readonly Pair[],
	{ seed, replicates }: { readonly seed: number; readonly replicates: number }
) {
	const gains = pairs.map(({ before, after }) => after - before);
	const estimate = meanEstimate(gains);
	const inGainSds = gainInGainSds(gains);
	const inMeanSds = estimate && gainInMeanSds(estimate, pairs);
	const inRoot = estimate && gainInRootMeanVariance(estimate, pairs);
	const inFirst = estimate && gainInFirstSds(estimate, pairs);
	const J = hedgesCorrection(pairs.length - 1);
	const r = changeOf(pairs).r;
	const times = (size: number | undefined, factor: number | undefined) =>
		size === undefined || factor === undefined ? undefined : size * factor;
	return {
		dz: inGainSds?.value,
		dz_ci95_noncentral_t: ends(inGainSds?.interval),
		hedges_J_exact: J,
		gz: times(inGainSds?.value, J),
		dav_mean_sd: inMeanSds?.value,
		dav_mean_sd_ci95: ends(inMeanSds?.interval),
		dav_mean_sd_bca: bootstrapGainInMeanSds(pairs, { seed, replicates }),
		dav_root_mean_var: inRoot?.value,
		dav_root_mean_var_ci95_bonett2008: ends(inRoot?.interval),
		gav_mean_sd: times(inMeanSds?.value, J),
		d_pre_sd: inFirst?.value,
		d_pre_sd_ci95: ends(inFirst?.interval),
		drm:
			inGainSds === undefined || r === undefined
				? undefined
				: repeatedMeasuresSize(inGainSds.value, r)
	};
}

function normalisedOf(pairs: readonly Pair[], max: number) {
	const { mean1, mean_gain } = changeOf(pairs);
	const ofPersons = meanOfNormalisedGains(pairs, max);
	const changes = meanOfNormalisedChanges(pairs, max);
	return {
		max,
		hake_class:
			mean1 === undefined || mean_gain === undefined
				? undefined
				: normalisedGain(mean_gain, mean1, max),
		hake_mean_of_individuals: ofPersons.value,
		n_left_out_at_max: ofPersons.leftOut,
		marx_cummings_c_mean: changes.value,
		marx_cummings_n: changes.n,
		share_at_max_before: mean(pairs.map(({ before }) => (before === max ? 1 : 0)))
	};
}

function reliabilityOf(
	pairs: readonly Pair[],
	given: { readonly before: number | undefined; readonly after: number | undefined }
) {
	const { before, after } = given;
	const change = reliableChange(pairs, before);
	const lowest = before === undefined ? undefined : lowestQuarter(pairs, before);
	return {
		rci: change && {
			reliability: change.reliability,
			sem: change.standardErrorOfMeasurement,
			se_diff: change.standardErrorOfDifference,
			critical_change_95: change.critical,
			n_improved: change.improved,
			n_unchanged: change.unchanged,
			n_deteriorated: change.deteriorated
		},
		reliability_of_difference:
			before === undefined || after === undefined
				? undefined
				: {
						rel1: before,
						rel2: after,
						value: reliabilityOfDifference(pairs, { before, after })
					},
		regression_to_the_mean: lowest && {
			n_lowest_quarter: lowest.n,
			kelley_expected_retest_mean_of_lowest_quarter: lowest.expected,
			observed_pre_mean_of_lowest_quarter: lowest.before,
			observed_post_mean_of_lowest_quarter: lowest.after
		}
	};
}

function regressionOf(pairs: readonly Pair[]) {
	const line = lineOf(pairs);
	return {
		post_on_pre: line && {
			intercept: line.intercept,
			slope: line.slope,
			se_slope: line.slopeStandardError,
			r2: line.explained,
			resid_sd: line.residualDeviation
		},
		gain_on_pre_slope: line && line.slope - 1,
		oldham_cor_gain_with_mean: oldham(pairs)
	};
}

/** The gain free of the difference between forms A and B, of people who took them in either order. */
function byOrder(both: readonly PlacedPair[], { table, file }: Moments, column: string) {
	const orders = table.text(column);
	const differences = both.map(({ row, pair }) => {
		const order = orders[row]?.trim();
		if (order !== 'AB' && order !== 'BA') {
			throw misplaced(file, row + 2, column, `'${order}' is neither AB nor BA`);
		}
		return { order, difference: pair.after - pair.before } as const;
	});
	const average = averageOverOrders(differences);
	return (
		average && {
			gain: average.estimate.value,
			se: average.estimate.standardError,
			ci95: ends(average.estimate.interval),
			df: average.degreesOfFreedom,
			n_AB: differences.filter(({ order }) => order === 'AB').length,
			n_BA: differences.filter(({ order }) => order === 'BA').length
		}
	);
}

/** McNemar per item, with Holm's p over the items. */
export function changesOf({ common }: Pick<BothForms, 'common'>) {
	const changes = common.flatMap(({ item, cells }) => {
		const change = itemChange(cells);
		return change ? [{ item, change }] : [];
	});
	const adjusted = holm(changes.map(({ change }) => change.exactP));
	return changes.map(({ item, change }, at) => ({
		item,
		p1: change.before,
		p2: change.after,
		diff: change.difference,
		diff_ci95_newcombe: ends(change.interval),
		n00: change.wrongWrong,
		n01: change.wrongRight,
		n10: change.rightWrong,
		n11: change.rightRight,
		chisq_cc: change.correctedChiSquare,
		chisq_uncorrected: change.chiSquare,
		p_exact: change.exactP,
		p_exact_holm: adjusted[at],
		odds_ratio: change.oddsRatio
	}));
}
