import * as v from 'valibot';
import { findMoment } from './moments.ts';
import { schoolYearText, slug } from './school.ts';

const moment = v.pipe(
	v.string(),
	v.check((id) => findMoment(id) !== undefined, 'a moment from M3 to M8 expected, such as M6')
);
const inOrder = v.check<string[], string>(
	(ids) => ids.every((id, at) => at === 0 || months(id) > months(ids[at - 1] ?? '')),
	'moments must be in order of time, each once'
);
const months = (id: string) => findMoment(id)?.months ?? NaN;

const group = v.pipe(
	v.number('a group from 3 to 8 expected'),
	v.integer(),
	v.minValue(3, 'a group from 3 to 8 expected'),
	v.maxValue(8, 'a group from 3 to 8 expected')
);
const unique = <T extends string | number>() =>
	v.check<T[], string>((list) => new Set(list).size === list.length, 'nothing may be here twice');
const pupils = v.optional(v.pipe(v.array(slug), v.minLength(1), unique<string>()));
const show = <const T extends readonly string[]>(options: T, byDefault: T[number][]) =>
	v.optional(v.pipe(v.array(v.picklist(options)), unique<T[number]>()), byDefault);

const shared = {
	/** The folder of a fictional school. */
	school: slug,
	levels: v.picklist(['I-V', 'A-E']),
	/** A Dutch sentence that is printed on the sheet. */
	note: v.optional(v.pipe(v.string(), v.nonEmpty()))
};
const interval = v.picklist([67, 90], 'an interval of 67 or 90 expected');

/** One pupil, one subject, two to six moments: a line through the level bands. */
export const pupilReport = v.strictObject({
	report: v.literal('pupil-report'),
	...shared,
	subject: slug,
	pupil: slug,
	moments: v.pipe(
		v.array(moment),
		v.minLength(2, 'two to six moments expected'),
		v.maxLength(6, 'two to six moments expected'),
		inOrder
	),
	interval,
	show: show(['national'], [])
});

const momentOfGroup = 'the last moment must be one of this group';

/** One group at two moments: scores, and what `show` adds. A growth column is there only if asked for. */
export const groupGrowth = v.pipe(
	v.strictObject({
		report: v.literal('group-growth'),
		...shared,
		subject: slug,
		group,
		/** The school year of the later moment. */
		year: schoolYearText,
		moments: v.pipe(v.array(moment), v.length(2, 'two moments expected'), inOrder),
		/** The pupils to show; without it the whole group. Means and counts are over the pupils shown. */
		pupils,
		interval,
		show: show(
			['growth', 'levels', 'distribution', 'mean', 'national'],
			['levels', 'mean', 'national']
		),
		sort: v.optional(v.picklist(['name', 'score']), 'name')
	}),
	v.forward(
		v.partialCheck(
			[['group'], ['moments']],
			(written) => findMoment(written.moments.at(-1) ?? '')?.group === written.group,
			momentOfGroup
		),
		['moments']
	)
);

/** One group at one moment, subjects side by side. */
export const groupOverview = v.pipe(
	v.strictObject({
		report: v.literal('group-overview'),
		...shared,
		subjects: v.pipe(v.array(slug), v.minLength(1), v.maxLength(4), unique<string>()),
		moment,
		group,
		year: schoolYearText,
		pupils,
		show: show(['levels', 'distribution', 'mean', 'national'], ['levels'])
	}),
	v.forward(
		v.partialCheck(
			[['group'], ['moment']],
			(written) => findMoment(written.moment)?.group === written.group,
			'the moment must be one of this group'
		),
		['moment']
	)
);

/** All groups of a school at one moment of the year: different children in every bar. */
export const crossSection = v.strictObject({
	report: v.literal('cross-section'),
	...shared,
	subject: slug,
	moment: v.picklist(['M', 'E'], 'M or E expected'),
	year: schoolYearText,
	groups: v.optional(v.pipe(v.array(group), v.minLength(1), unique<number>())),
	show: show(['level-value', 'national'], [])
});

/** What an item author writes to have a report drawn. */
export const stimulus = v.variant('report', [
	pupilReport,
	groupGrowth,
	groupOverview,
	crossSection
]);

export type PupilReport = v.InferOutput<typeof pupilReport>;
export type GroupGrowth = v.InferOutput<typeof groupGrowth>;
export type GroupOverview = v.InferOutput<typeof groupOverview>;
export type CrossSection = v.InferOutput<typeof crossSection>;
export type Stimulus = v.InferOutput<typeof stimulus>;
export type ReportKind = Stimulus['report'];

/** Reads what an author wrote, or says per field what is wrong with it. */
export function readStimulus(written: unknown): { stimulus: Stimulus } | { problems: string[] } {
	const parsed = v.safeParse(stimulus, written);
	if (parsed.success) return { stimulus: parsed.output };
	return {
		problems: parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'stimulus'}: ${issue.message}`)
	};
}
