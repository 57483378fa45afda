import { mean } from '../statistics/descriptive.ts';
import { axisAround } from './axis.ts';
import type { Axis } from './axis.ts';
import { intervalFoot, levelsFoot, signed, starFoot } from './dutch.ts';
import type { GroupGrowthFacts } from './facts.ts';
import { interval, standardError } from './growth.ts';
import type { Interval, IntervalLevel } from './growth.ts';
import { levelBounds, levelNames } from './levels.ts';
import type { LevelScale } from './levels.ts';
import { compareNames } from './names.ts';
import type { NormRow } from './norms.ts';
import {
	cellText,
	countLevels,
	countsText,
	groupLabel,
	meanLabel,
	nationalShares,
	scoreCell
} from './rows.ts';
import type { LevelCounts, ScoreCell } from './rows.ts';
import type { GroupGrowth } from './stimulus.ts';
import { subjectName } from './subjects.ts';

export interface GrowthRow {
	/** The id of the pupil. */
	id: string;
	name: string;
	first: ScoreCell;
	second: ScoreCell;
	/** Around the later score. */
	interval?: Interval;
	/** '+18'; only if the stimulus shows growth and both scores are there. */
	growth?: string;
}

/** A row of means in whole points: of the pupils shown with both scores, or of the country. */
export interface MeanRow {
	label: string;
	first: number;
	second: number;
	/** Of the unrounded means, rounded once: it may differ by one from what the printed means give. */
	growth?: string;
}

export interface GroupGrowthModel {
	report: 'group-growth';
	title: string;
	subtitle: string;
	foot: string[];
	note?: string;
	/** All values in sentences. */
	description: string;
	moments: [string, string];
	scale: LevelScale;
	/** From low to high. */
	levels: string[];
	interval: IntervalLevel;
	sort: GroupGrowth['sort'];
	shows: { growth: boolean; levels: boolean };
	rows: GrowthRow[];
	means: MeanRow[];
	distribution?: LevelCounts[];
	/** The lowest later scores of the four upper levels; only if the stimulus shows levels. */
	bounds?: number[];
	/** Of both scores and intervals in rows, of the two scores in a scatter. */
	axis: Axis;
	/** Both scores of a pupil as one dot; the growth of the country, where it is shown. */
	scatter?: { national?: number };
}

export function groupGrowthModel(
	{ note, show, sort, form }: GroupGrowth,
	facts: GroupGrowthFacts
): GroupGrowthModel {
	const { subject, levels: scale, pupils, size } = facts;
	const [from = '', to = ''] = facts.moments;
	const [before, after] = [facts.norms[subject]?.[from], facts.norms[subject]?.[to]];
	if (!before || !after) throw new Error(`no norms for ${subject} at ${from} or ${to}`);
	const shows = { growth: show.includes('growth'), levels: show.includes('levels') };
	const scatter = form === 'scatter';
	const rows = growthRows(facts, before, after, shows).map(
		({ interval: around, ...row }): GrowthRow =>
			scatter || !around ? row : { ...row, interval: around }
	);
	rows.sort(
		(a, b) =>
			(sort === 'score' ? (b.second.score ?? -1) - (a.second.score ?? -1) : 0) ||
			compareNames(a.name, b.name)
	);
	const scoresAt = (moment: string) => pupils.flatMap(({ scores }) => scores[moment] ?? []);
	const distribution = show.includes('distribution') && [
		countLevels(from, scoresAt(from), before, scale),
		countLevels(to, scoresAt(to), after, scale),
		nationalShares(scale)
	];
	const means = [
		...(show.includes('mean') ? groupMeans(facts, from, to) : []),
		...(show.includes('national')
			? [{ label: 'Landelijk gemiddelde', first: before.mean, second: after.mean }]
			: [])
	].map((row) => meanRow(row, shows.growth));
	const bounds = shows.levels && levelBounds(after, scale);
	const incomplete = rows.some(
		({ first, second }) => first.score === undefined || second.score === undefined
	);
	const starred = rows.some(({ first, second }) => first.mark === '*' || second.mark === '*');
	return {
		report: 'group-growth',
		title: `Groepsrapport ${subjectName(subject)}${scatter ? ' in stippen' : ''}`,
		subtitle: [
			groupLabel(facts.group, rows.length, size),
			facts.school,
			`toetsmomenten ${from} en ${to}`,
			facts.year
		].join(' · '),
		foot: [
			...(shows.levels || distribution ? [levelsFoot[scale]] : []),
			...(scatter ? scatterFoot(from, to) : [intervalFoot(to, facts.interval)]),
			...(means.some(roundedApart)
				? ['De groei van het gemiddelde is berekend vóór het afronden.']
				: []),
			...(incomplete && show.includes('mean')
				? ['Het gemiddelde is van de leerlingen met beide scores.']
				: []),
			...(starred ? [starFoot] : [])
		],
		...(note && { note }),
		description: [
			...rows.map((row) => rowText(row, from, to)),
			...means.map((row) => meanText(row, from, to)),
			...(distribution || []).map((counts) => countsText(counts, levelNames(scale)))
		]
			.map((sentence) => `${sentence}.`)
			.join(' '),
		moments: [from, to],
		scale,
		levels: levelNames(scale),
		interval: facts.interval,
		sort,
		shows,
		rows,
		means,
		...(distribution && { distribution }),
		...(bounds && { bounds }),
		...(scatter && {
			scatter: show.includes('national') ? { national: after.mean - before.mean } : {}
		}),
		axis: axisAround(
			rows
				.flatMap(({ first, second, interval: around }) => [
					first.score,
					second.score,
					around?.from,
					around?.to
				])
				.concat(bounds && !scatter ? [after.p10, after.p90] : [])
				.filter((value) => value !== undefined),
			5
		)
	};
}

