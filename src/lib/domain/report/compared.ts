import type { ScoredSitting } from '../assessment/scored.ts';
import type { Part } from './constants.ts';

/** What sittings have in common, so that their scores can stand side by side. */
export interface Compared {
	readonly part: Part;
	/** The tests that it is about. */
	readonly tests: readonly string[];
}

/**
 * One test is compared as a whole, several on the core that they share. Tests with another core (before a test
 * was renewed) are never put together: then it is about the core that most sat, and of equals the later.
 */
export function comparedOn(
	sittings: readonly Pick<ScoredSitting, 'test' | 'core' | 'submittedAt'>[]
): Compared {
	const newest = (own: typeof sittings) =>
		Math.max(...own.map(({ submittedAt }) => submittedAt.getTime()));
	const [most = []] = [...Map.groupBy(sittings, ({ core }) => core).values()].toSorted(
		(a, b) => b.length - a.length || newest(b) - newest(a)
	);
	const tests = [...new Set(most.map(({ test }) => test))].sort();
	return { part: tests.length > 1 ? 'core' : 'total', tests };
}
