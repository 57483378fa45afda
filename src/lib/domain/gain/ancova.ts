/** Groups compared on the second moment given the first, and on the gain itself. */
import { mean, sampleStandardDeviation, sum } from '../statistics/descriptive.ts';
import { fUpperTail, tTwoSided } from '../statistics/distributions.ts';
import { leastSquares, type LeastSquares } from '../statistics/least-squares.ts';
import type { Pair } from './effect-size.ts';

export interface GroupedPair extends Pair {
	readonly group: string;
}

/** Below this many people a group's adjusted mean rests on too few. */
export const LEAST_PER_GROUP = 10;

export interface FTest {
	readonly F: number | undefined;
	readonly degreesOfFreedom: readonly [number, number];
	readonly p: number | undefined;
}

export interface Coefficient {
	/** 'intercept', 'before', or the group that is compared with the reference. */
	readonly term: string;
	readonly value: number;
	readonly standardError: number | undefined;
	readonly t: number | undefined;
	readonly p: number | undefined;
}

/**
 * `lord`: groups that were not made by chance may differ in what the start does not tell, and the
 * analysis of gains then answers another question, so both are shown (Lord 1967) · `slopes`: the
 * lines of the groups are not parallel (p < .05), so their distance depends on the start ·
 * `overlap`: two groups share no range of starts, so adjusted means are guesses · `small`: a group
 * below ten people.
 */
export type AncovaWarning = 'lord' | 'slopes' | 'overlap' | 'small';

export interface Ancova {
	readonly reference: string;
	readonly coefficients: readonly Coefficient[];
	/** Whether the groups differ at one and the same start. */
	readonly groups: FTest;
	/** Whether their lines are parallel; undefined where a group's line can't be drawn. */
	readonly slopes: FTest | undefined;
	/** Per group the mean at the mean start of everybody. */
	readonly adjusted: readonly {
		readonly group: string;
		readonly n: number;
		readonly mean: number;
	}[];
	readonly warnings: readonly AncovaWarning[];
}

/**
 * after ~ before + group, with `reference` (else the first name) as the group to compare with.
 * Equals R's `lm` and `anova` of models with and without groups. Groups of one school each are not
 * independent people: use a mixed model there. `undefined` with fewer than two groups, without
 * spread in the start, and where start and group can't be told apart.
 *
 * Example: A 1 → 2, 2 → 3, 3 → 5 and B 1 → 4, 2 → 5, 3 → 6: slope 1.25, B 1.667 above A.
 */
export function ancova(pairs: readonly GroupedPair[], reference?: string): Ancova | undefined {
	const [base, ...others] = groupNames(pairs, reference);
	if (base === undefined || others.length === 0) return undefined;
	const after = pairs.map((pair) => pair.after);
	const fit = (columns: (pair: GroupedPair) => number[]) =>
		leastSquares(
			pairs.map((pair) => [1, pair.before, ...columns(pair)]),
			after
		);
	const marks = (pair: GroupedPair) => others.map((group) => (pair.group === group ? 1 : 0));
	const without = fit(() => []);
	const parallel = fit(marks);
	if (!without || !parallel) return undefined;
	const crossed = fit((pair) => [...marks(pair), ...marks(pair).map((mark) => mark * pair.before)]);
	const slopes = crossed && compared(parallel, crossed);
	const [intercept = NaN, slope = NaN, ...effects] = parallel.coefficients;
	const start = mean(pairs.map(({ before }) => before)) ?? NaN;
	const adjusted = [base, ...others].map((group, at) => ({
		group,
		n: pairs.filter((pair) => pair.group === group).length,
		mean: intercept + slope * start + (at === 0 ? 0 : (effects[at - 1] ?? NaN))
	}));
	return {
		reference: base,
		coefficients: coefficientsOf(parallel, ['intercept', 'before', ...others]),
		groups: compared(without, parallel),
		slopes,
		adjusted,
		warnings: warningsOf(pairs, adjusted, slopes)
	};
}

