import * as v from 'valibot';
import { intervalFoot, levelsFoot } from './dutch.ts';
import { functioningLevel } from './education-months.ts';
import type { Facts, Gathered, PupilFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { interval as intervalOf, scoreInterval, standardError } from './growth.ts';
import type { IntervalLevel } from './growth.ts';
import { levelNames, levelOf } from './levels.ts';
import type { LevelScale } from './levels.ts';
import { lineOf } from './line.ts';
import type { Line, LinePoint } from './line.ts';
import { monthsOf, moments as allMoments } from './moments.ts';
import type { NormTable } from './norms.ts';
import { interval, leveled, momentsOfLine, show } from './parts.ts';
import type { School } from './school.ts';
import { slug } from './school.ts';
import { lineOfPupil, normFacts } from './select.ts';
import { subjectName } from './subjects.ts';

/** One pupil whose tests may be of another grade: a line beside the mean of every moment. */
export const alternativePupilReport = v.strictObject({
	report: v.literal('alternative-pupil-report'),
	...leveled,
	subject: slug,
	pupil: slug,
	moments: momentsOfLine,
	interval,
	show: show(['functioning', 'levels'], [])
});
export type AlternativePupilReport = v.InferOutput<typeof alternativePupilReport>;

export interface AlternativePupilFacts extends Facts<'alternative-pupil-report'> {
	subject: string;
	levels: LevelScale;
	group: number;
	moments: string[];
	interval: IntervalLevel;
	pupils: [PupilFacts];
}

export type AlternativePupilModel = Frame<'alternative-pupil-report'> & {
	/** From low to high. */
	levels: string[];
	line: Line;
	table: ReportTable;
};

export function alternativePupilFacts(
	stimulus: AlternativePupilReport,
	school: School,
	world: World
): Gathered<AlternativePupilFacts> {
	const { report, subject, levels, moments, interval: level } = stimulus;
	const problems: string[] = [];
	const tested = allMoments.flatMap(({ id }) => (world.norms(subject)?.[id] ? [id] : []));
	const norms = normFacts(
		[subject],
		[...new Set([...tested, ...moments])],
		school,
		world,
		problems
	);
	const line = lineOfPupil(stimulus, school, problems);
	if (problems.length > 0 || !line) return { problems };
	return {
		facts: {
			report,
			school: school.name,
			subject,
			levels,
			interval: level,
			year: line.year,
			group: line.group,
			moments,
			pupils: [line.pupil],
			norms
		}
	};
}

export function alternativePupilModel(
	{ note, show: shown }: AlternativePupilReport,
	facts: AlternativePupilFacts
): AlternativePupilModel {
	const { subject, levels: scale, moments } = facts;
	const [pupil] = facts.pupils;
	const norms: NormTable = facts.norms[subject] ?? {};
	const [withFunctioning, withLevels] = [shown.includes('functioning'), shown.includes('levels')];
	const points = moments.flatMap((id): LinePoint[] => {
		const row = norms[id];
		if (!row) return [];
		const score = pupil.scores[id];
		const mark = pupil.marks?.[id];
		if (score === undefined) return [{ id, label: id, ...monthsOf(id), ...(mark && { mark }) }];
		return [
			{
				id,
				label: id,
				...monthsOf(id),
				value: score,
				text: `${score}${mark ?? ''}`,
				interval: intervalOf(score, standardError(score, row), facts.interval),
				...(mark && { mark }),
				...(withFunctioning && { sub: `fn. ${functioningLevel(score, norms)}` }),
				...(withLevels && {
					badge: { level: levelOf(score, row, scale), ...(mark === '*' && { corrected: true }) }
				})
			}
		];
	});
	const line = lineOf(points, [], 'score', scoreInterval(facts.interval));
	const means = allMoments.flatMap(({ id }) => {
		const mean = norms[id]?.mean ?? -Infinity;
		return mean >= line.axis.min && mean <= line.axis.max ? [{ id, mean }] : [];
	});
	const table: ReportTable = {
		heads: [
			{ label: 'Toetsmoment' },
			{ label: 'Score' },
			{ label: `Score-interval (${facts.interval}%)`, text: true },
			...(withFunctioning ? [{ label: 'Functioneringsniveau', text: true as const }] : []),
			...(withLevels ? [{ label: 'Niveau', text: true as const }] : [])
		],
		rows: [
			...points.map(({ id, label, text, interval: around, mark, sub, badge }) => ({
				id,
				label,
				cells: [
					text ?? mark ?? '–',
					around ? `${around.from} tot ${around.to}` : '–',
					...(withFunctioning ? [sub?.replace('fn. ', '') ?? '–'] : []),
					...(withLevels ? [badge ? `${badge.level}${badge.corrected ? ' (g)' : ''}` : '–'] : [])
				]
			})),
			...means.map(({ id, mean }) => ({
				label: `Gemiddelde leerling ${id}`,
				cells: [String(mean), '', ...(withFunctioning ? [''] : []), ...(withLevels ? [''] : [])]
			}))
		]
	};
	const starred = points.some(({ mark }) => mark === '*');
	return {
		report: 'alternative-pupil-report',
		title: `Alternatief leerlingrapport ${subjectName(subject)}`,
		subtitle: `${pupil.name} · groep ${facts.group} · ${facts.school} · ${facts.year}`,
		foot: [
			intervalFoot('een stip', facts.interval),
			'Liggende lijnen: de score van de gemiddelde leerling op dat toetsmoment.',
			...(withFunctioning
				? [
						'fn.: functioneringsniveau, het toetsmoment waarvan het gemiddelde het dichtst bij de score ligt.'
					]
				: []),
			...(withLevels ? [levelsFoot[scale]] : []),
			...(starred ? ['* Toets van een ander niveau, omgezet naar dezelfde schaal.'] : []),
			...(starred && withLevels
				? ['g: gecorrigeerd niveau, gelezen bij de normen van de eigen groep.']
				: [])
		],
		...(note && { note }),
		description: tableInWords(table),
		levels: levelNames(scale),
		line: {
			...line,
			guides: means.map(({ id, mean }) => ({
				label: id,
				kind: 'norm',
				values: points.map(() => mean)
			}))
		},
		table
	};
}
