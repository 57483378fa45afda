import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import ItemScatter from './ItemScatter.svelte';

beforeEach(() => page.viewport(1000, 800));

describe('items by difficulty and discrimination', () => {
	it('names what is flagged, within the frame, also below zero and at the edge', async () => {
		const screen = await render(ItemScatter, {
			points: [
				{ label: 'A1', p: 0.5, rir: 0.4, flagged: false },
				{ label: 'A2', p: 0.98, rir: -0.15, flagged: true },
				{ label: 'B3', p: 0.03, rir: 0.7, flagged: true }
			],
			limit: 0.2,
			describe: 'Vragen.'
		});
		expect(brokenAttributes(screen.container)).toEqual([]);
		const [wide] = screen.container.querySelectorAll('svg');
		if (!wide) throw new Error('no drawing');
		expect(textsOutside(wide)).toEqual([]);
		expect(wide.querySelectorAll('.ring')).toHaveLength(1);
		expect([...wide.querySelectorAll('text.lb')].map(({ textContent }) => textContent)).toEqual([
			'A2',
			'B3'
		]);
	});
});