function scatterFoot(from: string, to: string): string[] {
	return [
		`Elke stip is een leerling: opzij de score bij ${from}, omhoog de score bij ${to}. Het lijntje naar de schuine lijn is de groei.`
	];
}

function growthRows(
	{ pupils, moments, levels, interval: sure }: GroupGrowthFacts,
	before: NormRow,
	after: NormRow,
	shows: GroupGrowthModel['shows']
): GrowthRow[] {
	const [from = '', to = ''] = moments;
	const scale = shows.levels ? levels : undefined;
	return pupils.map((pupil) => {
		const first = scoreCell(pupil, from, before, scale);
		const second = scoreCell(pupil, to, after, scale);
		const [start, end] = [first.score, second.score];
		return {
			id: pupil.id,
			name: pupil.name,
			first,
			second,
			...(end !== undefined && { interval: interval(end, standardError(end, after), sure) }),
			...(shows.growth &&
				start !== undefined &&
				end !== undefined && { growth: signed(end - start) })
		};
	});
}

/** Means that are not rounded yet. */
interface Means {
	label: string;
	first: number;
	second: number;
}

function groupMeans({ pupils, size }: GroupGrowthFacts, from: string, to: string): Means[] {
	const both = pupils.filter(
		({ scores }) => scores[from] !== undefined && scores[to] !== undefined
	);
	const first = mean(both.flatMap(({ scores }) => scores[from] ?? []));
	const second = mean(both.flatMap(({ scores }) => scores[to] ?? []));
	return first === undefined || second === undefined
		? []
		: [{ label: meanLabel(pupils.length, size, both.length), first, second }];
}

const meanRow = ({ label, first, second }: Means, withGrowth: boolean): MeanRow => ({
	label,
	first: Math.round(first),
	second: Math.round(second),
	...(withGrowth && { growth: signed(Math.round(second - first)) })
});

const roundedApart = ({ first, second, growth }: MeanRow) =>
	growth !== undefined && growth !== signed(second - first);

const growthText = (growth: string | undefined) => (growth ? `, groei ${growth}` : '');

function rowText({ name, first, second, interval: around, growth }: GrowthRow, ...at: string[]) {
	const sure = around ? `, interval ${around.from} tot ${around.to}` : '';
	return `${name}: ${at[0]} ${cellText(first)}; ${at[1]} ${cellText(second)}${sure}${growthText(growth)}`;
}

const meanText = ({ label, first, second, growth }: MeanRow, from: string, to: string) =>
	`${label}: ${from} ${first}, ${to} ${second}${growthText(growth)}`;
