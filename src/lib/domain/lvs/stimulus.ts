import * as v from 'valibot';
import { alternativePupilReport } from './alternative-pupil-report.ts';
import { categoryAnalysis } from './category-analysis.ts';
import { dleLine, dleRows } from './dle.ts';
import { errorAnalysis } from './error-analysis.ts';
import { findMoment } from './moments.ts';
import {
	group,
	inOrder,
	interval,
	leveled,
	moment,
	momentOfGroup,
	momentsOfLine,
	notOfGroup,
	show,
	slugs,
	unique
} from './parts.ts';
import { referenceBars, referencePupil } from './reference-levels.ts';
import { schoolYearText, slug } from './school.ts';
import { trendSameGrade } from './trend-same-grade.ts';
import { trendSamePupils } from './trend-same-pupils.ts';

/** One pupil, one subject, two to six moments: a line through the level bands. */
export const pupilReport = v.strictObject({
	report: v.literal('pupil-report'),
	...leveled,
	subject: slug,
	pupil: slug,
	moments: momentsOfLine,
	interval,
	show: show(['national'], [])
});

/** One group at two moments: scores, and what `show` adds. A growth column is there only if asked for. */
export const groupGrowth = v.pipe(
	v.strictObject({
		report: v.literal('group-growth'),
		...leveled,
		subject: slug,
		group,
		/** The school year of the later moment. */
		year: schoolYearText,
		moments: v.pipe(v.array(moment), v.length(2, 'two moments expected'), inOrder),
		/** The pupils to show; without it the whole group. Means and counts are over the pupils shown. */
		pupils: slugs,
		interval,
		show: show(
			['growth', 'levels', 'distribution', 'mean', 'national'],
			['levels', 'mean', 'national']
		),
		sort: v.optional(v.picklist(['name', 'score']), 'name'),
		/** Rows with a lane each (without it), or a scatter of the two scores. */
		form: v.optional(v.picklist(['rows', 'scatter']))
	}),
	v.forward(
		v.partialCheck(
			[['group'], ['moments']],
			(written) => findMoment(written.moments.at(-1) ?? '')?.group === written.group,
			'the last moment must be one of this group'
		),
		['moments']
	)
);

/** What a cell of an overview can hold of one score. */
export const overviewColumns = [
	'score',
	'level',
	'level-value',
	'percentile',
	'dle',
	'reference'
] as const;

/** One group at one moment, subjects side by side. */
export const groupOverview = v.pipe(
	v.strictObject({
		report: v.literal('group-overview'),
		...leveled,
		subjects: v.pipe(v.array(slug), v.minLength(1), v.maxLength(4), unique<string>()),
		moment,
		group,
		year: schoolYearText,
		pupils: slugs,
		show: show(['levels', 'distribution', 'mean', 'national'], ['levels']),
		/** What stands in a cell, instead of a score and, with `levels`, its level. */
		columns: v.optional(
			v.pipe(
				v.array(v.picklist(overviewColumns)),
				v.minLength(1),
				v.maxLength(3),
				unique<OverviewColumn>()
			)
		),
		/** Without it by name; `score` is by the first subject, high first. */
		sort: v.optional(v.picklist(['name', 'score']))
	}),
	v.forward(v.partialCheck([['group'], ['moment']], momentOfGroup, notOfGroup), ['moment'])
);

/** All groups of a school at one moment of the year: different children in every bar. */
export const crossSection = v.strictObject({
	report: v.literal('cross-section'),
	...leveled,
	subject: slug,
	moment: v.picklist(['M', 'E'], 'M or E expected'),
	year: schoolYearText,
	groups: v.optional(v.pipe(v.array(group), v.minLength(1), unique<number>())),
	show: show(['level-value', 'national'], [])
});

/** What an item author writes to have a report drawn. */
export const stimulus = v.variant(
	'report',
	[
		pupilReport,
		groupGrowth,
		groupOverview,
		crossSection,
		alternativePupilReport,
		trendSameGrade,
		trendSamePupils,
		categoryAnalysis,
		errorAnalysis,
		v.variant('form', [dleRows, dleLine]),
		v.variant('form', [referenceBars, referencePupil])
	],
	({ expected, received }) => `${expected} expected, not ${received}`
);

export type PupilReport = v.InferOutput<typeof pupilReport>;
export type GroupGrowth = v.InferOutput<typeof groupGrowth>;
export type GroupOverview = v.InferOutput<typeof groupOverview>;
export type CrossSection = v.InferOutput<typeof crossSection>;
export type OverviewColumn = (typeof overviewColumns)[number];
export type Stimulus = v.InferOutput<typeof stimulus>;
export type ReportKind = Stimulus['report'];

/** Every kind, in the order in which they are listed: pupil, group, school, content, other scales. */
export const reportKinds = [
	'pupil-report',
	'alternative-pupil-report',
	'group-overview',
	'group-growth',
	'cross-section',
	'trend-same-grade',
	'trend-same-pupils',
	'category-analysis',
	'error-analysis',
	'dle',
	'reference-levels'
] as const satisfies readonly ReportKind[];

/** Reads what an author wrote, or says per field what is wrong with it. */
export function readStimulus(written: unknown): { stimulus: Stimulus } | { problems: string[] } {
	const parsed = v.safeParse(stimulus, written);
	if (parsed.success) return { stimulus: parsed.output };
	return {
		problems: parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'stimulus'}: ${issue.message}`)
	};
}
