import type { FormName } from '../assessment/draw.ts';
import type { ScoredSitting } from '../assessment/scored.ts';
import {
	differentialFunctioning,
	type DifAnalysis,
	type ItemDif
} from '../psychometrics/dif/analysis.ts';
import type { Side } from '../psychometrics/dif/matching.ts';
import {
	calibrate,
	type CalibratedItem,
	type Calibration,
	type NotCalibrated
} from '../psychometrics/rasch/calibrate.ts';
import type { AnchorDrift } from '../psychometrics/rasch/drift.ts';
import { itemFit, type ItemFit } from '../psychometrics/rasch/fit.ts';
import { abilities } from '../psychometrics/rasch/persons.ts';
import { select, type ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import { mean } from '../statistics/descriptive.ts';
import { modelChecks, type ModelChecks } from './calibration-checks.ts';
import { driftOf } from './item-map.ts';
import { itemError, type FormModels } from './rasch-scale.ts';
import { responsesOf } from './responses.ts';

/** Fewer people on a form, or fewer anchors, and forms are compared by their means instead. */
export const LEAST_PEOPLE = 200;
export const LEAST_ANCHORS = 8;

/** An item as the forms have it. */
export interface PlacedItem {
	readonly id: string;
	readonly forms: readonly FormName[];
	readonly testlet: string;
	readonly core: boolean;
	readonly anchor: boolean;
}

export interface PooledSources {
	readonly items: readonly PlacedItem[];
	/** First and second sittings; `side` per first sitting, for differential functioning. */
	readonly first: readonly ScoredSitting[];
	readonly last: readonly ScoredSitting[];
	readonly sides: readonly (Side | undefined)[];
	/** Places in `first` and `last` of the two sittings of one person. */
	readonly pairs: readonly (readonly [first: number, last: number])[];
	/** Anchors that count as an item of its own at T3. */
	readonly split: readonly string[];
	/** Told before each step. */
	readonly onStep?: (step: CalibrationStep) => void;
}

export const calibrationSteps = ['difficulty', 'fit', 'drift', 'groups', 'checks', 'gain'] as const;
export type CalibrationStep = (typeof calibrationSteps)[number];

/** An item with all that a calibration says of it; logits. */
export interface CalibratedRow extends PlacedItem {
	readonly scores: readonly number[];
	readonly thresholds: readonly number[];
	readonly location: number;
	readonly standardError: number;
	readonly n: number;
	readonly fit: Pick<ItemFit, 'infit' | 'outfit'> | undefined;
	readonly drift: AnchorDrift | undefined;
	readonly dif: Pick<ItemDif, 'delta' | 'deltaError' | 'category'> | undefined;
}

export interface PooledCalibration {
	/** Sittings per moment and form. */
	readonly people: Readonly<Record<'first' | 'last', Readonly<Record<FormName, number>>>>;
	readonly rows: readonly CalibratedRow[];
	readonly dropped: Calibration['dropped'];
	readonly persons: number;
	readonly informative: number;
	readonly logLikelihood: number;
	readonly parameters: number;
	readonly gradient: number;
	readonly split: readonly string[];
	/** Anchors that did not drift, and are not split. */
	readonly anchors: number;
	readonly differences: Pick<DifAnalysis, 'smallGroup'> & {
		readonly reference: number;
		readonly focal: number;
	};
	readonly checks: ModelChecks;
	/** Mean gain of who took both, in logits: with anchors as one item, and as split. */
	readonly gain:
		{ readonly together: number; readonly split: number; readonly n: number } | undefined;
	/** SE of a kennisscore from B by the items, on the whole test and its core. */
	readonly linkingError: { readonly total: number; readonly core: number };
	/** Whether it may be used to compare forms, and if not why. */
	readonly obstacles: readonly Obstacle[];
}

export type Obstacle = 'too-few-people' | 'too-few-anchors' | 'item-missing';

export const splitName = (id: string) => `${id}@T3`;

/**
 * One scale for all items of a form pair from all sittings whose moments are closed: conditional maximum
 * likelihood over T1 and T3 together (a person's two sittings are two rows; the likelihood compares answers
 * within a row only). A split anchor keeps its place at T1.
 */
export function calibratePooled(sources: PooledSources): PooledCalibration | NotCalibrated {
	const { items, first, last, split, onStep } = sources;
	onStep?.('difficulty');
	const all = [...first, ...last];
	const matrix = stacked(first, last, split);
	const calibration = calibrate(matrix);
	if ('refused' in calibration) return calibration;
	onStep?.('fit');
	const own = only(matrix, calibration);
	const fits = itemFit(own, calibration.items).items;
	onStep?.('drift');
	const drifts = driftOf(first, last);
	onStep?.('groups');
	const groups = differentialFunctioning(responsesOf(first), sources.sides);
	onStep?.('checks');
	const checks = modelChecks({
		matrix: own,
		items: calibration.items,
		sides: first.map((_, at) => sources.sides[at]),
		testletOf: (name) => items.find(({ id }) => name === id || name === splitName(id))?.testlet
	});
	onStep?.('gain');
	const rows = items.flatMap((item): CalibratedRow[] => {
		const found = calibration.items.find(({ id }) => id === item.id);
		if (!found) return [];
		const fit = fits.find(({ id }) => id === item.id);
		const dif = groups.items.find(({ id }) => id === item.id);
		return [
			{
				...item,
				scores: found.scores,
				thresholds: found.thresholds,
				location: found.location,
				standardError: found.standardError,
				n: found.n,
				fit: fit && { infit: fit.infit, outfit: fit.outfit },
				drift: drifts?.find(({ id }) => id === item.id),
				dif: dif && { delta: dif.delta, deltaError: dif.deltaError, category: dif.category }
			}
		];
	});
	const anchors = rows.filter(
		({ id, anchor, drift }) => anchor && !split.includes(id) && !drift?.flagged
	).length;
	const people = { first: perForm(first), last: perForm(last) };
	const count = (side: Side) => sources.sides.filter((one) => one === side).length;
	return {
		people,
		rows,
		dropped: calibration.dropped,
		persons: calibration.persons,
		informative: calibration.informative,
		logLikelihood: calibration.logLikelihood,
		parameters: calibration.parameters,
		gradient: calibration.gradient,
		split,
		anchors,
		differences: {
			smallGroup: groups.smallGroup,
			reference: count('reference'),
			focal: count('focal')
		},
		checks,
		gain: gainOf(sources),
		linkingError: {
			total: errorOf(rows, calibration),
			core: errorOf(
				rows.filter(({ core }) => core),
				calibration
			)
		},
		obstacles: obstaclesTo({
			people: perForm(all),
			anchors,
			items: items.length,
			rows: rows.length
		})
	};
}

/** What stands in the way of comparing forms by a calibration. */
export function obstaclesTo(given: {
	people: Readonly<Record<FormName, number>>;
	anchors: number;
	items: number;
	rows: number;
}): Obstacle[] {
	return [
		...(Math.min(given.people.A, given.people.B) < LEAST_PEOPLE ? ['too-few-people' as const] : []),
		...(given.anchors < LEAST_ANCHORS ? ['too-few-anchors' as const] : []),
		...(given.rows < given.items ? ['item-missing' as const] : [])
	];
}

const perForm = (sittings: readonly ScoredSitting[]): Record<FormName, number> => ({
	A: sittings.filter(({ form }) => form === 'A').length,
	B: sittings.filter(({ form }) => form === 'B').length
});

function stacked(
	first: readonly ScoredSitting[],
	last: readonly ScoredSitting[],
	split: readonly string[]
): ResponseMatrix {
	const later = new Set(last);
	return responsesOf([...first, ...last], (id, sitting) =>
		later.has(sitting) && split.includes(id) ? splitName(id) : id
	);
}

const only = (matrix: ResponseMatrix, { items }: Pick<Calibration, 'items'>) =>
	select(
		matrix,
		items.map(({ id }) => matrix.items.indexOf(id))
	);

const modelsOf = (rows: readonly CalibratedRow[]): FormModels => ({
	A: rows.filter(({ forms }) => forms.includes('A')),
	B: rows.filter(({ forms }) => forms.includes('B'))
});

const errorOf = (rows: readonly CalibratedRow[], { items, covariance }: Calibration) =>
	itemError(modelsOf(rows), items satisfies readonly CalibratedItem[], covariance);

/** Mean gain of who took both, with every anchor one item, and with the split. */
function gainOf({ first, last, pairs, split }: PooledSources): PooledCalibration['gain'] {
	const meanGain = (apart: readonly string[]) => {
		const matrix = stacked(first, last, apart);
		const calibration = calibrate(matrix);
		if ('refused' in calibration) return undefined;
		const { rows } = abilities(only(matrix, calibration), calibration.items);
		return mean(
			pairs.flatMap(([before, after]) => {
				const [one, other] = [rows[before], rows[first.length + after]];
				return one && other ? [other.wle.value - one.wle.value] : [];
			})
		);
	};
	const together = meanGain([]);
	const apart = split.length === 0 ? together : meanGain(split);
	return together === undefined || apart === undefined
		? undefined
		: { together, split: apart, n: pairs.length };
}
