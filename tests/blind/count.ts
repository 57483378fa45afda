import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../../src/lib/domain/analysis/table.ts';

/**
 * `node tests/blind/count.ts`: per round of blind reading how many answers agree with the key of then, and how
 * many labels with those of the item. What a reader wrote in her own words because the picture showed no
 * options (`matching` in reader-*.csv) is not counted; those questions were asked again, with their options.
 */
const here = import.meta.dirname;

for (const round of readdirSync(here, { withFileTypes: true })) {
	if (!round.isDirectory()) continue;
	const folder = join(here, round.name);
	const read = (file: string): Record<string, string>[] => {
		const table = parseTable(file, readFileSync(join(folder, file), 'utf8'));
		const columns = table.columns.map((name) => [name, table.text(name)] as const);
		return Array.from({ length: table.rows }, (_, row) =>
			Object.fromEntries(columns.map(([name, cells]) => [name, cells[row] ?? '']))
		);
	};
	const asked = read('pages.csv');
	const place = ({ page = '', question = '' }: Record<string, string>) =>
		`${Number(page)}/${question}`;
	const answers = new Map<string, string[]>();
	const labels = new Map<string, { domain: string; level: string }[]>();
	const add = <T>(to: Map<string, T[]>, key: string, one: T) =>
		to.set(key, [...(to.get(key) ?? []), one]);
	for (const file of readdirSync(folder)) {
		const first = file.startsWith('reader-');
		if (!first && !file.startsWith('matching-')) continue;
		for (const row of read(file)) {
			const item = asked.find((one) => place(one) === place(row));
			if (!item) throw new Error(`${file}: ${place(row)} was not asked`);
			const { domain = '', level = '', answer = '' } = row;
			if (first) add(labels, place(row), { domain, level });
			if ((item['type'] === 'matching') !== first) add(answers, place(row), answer);
		}
	}
	let [right, given, domains, levels, labelled] = [0, 0, 0, 0, 0];
	console.log(`${round.name}: ${asked.length} questions`);
	for (const item of asked) {
		const own = answers.get(place(item)) ?? [];
		const agreeing = own.filter((one) => plain(one) === plain(item['key'] ?? '')).length;
		given += own.length;
		right += agreeing;
		if (agreeing < own.length) {
			console.log(
				`  ${item['item']}: ${agreeing} of ${own.length} (key ${item['key']}; ${own.join(' | ')})`
			);
		}
		const other = (labels.get(place(item)) ?? []).map(({ domain, level }) => {
			domains += Number(domain === item['domain']);
			levels += Number(level === item['level']);
			labelled += 1;
			return `${domain}-${level}`;
		});
		const label = `${item['domain']}-${item['level']}`;
		if (other.filter((one) => one !== label).length * 2 > other.length) {
			console.log(`  ${item['item']}: labelled ${label}, readers say ${other.join(', ')}`);
		}
	}
	console.log(
		`  answers ${right} of ${given} as the key; domain ${domains}, level ${levels} of ${labelled} as labelled\n`
	);
}

/** An answer without spaces, remarks in brackets, capitals and English words that stand for the same. */
function plain(answer: string): string {
	return answer
		.toLowerCase()
		.replace(/\([^)]*\)/g, '')
		.replace('reason', 'reden')
		.replace(/\s+/g, '')
		.replace(/;$/, '');
}
