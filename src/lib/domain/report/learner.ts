import { clusters, clusterOf, type Cluster } from '../assessment/blueprint.ts';
import { inCluster, maximumOf, pointsOf, type ScoredSitting } from '../assessment/scored.ts';
import { clusterScores, lowestCluster, type ClusterScore } from '../gain/clusters.ts';
import { knowledge, personGain, type PersonGain } from '../gain/person.ts';
import type { Measurement } from '../statistics/estimate.ts';
import { individualError } from '../psychometrics/error.ts';
import { scaleOf, sittingPoints, type Constants, type Part } from './constants.ts';

/** What a learner may know after one sitting. */
export interface SittingResult {
	readonly score: Measurement;
	readonly errorMethod: 'pooled' | 'binomial' | 'rasch';
	readonly clusters: readonly ClusterScore[];
	/** The one cluster where most is to be gained, only where the data can say so. */
	readonly mostToGain: Cluster | undefined;
}

export function sittingResult(
	sitting: ScoredSitting,
	constants: Constants,
	part: Part = 'total'
): SittingResult {
	const points = sittingPoints(sitting, part);
	const { maxScore, forms, rasch } = constants.parts[part];
	const scores = clusterScores(
		clusters.map((cluster) => {
			const own = sitting.items.filter(inCluster(cluster));
			return { cluster, points: pointsOf(own), maxScore: maximumOf(own) };
		})
	);
	const lowest = lowestCluster(scores);
	return {
		score: knowledge(scaleOf(constants, part), points),
		errorMethod: rasch
			? 'rasch'
			: individualError(points.points, maxScore, forms[sitting.form]).method,
		clusters: scores,
		mostToGain: lowest?.mostToGain ? lowest.cluster : undefined
	};
}

/** A learner's gain, on the whole test or, when she changed environment, on the core. */
export function learnerGain(
	first: ScoredSitting,
	last: ScoredSitting,
	constants: Constants,
	part: Part
): PersonGain {
	return personGain({
		scale: scaleOf(constants, part),
		before: sittingPoints(first, part),
		after: sittingPoints(last, part),
		items: constants.parts[part].items
	});
}

/**
 * Which reasoning errors showed at T3, per cluster, most often first: the codes behind the wrong
 * choices. Told in words with the lesson that goes with them; the items themselves are not.
 */
export function misconceptionsShown(
	sitting: ScoredSitting,
	misconceptionOf: (itemId: string, choice: string) => string | undefined
): Map<Cluster, string[]> {
	const found = new Map<Cluster, Map<string, number>>();
	for (const { id, domain, points, maxScore, chosen } of sitting.items) {
		if (points === maxScore) continue;
		const counts = found.get(clusterOf[domain]) ?? new Map<string, number>();
		for (const choice of chosen) {
			const code = misconceptionOf(id, choice);
			if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
		}
		found.set(clusterOf[domain], counts);
	}
	return new Map(
		[...found].map(([cluster, counts]) => [
			cluster,
			[...counts].toSorted((a, b) => b[1] - a[1]).map(([code]) => code)
		])
	);
}
