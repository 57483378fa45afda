import * as v from 'valibot';
import { intervalFoot } from './dutch.ts';
import type { Facts, Gathered, GroupFacts, PupilFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { expectedScore, interval as intervalOf, standardError } from './growth.ts';
import type { IntervalLevel } from './growth.ts';
import { lineOf } from './line.ts';
import type { Line, LinePoint } from './line.ts';
import type { NormTable } from './norms.ts';
import { group, interval, momentsOfLine, named, show, unique, yearsOfLine } from './parts.ts';
import { referenceNames, referenceOf } from './references.ts';
import type { Cut } from './references.ts';
import type { School } from './school.ts';
import { schoolYearText, slug } from './school.ts';
import { lineOfPupil, normFacts, scoresAt } from './select.ts';
import { subjectName } from './subjects.ts';

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

export interface ReferenceBar {
	/** 'groep-6', or a school year. */
	id: string;
	label: string;
	n: number;
	/** Pupils per level, from low to high; the highest level that each reached. */
	counts: number[];
	/** The same in whole percent. */
	percents: number[];
}

export type ReferenceBarsModel = Frame<'reference-levels'> & {
	form: 'groups' | 'years';
	/** From low to high. */
	levels: string[];
	bars: ReferenceBar[];
	goal?: number;
	table: ReportTable;
};
export type ReferencePupilModel = Frame<'reference-levels'> & {
	form: 'pupil';
	line: Line;
	table: ReportTable;
};
export type ReferenceModel = ReferenceBarsModel | ReferencePupilModel;

/** Pupils leave before the end of groep 8: their last test is halfway. */
const lastMoment = 'M8';

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

export function referenceModel(
	stimulus: ReferenceBars | ReferencePupil,
	facts: ReferenceFacts
): ReferenceModel {
	return facts.form === 'pupil'
		? pupilModel(stimulus as ReferencePupil, facts)
		: barsModel(stimulus as ReferenceBars, facts);
}

const cutsFoot = (cuts: readonly Cut[]) =>
	`Verzonnen grenzen: ${cuts.map(({ level, from }) => `${level} vanaf ${from}`).join(', ')}. Wie ${cuts.at(-1)?.level} haalt, haalt ook 1F.`;

function barsModel({ note, goal }: ReferenceBars, facts: ReferenceBarsFacts): ReferenceBarsModel {
	const { subject, cuts, form } = facts;
	const levels = referenceNames(cuts);
	const bars = facts.groups.map(({ id, group: grade, scores }): ReferenceBar => {
		const reached = scores.map((score) => referenceOf(score, cuts));
		const counts = levels.map((level) => reached.filter((one) => one === level).length);
		return {
			id,
			label: form === 'groups' ? `groep ${grade}` : id,
			n: scores.length,
			counts,
			percents: counts.map((count) => Math.round((100 * count) / scores.length))
		};
	});
	const table: ReportTable = {
		heads: [
			{ label: form === 'groups' ? 'Groep' : 'Schooljaar' },
			{ label: 'n' },
			...levels.map((level) => ({ label: level }))
		],
		rows: bars.map(({ id, label, n, counts, percents }) => ({
			id,
			label,
			cells: [String(n), ...counts.map((count, at) => `${count} (${percents[at]}%)`)]
		}))
	};
	const [first] = facts.groups;
	return {
		report: 'reference-levels',
		form,
		title: `Referentieniveaus ${subjectName(subject)}`,
		subtitle: [
			facts.school,
			...(form === 'groups'
				? [
						first?.moment.startsWith('M') ? 'midden schooljaar (M)' : 'einde schooljaar (E)',
						facts.year
					]
				: [`elk jaar een andere groep ${first?.group}, toetsmoment ${first?.moment}`])
		].join(' · '),
		foot: [
			'Elke leerling telt één keer, bij het hoogste niveau dat is gehaald.',
			cutsFoot(cuts),
			...(goal === undefined
				? []
				: [`Stippellijn: het eigen doel van de school, ${goal}% op 1F of hoger.`])
		],
		...(note && { note }),
		description: tableInWords(table),
		levels,
		bars,
		...(goal !== undefined && { goal }),
		table
	};
}

function pupilModel(
	{ note, show: shown }: ReferencePupil,
	facts: ReferencePupilFacts
): ReferencePupilModel {
	const { subject, cuts, moments, interval: level } = facts;
	const norms: NormTable = facts.norms[subject] ?? {};
	const [pupil] = facts.pupils;
	if (!pupil) throw new Error('a line is of one pupil');
	const measured = moments.map((id): LinePoint => {
		const row = norms[id];
		const score = pupil.scores[id];
		const mark = pupil.marks?.[id];
		return {
			id,
			label: id,
			...(score !== undefined &&
				row && {
					value: score,
					text: `${score}${mark ?? ''}`,
					interval: intervalOf(score, standardError(score, row), level)
				}),
			...(mark && { mark })
		};
	});
	const last = measured.findLast(({ value }) => value !== undefined);
	const ahead =
		shown.includes('expected') && last?.value !== undefined && last.id !== lastMoment
			? expectedScore(last.value, norms, last.id, lastMoment)
			: undefined;
	const expected: LinePoint[] = ahead
		? [
				{
					id: 'expected',
					label: lastMoment,
					value: Math.round(ahead.score),
					text: String(Math.round(ahead.score)),
					interval: intervalOf(Math.round(ahead.score), ahead.error, level),
					expected: true
				}
			]
		: [];
	const points = [...measured, ...expected];
	const table: ReportTable = {
		heads: [
			{ label: 'Toetsmoment' },
			{ label: 'Score' },
			{ label: `Interval (${level}%)`, text: true }
		],
		rows: [
			...points.map(({ id, label, text, mark, interval: around, expected: ahead }) => ({
				...(!ahead && { id }),
				label: ahead ? `${label}, verwacht` : label,
				cells: [text ?? mark ?? '–', around ? `${around.from} tot ${around.to}` : '–']
			})),
			...cuts.map(({ level: name, from }) => ({
				label: `${name} vanaf`,
				cells: [String(from), '']
			}))
		]
	};
	return {
		report: 'reference-levels',
		form: 'pupil',
		title: `Referentieniveaus ${subjectName(subject)}`,
		subtitle: `${pupil.name} · groep ${facts.group} · ${facts.school} · ${facts.year}`,
		foot: [
			intervalFoot('een stip', level),
			cutsFoot(cuts),
			...(ahead
				? [
						`Open ring: wat leerlingen met deze laatste score bij ${lastMoment} gemiddeld halen; ${level}% van hen komt binnen de streep uit.`
					]
				: [])
		],
		...(note && { note }),
		description: tableInWords(table),
		line: lineOf(
			points,
			cuts.map(({ level: name, from }) => ({
				label: name,
				kind: 'cut',
				values: points.map(() => from)
			})),
			'score'
		),
		table
	};
}
