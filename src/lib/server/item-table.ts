import { domainNames } from '../domain/assessment/blueprint.ts';
import { itemRows, type ItemRow } from '../domain/report/item-rows.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { firstSittings } from './records.ts';
import { findReports } from './snapshots.ts';

/** Item tables: of a cohort as published, and of the whole installation. */

export interface ItemLine {
	readonly id: string;
	readonly form: 'A' | 'B';
	readonly environment: string;
	readonly domain: string;
	readonly level: string;
	readonly kind: string;
	readonly stem: string;
	readonly corrections: readonly { on: string; reason: string }[];
	readonly first: ItemRow | undefined;
	readonly last: ItemRow | undefined;
}

function lineOf(content: Content, key: Pick<ItemRow, 'id' | 'form' | 'environment'>) {
	const bank = content.items.get(key.id);
	return {
		id: key.id,
		form: key.form,
		environment: content.environments.find(({ slug }) => slug === key.environment)?.name ?? '',
		domain: bank ? domainNames[bank.domain] : '',
		level: bank?.level ?? '',
		kind: bank?.item.open.type ?? '',
		stem: bank?.item.open.stem ?? '',
		corrections: bank?.corrections ?? []
	};
}

/** p at T1 and T3 per item and form, from the published snapshots. */
export function cohortItems(
	{ db, content }: { db: Database; content: Content },
	cohortId: string
): ItemLine[] {
	const { gain } = findReports(db, cohortId);
	const before = gain?.figures.report.items.first ?? [];
	const after = gain?.figures.report.items.last ?? [];
	const key = ({ id, form, environment }: ItemRow) => `${environment}/${form}/${id}`;
	const lasts = new Map(after.map((row) => [key(row), row]));
	const firsts = new Map(before.map((row) => [key(row), row]));
	return [...new Map([...firsts, ...lasts])].map(([at, row]) => ({
		...lineOf(content, row),
		first: firsts.get(at),
		last: lasts.get(at)
	}));
}

/** The first sittings of everybody in the installation, per form, once their moment is closed. */
export function pooledItems(sources: { db: Database; content: Content }): ItemLine[] {
	const { content } = sources;
	const chanceOf = (itemId: string) => content.items.get(itemId)?.item.chance ?? 0;
	return [...content.forms.keys()].flatMap((environment) => {
		const sittings = firstSittings(sources, environment, { closed: true });
		return (['A', 'B'] as const).flatMap((form) =>
			itemRows(sittings, { environment, form, chanceOf }).map((row) => ({
				...lineOf(content, row),
				first: row,
				last: undefined
			}))
		);
	});
}
