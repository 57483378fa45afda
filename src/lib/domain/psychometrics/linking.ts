import { mean, sampleVariance } from '../statistics/descriptive.ts';

/** How far apart, in raw points, two forms of one blueprint may be before any evidence. */
export const SHIFT_PRIOR_SD = 1;
/** Below this many people per form a link does worse than none (simulated with forms of 30 items). */
export const LEAST_TO_LINK = 5;

/** A first sitting: points on the whole form, and on its anchors, which are part of it. */
export interface LinkingRow {
	readonly total: number;
	readonly anchor: number;
}

export interface LinkingDesign {
	/** Maximum points of the form and of its anchors; both equal for A and B. */
	readonly maxTotal: number;
	readonly maxAnchor: number;
	/** First sittings of the installation: different people, form by chance. */
	readonly A: readonly LinkingRow[];
	readonly B: readonly LinkingRow[];
	/** SD of the shift expected before any evidence, in raw points. */
	readonly priorSd?: number;
}

/** What puts points on form B on the scale of form A; all in raw points. */
export interface Link {
	readonly method: 'shrunk-mean' | 'identity';
	/** Add this to points on B. */
	readonly shift: number;
	/** The shift as observed, before shrinking; undefined where it is not known. */
	readonly rawShift: number | undefined;
	/** Of the observed shift. */
	readonly standardError: number | undefined;
	/** How much of the observed shift is used, 0–1. */
	readonly weight: number;
	/** The error of `shift` that stays: an SD. */
	readonly linkingError: number;
	readonly nA: number;
	readonly nB: number;
}

/**
 * How much easier form A is than form B, so that points on B can be read as points on A.
 *
 * *Observed shift* = (mean total A − mean total B) − γ·(mean anchor A − mean anchor B): the
 * difference of the groups, seen on the anchors that both took, is taken out of the difference of
 * the totals. γ = maxTotal/maxAnchor turns anchor points into total points: nominal weights mean
 * equating (Babcock, Albano & Raymond 2012), the case of linear equating with an anchor (Kolen &
 * Brennan 2014, ch. 4) meant for very small samples. Chosen over Tucker's γ (cov/var of the
 * anchor), which leaves part of a real group difference in the shift, and over the chained γ (SD
 * total/SD anchor), because there is no slope to estimate: it is defined for any sample, and its
 * error follows from means alone. It asks that the anchors be a small copy of the form, which the
 * blueprint sees to.
 *
 * *Its error*: SE² = s²_A/n_A + s²_B/n_B, with s² the variance of total − γ·anchor per person,
 * that is s²_total + γ²·s²_anchor − 2γ·cov, since the groups are different people.
 *
 * *Shrinking*: forms of one blueprint are expected to differ with mean 0 and SD τ. Then the best
 * guess is weight·observed with weight = τ²/(τ² + SE²), and its error, the SD that remains, is
 * τ·SE/√(τ² + SE²) = √weight·SE (normal prior and data; Gelman et al. 2013, § 2.5). It lies below
 * both τ and SE: more people bring it to 0, no people leave τ.
 *
 * `identity`: shift 0 with error τ, where a form has fewer than five people, the form has no
 * anchors, or nobody differs from anybody (then the error would seem 0, which a few people
 * cannot show).
 *
 * Example: form of 30 with 12 anchors, γ 2.5, τ 1. A: means 18 and 7; B: means 16 and 6.8,
 * variance of total − 2.5·anchor 8 in both, 40 people each. Observed (18 − 16) − 2.5·.2 = 1.5;
 * SE² = .4; weight 1/1.4 = .714; shift 1.071; linking error √.714·.632 = .535.
 */
export function linkForms(design: LinkingDesign): Link {
	const { A, B, maxTotal, maxAnchor, priorSd = SHIFT_PRIOR_SD } = design;
	const counts = { nA: A.length, nB: B.length };
	const identity: Link = {
		method: 'identity',
		shift: 0,
		rawShift: undefined,
		standardError: undefined,
		weight: 0,
		linkingError: priorSd,
		...counts
	};
	if (maxAnchor === 0 || A.length < LEAST_TO_LINK || B.length < LEAST_TO_LINK) return identity;
	const slope = maxTotal / maxAnchor;
	const beyondA = beyondAnchors(A, slope);
	const beyondB = beyondAnchors(B, slope);
	const rawShift = beyondA.mean - beyondB.mean;
	const squaredError = beyondA.squaredError + beyondB.squaredError;
	if (squaredError === 0) return identity;
	const weight = priorSd ** 2 / (priorSd ** 2 + squaredError);
	return {
		method: 'shrunk-mean',
		shift: weight * rawShift,
		rawShift,
		standardError: Math.sqrt(squaredError),
		weight,
		linkingError: Math.sqrt(weight * squaredError),
		...counts
	};
}

/** Mean of total − γ·anchor, what the anchors do not explain, and the square of its error. */
function beyondAnchors(rows: readonly LinkingRow[], slope: number) {
	const beyond = rows.map((row) => row.total - slope * row.anchor);
	const squaredError = (sampleVariance(beyond) ?? 0) / beyond.length;
	return { mean: mean(beyond) ?? 0, squaredError };
}
