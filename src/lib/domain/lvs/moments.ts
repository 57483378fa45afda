/** M: the middle of a school year, January. E: its end, June. */
export type Half = 'M' | 'E';

/** A test moment such as M6: the middle of groep 6. Groep 8 has no E: pupils leave. */
export interface Moment {
	id: string;
	half: Half;
	group: number;
	/** Months of education since the start of groep 3, ten a school year (in Dutch: DL). */
	months: number;
}

/** The halves of a school year on a report of more than one group. */
export const halfNames: Readonly<Record<Half, string>> = {
	M: 'midden schooljaar (M)',
	E: 'einde schooljaar (E)'
};

/** All test moments in order of time, M3 to M8. */
export const moments: readonly Moment[] = [3, 4, 5, 6, 7, 8].flatMap((group) =>
	(['M', 'E'] as const)
		.filter((half) => !(group === 8 && half === 'E'))
		.map((half) => ({
			id: `${half}${group}`,
			half,
			group,
			months: (group - 3) * 10 + (half === 'M' ? 5 : 10)
		}))
);

const byId = new Map(moments.map((moment) => [moment.id, moment]));

export const findMoment = (id: string): Moment | undefined => byId.get(id);

/** The months of education of a moment, as a field of a point on a line. */
export const monthsOf = (id: string): { months?: number } => {
	const months = byId.get(id)?.months;
	return months === undefined ? {} : { months };
};

/** Half school years from one moment to a later one; negative the other way round. */
export function halfYearsBetween(from: string, to: string): number | undefined {
	const first = findMoment(from);
	const second = findMoment(to);
	return first && second && (second.months - first.months) / 5;
}

/** '26/27' → 2026; undefined for what is not a school year. */
export function startOfSchoolYear(year: string): number | undefined {
	const [, first, second] = /^(\d\d)\/(\d\d)$/.exec(year) ?? [];
	if (first === undefined || second === undefined) return undefined;
	return (Number(first) + 1) % 100 === Number(second) ? 2000 + Number(first) : undefined;
}

/** 2026 → '26/27' */
export const schoolYear = (start: number): string =>
	[start, start + 1].map((year) => String(year % 100).padStart(2, '0')).join('/');
