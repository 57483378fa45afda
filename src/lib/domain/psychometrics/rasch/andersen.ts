import { chiSquareUpperTail } from '../../statistics/distributions.ts';
import { calibrate, type Calibration } from './calibrate.ts';
import { select, type ResponseMatrix } from './responses.ts';

/** Whether one set of difficulties does for all groups. */
export interface AndersenTest {
	/** 2·(Σ log-likelihoods of the groups − log-likelihood of all together). */
	readonly ratio: number;
	readonly degreesOfFreedom: number;
	readonly p: number;
	/** People per group, by its label. */
	readonly groups: Readonly<Record<string, number>>;
	/** Items without a finite estimate in one of the groups: left out on both sides. */
	readonly excluded: readonly string[];
	/** Per group the difficulties on its own, for a picture of one against the other. */
	readonly calibrations: Readonly<Record<string, Calibration>>;
}

/**
 * Andersen's (1973) likelihood ratio test: are the difficulties the same in these groups? `groups[person]`
 * is a label, `undefined` leaves a person out. Equals eRm's `LRtest`. `undefined` when fewer than two
 * groups, or too few items that can be estimated in each, are left.
 */
export function andersenTest(
	matrix: ResponseMatrix,
	groups: readonly (string | undefined)[]
): AndersenTest | undefined {
	const labels = [...new Set(groups)].filter((label) => label !== undefined).sort();
	if (labels.length < 2) return undefined;
	const members = labels.map((label) =>
		groups.flatMap((group, person) => (group === label ? [person] : []))
	);
	let kept = matrix.items.map((_, item) => item);
	for (;;) {
		const all = calibrate(select(matrix, kept, members.flat()));
		const parts = members.map((persons) => calibrate(select(matrix, kept, persons)));
		const estimated = [all, ...parts].filter((one) => !('refused' in one)) as Calibration[];
		if (estimated.length < parts.length + 1) return undefined;
		const inAll = kept.filter((item) => {
			const id = matrix.items[item];
			return estimated.every((one) => !one.dropped.some((gone) => gone.id === id));
		});
		if (inAll.length === kept.length && sameSteps(estimated)) {
			return tested(estimated, labels, members, matrix, kept);
		}
		const steady = inAll.filter((item) => !differs(estimated, matrix.items[item] ?? ''));
		kept = steady;
		if (kept.length < 2) return undefined;
	}
}

function tested(
	[all, ...parts]: readonly Calibration[],
	labels: readonly string[],
	members: readonly (readonly number[])[],
	matrix: ResponseMatrix,
	kept: readonly number[]
): AndersenTest | undefined {
	if (!all) return undefined;
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const ratio = Math.max(0, 2 * (sum(parts.map((part) => part.logLikelihood)) - all.logLikelihood));
	const degreesOfFreedom = sum(parts.map((part) => part.parameters)) - all.parameters;
	return {
		ratio,
		degreesOfFreedom,
		p: chiSquareUpperTail(ratio, degreesOfFreedom),
		groups: Object.fromEntries(labels.map((label, at) => [label, members[at]?.length ?? 0])),
		excluded: matrix.items.filter((_, item) => !kept.includes(item)),
		calibrations: Object.fromEntries(labels.map((label, at) => [label, parts[at] as Calibration]))
	};
}

/** Whether every item has the same scores in every group: then the same thresholds are compared. */
function sameSteps(calibrations: readonly Calibration[]): boolean {
	return (calibrations[0]?.items ?? []).every((item) => !differs(calibrations, item.id));
}

function differs(calibrations: readonly Calibration[], id: string): boolean {
	const steps = calibrations.map((one) => one.items.find((item) => item.id === id)?.scores.join());
	return new Set(steps).size > 1;
}

/**
 * Two groups by total: up to `cut` and above it. Without a cut: the median of the people who took the
 * same items, since totals on other items can't be compared. Persons are as in `totals`.
 */
export function byTotal(
	totals: ArrayLike<number>,
	bookletOf: ArrayLike<number>,
	cut?: number
): (string | undefined)[] {
	const together = new Map<number, number[]>();
	Array.from(totals).forEach((total, person) => {
		const booklet = bookletOf[person] ?? -1;
		const own = together.get(booklet);
		if (own) own.push(total);
		else together.set(booklet, [total]);
	});
	const cuts = new Map([...together].map(([at, own]) => [at, cut ?? median(own)]));
	return Array.from(totals, (total, person) => {
		const booklet = bookletOf[person] ?? -1;
		if (booklet < 0) return undefined;
		return total <= (cuts.get(booklet) ?? 0) ? 'low' : 'high';
	});
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
