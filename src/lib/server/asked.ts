import type { Asked, AskedOf } from '../domain/report/item-choices.ts';
import type { ItemKind } from '../items/index.ts';
import type { Content } from './content/content.ts';

const shapes: Record<ItemKind, Asked['shape']> = {
	'single-choice': 'options',
	'multiple-choice': 'options',
	number: 'one-of-many',
	point: 'one-of-many',
	'claim-reason': 'one-of-many',
	ordering: 'arrangement',
	matching: 'arrangement'
};

/** What the bank tells an analysis of its items. */
export const askedOf =
	({ items }: Content): AskedOf =>
	(itemId) => {
		const item = items.get(itemId)?.item;
		return item
			? { chance: item.chance, choices: item.choices, shape: shapes[item.open.type] }
			: { chance: 0, choices: [], shape: 'one-of-many' };
	};
