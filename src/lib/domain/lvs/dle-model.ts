import type { DleFacts, DleLine, DleLineFacts, DleRows, DleRowsFacts } from './dle.ts';
import { dleInterval, dleOf, learningRate } from './education-months.ts';
import type { Dle } from './education-months.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { interval as intervalOf, standardError } from './growth.ts';
import type { IntervalLevel } from './growth.ts';
import type { Guide, Line, LinePoint, OpenInterval } from './line.ts';
import { findMoment, moments as allMoments } from './moments.ts';
import { compareNames } from './names.ts';
import type { NormTable } from './norms.ts';
import { groupLabel } from './rows.ts';
import { capitalised, subjectName } from './subjects.ts';

export interface DleRow {
	/** The id of the pupil. */
	id: string;
	name: string;
	/** None without a score. */
	dle?: Dle;
	interval?: OpenInterval;
	/** What stands behind the bar. */
	cells: string[];
}

export type DleRowsModel = Frame<'dle'> & {
	form: 'rows';
	/** The months of education at this moment. */
	months: number;
	/** What the key calls the intervals. */
	interval: Line['interval'];
	rows: DleRow[];
	/** Heads of the cells of a row. */
	heads: string[];
	table: ReportTable;
};
export type DleLineModel = Frame<'dle'> & { form: 'line'; line: Line; table: ReportTable };
export type DleModel = DleRowsModel | DleLineModel;

export function dleModel(stimulus: DleRows | DleLine, facts: DleFacts): DleModel {
	return facts.form === 'rows' && stimulus.form === 'rows'
		? rowsModel(stimulus, facts)
		: lineModel(stimulus, facts as DleLineFacts);
}

const meaning =
	'Een DLE zegt na hoeveel maanden onderwijs de gemiddelde leerling deze score heeft, niet wat deze leerling heeft geleerd.';
const rateFoot = 'Leerrendement: de DLE als deel van de maanden onderwijs (DL).';
const intervalFootOf = (level: IntervalLevel) =>
	`Streep: de DLE bij de grenzen van het score-interval van ${level}%.`;
/** The table of norms ends there: an interval can be longer than can be told. */
const openFoot = 'Pijl aan een streep: het interval loopt verder, buiten de tabel.';
const openIn = (intervals: readonly (OpenInterval | undefined)[]) =>
	intervals.some((one) => one?.open) ? [openFoot] : [];
const keyOf = (level: IntervalLevel) => ({
	level,
	label: `DLE bij het score-interval (${level}%)`
});

const rateText = (dle: Dle, months: number) => {
	const rate = learningRate(dle, months);
	return rate === undefined ? '–' : `${rate}%`;
};

/** The DLE of a score, and of the ends of its interval. */
function dleWithInterval(score: number, moment: string, norms: NormTable, level: IntervalLevel) {
	const row = norms[moment];
	const around = row && intervalOf(score, standardError(score, row), level);
	return {
		dle: dleOf(score, norms),
		...(around && { interval: dleInterval(around, norms) })
	};
}

function rowsModel(stimulus: DleRows, facts: DleRowsFacts): DleRowsModel {
	const { subject, moment, group, size, interval: level } = facts;
	const norms: NormTable = facts.norms[subject] ?? {};
	const months = findMoment(moment)?.months ?? NaN;
	const [withRate, withScore] = [stimulus.show.includes('rate'), stimulus.show.includes('score')];
	const rows = facts.pupils.map(({ id, name, scores, marks }): DleRow => {
		const score = scores[moment];
		if (score === undefined) {
			const reason = marks?.[moment] ?? '–';
			return { id, name, cells: [...(withScore ? [''] : []), reason, ...(withRate ? [''] : [])] };
		}
		const { dle, interval: around } = dleWithInterval(score, moment, norms, level);
		return {
			id,
			name,
			dle,
			...(around && { interval: around }),
			cells: [
				...(withScore ? [String(score)] : []),
				dle.text,
				...(withRate ? [rateText(dle, months)] : [])
			]
		};
	});
	const place = ({ dle }: DleRow) =>
		dle ? dle.months + (dle.text.startsWith('>') ? 1 : dle.text.startsWith('<') ? -1 : 0) : -9;
	rows.sort(
		(a, b) => (stimulus.sort === 'dle' ? place(b) - place(a) : 0) || compareNames(a.name, b.name)
	);
	// The soft hyphen lets the head break on a telephone.
	const heads = [
		...(withScore ? ['score'] : []),
		'DLE',
		...(withRate ? ['leer\u00adrendement'] : [])
	];
	const table: ReportTable = {
		heads: [
			{ label: 'Leerling' },
			...heads.map((head) => ({ label: capitalised(head.replace('\u00ad', '')) })),
			{ label: 'DLE van en tot', text: true }
		],
		rows: rows.map(({ id, name, cells, interval: around }) => ({
			id,
			label: name,
			cells: [...cells, around?.text ?? '–']
		}))
	};
	return {
		report: 'dle',
		form: 'rows',
		title: `${withRate ? 'DLE en leerrendement' : 'DLE'} ${subjectName(subject)} van een groep`,
		subtitle: [
			groupLabel(group, rows.length, size),
			facts.school,
			`toetsmoment ${moment} (DL ${months})`,
			facts.year
		].join(' · '),
		foot: [
			meaning,
			...(withRate ? [rateFoot] : []),
			`Staande lijn bij ${months}: zoveel maanden onderwijs. ${intervalFootOf(level)}`,
			...openIn(rows.map((row) => row.interval))
		],
		...(stimulus.note && { note: stimulus.note }),
		description: `DL ${months}. ${tableInWords(table)}`,
		months,
		interval: keyOf(level),
		rows,
		heads,
		table
	};
}

