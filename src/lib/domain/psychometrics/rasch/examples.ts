/** What several tests of this folder stand on. */
import type { Random } from '../../statistics/random.ts';
import { lsatSection6 } from '../lsat-section-6.ts';
import type { Calibration, NotCalibrated } from './calibrate.ts';
import { rightOrWrong, type ItemModel } from './model.ts';
import { responseMatrix, type ResponseMatrix } from './responses.ts';
import { simulate, type SimulatedRow } from './simulate.ts';

export const lsat: ResponseMatrix = responseMatrix(
	lsatSection6.items.map((item) => item.id),
	lsatSection6.rows
);

/** Rows as words: one digit per item, a dot for missing. Items are called a, b, c … */
export function written(rows: string): ResponseMatrix {
	const people = rows.trim().split(/\s+/);
	const items = [...(people[0] ?? '')].map((_, item) => String.fromCharCode(97 + item));
	const points = (cell: string) => (cell === '.' ? undefined : Number(cell));
	return responseMatrix(
		items,
		people.map((row) => [...row].map(points))
	);
}

export function mustCalibrate(result: Calibration | NotCalibrated): Calibration {
	if ('refused' in result) throw new Error(result.refused);
	return result;
}

/** Our own forms: 30 items of which 12 are anchors, so 48 items in all; A has the first 30, B the last. */
export const FORM_A = Array.from({ length: 30 }, (_, i) => i);
export const FORM_B = Array.from({ length: 30 }, (_, i) => i + 18);

export function bank(random: Random): ItemModel[] {
	return Array.from({ length: 48 }, (_, item) => rightOrWrong(`i${item}`, random.normal(0, 1)));
}

/**
 * One moment of our own design: by chance form A or B (`first[person]` at T1, the other at T3), and one in
 * five does not reach the last one to six items.
 */
export function takenForms(
	models: readonly ItemModel[],
	abilities: readonly number[],
	onA: readonly boolean[],
	random: Random
): ResponseMatrix {
	const rows = abilities.map((ability, person): SimulatedRow => {
		const form = onA[person] ? FORM_A : FORM_B;
		const unreached = random.uniform() < 0.2 ? random.integer(1, 6) : 0;
		return { ability, items: form.slice(0, form.length - unreached) };
	});
	return simulate(models, rows, rows.length, random);
}
