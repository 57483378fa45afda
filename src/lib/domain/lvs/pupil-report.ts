import { axisAround } from './axis.ts';
import type { Axis } from './axis.ts';
import { intervalFoot, levelsFoot, starFoot } from './dutch.ts';
import type { PupilReportFacts } from './facts.ts';
import { interval, standardError } from './growth.ts';
import type { Interval, IntervalLevel } from './growth.ts';
import { levelBounds, levelNames, levelOf } from './levels.ts';
import type { LevelScale } from './levels.ts';
import type { Mark } from './school.ts';
import type { PupilReport } from './stimulus.ts';
import { subjectName } from './subjects.ts';

/** A test moment on the line of one pupil. Without a score the line has a gap here. */
export interface PupilPoint {
	/** The moment, which is also its id: 'M6'. */
	id: string;
	score?: number;
	interval?: Interval;
	level?: string;
	mark?: Mark;
	/** The lowest scores of the four upper levels, from low to high. */
	bounds: number[];
	/** The outer edges of the level bands: P2 and P98. */
	edges: [number, number];
	national?: number;
}

export interface PupilReportModel {
	report: 'pupil-report';
	title: string;
	subtitle: string;
	foot: string[];
	note?: string;
	/** All values in a sentence. */
	description: string;
	scale: LevelScale;
	/** Level names from low to high. */
	levels: string[];
	interval: IntervalLevel;
	points: PupilPoint[];
	axis: Axis;
}

const edgeDeviate = 2.0537;

export function pupilReportModel(
	{ note, show }: PupilReport,
	facts: PupilReportFacts
): PupilReportModel {
	const { subject, levels: scale, moments } = facts;
	const [pupil] = facts.pupils;
	const points = moments.flatMap((moment): PupilPoint[] => {
		const norms = facts.norms[subject]?.[moment];
		if (!norms) return [];
		const score = pupil.scores[moment];
		const mark = pupil.marks?.[moment];
		return [
			{
				id: moment,
				...(score !== undefined && {
					score,
					interval: interval(score, standardError(score, norms), facts.interval),
					level: levelOf(score, norms, scale)
				}),
				...(mark && { mark }),
				bounds: levelBounds(norms, scale),
				edges: [
					Math.round(norms.mean - edgeDeviate * norms.sd),
					Math.round(norms.mean + edgeDeviate * norms.sd)
				],
				...(show.includes('national') && { national: norms.mean })
			}
		];
	});
	const starred = points.some(({ mark }) => mark === '*');
	return {
		report: 'pupil-report',
		title: `Leerlingrapport ${subjectName(subject)}`,
		subtitle: `${pupil.name} · groep ${facts.group} · ${facts.school} · ${facts.year}`,
		foot: [
			intervalFoot('een stip', facts.interval),
			`Vlakken: landelijke niveaus op elk toetsmoment. ${levelsFoot[scale]}`,
			...(starred ? [starFoot] : [])
		],
		...(note && { note }),
		description: `${points.map(pointText).join('; ')}.`,
		scale,
		levels: levelNames(scale),
		interval: facts.interval,
		points,
		axis: axisAround(
			points.flatMap(({ edges, interval: around }) => [
				...edges,
				...(around ? [around.from, around.to] : [])
			])
		)
	};
}

function pointText({ id, score, interval: around, level, mark, national }: PupilPoint): string {
	const norm = national === undefined ? '' : `, landelijk gemiddelde ${national}`;
	if (score === undefined || !around) return `${id} geen score (${mark})${norm}`;
	const star = mark === '*' ? ' *' : '';
	return `${id} ${score}${star}, interval ${around.from} tot ${around.to}, niveau ${level}${norm}`;
}
