import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import WrightMap from './WrightMap.svelte';

const items = Array.from({ length: 40 }, (_, at) => ({
	label: `A${at + 1}`,
	location: -0.4 + at * 0.02,
	flagged: at === 3
}));
const bins = (at: number) => Array.from({ length: 16 }, (_, bin) => (bin === at ? 20 : 3));

beforeEach(() => page.viewport(1000, 800));

describe('a map of people and items', () => {
	it('gives every item a place of its own within the frame, also where they are as hard', async () => {
		const screen = await render(WrightMap, {
			people: { first: bins(7), last: bins(9) },
			binsFrom: -4,
			binWidth: 0.5,
			items,
			describe: 'Kaart.'
		});
		expect(brokenAttributes(screen.container)).toEqual([]);
		for (const svg of screen.container.querySelectorAll('svg')) {
			const labels = [...svg.querySelectorAll('text')].filter(({ textContent }) =>
				/A\d/.test(textContent ?? '')
			);
			expect(labels).toHaveLength(40);
			const places = new Set(
				labels.map((text) => `${text.getAttribute('x')} ${text.getAttribute('y')}`)
			);
			expect(places.size).toBe(40);
		}
		const [wide] = screen.container.querySelectorAll('svg');
		expect(wide && textsOutside(wide)).toEqual([]);
	});

	it('stands without people where they may not be shown', async () => {
		const screen = await render(WrightMap, {
			people: undefined,
			binsFrom: -4,
			binWidth: 0.5,
			items: items.slice(0, 3),
			describe: 'Kaart.'
		});
		expect(brokenAttributes(screen.container)).toEqual([]);
		expect(screen.container.querySelectorAll('rect')).toHaveLength(0);
	});
});
