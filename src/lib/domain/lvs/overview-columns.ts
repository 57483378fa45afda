import { oneDecimal } from './dutch.ts';
import { dleOf } from './education-months.ts';
import { levelValue, percentileOf } from './levels.ts';
import type { LevelScale } from './levels.ts';
import type { NormRow, NormTable } from './norms.ts';
import { referenceOf } from './references.ts';
import type { Cut } from './references.ts';
import type { ScoreCell } from './rows.ts';
import type { OverviewColumn } from './stimulus.ts';

/** What a cell of a group overview can hold of one score, for systems that print more or other numbers. */

export const columnNames: Readonly<Record<OverviewColumn, string>> = {
	score: 'score',
	level: 'niveau',
	'level-value': 'niveauwaarde',
	percentile: 'percentiel',
	dle: 'DLE',
	reference: 'referentieniveau'
};

export const columnFeet: Readonly<Partial<Record<OverviewColumn, string>>> = {
	'level-value': 'Niveauwaarde: het niveau als getal, van 0 (laagste) tot 5 (hoogste).',
	percentile: 'Percentiel: hoeveel procent van de landelijke normgroep lager scoort.',
	dle: 'DLE: na hoeveel maanden onderwijs de gemiddelde leerling deze score heeft.',
	reference:
		'Referentieniveau: het hoogste niveau dat bij deze score is gehaald; de grenzen zijn verzonnen.'
};

interface ReadBy {
	norms: NormRow;
	/** Of all moments: for a DLE. */
	table: NormTable;
	cuts: readonly Cut[] | undefined;
	scale: LevelScale;
}

/** The cell with the columns asked for; the first takes the place of the score, a level is a chip. */
export function inColumns(
	cell: ScoreCell,
	asked: readonly OverviewColumn[],
	{ norms, table, cuts, scale }: ReadBy
): ScoreCell {
	const { score, level: _, ...rest } = cell;
	if (score === undefined) return rest;
	const text = (column: OverviewColumn): string => {
		switch (column) {
			case 'score':
				return String(score);
			case 'level':
				return cell.level ?? '';
			case 'level-value':
				return oneDecimal(levelValue(score, norms, scale));
			case 'percentile':
				return String(Math.round(percentileOf(score, norms)));
			case 'dle':
				return dleOf(score, table).text;
			case 'reference':
				return cuts ? referenceOf(score, cuts) : '–';
		}
	};
	const chip = asked.find((column) => column === 'level' || column === 'reference');
	const plain = asked.filter((column) => column !== chip);
	const [instead, ...extra] = plain.map(text);
	return {
		score,
		...rest,
		...(chip && { level: text(chip) }),
		...(plain[0] !== 'score' && instead !== undefined && { instead }),
		...(extra.length > 0 && { extra })
	};
}
