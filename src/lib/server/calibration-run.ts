import { stringify } from 'yaml';
import {
	calibratePooled,
	type CalibrationStep,
	type PlacedItem,
	type PooledCalibration
} from '../domain/report/pooled-calibration.ts';
import type { NotCalibrated } from '../domain/psychometrics/rasch/calibrate.ts';
import type { CalibrationText } from './content/calibrations.ts';
import type { Content } from './content/content.ts';
import { itemsOf } from './content/forms.ts';
import type { Database } from './db/open.ts';
import { pooledSittings } from './pooled.ts';

/** A calibration of one form pair over the installation, and the file that it becomes. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface Asked {
	readonly test: string;
	/** Anchors to be kept apart at T3. */
	readonly split: readonly string[];
}

export type Calibrated = PooledCalibration | NotCalibrated;

export function runCalibration(
	sources: Sources,
	{ test, split }: Asked,
	onStep?: (step: CalibrationStep) => void
): Calibrated {
	const { first, last, functions, pairs } = pooledSittings(sources, test);
	return calibratePooled({
		items: placedItems(sources.content, test),
		first,
		last,
		pairs,
		// Students are compared with people who work at a school.
		sides: functions.map((as) => as && (as === 'student' ? 'focal' : 'reference')),
		split,
		...(onStep && { onStep })
	});
}

/** Every item of both forms once, A's first. */
export function placedItems({ forms }: Content, test: string): PlacedItem[] {
	const pair = forms.get(test);
	if (!pair) return [];
	const own = { A: itemsOf(pair.forms.A), B: itemsOf(pair.forms.B) };
	const all = new Map([...own.A, ...own.B].map((item) => [item.id, item]));
	return [...all.values()].map(({ id, core, testletId }) => ({
		id,
		testlet: testletId,
		core,
		anchor: pair.anchors.has(testletId),
		forms: (['A', 'B'] as const).filter((form) => own[form].some((item) => item.id === id))
	}));
}

const digits = (value: number, places: number) => Number(value.toFixed(places));

function checksText({
	splits,
	dependence
}: PooledCalibration['checks']): CalibrationText['checks'] {
	return {
		andersen: splits.map(({ split, groups, outcome }) => ({
			split,
			groups: [...groups],
			...(outcome && {
				lr: digits(outcome.ratio, 2),
				df: outcome.degreesOfFreedom,
				p: digits(outcome.p, 4),
				excluded: [...outcome.excluded],
				different: outcome.different.map(({ id, difference }) => ({
					id,
					difference: digits(difference, 3)
				}))
			})
		})),
		...(dependence && {
			q3: {
				pairs: dependence.pairs,
				mean: digits(dependence.mean, 3),
				...(dependence.withinTestlets !== undefined && {
					within: digits(dependence.withinTestlets, 3)
				}),
				...(dependence.betweenTestlets !== undefined && {
					between: digits(dependence.betweenTestlets, 3)
				}),
				flagged: dependence.flagged.map(({ items, adjusted, n, sameTestlet }) => ({
					items: [...items],
					adjusted: digits(adjusted, 3),
					n,
					'same-testlet': sameTestlet
				}))
			}
		})
	};
}

/** The file to review and to put under content/calibration/. */
export function calibrationYaml(
	{ items }: Content,
	test: string,
	{ made, result }: { made: Date; result: PooledCalibration }
): { name: string; text: string } {
	const day = made.toISOString().slice(0, 10);
	const sum = (form: 'A' | 'B') => result.people.first[form] + result.people.last[form];
	const written: CalibrationText = {
		test,
		made: day,
		method: 'Rasch / partial credit, conditional maximum likelihood, thresholds sum to 0',
		people: { A: sum('A'), B: sum('B') },
		anchors: result.anchors,
		split: [...result.split],
		'linking-error': {
			total: digits(result.linkingError.total, 4),
			core: digits(result.linkingError.core, 4)
		},
		obstacles: [...result.obstacles],
		checks: checksText(result.checks),
		items: result.rows.map((row) => ({
			id: row.id,
			scored: items.get(row.id)?.scored ?? '',
			scores: [...row.scores],
			thresholds: row.thresholds.map((one) => digits(one, 6)),
			location: digits(row.location, 4),
			se: digits(row.standardError, 4),
			n: row.n,
			...(row.fit?.infit !== undefined && { infit: digits(row.fit.infit, 3) }),
			...(row.fit?.outfit !== undefined && { outfit: digits(row.fit.outfit, 3) }),
			...(row.drift && { drift: digits(row.drift.drift, 3) })
		}))
	};
	return { name: `${test}-${day}.yaml`, text: stringify(written, { lineWidth: 100 }) };
}
