import { USUAL_LEVEL, type Estimate } from '../statistics/estimate.ts';
import { averageOverOrders, type FormOrder } from './by-order.ts';

/** Below this many people a domain's gain gets no interval, so it is not given. */
export const LEAST_FOR_DOMAIN_GAIN = 10;

/**
 * One learner's percentages correct (0–100) per domain at both moments; a domain may be missing.
 */
export interface LearnerDomains {
	readonly order: FormOrder;
	readonly domains: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
}

export interface DomainGain {
	readonly domain: string;
	/** Learners who have this domain at both moments. */
	readonly n: number;
	/** In percentage points; undefined where it cannot be known or n is too small. */
	readonly gain: Estimate | undefined;
}

/**
 * The cohort's gain per domain in percentage points, each averaged over the orders like the whole
 * (`averageOverOrders`). In the order of `domains`, never sorted by gain. No gain below ten
 * people, nor with fewer than three in an order: a domain has too few anchors to be equated by
 * itself.
 *
 * Example: ten learners, half A→B with +20 each and half B→A with +10 each: 15.
 */
export function domainGains(
	domains: readonly string[],
	learners: readonly LearnerDomains[],
	level = USUAL_LEVEL
): DomainGain[] {
	return domains.map((domain) => {
		const differences = learners.flatMap(({ order, domains: own }) => {
			const moments = own[domain];
			return moments ? [{ order, difference: moments.after - moments.before }] : [];
		});
		const n = differences.length;
		if (n < LEAST_FOR_DOMAIN_GAIN) return { domain, n, gain: undefined };
		return { domain, n, gain: averageOverOrders(differences, level)?.estimate };
	});
}
