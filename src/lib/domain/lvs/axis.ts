/** The part of the ability scale that a drawing shows. It does not start at zero: only points and lines stand on it. */
export interface Axis {
	min: number;
	max: number;
	ticks: number[];
}

const steps = [1, 2, 5, 10, 20, 25, 50, 100];

/** An axis that holds these values, with three to six round ticks. */
export function axisAround(values: readonly number[], most = 6): Axis {
	const lowest = Math.min(...values);
	const highest = Math.max(...values);
	const room = Math.max(1, Math.round((highest - lowest) * 0.03));
	const min = Math.floor(lowest - room);
	const max = Math.ceil(highest + room);
	const step = steps.find((size) => Math.floor(max / size) - Math.ceil(min / size) < most) ?? 200;
	const first = Math.ceil(min / step);
	const count = Math.floor(max / step) - first + 1;
	return { min, max, ticks: Array.from({ length: count }, (_, at) => (first + at) * step) };
}
