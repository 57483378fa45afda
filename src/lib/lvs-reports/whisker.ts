import type { IntervalLevel } from '$lib/domain/lvs/growth';
import type { OpenInterval } from '$lib/domain/lvs/line';

/** Between the two strokes at the end of a 90% interval. */
export const doubleEnd = 3.5;

/**
 * The path of one end of an upright interval, at this height; `inward` is the way to the dot. Single at 67% and double
 * at 90%, so that the two never look alike; an end that is only a bound is an arrow.
 */
export function intervalEnd(
	y: number,
	inward: 1 | -1,
	level: IntervalLevel,
	open: boolean | undefined
): string {
	if (open) return `M-5 ${y + 6 * inward}L0 ${y}l5 ${6 * inward}`;
	return `M-5 ${y}h10${level === 90 ? `M-5 ${y + doubleEnd * inward}h10` : ''}`;
}

/** The path of an upright interval through x = 0, from the lower value (in pixels down) to the higher one. */
export const whisker = (
	from: number,
	to: number,
	level: IntervalLevel,
	open?: OpenInterval['open']
): string =>
	`M0 ${to}V${from}${intervalEnd(to, 1, level, open?.to)}${intervalEnd(from, -1, level, open?.from)}`;
