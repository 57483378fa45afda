import * as v from 'valibot';
import { parseCsv } from './csv.ts';
import type { CsvRow, Problem } from './csv.ts';
import { findMoment } from './moments.ts';

/** The percentiles that a norm table prints, with the standard normal deviate of each. */
export const percentiles = {
	p10: -1.2816,
	p20: -0.8416,
	p25: -0.6745,
	p40: -0.2533,
	p50: 0,
	p60: 0.2533,
	p75: 0.6745,
	p80: 0.8416,
	p90: 1.2816
} as const;

export type PercentileName = keyof typeof percentiles;

const points = v.pipe(v.number(), v.integer('whole points expected'));
const positive = v.pipe(points, v.minValue(1, 'must be 1 or more'));

const normRow = v.object({
	dl: positive,
	mean: points,
	sd: positive,
	p10: points,
	p20: points,
	p25: points,
	p40: points,
	p50: points,
	p60: points,
	p75: points,
	p80: points,
	p90: points,
	group_mean: points,
	group_sd: positive,
	se: positive
});

/**
 * Norms of one subject at one moment, in whole points of ability. `mean`, `sd` and p10–p90 describe pupils;
 * `group_mean` and `group_sd` describe means of groups, which vary less; `se` is the standard error of a score.
 */
export type NormRow = Readonly<v.InferOutput<typeof normRow>>;

/** The norms of one subject, by moment ('M6'). A moment without norms is one without a test. */
export type NormTable = Readonly<Record<string, NormRow>>;

export const normColumns = ['moment', ...Object.keys(normRow.entries)] as const;

/** Reads a norm table from CSV text, or says everything that is wrong with it. */
export function parseNorms(
	file: string,
	text: string
): { norms: NormTable } | { problems: Problem[] } {
	const { rows, problems } = parseCsv(file, text, normColumns);
	const norms: Record<string, NormRow> = {};
	for (const { line, cells } of rows) {
		const { moment = '', ...rest } = cells;
		const report = (message: string) => problems.push({ file, line, message });
		const parsed = v.safeParse(normRow, numbers(rest));
		if (!parsed.success) {
			for (const issue of parsed.issues) report(`${v.getDotPath(issue)}: ${issue.message}`);
			continue;
		}
		if (norms[moment]) report(`moment: ${moment} is here twice`);
		inconsistencies(moment, parsed.output).forEach(report);
		norms[moment] = parsed.output;
	}
	if (rows.length === 0 && problems.length === 0) {
		problems.push({ file, line: 2, message: 'no norms at all' });
	}
	return problems.length > 0 ? { problems } : { norms };
}

/** Percentiles must follow from mean and sd, give or take the rounding to whole points. */
function inconsistencies(moment: string, row: NormRow): string[] {
	const found: string[] = [];
	const months = findMoment(moment)?.months;
	if (months === undefined) found.push(`moment: ${moment} is no moment from M3 to M8`);
	else if (months !== row.dl) found.push(`dl: ${moment} is ${months} months of education`);
	for (const [name, z] of Object.entries(percentiles) as [PercentileName, number][]) {
		const expected = row.mean + z * row.sd;
		if (Math.abs(row[name] - expected) > 1) {
			found.push(`${name}: ${row[name]} does not follow from mean and sd (${expected.toFixed(1)})`);
		}
	}
	return found;
}

const numbers = (cells: CsvRow['cells']) =>
	Object.fromEntries(
		Object.entries(cells).map(([name, cell]) => [name, cell === '' ? NaN : Number(cell)])
	);
