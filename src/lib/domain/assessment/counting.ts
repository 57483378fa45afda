import type { FormName } from './draw.ts';

/** A sitting as far as counting goes. */
export interface CountableSitting {
	readonly cohortId: string;
	readonly moment: 'T1' | 'T3';
	readonly test: string;
	/** Names the core items of that test. */
	readonly core: string;
	readonly form: FormName;
	readonly submittedAt: Date | null;
	readonly voidedAt: Date | null;
}

export interface Counting<Sitting> {
	/** The sittings that count in this cohort, where there are any. */
	readonly first: Sitting | undefined;
	readonly last: Sitting | undefined;
	/** Both moments, and so a gain; on the core items alone when another test shares them. */
	readonly gain: 'total' | 'core' | undefined;
}

/**
 * Which sittings of one learner count in a cohort, for every exceptional case:
 *
 * | case | counts |
 * |---|---|
 * | late joiner without T1 | T3 alone, no gain |
 * | made up after the window | like any other (the snapshot names how many came later) |
 * | void, with a reason | not, anywhere |
 * | void and taken again | the one that was not voided |
 * | learner in two cohorts | each sitting in the cohort that it was taken in |
 * | repeat after years | likewise: a gain is within one cohort |
 * | another environment at T3 | both, with a gain on the core items only |
 * | another core at T3 (the test was renewed) | both, no gain: nothing makes them comparable |
 * | member who left | what she handed in stays; without T3 she is a leaver |
 * | not handed in | not |
 */
export function countSittings<Sitting extends CountableSitting>(
	cohortId: string,
	sittings: readonly Sitting[]
): Counting<Sitting> {
	const valid = sittings.filter(
		(one) => one.cohortId === cohortId && one.submittedAt !== null && one.voidedAt === null
	);
	const first = valid.find(({ moment }) => moment === 'T1');
	const last = valid.find(({ moment }) => moment === 'T3');
	return { first, last, gain: first && last && comparableOn(first, last) };
}

function comparableOn(
	one: Pick<CountableSitting, 'test' | 'core'>,
	other: Pick<CountableSitting, 'test' | 'core'>
): 'total' | 'core' | undefined {
	if (one.test === other.test) return 'total';
	return one.core === other.core ? 'core' : undefined;
}