function lineModel(stimulus: DleRows | DleLine, facts: DleLineFacts): DleLineModel {
	const { subject, interval: level, moments } = facts;
	const norms: NormTable = facts.norms[subject] ?? {};
	const [pupil] = facts.pupils;
	if (!pupil) throw new Error('a line is of one pupil');
	const withRate = stimulus.show.includes('rate');
	const withScore = stimulus.show.includes('score');
	const asked = new Set(moments);
	const [first = '', last = ''] = [moments[0], moments.at(-1)];
	const between = allMoments.filter(
		({ months }) =>
			months >= (findMoment(first)?.months ?? 0) && months <= (findMoment(last)?.months ?? 0)
	);
	const points = between.map(({ id, months }): LinePoint => {
		const label = `DL ${months}`;
		const score = pupil.scores[id];
		if (!asked.has(id)) return { id, label };
		const mark = pupil.marks?.[id];
		if (score === undefined) return { id, label, ...(mark && { mark }) };
		const { dle, interval: around } = dleWithInterval(score, id, norms, level);
		return {
			id,
			label,
			value: dle.months,
			text: dle.text,
			...(around && { interval: around }),
			...(withRate && { sub: rateText(dle, months) }),
			...(mark && { mark })
		};
	});
	const ray = (percent: number): Guide => ({
		label: `${percent}%`,
		kind: percent === 100 ? 'norm' : 'faint',
		values: between.map(({ months }) => (months * percent) / 100)
	});
	const table: ReportTable = {
		heads: [
			{ label: 'Maanden onderwijs' },
			{ label: 'Toetsmoment', text: true },
			...(withScore ? [{ label: 'Score' }] : []),
			{ label: 'DLE' },
			{ label: 'DLE van en tot', text: true },
			...(withRate ? [{ label: 'Leerrendement' }] : [])
		],
		rows: points.flatMap(({ id, label, text, mark, interval: around, sub }) =>
			asked.has(id)
				? [
						{
							id,
							label,
							cells: [
								id,
								...(withScore ? [String(pupil.scores[id] ?? '–')] : []),
								text ?? mark ?? '–',
								around?.text ?? '–',
								...(withRate ? [sub ?? '–'] : [])
							]
						}
					]
				: []
		)
	};
	return {
		report: 'dle',
		form: 'line',
		title: `${withRate ? 'DLE en leerrendement' : 'DLE'} ${subjectName(subject)} van één leerling`,
		subtitle: `${pupil.name} · groep ${facts.group} · ${facts.school} · ${facts.year}`,
		foot: [
			meaning,
			...(withRate ? [`${rateFoot} Het staat onder de DL.`] : []),
			`Onder de grafiek: maanden onderwijs (DL). Lijnen: een DLE van 100%, 75% en 50% van de DL. ${intervalFootOf(level)}`,
			...openIn(points.map((point) => point.interval))
		],
		...(stimulus.note && { note: stimulus.note }),
		description: tableInWords(table),
		line: {
			points,
			guides: [ray(100), ray(75), ray(50)],
			axis: { min: 0, max: 60, ticks: [0, 10, 20, 30, 40, 50, 60] },
			unit: 'DLE',
			interval: keyOf(level)
		},
		table
	};
}
