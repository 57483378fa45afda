import type { Ability } from './ability.ts';
import { calibrate, type Calibration, type NotCalibrated } from './calibrate.ts';
import { driftingAnchors, linkCalibrations, type AnchorLink } from './drift.ts';
import { stackMoments, type Moment } from './moments.ts';
import { abilities, type Abilities } from './persons.ts';
import { select, type ResponseMatrix } from './responses.ts';

/** Both moments on one scale. */
export interface LinkedMoments {
	/** Of all rows together, an item having one difficulty at both moments. */
	readonly calibration: Calibration;
	/** The rows it rests on; stratum 0 of the booklets is the first moment. */
	readonly rows: Abilities;
	/** Per person, in the order of the moments' rows; `undefined` where a moment is missing. */
	readonly before: readonly (Ability | undefined)[];
	readonly after: readonly (Ability | undefined)[];
}

/**
 * Concurrent calibration of two moments (stacked rows, conditional ML) and everybody's ability at both, as
 * Warm's estimates. The moments hold the same people in the same order. `split` names anchors that count
 * as two items.
 */
export function linkMoments(
	first: Moment,
	second: Moment,
	split: readonly string[] = []
): LinkedMoments | NotCalibrated {
	const stacked = stackMoments([first, second], split);
	const calibration = calibrate(stacked.matrix);
	if ('refused' in calibration) return calibration;
	const matrix = only(stacked.matrix, calibration);
	const rows = abilities(matrix, calibration.items, stacked.moment);
	const persons = first.answers.persons;
	const before: (Ability | undefined)[] = Array.from({ length: persons });
	const after: (Ability | undefined)[] = Array.from({ length: persons });
	rows.rows.forEach((row, at) => {
		const side = stacked.moment[at] === 0 ? before : after;
		side[stacked.person[at] ?? 0] = row?.wle;
	});
	return { calibration, rows, before, after };
}

/** Each moment calibrated alone, then linked through its anchors: where drift shows. */
export interface SeparateLink {
	readonly link: AnchorLink;
	/** Mean of (second + shift − first) over people with both moments, in logits. */
	readonly meanGain: number | undefined;
	/** Anchors that moved too much: see `driftingAnchors`. */
	readonly drifting: readonly string[];
}

/** `undefined` when one of the moments can't be calibrated alone, or nothing is shared. */
export function linkSeparately(first: Moment, second: Moment): SeparateLink | undefined {
	const one = calibrate(first.answers);
	const other = calibrate(second.answers);
	if ('refused' in one || 'refused' in other) return undefined;
	const link = linkCalibrations(one, other);
	if (!link) return undefined;
	const before = abilities(only(first.answers, one), one.items).rows;
	const after = abilities(only(second.answers, other), other.items).rows;
	const gains = before.flatMap((row, person) => {
		const later = after[person];
		return row && later ? [later.wle.value + link.shift - row.wle.value] : [];
	});
	const meanGain =
		gains.length > 0 ? gains.reduce((sum, gain) => sum + gain, 0) / gains.length : undefined;
	return { link, meanGain, drifting: driftingAnchors(one, other) };
}

/** The answers to the items that have an estimate. */
function only(answers: ResponseMatrix, { items }: Calibration): ResponseMatrix {
	return select(
		answers,
		items.map((item) => answers.items.indexOf(item.id))
	);
}