/** The mean gain of each group, and whether they differ. */
export interface GainAnova extends FTest {
	readonly groups: readonly {
		readonly group: string;
		readonly n: number;
		readonly mean: number;
		readonly standardDeviation: number | undefined;
	}[];
}

/**
 * One-way analysis of variance of the gains over groups. Equals R's `anova(lm(gain ~ group))`.
 * `undefined` with fewer than two groups; no F without people left over or without spread inside
 * groups.
 */
export function gainAnova(
	pairs: readonly GroupedPair[],
	reference?: string
): GainAnova | undefined {
	const names = groupNames(pairs, reference);
	if (names.length < 2) return undefined;
	const gainsOf = (some: readonly GroupedPair[]) => some.map(({ before, after }) => after - before);
	const all = mean(gainsOf(pairs)) ?? NaN;
	const groups = names.map((group) => {
		const gains = gainsOf(pairs.filter((pair) => pair.group === group));
		const standardDeviation = sampleStandardDeviation(gains);
		return { group, n: gains.length, mean: mean(gains) ?? NaN, standardDeviation };
	});
	const between = sum(groups.map(({ n, mean: own }) => n * (own - all) ** 2));
	const within = sum(
		groups.map(({ n, standardDeviation = 0 }) => (n - 1) * standardDeviation ** 2)
	);
	return { ...fTest(between, within, names.length - 1, pairs.length - names.length), groups };
}

/** The reference first, then the others by name. */
function groupNames(pairs: readonly GroupedPair[], reference?: string): string[] {
	const names = [...new Set(pairs.map(({ group }) => group))].sort();
	if (reference === undefined) return names;
	if (!names.includes(reference)) throw new RangeError(`nobody is in group ${reference}`);
	return [reference, ...names.filter((name) => name !== reference)];
}

function compared(smaller: LeastSquares, larger: LeastSquares): FTest {
	const added = smaller.degreesOfFreedom - larger.degreesOfFreedom;
	const gained = smaller.residualSumOfSquares - larger.residualSumOfSquares;
	return fTest(gained, larger.residualSumOfSquares, added, larger.degreesOfFreedom);
}

function fTest(between: number, within: number, numerator: number, denominator: number): FTest {
	const degreesOfFreedom = [numerator, denominator] as const;
	// Residuals of rounding only are none.
	const left = within > 1e-20 * (between + within) ? within : 0;
	if (left === 0 || denominator === 0) return { F: undefined, degreesOfFreedom, p: undefined };
	const F = between / numerator / (left / denominator);
	return { F, degreesOfFreedom, p: fUpperTail(F, numerator, denominator) };
}

function coefficientsOf(fit: LeastSquares, terms: readonly string[]): Coefficient[] {
	return terms.map((term, at) => {
		const value = fit.coefficients[at] ?? NaN;
		const standardError = fit.standardErrors[at];
		const t = standardError ? value / standardError : undefined;
		const p = t === undefined ? undefined : tTwoSided(t, fit.degreesOfFreedom);
		return { term, value, standardError, t, p };
	});
}

function warningsOf(
	pairs: readonly GroupedPair[],
	groups: Ancova['adjusted'],
	slopes: FTest | undefined
): AncovaWarning[] {
	const ranges = groups.map(({ group }) => {
		const starts = pairs.filter((pair) => pair.group === group).map(({ before }) => before);
		return { low: Math.min(...starts), high: Math.max(...starts) };
	});
	const highestLow = Math.max(...ranges.map(({ low }) => low));
	const lowestHigh = Math.min(...ranges.map(({ high }) => high));
	return [
		'lord' as const,
		...(slopes?.p !== undefined && slopes.p < 0.05 ? ['slopes' as const] : []),
		...(highestLow > lowestHigh ? ['overlap' as const] : []),
		...(groups.some(({ n }) => n < LEAST_PER_GROUP) ? ['small' as const] : [])
	];
}
