import type { Cluster } from '../assessment/blueprint.ts';
import { individualError } from '../psychometrics/error.ts';
import { interval, USUAL_LEVEL, type Measurement } from '../statistics/estimate.ts';

/** One person's points in one cluster of two domains, of the form she took. */
export interface ClusterPoints {
	readonly cluster: Cluster;
	readonly points: number;
	readonly maxScore: number;
}

/** Percentage correct in one cluster, 0–100, with the error of that one measurement. */
export interface ClusterScore extends Measurement, ClusterPoints {}

/**
 * One person's score per cluster, as a percentage of the form she took, with a band of binomial
 * error (see `individualError`; no pooled error is kept per cluster). Not equated and without
 * verdicts: one moment only. A cluster with fewer than two points to be had is left out, since
 * its error is unknowable. Bands are not cut off at 0 and 100.
 *
 * Example: 6 of 12 points is 50, SE 100/12·√(6·6/11) = 15.08, band 20.5 to 79.5.
 */
export function clusterScores(
	clusters: readonly ClusterPoints[],
	level = USUAL_LEVEL
): ClusterScore[] {
	return clusters
		.filter(({ maxScore }) => maxScore >= 2)
		.map(({ cluster, points, maxScore }) => {
			const value = (100 * points) / maxScore;
			const standardError = (100 * individualError(points, maxScore).standardError) / maxScore;
			const band = interval(value, standardError, level);
			return { cluster, points, maxScore, value, standardError, interval: band };
		});
}

/**
 * How far the lowest cluster lies below the mean of the others, in percentage points (negative).
 */
export interface LowestCluster extends Measurement {
	readonly cluster: Cluster;
	/** Whether the words 'hier ligt de meeste winst' may be said. */
	readonly mostToGain: boolean;
}

/**
 * Whether one cluster stands out as the one with most to gain: the lowest minus the mean of the
 * others, SE = √(SE²_lowest + Σ SE²_other/m²) over the m others, and only where its 95 % interval
 * lies below 0. `undefined` with fewer than two clusters, and where two share the lowest score:
 * then none is the one.
 *
 * Example: 20 (SE 12), 70 (SE 14), 80 (SE 12): 20 − 75 = −55, SE √(144 + (196 + 144)/4) = 15.13,
 * interval −84.7 to −25.3: most to gain. With 40, 60, 70 and the same errors: −25 ± 29.7: not.
 */
export function lowestCluster(
	scores: readonly (Measurement & { readonly cluster: Cluster })[]
): LowestCluster | undefined {
	const [lowest, ...others] = scores.toSorted((a, b) => a.value - b.value);
	if (!lowest || !others[0] || others[0].value === lowest.value) return undefined;
	const mean = others.reduce((total, { value }) => total + value, 0) / others.length;
	const errors = others.map((other) => other.standardError / others.length);
	const value = lowest.value - mean;
	const standardError = Math.hypot(lowest.standardError, ...errors);
	const band = interval(value, standardError);
	const { cluster } = lowest;
	return { cluster, value, standardError, interval: band, mostToGain: band.upper < 0 };
}
