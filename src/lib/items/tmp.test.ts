import { render } from 'svelte/server';
import { it } from 'vitest';
import { items, answers, kinds } from './examples.ts';
import ItemView from './ItemView.svelte';
it('x', () => {
	for (const kind of kinds) {
		const { body } = render(ItemView, { props: { id: 'q', open: items[kind].open, answer: answers[kind].right } });
		console.log(body);
	}
});
