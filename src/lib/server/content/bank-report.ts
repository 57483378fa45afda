import { domains, fillCells, levels } from '../../domain/assessment/blueprint.ts';
import {
	brokenBetweenForms,
	brokenInForm,
	keyFigures,
	unlike
} from '../../domain/assessment/form-rules.ts';
import type { RuledForm } from '../../domain/assessment/form-rules.ts';
import { misconceptionNames } from '../../domain/assessment/misconceptions.ts';
import type { Content } from './content.ts';
import { leaks } from './firewall.ts';
import type { Taught } from './firewall.ts';
import { ruledForm, ruledItem } from './form-items.ts';
import { itemsOf, type FormPair } from './forms.ts';

/** The bank as a test developer wants to see it, and what in it is against the rules. */
export interface BankReport {
	readonly lines: readonly string[];
	/** Broken rules, in sentences; those of a form on trial are told in the lines only. */
	readonly broken: readonly string[];
}

export function bankReport(content: Content, taught: readonly Taught[]): BankReport {
	const lines = bankLines(content);
	const broken = brokenTwins(content);
	for (const pair of content.forms.values()) {
		if (pair.status === 'vervallen') {
			const items = new Set([...itemsOf(pair.forms.A), ...itemsOf(pair.forms.B)]);
			lines.push('', `${pair.name} (vervallen): ${items.size} items, kept for who sat them`);
			continue;
		}
		const forms = {
			A: ruledForm(pair.forms.A, pair.anchors),
			B: ruledForm(pair.forms.B, pair.anchors)
		};
		const against = [
			...(['A', 'B'] as const).flatMap((name) =>
				brokenInForm(forms[name]).map((sentence) => `form ${name}: ${sentence}`)
			),
			...brokenBetweenForms(forms.A, forms.B)
		].map((sentence) => `${pair.name}, ${sentence}`);
		lines.push('', ...pairLines(pair, forms, content));
		if (pair.status === 'actief') broken.push(...against);
		else lines.push(...against.map((sentence) => `  on trial, would break: ${sentence}`));
	}
	const found = leaks(content, taught);
	broken.push(...found);
	lines.push(
		'',
		`firewall: ${content.items.size} items against ${content.exercises.size} exercises, ${taught.length} texts and ${content.specimens.length} specimens: ${found.length === 0 ? 'nothing of the test is taught' : `${found.length} found`}`
	);
	return { lines, broken };
}

/** How many items each part of the bank has, by domain, by level and by type. */
function bankLines({ testlets }: Content): string[] {
	const parts = [...new Set([...testlets.values()].map(({ environment }) => environment))].sort();
	return parts.flatMap((part) => {
		const own = [...testlets.values()].filter(({ environment }) => environment === part);
		const items = own
			.filter(({ status }) => status !== 'vervallen')
			.flatMap((testlet) => testlet.items.map((item) => ruledItem(item, testlet, false)));
		const retired = own.filter(({ status }) => status === 'vervallen');
		const count = (key: 'domain' | 'level' | 'type') => tally(items.map((item) => item[key]));
		return [
			`${part}: ${items.length} items in ${own.length - retired.length} testlets, ${retired.length} testlets drawn no more`,
			`  ${count('domain')} · ${count('level')}`,
			`  ${count('type')}`
		];
	});
}

