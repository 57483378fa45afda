import { intervalFoot } from './dutch.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { expectedScore, interval as intervalOf, scoreInterval, standardError } from './growth.ts';
import { lineOf } from './line.ts';
import type { Line, LinePoint } from './line.ts';
import { findMoment, halfNames, monthsOf } from './moments.ts';
import type { NormTable } from './norms.ts';
import { lastMoment } from './reference-levels.ts';
import type {
	ReferenceBars,
	ReferenceBarsFacts,
	ReferenceFacts,
	ReferencePupil,
	ReferencePupilFacts
} from './reference-levels.ts';
import { referenceNames, referenceOf } from './references.ts';
import type { Cut } from './references.ts';
import { subjectName } from './subjects.ts';

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
		title: `Referentieniveaus ${subjectName(subject)} per ${form === 'groups' ? 'groep' : 'schooljaar'}`,
		subtitle: [
			facts.school,
			...(form === 'groups'
				? [halfNames[findMoment(first?.moment ?? '')?.half ?? 'M'], facts.year]
				: [`elk jaar een andere groep ${first?.group}, toetsmoment ${first?.moment}`])
		].join(' · '),
		foot: [
			'Elke leerling telt één keer, bij het hoogste niveau dat is gehaald.',
			cutsFoot(cuts),
			...(goal === undefined
				? []
				: [
						`Streepjeslijn: het eigen doel van de school, ${goal}% of meer op 1F of hoger. Lees van rechts af: 1F en ${cuts.at(-1)?.level} samen komen dan tot aan de lijn.`
					])
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
			...monthsOf(id),
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
					...monthsOf(lastMoment),
					sub: 'verwacht',
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
		title: `Referentieniveaus ${subjectName(subject)}, één leerling`,
		subtitle: `${pupil.name} · groep ${facts.group} · ${facts.school} · ${facts.year}`,
		foot: [
			intervalFoot('een stip', level),
			cutsFoot(cuts),
			...(ahead
				? [
						`Open ring: wat leerlingen met deze laatste score bij ${lastMoment} gemiddeld halen; ${level}% komt binnen de streep uit.`
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
			'score',
			scoreInterval(level)
		),
		table
	};
}
