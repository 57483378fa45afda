import { levelsFoot, starFoot } from './dutch.ts';
import type { GroupOverviewFacts } from './facts.ts';
import { levelNames } from './levels.ts';
import type { LevelScale } from './levels.ts';
import { compareNames } from './names.ts';
import type { NormRow } from './norms.ts';
import {
	cellText,
	countLevels,
	countsText,
	groupLabel,
	meanLabel,
	meanOf,
	nationalShares,
	scoreCell
} from './rows.ts';
import type { LevelCounts, ScoreCell } from './rows.ts';
import { columnFeet, columnNames, inColumns } from './overview-columns.ts';
import type { GroupOverview } from './stimulus.ts';
import { capitalised, shortSubjectName } from './subjects.ts';

export interface OverviewRow {
	/** The id of the pupil. */
	id: string;
	name: string;
	/** One for each subject, in the order of `subjects`. */
	cells: ScoreCell[];
}

export interface OverviewMeans {
	label: string;
	/** Null where nobody has a score. */
	values: (number | null)[];
	/** The number of scores in each mean, where it is not the same for all. */
	ns?: number[];
}

export interface GroupOverviewModel {
	report: 'group-overview';
	title: string;
	subtitle: string;
	foot: string[];
	note?: string;
	/** All values in sentences. */
	description: string;
	moment: string;
	/** Heads of the columns. Every subject has a scale of its own. */
	subjects: { id: string; label: string }[];
	scale: LevelScale;
	/** From low to high. */
	levels: string[];
	shows: { levels: boolean };
	/** What stands in a cell, where that is not a score and its level. */
	columns?: string[];
	/** By the scores of the first subject, high first, instead of by name. */
	byScore?: true;
	rows: OverviewRow[];
	/** Means in whole points, one for each subject. */
	means: OverviewMeans[];
	/** How many pupils have each level, one for each subject. */
	distribution?: LevelCounts[];
}

export function groupOverviewModel(
	{ note, show, columns: asked, sort }: GroupOverview,
	facts: GroupOverviewFacts
): GroupOverviewModel {
	const { levels: scale, moment, pupils, size } = facts;
	const columns = facts.subjects.map((subject) => {
		const norms = facts.norms[subject]?.[moment];
		if (!norms) throw new Error(`no norms for ${subject} at ${moment}`);
		const scores = pupils.flatMap((pupil) => pupil.scores[subject] ?? []);
		return { id: subject, label: capitalised(shortSubjectName(subject)), norms, scores };
	});
	const shows = { levels: asked ? asked.includes('level') : show.includes('levels') };
	const rows = pupils.map((pupil) => ({
		id: pupil.id,
		name: pupil.name,
		cells: columns.map(({ id, norms }) => {
			const cell = scoreCell(pupil, id, norms, shows.levels ? scale : undefined);
			return asked
				? inColumns(cell, asked, {
						norms,
						table: facts.norms[id] ?? {},
						cuts: facts.cuts?.[id],
						scale
					})
				: cell;
		})
	}));
	const [first] = facts.subjects;
	const scoreOf = (row: OverviewRow) =>
		pupils.find(({ id }) => id === row.id)?.scores[first ?? ''] ?? -1;
	rows.sort(
		(a, b) => (sort === 'score' ? scoreOf(b) - scoreOf(a) : 0) || compareNames(a.name, b.name)
	);
	const means: OverviewMeans[] = [
		...(show.includes('mean') ? [meansRow(facts, columns)] : []),
		...(show.includes('national')
			? [{ label: 'Landelijk gemiddelde', values: columns.map(({ norms }) => norms.mean) }]
			: [])
	];
	const distribution = show.includes('distribution') && [
		...columns.map(({ label, scores, norms }) => countLevels(label, scores, norms, scale)),
		nationalShares(scale)
	];
	const starred = rows.some(({ cells }) => cells.some(({ mark }) => mark === '*'));
	return {
		report: 'group-overview',
		title: 'Groepsoverzicht',
		subtitle: [
			groupLabel(facts.group, rows.length, size),
			facts.school,
			`toetsmoment ${moment}`,
			facts.year
		].join(' · '),
		foot: [
			...(shows.levels || distribution ? [levelsFoot[scale]] : []),
			...(asked ?? []).flatMap((column) => columnFeet[column] ?? []),
			...(starred ? [starFoot] : [])
		],
		...(note && { note }),
		description: [
			...rows.map(({ name, cells }) => `${name}: ${perColumn(columns, cells.map(cellText))}`),
			...means.map(({ label, values, ns }) => {
				const texts = values.map((value, at) => (ns ? `${value} (n = ${ns[at]})` : value));
				return `${label}: ${perColumn(columns, texts)}`;
			}),
			...(distribution || []).map((counts) => countsText(counts, levelNames(scale)))
		]
			.map((sentence) => `${sentence}.`)
			.join(' '),
		moment,
		subjects: columns.map(({ id, label }) => ({ id, label })),
		scale,
		levels: levelNames(scale),
		shows,
		...(asked && { columns: asked.map((column) => columnNames[column]) }),
		...(sort === 'score' && { byScore: true }),
		rows,
		means,
		...(distribution && { distribution })
	};
}

interface Column {
	label: string;
	norms: NormRow;
	scores: number[];
}

function meansRow({ pupils, size }: GroupOverviewFacts, columns: readonly Column[]): OverviewMeans {
	const ns = columns.map(({ scores }) => scores.length);
	const complete = ns.every((n) => n === pupils.length);
	return {
		label: complete
			? meanLabel(pupils.length, size, pupils.length)
			: meanLabel(pupils.length, size),
		values: columns.map(({ scores }) => meanOf(scores) ?? null),
		...(!complete && { ns })
	};
}

const perColumn = (columns: readonly Column[], values: readonly (string | number | null)[]) =>
	columns.map(({ label }, at) => `${label.toLowerCase()} ${values[at] ?? 'geen'}`).join('; ');
