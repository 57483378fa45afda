import type { FormName } from '../assessment/draw.ts';
import { maximumOf, pointsOf, type ScoredItem, type ScoredSitting } from '../assessment/scored.ts';
import { percentageScale, tableScale, type Scale } from '../gain/scale.ts';
import { individualError, type FormPrecision } from '../psychometrics/error.ts';
import type { FormScores } from '../psychometrics/form-scores.ts';
import { linkForms, type Link } from '../psychometrics/linking.ts';
import { reliability } from '../psychometrics/reliability.ts';
import { totalStatistics } from '../psychometrics/totals.ts';
import type { RaschTable } from './rasch-scale.ts';

/** The items that a score is about: the whole test, or the core that all environments share. */
export type Part = 'total' | 'core';

/** What a form pair measures with, on one part of it. */
export interface PartConstants {
	readonly items: number;
	readonly maxScore: number;
	readonly link: Link;
	readonly forms: Readonly<Record<FormName, FormPrecision>>;
	/** Alpha of each form with its interval, and over which parts. */
	readonly alpha: Readonly<
		Record<FormName, { value: number; lower: number; upper: number; unit: string } | undefined>
	>;
	/** Where a reviewed calibration is in use: then forms are compared by it. */
	readonly rasch?: RaschTable & { readonly source: string };
}

export interface Constants {
	readonly test: string;
	readonly parts: Readonly<Record<Part, PartConstants>>;
}

/** How a form pair is built, per part: for both forms alike. */
export interface PairDesign {
	readonly test: string;
	readonly items: readonly Pick<ScoredItem, 'core' | 'anchor' | 'maxScore'>[];
}

export const inPart = (part: Part) => (item: Pick<ScoredItem, 'core'>) =>
	part === 'total' || item.core;

/**
 * Equating and error of one form pair from the first sittings of the whole installation: never per
 * cohort, so that one group's answers don't move its own yardstick. `rasch`: from a reviewed calibration.
 */
export function computeConstants(
	design: PairDesign,
	first: readonly ScoredSitting[],
	rasch?: Readonly<Record<Part, NonNullable<PartConstants['rasch']>>>
): Constants {
	const parts = (part: Part): PartConstants => {
		const own = design.items.filter(inPart(part));
		const maxScore = own.reduce((sum, item) => sum + item.maxScore, 0);
		const anchors = own.filter(({ anchor }) => anchor);
		const rows = (form: FormName) =>
			first
				.filter((sitting) => sitting.form === form)
				.map(({ items }) => {
					const mine = items.filter(inPart(part));
					return { total: pointsOf(mine), anchor: pointsOf(mine.filter(({ anchor }) => anchor)) };
				});
		const scores = (form: FormName) =>
			formScores(
				first.filter((one) => one.form === form),
				part
			);
		const precision = (form: FormName): FormPrecision => {
			const total = totalStatistics(scores(form));
			return {
				n: total?.n ?? 0,
				standardDeviation: total?.standardDeviation,
				reliability: total?.reliability?.value
			};
		};
		const alpha = (form: FormName) => {
			const known = reliability(scores(form));
			return known && { value: known.value, ...bounds(known.interval), unit: known.unit };
		};
		return {
			items: own.length,
			maxScore,
			link: linkForms({
				maxTotal: maxScore,
				maxAnchor: anchors.reduce((sum, item) => sum + item.maxScore, 0),
				A: rows('A'),
				B: rows('B')
			}),
			forms: { A: precision('A'), B: precision('B') },
			alpha: { A: alpha('A'), B: alpha('B') },
			...(rasch && { rasch: rasch[part] })
		};
	};
	return { test: design.test, parts: { total: parts('total'), core: parts('core') } };
}

const bounds = ({ lower, upper }: { lower: number; upper: number }) => ({ lower, upper });

/** Sittings of one form with the items of the last one. Who sat before an item was replaced is left out. */
export function sameItems(
	sittings: readonly ScoredSitting[],
	part: Part = 'total'
): readonly ScoredSitting[] {
	const idsOf = ({ items }: ScoredSitting) =>
		items
			.filter(inPart(part))
			.map(({ id }) => id)
			.join();
	const newest = sittings.at(-1);
	const ids = newest && idsOf(newest);
	return sittings.filter((one) => idsOf(one) === ids);
}

/** Sittings of one form as people × items, as far as they have the same items. */
export function formScores(sittings: readonly ScoredSitting[], part: Part = 'total'): FormScores {
	const own = sameItems(sittings, part);
	const items = (own[0]?.items ?? []).filter(inPart(part));
	return {
		items: items.map(({ id, maxScore, testlet }) => ({ id, maxScore, testlet })),
		rows: own.map((one) => one.items.filter(inPart(part)).map(({ points }) => points))
	};
}

/** The scale that these constants make, for the whole test or its core. */
export function scaleOf(constants: Constants, part: Part): Scale {
	const { maxScore, link, forms, rasch } = constants.parts[part];
	if (rasch) return tableScale(rasch);
	return percentageScale({
		maxScore,
		link,
		error: (form, points) => individualError(points, maxScore, forms[form]).standardError
	});
}

/** A sitting's points on a part, as the scale reads them. */
export const sittingPoints = ({ form, items }: ScoredSitting, part: Part) => ({
	form,
	points: pointsOf(items.filter(inPart(part)))
});

export const maximumOn = ({ items }: ScoredSitting, part: Part) =>
	maximumOf(items.filter(inPart(part)));
