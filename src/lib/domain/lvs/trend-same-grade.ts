import * as v from 'valibot';
import type { Facts, Gathered, GroupFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import type { IntervalLevel } from './growth.ts';
import type { LevelScale } from './levels.ts';
import { lineOf } from './line.ts';
import type { Line } from './line.ts';
import { findMoment } from './moments.ts';
import { interval, leveled, moment, show, yearsOfLine } from './parts.ts';
import type { School } from './school.ts';
import { slug } from './school.ts';
import { normFacts, scoresAt } from './select.ts';
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

/** One group number in successive school years: other children every year. */
export const trendSameGrade = v.strictObject({
	report: v.literal('trend-same-grade'),
	...leveled,
	subject: slug,
	/** With the group: M6 is always halfway groep 6. */
	moment,
	years: yearsOfLine,
	interval,
	measure: v.optional(v.picklist(measures), 'score'),
	show: show(['national'], ['national'])
});
export type TrendSameGrade = v.InferOutput<typeof trendSameGrade>;

export interface TrendSameGradeFacts extends Facts<'trend-same-grade'> {
	subject: string;
	levels: LevelScale;
	moment: string;
	group: number;
	interval: IntervalLevel;
	/** One for each school year, which is its id. */
	groups: GroupFacts[];
}

export type TrendSameGradeModel = Frame<'trend-same-grade'> & { line: Line; table: ReportTable };

export function trendSameGradeFacts(
	{ report, subject, levels, moment: at, years, interval: level }: TrendSameGrade,
	school: School,
	world: World
): Gathered<TrendSameGradeFacts> {
	const problems: string[] = [];
	const norms = normFacts([subject], [at], school, world, problems);
	const group = findMoment(at)?.group ?? NaN;
	const groups = years.map((year) => ({
		id: year,
		group,
		year,
		moment: at,
		scores: scoresAt(school, subject, at, year, problems)
	}));
	if (problems.length > 0) return { problems };
	return {
		facts: {
			report,
			school: school.name,
			subject,
			levels,
			moment: at,
			group,
			interval: level,
			year: years.at(-1) ?? '',
			groups,
			norms
		}
	};
}

export function trendSameGradeModel(
	{ note, measure, show: shown }: TrendSameGrade,
	facts: TrendSameGradeFacts
): TrendSameGradeModel {
	const { subject, levels: scale, moment: at, group: grade, interval: level } = facts;
	const norms = facts.norms[subject]?.[at];
	if (!norms) throw new Error(`no norms for ${subject} at ${at}`);
	const points = facts.groups.map(({ id, scores }) => {
		const { n, ...mean } = meanOfGroup(scores, norms, { measure, scale, level });
		return { id, label: id, sub: `n ${n}`, n, ...mean };
	});
	const national = nationalOf(norms, measure, scale);
	const withNational = shown.includes('national');
	const table: ReportTable = {
		heads: [
			{ label: 'Schooljaar' },
			{ label: 'n' },
			{ label: measure === 'score' ? 'Gemiddelde' : 'Niveauwaarde' },
			{ label: `Interval (${level}%)`, text: true },
			...(withNational ? [{ label: 'Landelijk' }] : [])
		],
		rows: points.map(({ id, label, n, text = '–', interval: around }) => ({
			id,
			label,
			cells: [
				String(n),
				text,
				around ? `${inMeasure(around.from, measure)} tot ${inMeasure(around.to, measure)}` : '–',
				...(withNational ? [inMeasure(national, measure)] : [])
			]
		}))
	};
	return {
		report: 'trend-same-grade',
		title: `Trend ${subjectName(subject)} per schooljaar`,
		subtitle: `${facts.school} · elk jaar een andere groep ${grade}, toetsmoment ${at}`,
		foot: [
			`Elk schooljaar zitten er andere leerlingen in groep ${grade}.`,
			meanFoot(level),
			...measureFoot(measure)
		],
		...(note && { note }),
		description: tableInWords(table),
		line: lineOf(
			points.map(({ n: _, ...point }) => point),
			withNational
				? [{ label: 'landelijk', kind: 'norm', values: points.map(() => national) }]
				: [],
			measureName[measure],
			meanInterval(level)
		),
		table
	};
}
