import * as v from 'valibot';
import type { Facts, Gathered, GroupFacts, PupilFacts, World } from './facts.ts';
import type { IntervalLevel } from './growth.ts';
import { group, interval, momentsOfLine, named, show, unique, yearsOfLine } from './parts.ts';
import type { Cut } from './references.ts';
import type { School } from './school.ts';
import { schoolYearText, slug } from './school.ts';
import { lineOfPupil, normFacts, scoresAt } from './select.ts';

/** How many pupils reach which level: groups of one school year, or groep 8 in successive years. */
export const referenceBars = v.pipe(
	v.strictObject({
		report: v.literal('reference-levels'),
		form: v.picklist(['groups', 'years']),
		...named,
		subject: slug,
		moment: v.optional(v.picklist(['M', 'E'], 'M or E expected'), 'M'),
		/** Of the form `groups`. */
		year: v.optional(schoolYearText),
		groups: v.optional(v.pipe(v.array(group), v.minLength(1), unique<number>())),
		/** Of the form `years`: groep 8, or the one group named in `groups`. */
		years: v.optional(yearsOfLine),
		/** The school's own goal: the percentage that should reach 1F or higher. */
		goal: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(99)))
	}),
	v.check(
		(written) =>
			written.form === 'groups'
				? written.year !== undefined && written.years === undefined
				: written.years !== undefined && written.year === undefined,
		'the form groups takes year, the form years takes years'
	)
);

/** One pupil: a line with the cuts of the levels, and perhaps what is expected halfway groep 8. */
export const referencePupil = v.strictObject({
	report: v.literal('reference-levels'),
	form: v.literal('pupil'),
	...named,
	subject: slug,
	pupil: slug,
	moments: momentsOfLine,
	interval,
	show: show(['expected'], [])
});
export type ReferenceBars = v.InferOutput<typeof referenceBars>;
export type ReferencePupil = v.InferOutput<typeof referencePupil>;

interface ReferenceOf<Form> extends Facts<'reference-levels'> {
	form: Form;
	subject: string;
	cuts: readonly Cut[];
}
export type ReferenceBarsFacts = ReferenceOf<'groups' | 'years'> & { groups: GroupFacts[] };
export type ReferencePupilFacts = ReferenceOf<'pupil'> & {
	group: number;
	moments: string[];
	interval: IntervalLevel;
	pupils: PupilFacts[];
};
export type ReferenceFacts = ReferenceBarsFacts | ReferencePupilFacts;

/** Pupils leave before the end of groep 8: their last test is halfway. */
export const lastMoment = 'M8';

export function referenceFacts(
	stimulus: ReferenceBars | ReferencePupil,
	school: School,
	world: World
): Gathered<ReferenceFacts> {
	const { report, subject } = stimulus;
	const problems: string[] = [];
	const cuts = world.cuts(subject);
	if (!cuts) return { problems: [`subject: there are no reference levels for ${subject}`] };
	if (stimulus.form === 'pupil') {
		const wanted = stimulus.show.includes('expected')
			? [...new Set([...stimulus.moments, lastMoment])]
			: stimulus.moments;
		const norms = normFacts([subject], wanted, school, world, problems);
		const line = lineOfPupil(stimulus, school, problems);
		if (problems.length > 0 || !line) return { problems };
		const { form, moments, interval: level } = stimulus;
		const { pupil, ...place } = line;
		return {
			facts: {
				report,
				form,
				school: school.name,
				subject,
				...place,
				moments,
				interval: level,
				cuts,
				pupils: [pupil],
				norms
			}
		};
	}
	const { form, moment: half, year = '', years = [] } = stimulus;
	const places =
		form === 'groups'
			? (stimulus.groups ?? [6, 7, 8]).map((grade) => ({
					id: `groep-${grade}`,
					group: grade,
					year
				}))
			: years.map((one) => ({ id: one, group: stimulus.groups?.[0] ?? 8, year: one }));
	const moments = [...new Set(places.map((place) => `${half}${place.group}`))];
	const norms = normFacts([subject], moments, school, world, problems);
	const groups = places.map((place) => {
		const moment = `${half}${place.group}`;
		return {
			...place,
			moment,
			scores: scoresAt(school, subject, moment, place.year, problems)
		};
	});
	if (problems.length > 0) return { problems };
	return {
		facts: {
			report,
			form,
			school: school.name,
			subject,
			year: years.at(-1) ?? year,
			cuts,
			groups,
			norms
		}
	};
}
