import { clusterOf, type Cluster } from '../domain/assessment/blueprint.ts';
import type { ModuleProgress } from './progress.ts';

/**
 * The modules of the cluster with most to gain first, else the order of the book. Whether a cluster
 * stands out is not decided here: only where T1 allows the words may it be given.
 */
export function inOrderFor(
	course: readonly ModuleProgress[],
	mostToGain: Cluster | undefined
): ModuleProgress[] {
	const first = ({ module }: ModuleProgress) =>
		module.domains.some((domain) => clusterOf[domain] === mostToGain);
	return [...course.filter(first), ...course.filter((one) => !first(one))];
}
