import type { ReportPage } from './report-of.ts';

/** One row of the export: which figure, of whom, and its interval. Points as decimal sign. */
interface Row {
	readonly table: string;
	readonly row: string;
	readonly moment: string;
	readonly n: number | undefined;
	readonly value: number | undefined;
	readonly lower?: number | undefined;
	readonly upper?: number | undefined;
}

/** A text that a spreadsheet would run as a formula gets a quote in front. */
const cell = (value: string | number | undefined): string => {
	if (value === undefined) return '';
	if (typeof value === 'number') return String(Number(value.toPrecision(10)));
	const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const estimate = (
	given: { value: number; n?: number; interval: { lower: number; upper: number } } | undefined
) => ({ value: given?.value, lower: given?.interval.lower, upper: given?.interval.upper });

export function reportCsv({ first, gain, domainNames }: ReportPage): string {
	const rows: Row[] = [];
	if (first) {
		rows.push({
			table: 'kennisscore',
			row: 'gemiddeld',
			moment: 'T1',
			n: first.n,
			...estimate(first.level)
		});
		first.distribution?.forEach((n, at) =>
			rows.push({
				table: 'verdeling',
				row: `${at * 10} tot ${at * 10 + 10}`,
				moment: 'T1',
				n,
				value: undefined
			})
		);
		for (const { domain, n, mean } of first.domains) {
			rows.push({ table: 'domein', row: domainNames[domain], moment: 'T1', n, ...estimate(mean) });
		}
		for (const { title, cells } of first.groups) {
			for (const { label, n, mean, interval } of cells) {
				rows.push({ table: title, row: label, moment: 'T1', n, value: mean, ...interval });
			}
		}
	}
	if (gain) {
		for (const [name, n] of Object.entries(gain.counts)) {
			rows.push({ table: 'aantallen', row: name, moment: 'T3', n, value: undefined });
		}
		const moment = 'T3-T1';
		const n = gain.counts.both;
		rows.push({ table: 'leerwinst', row: 'gemiddeld', moment, n, ...estimate(gain.gain?.gain) });
		rows.push({ table: 'leerwinst', row: 'd_av', moment, n, ...estimate(gain.effectSize) });
		rows.push({ table: 'leerwinst', row: 'genormaliseerd', moment, n, value: gain.normalised });
		rows.push({
			table: 'kennisscore',
			row: 'gemiddeld van beide',
			moment: 'T1',
			n,
			...estimate(gain.levels?.first)
		});
		rows.push({
			table: 'kennisscore',
			row: 'gemiddeld van beide',
			moment: 'T3',
			n,
			...estimate(gain.levels?.last)
		});
		gain.distribution?.last.forEach((count, at) =>
			rows.push({
				table: 'verdeling',
				row: `${at * 10} tot ${at * 10 + 10}`,
				moment: 'T3',
				n: count,
				value: undefined
			})
		);
		for (const { domain, n: size, gain: change } of gain.domains) {
			rows.push({
				table: 'domein',
				row: domainNames[domain],
				moment,
				n: size,
				...estimate(change)
			});
		}
		for (const { title, cells } of gain.groups) {
			for (const { label, n: size, mean, interval } of cells) {
				rows.push({ table: title, row: label, moment, n: size, value: mean, ...interval });
			}
		}
	}
	const lines = rows.map(({ table, row, moment, n, value, lower, upper }) =>
		[table, row, moment, n, value, lower, upper].map(cell).join(',')
	);
	return ['tabel,rij,moment,n,waarde,onder,boven', ...lines, ''].join('\r\n');
}
