import { axisAround } from './axis.ts';
import type { Axis } from './axis.ts';
import type { Interval, IntervalLevel } from './growth.ts';
import type { Mark } from './school.ts';

/** An interval of which an end may lie beyond what can be told: that end is a bound, drawn as an arrow. */
export interface OpenInterval extends Interval {
	open?: { from: boolean; to: boolean };
	/** As it is printed, where an end is open. */
	text?: string;
}

/** A place on the horizontal axis of a line, with or without a value. */
export interface LinePoint {
	/** What is pointed at: a moment ('M6') or a school year ('25/26'). */
	id: string;
	label: string;
	/** Months of education. Where all points have them, they stand apart by time; else evenly. */
	months?: number;
	/** Below the label: 'n 24'. */
	sub?: string;
	/** A level below the label; `corrected` marks one read against the norms of another moment. */
	badge?: { level: string; corrected?: true };
	value?: number;
	/** The value as it is printed. */
	text?: string;
	interval?: OpenInterval;
	mark?: Mark;
	/** Between this point and the next, below the axis: '+14 (+13)'. */
	after?: string;
	/** Not measured but expected: drawn open and dashed. */
	expected?: true;
}

/** A line to compare with: a value for each point, or one that stays the same. */
export interface Guide {
	label: string;
	values: number[];
	/** `norm` is the country, dashed; `cut` a boundary; `faint` a help to read by. */
	kind: 'norm' | 'cut' | 'faint';
}

/** What the drawing of a line needs. */
export interface Line {
	points: LinePoint[];
	guides: Guide[];
	axis: Axis;
	/** What stands up the axis. */
	unit: string;
	/** How sure the intervals are, and what the key calls them. */
	interval: { level: IntervalLevel; label: string };
}

/** A line on an axis that holds all its values, intervals and, unless they are faint, guides. */
export function lineOf(
	points: LinePoint[],
	guides: Guide[],
	unit: string,
	interval: Line['interval']
): Line {
	const values = [
		...points.flatMap(({ value, interval }) => [value, interval?.from, interval?.to]),
		...guides.flatMap((guide) => (guide.kind === 'faint' ? [] : guide.values))
	].filter((value) => value !== undefined);
	return { points, guides, axis: axisAround(values), unit, interval };
}
