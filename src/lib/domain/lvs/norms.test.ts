import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNorms } from './norms.ts';
import type { NormTable } from './norms.ts';

const header = 'moment,dl,mean,sd,p10,p20,p25,p40,p50,p60,p75,p80,p90,group_mean,group_sd,se';
const m6 = 'M6,35,201,19,177,185,188,196,201,206,214,217,225,200,7,6';
const problemsOf = (text: string) => {
	const parsed = parseNorms('rekenen.csv', text);
	return 'problems' in parsed ? parsed.problems : [];
};

describe('a norm table', () => {
	it('is read from CSV, by moment', () => {
		const parsed = parseNorms('rekenen.csv', `${header}\n${m6}\n`);
		expect(parsed).toMatchObject({
			norms: { M6: { dl: 35, mean: 201, sd: 19, p20: 185, group_sd: 7, se: 6 } }
		});
	});

	it('says what is wrong, all at once, with the line', () => {
		const wrong = `${header}
M6,35,201,19,177,185,188,196,201,206,214,217,225,200,7,six
E6,41,211,19,187,195,198,206,211,216,224,227,235,211,7,6
M7,45,221,19,197,205,218,216,221,226,234,237,245,221,7,6
M7,45,221,19
`;
		expect(problemsOf(wrong)).toEqual([
			{ file: 'rekenen.csv', line: 5, message: '16 columns expected, 4 found' },
			expect.objectContaining({ line: 2, message: expect.stringMatching(/^se: /) }),
			expect.objectContaining({ line: 3, message: 'dl: E6 is 40 months of education' }),
			expect.objectContaining({
				line: 4,
				message: expect.stringMatching(/^p25: 218 does not follow/)
			})
		]);
	});

	it('has every column by name', () => {
		expect(problemsOf('moment,mean\nM6,201\n')).toMatchObject([{ line: 1 }]);
	});

	it('has a moment once', () => {
		expect(problemsOf(`${header}\n${m6}\n${m6}\n`)).toMatchObject([
			{ line: 3, message: 'moment: M6 is here twice' }
		]);
	});
});

describe('the norm tables of the fictional world', () => {
	const files = readdirSync('content/norms').filter((file) => file.endsWith('.csv'));
	const tables = files.map((file): [string, NormTable] => {
		const parsed = parseNorms(file, readFileSync(`content/norms/${file}`, 'utf8'));
		if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
		return [file, parsed.norms];
	});

	it('are there for four subjects', () => {
		expect(files.sort()).toEqual([
			'begrijpend-lezen.csv',
			'rekenen.csv',
			'spelling.csv',
			'technisch-lezen.csv'
		]);
	});

	it.each(tables)(
		'%s rises from moment to moment, and groups vary less than pupils',
		(_, table) => {
			const rows = Object.values(table);
			rows
				.slice(1)
				.forEach((row, at) => expect(row.mean).toBeGreaterThan(rows[at]?.mean ?? Infinity));
			for (const row of rows) expect(row.group_sd).toBeLessThan(row.sd / 2);
		}
	);

	it('have a shape of their own: no table is a shifted copy of another', () => {
		const growths = tables.map(([, table]) => {
			const shared = ['M4', 'E4', 'M5', 'E5', 'M6', 'E6', 'M7', 'E7', 'M8'].map(
				(moment) => table[moment]?.mean ?? NaN
			);
			return shared.slice(1).map((mean, at) => mean - (shared[at] ?? NaN));
		});
		expect(new Set(growths.map((growth) => growth.join())).size).toBe(tables.length);
		expect(new Set(tables.map(([, table]) => table['M6']?.sd)).size).toBe(tables.length);
	});
});
