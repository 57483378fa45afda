import type { ItemLine } from '../domain/report/item-line.ts';
import type { ChoiceRow, Trace } from '../domain/report/item-choices.ts';
import { misconceptionNames } from '../domain/assessment/misconceptions.ts';
import { askedOf } from './asked.ts';
import type { Content } from './content/content.ts';

/** One item of an analysis, with the words of its options. */
export interface ItemPanel {
	readonly line: ItemLine;
	/** Which moment's lines are drawn. */
	readonly moment: 'T1' | 'T3';
	readonly options: readonly {
		readonly label: string;
		readonly text: string;
		readonly kind: ChoiceRow['kind'];
		readonly misconception: string | undefined;
		readonly first: ChoiceRow | undefined;
		readonly last: ChoiceRow | undefined;
	}[];
	readonly trace:
		{ readonly groups: Trace['groups']; readonly lines: readonly NamedLine[] } | undefined;
}

type NamedLine = Trace['lines'][number] & { readonly label: string };

/** @param moment as asked for; else the newest that there is */
export function itemPanel(content: Content, line: ItemLine, moment: string | null): ItemPanel {
	const asked = askedOf(content)(line.id);
	const choices = content.items.get(line.id)?.item.choices ?? [];
	const letterOf = (mark: string) => {
		const at = choices.findIndex(({ code }) => code === mark);
		return asked.shape !== 'arrangement' && at >= 0 && at < 26 ? String.fromCharCode(65 + at) : '';
	};
	const textOf = (mark: string) => {
		const points = /^points-(\d+)$/.exec(mark)?.[1];
		if (points) return points === '1' ? '1 punt' : `${points} punten`;
		return choices.find(({ code }) => code === mark)?.text ?? others[mark] ?? mark;
	};
	const rows = (which: 'first' | 'last') => line[which]?.outcome?.choices ?? [];
	const marks = new Set([...rows('first'), ...rows('last')].map(({ mark }) => mark));
	const order = [...choices.map(({ code }) => code), ...Object.keys(others)];
	const shown = moment === 'T1' || !line.last?.outcome ? 'first' : 'last';
	const trace = line[shown]?.outcome?.trace;
	return {
		line,
		moment: shown === 'first' ? 'T1' : 'T3',
		options: order
			.filter((mark) => marks.has(mark))
			.flatMap((mark) => {
				const [first, last] = [rows('first'), rows('last')].map((own) =>
					own.find((row) => row.mark === mark)
				);
				const either = last ?? first;
				const code = choices.find((one) => one.code === mark)?.misconception;
				return either
					? [
							{
								label: letterOf(mark),
								text: textOf(mark),
								kind: either.kind,
								misconception: code === undefined ? undefined : misconceptionNames[code],
								first,
								last
							}
						]
					: [];
			}),
		trace: trace && {
			groups: trace.groups,
			lines: trace.lines.map((one) => ({ ...one, label: letterOf(one.mark) || textOf(one.mark) }))
		}
	};
}

const others: Readonly<Record<string, string>> = {
	other: 'Ander antwoord',
	'dont-know': 'Weet ik niet',
	blank: 'Open gelaten'
};
