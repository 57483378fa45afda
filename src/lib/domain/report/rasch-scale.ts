import { scoreTable } from '../psychometrics/rasch/ability.ts';
import { expectedScore, scoreMoments, type ItemModel } from '../psychometrics/rasch/model.ts';
import type { FormName } from '../assessment/draw.ts';

/** The kennisscore of every total on both forms of a part, from item parameters. */
export interface RaschTable {
	/** From 0 points up; kennisscores 0–100. */
	readonly totals: Readonly<
		Record<FormName, readonly { readonly score: number; readonly standardError: number }[]>
	>;
	/** SE of a kennisscore from B by what is not known of the items, half way the form. */
	readonly linkingError: number;
}

/** Item parameters per form of one part, in any order. */
export type FormModels = Readonly<Record<FormName, readonly ItemModel[]>>;

/**
 * The expected percentage on form A at the ability that belongs to each total (Warm's estimate): the same
 * meaning as raw percentages on A and equated ones from B. The error is that of the ability times the slope
 * of the expected percentage, which is A's information (delta method). At the lowest and highest total that
 * product goes to 0, as if nothing were uncertain: they take the error of the totals next to them.
 */
export function raschTotals({ A, B }: FormModels): RaschTable['totals'] {
	const most = highest(A);
	const rows = (items: readonly ItemModel[]) => {
		const table = scoreTable(items).map(({ wle }) => {
			const slope = A.reduce((sum, item) => sum + scoreMoments(item, wle.value).variance, 0);
			return {
				score: (100 * expectedScore(A, wle.value)) / most,
				standardError: (100 * slope * wle.standardError) / most
			};
		});
		return table.map((row, at) => {
			const inside = table[Math.min(table.length - 2, Math.max(1, at))] ?? row;
			return { ...row, standardError: inside.standardError };
		});
	};
	return { A: rows(A), B: rows(B) };
}

/**
 * How uncertain the step from B to A is because item parameters are estimates: √(g′Σg) with g the slopes
 * of the kennisscore of B's middle total to each threshold, by differences, and Σ their covariance.
 *
 * @param calibrated all items in the order of the covariance, thresholds × thresholds
 */
export function itemError(
	forms: FormModels,
	calibrated: readonly ItemModel[],
	covariance: Float64Array
): number {
	const middle = (models: FormModels) => {
		const rows = raschTotals(models).B;
		return rows[Math.floor(rows.length / 2)]?.score ?? 0;
	};
	const base = middle(forms);
	const step = 1e-4;
	const slopes = calibrated.flatMap((item) =>
		item.thresholds.map((_, place) => {
			const moved = (one: ItemModel) =>
				one.id === item.id
					? { ...one, thresholds: one.thresholds.map((b, at) => (at === place ? b + step : b)) }
					: one;
			const models = { A: forms.A.map(moved), B: forms.B.map(moved) };
			return (middle(models) - base) / step;
		})
	);
	let variance = 0;
	slopes.forEach((one, i) =>
		slopes.forEach((other, j) => {
			variance += one * other * (covariance[i * slopes.length + j] ?? 0);
		})
	);
	return Math.sqrt(Math.max(0, variance));
}

const highest = (items: readonly ItemModel[]) =>
	items.reduce((sum, { scores }) => sum + (scores.at(-1) ?? 0), 0);
