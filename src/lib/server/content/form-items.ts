import type { RuledForm, RuledItem, RuledPage } from '../../domain/assessment/form-rules.ts';
import { wordsOf } from '../../domain/assessment/resemblance.ts';
import { pickable } from '../../domain/lvs/models.ts';
import type { FormPair } from './forms.ts';
import type { BankItem, Testlet } from './testlets.ts';

/** Items and pages of the bank as the rules of forms see them. */

export function ruledForm(testlets: readonly Testlet[], anchors: FormPair['anchors']): RuledForm {
	return {
		items: testlets.flatMap((testlet) =>
			testlet.items.map((item) => ruledItem(item, testlet, anchors.has(testlet.id)))
		),
		pages: testlets.map(ruledPage)
	};
}

export const ruledItem = (one: BankItem, testlet: Testlet, anchor: boolean): RuledItem => ({
	id: one.id,
	type: one.item.open.type,
	domain: one.domain,
	level: one.level,
	maxScore: one.item.maxScore,
	expected: one.expected.p,
	core: one.core,
	anchor,
	twin: one.twin,
	key: keyOf(one),
	misconceptions: [
		...new Set(one.item.choices.flatMap(({ misconception }) => misconception ?? []))
	].sort(),
	stemWords: wordsOf(one.item.open.stem).length,
	fading: isFading(one, testlet)
});

function ruledPage({ id, model, items }: Testlet): RuledPage {
	const around = model ? [model.title, model.subtitle, ...model.foot, model.note ?? ''] : [];
	return {
		id,
		rows: model ? pickable(model).length : 0,
		sheetWords: wordsOf(around.join(' ')).length,
		itemWords: items.reduce((sum, item) => sum + wordsOf(readingOf(item)).length, 0)
	};
}

/** Where one of several texts in a row is right: a single choice, or the reason of a claim. */
function keyOf({ item }: BankItem): RuledItem['key'] {
	const { open } = item;
	const texts =
		open.type === 'single-choice'
			? open.options
			: open.type === 'claim-reason'
				? open.reasons
				: undefined;
	if (!texts) return undefined;
	const right = item.choices.findIndex(({ correct }) => correct);
	// the choices of a claim are its reasons twice: after true, and after false
	const position = right % texts.length;
	const length = texts[position]?.length ?? 0;
	return { position, longest: texts.every((text, at) => at === position || text.length < length) };
}

/** A–E and DLE are met less and less: named in the text, or what the report is drawn in. */
function isFading(one: BankItem, { stimulus }: Testlet): boolean {
	const drawn =
		stimulus?.report === 'dle' || (stimulus && 'levels' in stimulus && stimulus.levels === 'A-E');
	return (
		drawn === true || /\bDLE|leerrendement|A tot en met E|A–E|niveau [A-E]\b/.test(readingOf(one))
	);
}

/** All that a learner reads of an item, but not the places in the report that can be pointed at. */
export const readingOf = ({ item }: BankItem): string => textsIn(item.open).join('. ');

const noReading = new Set(['type', 'points', 'unit']);

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value)
		.filter(([key]) => Array.isArray(value) || !noReading.has(key))
		.flatMap(([, part]) => textsIn(part));
}
