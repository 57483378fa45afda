import * as v from 'valibot';
import { signed, signedDecimal } from './dutch.ts';
import type { Facts, Gathered, PupilFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import type { IntervalLevel } from './growth.ts';
import type { LevelScale } from './levels.ts';
import { lineOf } from './line.ts';
import type { Line, LinePoint } from './line.ts';
import { findMoment, monthsOf, schoolYear, startOfSchoolYear } from './moments.ts';
import { interval, leveled, momentsOfLine, show } from './parts.ts';
import type { Pupil, School } from './school.ts';
import { schoolYearText, slug } from './school.ts';
import { normFacts, pupilFacts } from './select.ts';
import { subjectName } from './subjects.ts';
import {
	inMeasure,
	meanFoot,
	meanInterval,
	meanOfGroup,
	measureFoot,
	measureName,
	measures,
	nationalOf
} from './trend.ts';
import type { Measure } from './trend.ts';

/** The same children at successive moments. */
export const trendSamePupils = v.strictObject({
	report: v.literal('trend-same-pupils'),
	...leveled,
	subject: slug,
	/** The school year in which they were in groep 3. */
	start: schoolYearText,
	moments: momentsOfLine,
	/** Everybody who was there at a moment, or only who has a score at all of them. */
	members: v.optional(v.picklist(['all', 'throughout']), 'all'),
	interval,
	measure: v.optional(v.picklist(measures), 'score'),
	show: show(['national', 'growth'], ['national'])
});
export type TrendSamePupils = v.InferOutput<typeof trendSamePupils>;

export interface TrendSamePupilsFacts extends Facts<'trend-same-pupils'> {
	subject: string;
	levels: LevelScale;
	start: string;
	/** At the last moment. */
	group: number;
	moments: string[];
	interval: IntervalLevel;
	pupils: PupilFacts[];
}

export type TrendSamePupilsModel = Frame<'trend-same-pupils'> & { line: Line; table: ReportTable };

export function trendSamePupilsFacts(
	{ report, subject, levels, start, moments, members, interval: level }: TrendSamePupils,
	school: School,
	world: World
): Gathered<TrendSamePupilsFacts> {
	const problems: string[] = [];
	const norms = normFacts([subject], moments, school, world, problems);
	const scored = ({ id }: Pupil, moment: string) =>
		school.result(id, subject, moment)?.score !== undefined;
	const cohort = [...school.pupils.values()].filter(
		(pupil) =>
			pupil.start === start &&
			(members === 'all'
				? moments.some((moment) => scored(pupil, moment))
				: moments.every((moment) => scored(pupil, moment)))
	);
	for (const moment of moments) {
		if (!cohort.some((pupil) => scored(pupil, moment))) {
			problems.push(`moments: nobody of ${start} has ${subject} at ${moment}`);
		}
	}
	if (problems.length > 0) return { problems };
	const group = findMoment(moments.at(-1) ?? '')?.group ?? NaN;
	return {
		facts: {
			report,
			school: school.name,
			subject,
			levels,
			start,
			group,
			year: schoolYear((startOfSchoolYear(start) ?? NaN) + group - 3),
			moments,
			interval: level,
			pupils: cohort.map((pupil) =>
				pupilFacts(
					pupil,
					moments.map((moment) => school.result(pupil.id, subject, moment)),
					({ moment }) => moment
				)
			),
			norms
		}
	};
}

export function trendSamePupilsModel(
	{ note, measure, members, show: shown }: TrendSamePupils,
	facts: TrendSamePupilsFacts
): TrendSamePupilsModel {
	const { subject, levels: scale, moments, interval: level } = facts;
	const means = moments.flatMap((id) => {
		const norms = facts.norms[subject]?.[id];
		if (!norms) return [];
		const scores = facts.pupils.flatMap(({ scores }) => scores[id] ?? []);
		return {
			id,
			...meanOfGroup(scores, norms, { measure, scale, level }),
			national: nationalOf(norms, measure, scale)
		};
	});
	const step = (at: number) => growthStep(means[at], means[at + 1], measure);
	const [withNational, withGrowth] = [shown.includes('national'), shown.includes('growth')];
	const points = means.map(({ id, n, national: _, ...mean }, at): LinePoint => {
		const next = withGrowth && step(at);
		return {
			id,
			label: id,
			...monthsOf(id),
			sub: `n ${n}`,
			...mean,
			...(next && { after: next })
		};
	});
	const table: ReportTable = {
		heads: [
			{ label: 'Toetsmoment' },
			{ label: 'n' },
			{ label: measure === 'score' ? 'Gemiddelde' : 'Niveauwaarde' },
			{ label: `Interval (${level}%)`, text: true },
			...(withNational ? [{ label: 'Landelijk' }] : []),
			...(withGrowth
				? [{ label: 'Groei sinds het vorige moment (landelijk)', text: true as const }]
				: [])
		],
		rows: means.map(({ id, n, text = '–', interval: around, national }, at) => ({
			id,
			label: id,
			cells: [
				String(n),
				text,
				around ? `${inMeasure(around.from, measure)} tot ${inMeasure(around.to, measure)}` : '–',
				...(withNational ? [inMeasure(national, measure)] : []),
				...(withGrowth ? [at === 0 ? '' : (step(at - 1) ?? '')] : [])
			]
		}))
	};
	return {
		report: 'trend-same-pupils',
		title: `Trend ${subjectName(subject)} van dezelfde leerlingen`,
		subtitle: `${facts.school} · dezelfde leerlingen door de tijd, in ${facts.year} in groep ${facts.group}`,
		foot: [
			members === 'all'
				? 'Op elk moment tellen de leerlingen mee die er toen waren.'
				: 'Alleen leerlingen met een score op alle momenten tellen mee.',
			meanFoot(level),
			...measureFoot(measure),
			...(withGrowth ? ['Onder de lijn: groei, met landelijke groei tussen haakjes.'] : [])
		],
		...(note && { note }),
		description: tableInWords(table),
		line: lineOf(
			points,
			withNational
				? [{ label: 'landelijk', kind: 'norm', values: means.map(({ national }) => national) }]
				: [],
			measureName[measure],
			meanInterval(level)
		),
		table
	};
}

/** '+14 (+13)': of the means as printed. */
function growthStep(
	from: { value?: number; national: number } | undefined,
	to: { value?: number; national: number } | undefined,
	measure: Measure
): string | undefined {
	if (from?.value === undefined || to?.value === undefined) return undefined;
	const text = measure === 'score' ? signed : signedDecimal;
	return `${text(to.value - from.value)} (${text(to.national - from.national)})`;
}