function pairLines(
	{ name, environment, status, minutes, maximum, blueprint }: FormPair,
	forms: Readonly<Record<'A' | 'B', RuledForm>>,
	{ environments }: Content
): string[] {
	const both = (of: (form: RuledForm) => string) =>
		(['A', 'B'] as const).map((name) => `${name} ${of(forms[name])}`).join('   ');
	const { facts = [], flavours = [] } = environments.find(({ slug }) => slug === environment) ?? {};
	const filled = { A: fillCells(forms.A.items), B: fillCells(forms.B.items) };
	const cells = domains.flatMap((domain) => {
		const row = levels.flatMap((level) => {
			const cell = `${domain}-${level}` as const;
			const [a, b] = [filled.A.get(cell), filled.B.get(cell)];
			const asked = blueprint.get(cell);
			if (!a && !b && asked === undefined) return [];
			const points = a?.points === b?.points ? `${a?.points ?? 0}p` : 'points differ';
			return [`${level} ${a?.items ?? 0}+${b?.items ?? 0}/${asked ?? 0} ${points}`];
		});
		return row.length > 0 ? [`    ${domain}  ${row.join('   ')}`] : [];
	});
	const anchors = forms.A.items.flatMap(({ id, anchor, core }, at) =>
		anchor ? [`${at + 1} ${id}${core ? '' : ' (own)'}`] : []
	);
	const codes = (form: RuledForm) => form.items.flatMap(({ misconceptions }) => misconceptions);
	const unmet = Object.keys(misconceptionNames).filter(
		(code) => !codes(forms.A).includes(code) && !codes(forms.B).includes(code)
	);
	const unseen = facts.filter(({ verified }) => !verified).map(({ text }) => text);
	const labels = flavours.flatMap(({ reports }) => reports).filter(({ verified }) => !verified);
	return [
		`${name} (${status}): ${minutes} minutes, ${maximum} points`,
		`  items: ${both(({ items }) => `${items.length}, ${items.filter(({ core }) => core).length} core`)}`,
		'  blueprint, A + B / asked, points:',
		...cells,
		`  anchors, ${anchors.length} at the same places: ${anchors.join(', ')}`,
		`  expected share of points: ${both(({ items }) => meanExpected(items).toFixed(2))}`,
		`  twins: ${both(({ items }) => twinText(items))}`,
		`  types: ${both(({ items }) => tally(items.map(({ type }) => type)))}`,
		`  keys: ${both(keyText)}`,
		`  words in a stem: ${both(({ items }) => range(items.map(({ id, stemWords }) => [id, stemWords])))}`,
		`  words on a page outside its report: ${both(({ pages }) => range(pages.map(({ id, itemWords }) => [id, itemWords])))}`,
		`  words around a report: ${both(({ pages }) => range(pages.map(({ id, sheetWords }) => [id, sheetWords])))}`,
		`  rest on A–E or DLE: ${both(({ items }) => String(items.filter(({ fading }) => fading).length))}`,
		`  misconceptions: ${both((form) => tally(codes(form)))}`,
		`  in neither form: ${unmet.join(' ') || 'none'}`,
		`  facts not seen in their source: ${unseen.join(' · ') || 'none'}; names of reports: ${labels.length}, which are not shown`
	];
}

const keyText = ({ items }: RuledForm) => {
	const { keys, positions, longest } = keyFigures(items);
	return `${positions.map((count, at) => `${at + 1}:${count}`).join(' ')} of ${keys}, longest in ${longest}`;
};

function twinText(items: RuledForm['items']): string {
	const own = items.filter(({ anchor }) => !anchor);
	return `${own.filter(({ twin }) => twin).length} of ${own.length}`;
}

/** The share of all points that is expected to be earned. */
const meanExpected = (items: RuledForm['items']) =>
	items.reduce((sum, { expected, maxScore }) => sum + expected * maxScore, 0) /
	items.reduce((sum, { maxScore }) => sum + maxScore, 0);

/** 'at most 41 (k-a-feedback), mean 20': of counts with the name of what they are of. */
function range(counted: readonly (readonly [string, number])[]): string {
	const mean = counted.reduce((sum, [, count]) => sum + count, 0) / counted.length;
	const most = Math.max(...counted.map(([, count]) => count));
	const first = counted.find(([, count]) => count === most)?.[0] ?? '';
	return `at most ${most} (${first}), mean ${Math.round(mean)}`;
}

/** 'D1 3, D2 5': each value with how often it is there, in order of the values. */
function tally(values: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([value, count]) => `${value} ${count}`)
		.join(', ');
}

/** Twins that do not fit, over all items that may still be drawn. */
function brokenTwins({ testlets }: Content): string[] {
	const items = new Map(
		[...testlets.values()]
			.filter(({ status }) => status !== 'vervallen')
			.flatMap((testlet) => testlet.items.map((item) => [item.id, ruledItem(item, testlet, false)]))
	);
	return [...items.values()].flatMap((item) =>
		item.twin === undefined ? [] : (unlike(item, items.get(item.twin)) ?? [])
	);
}
