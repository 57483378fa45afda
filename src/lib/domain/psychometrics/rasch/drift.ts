import type { Calibration } from './calibrate.ts';

/** How much an anchor's place moved between two moments, against the other anchors. */
export interface AnchorDrift {
	readonly id: string;
	/** Difficulty at each moment minus the mean of the anchors there, in logits. */
	readonly before: number;
	readonly after: number;
	/** after − before: negative when the item became easier than the others did. */
	readonly drift: number;
	/** √(SE₁² + SE₃²) of the two difficulties. */
	readonly standardError: number;
	readonly z: number;
	readonly flagged: boolean;
}

/** Two calibrations put on one scale. */
export interface AnchorLink {
	readonly anchors: readonly AnchorDrift[];
	/** Add this to abilities and difficulties of the second calibration: mean/mean linking. */
	readonly shift: number;
	/** SD of the drifts / √(number of anchors): what another choice of anchors could have changed. */
	readonly linkingError: number | undefined;
}

/** An anchor drifts when it moved by more than half a logit and by more than chance (99 %). */
export const DRIFT_LIMIT = 0.5;
export const DRIFT_Z_LIMIT = 2.58;

/**
 * Fewer shared items than five, or than one in five of the shorter form, do not carry a link (Kolen & Brennan
 * 2014, ch. 8, ask for one in five).
 */
export function thinAnchor(anchors: number, shortestForm: number): boolean {
	return anchors < 5 || anchors < 0.2 * shortestForm;
}

/**
 * Two separate calibrations put on one scale through the items that both have, all but those in
 * `without`: mean/mean linking (Kolen & Brennan 2014, ch. 6) and the drift of every anchor. Drifts of
 * anchors in `without` are measured against the anchors that carry the link. Linking error as in
 * Michaelides & Haertel (2004): anchors seen as a sample of those that could have been.
 *
 * Locations of partial credit items are used as difficulties. `undefined` when nothing is shared.
 */
export function linkCalibrations(
	before: Calibration,
	after: Calibration,
	without: readonly string[] = []
): AnchorLink | undefined {
	const shared = before.items.flatMap((one) => {
		const other = after.items.find((item) => item.id === one.id);
		return other ? [{ one, other }] : [];
	});
	const carrying = shared.filter(({ one }) => !without.includes(one.id));
	if (carrying.length === 0) return undefined;
	const meanBefore = average(carrying.map(({ one }) => one.location));
	const meanAfter = average(carrying.map(({ other }) => other.location));
	const anchors = shared.map(({ one, other }): AnchorDrift => {
		const earlier = one.location - meanBefore;
		const later = other.location - meanAfter;
		const drift = later - earlier;
		const standardError = Math.hypot(one.standardError, other.standardError);
		const z = drift / standardError;
		const flagged = Math.abs(drift) > DRIFT_LIMIT && Math.abs(z) > DRIFT_Z_LIMIT;
		return { id: one.id, before: earlier, after: later, drift, standardError, z, flagged };
	});
	const drifts = anchors.filter(({ id }) => !without.includes(id)).map(({ drift }) => drift);
	return { anchors, shift: meanBefore - meanAfter, linkingError: linkingError(drifts) };
}

/**
 * Which anchors should be split: the one that moved most is set apart, the rest linked again, until
 * none that is left is flagged. One at a time, since one strong drift moves the mean and so makes the
 * others seem to drift the other way.
 */
export function driftingAnchors(before: Calibration, after: Calibration): string[] {
	const apart: string[] = [];
	for (;;) {
		const link = linkCalibrations(before, after, apart);
		const moved = (link?.anchors ?? []).filter(({ id, flagged }) => flagged && !apart.includes(id));
		const most = moved.sort((a, b) => Math.abs(b.drift) - Math.abs(a.drift))[0];
		if (!most) return apart;
		apart.push(most.id);
	}
}

function linkingError(drifts: readonly number[]): number | undefined {
	const n = drifts.length;
	if (n < 2) return undefined;
	const middle = average(drifts);
	const squares = drifts.reduce((sum, drift) => sum + (drift - middle) ** 2, 0);
	return Math.sqrt(squares / (n - 1) / n);
}

function average(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
