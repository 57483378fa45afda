import type { Cluster, Domain } from './blueprint.ts';
import { clusterOf } from './blueprint.ts';
import type { FormName } from './draw.ts';
import type { AnswerState } from './states.ts';

/** One item of a sitting with its score, derived from the raw answer by the key of today. */
export interface ScoredItem {
	readonly id: string;
	readonly testlet: string;
	readonly domain: Domain;
	readonly core: boolean;
	readonly anchor: boolean;
	readonly maxScore: number;
	readonly points: number;
	readonly state: AnswerState;
	/** The codes of the choices that the answer makes. */
	readonly chosen: readonly string[];
}

export interface ScoredSitting {
	readonly form: FormName;
	readonly environment: string;
	/** The form pair that it was drawn from: what it may be compared and pooled with. */
	readonly test: string;
	/** Names the core of that form pair: tests with the same core can be compared on it. */
	readonly core: string;
	readonly submittedAt: Date;
	readonly items: readonly ScoredItem[];
}

export const pointsOf = (items: readonly ScoredItem[]): number =>
	items.reduce((sum, { points }) => sum + points, 0);

export const maximumOf = (items: readonly ScoredItem[]): number =>
	items.reduce((sum, { maxScore }) => sum + maxScore, 0);

/** Percentage of the points; undefined without items. */
export function percentageOf(items: readonly ScoredItem[]): number | undefined {
	const maximum = maximumOf(items);
	return maximum === 0 ? undefined : (100 * pointsOf(items)) / maximum;
}

export const inDomain = (domain: Domain) => (item: ScoredItem) => item.domain === domain;
export const inCluster = (cluster: Cluster) => (item: ScoredItem) =>
	clusterOf[item.domain] === cluster;
