import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import Distribution from './Distribution.svelte';

const first = [0, 1, 2, 4, 6, 5, 2, 1, 0, 0];
const last = [0, 0, 1, 1, 3, 6, 5, 3, 2, 0];
const props = {
	first,
	last,
	firstLevel: { value: 45.25, lower: 40, upper: 50.5 },
	lastLevel: { value: 58, lower: 53.1, upper: 62.9 },
	describe: 'T1: van 10 tot 20 1. T3: van 20 tot 30 1.'
};
const drawing = (container: Element, width: 'wide' | 'narrow') => {
	const svg = container.querySelector(width === 'wide' ? '.cw svg' : '.cn svg');
	if (!svg) throw new Error(`no ${width} drawing`);
	return svg;
};
/** Circles of people, without those of the means. */
const people = (svg: Element) =>
	[...svg.querySelectorAll('circle')].filter((circle) => circle.getAttribute('r') !== '6');
const bars = (svg: Element) => [...svg.querySelectorAll('rect')];
const spread = (n: number) => Array.from({ length: 10 }, (_, at) => Math.floor((n + at) / 10));

beforeEach(() => page.viewport(1000, 800));

describe('the distribution of kennisscores', () => {
	it('is one image with a name that holds the counts, the means and their intervals', async () => {
		await render(Distribution, props);
		const image = page.getByRole('img');
		await expect
			.element(image)
			.toHaveAccessibleName(
				'T1: van 10 tot 20 1. T3: van 20 tot 30 1. Gemiddeld T1 45,3, interval 40,0 tot 50,5; T3 58,0, interval 53,1 tot 62,9.'
			);
		expect(image.elements()).toHaveLength(1);
	});

	it('has the same name on a narrow screen, where the narrow drawing stands', async () => {
		await page.viewport(400, 800);
		const { container } = await render(Distribution, props);
		const image = page.getByRole('img');
		await expect.element(image).toHaveAccessibleName(/^T1: van 10 tot 20 1\./);
		expect(image.elements()).toEqual([drawing(container, 'narrow')]);
		expect(drawing(container, 'narrow').getBoundingClientRect().width).toBeLessThanOrEqual(330);
	});

	it('has a dot for each person, a ring at T1 and a full one at T3', async () => {
		const { container } = await render(Distribution, props);
		for (const width of ['wide', 'narrow'] as const) {
			const circles = people(drawing(container, width));
			const rings = circles.filter((circle) => circle.classList.contains('ring'));
			expect([rings.length, circles.length - rings.length]).toEqual([21, 21]);
			expect(bars(drawing(container, width))).toEqual([]);
		}
	});

	it('puts no two dots in one place and each within its step of ten', async () => {
		const { container } = await render(Distribution, {
			first: [0, 26, 0, 0, 0, 0, 0, 0, 0, 9],
			describe: ''
		});
		for (const width of ['wide', 'narrow'] as const) {
			const svg = drawing(container, width);
			const at = (value: number) =>
				Number(
					[...svg.querySelectorAll('.grid')][value / 20]?.getAttribute('d')?.match(/M([\d.]+)/)?.[1]
				);
			const step = (at(20) - at(0)) / 2;
			const places = people(svg).map((dot) => [
				Number(dot.getAttribute('cx')),
				Number(dot.getAttribute('cy'))
			]);
			expect(new Set(places.map(String)).size).toBe(35);
			const bins = places.map(([x = 0]) => Math.floor((x - at(0)) / step));
			expect([
				bins.filter((bin) => bin === 1).length,
				bins.filter((bin) => bin === 9).length
			]).toEqual([26, 9]);
		}
	});

	it('is of dots below a hundred people and of bars from a hundred', async () => {
		const few = await render(Distribution, { first: spread(99), describe: '' });
		expect(people(drawing(few.container, 'wide'))).toHaveLength(99);
		const many = await render(Distribution, { first: spread(100), describe: '' });
		expect(people(drawing(many.container, 'wide'))).toHaveLength(0);
		expect(bars(drawing(many.container, 'wide'))).toHaveLength(10);
	});

	it('is of bars where T3 has a hundred people, though T1 has fewer', async () => {
		const { container } = await render(Distribution, { first, last: spread(120), describe: '' });
		expect(people(drawing(container, 'wide'))).toHaveLength(0);
	});

	it('does not grow with the number of people', async () => {
		const heights = [];
		for (const n of [100, 1000, 100000]) {
			const { container } = await render(Distribution, { first: spread(n), describe: '' });
			heights.push(drawing(container, 'wide').getAttribute('height'));
			expect(container.querySelectorAll('*').length).toBeLessThan(150);
		}
		expect(new Set(heights).size).toBe(1);
	});

	it('writes the count on each bar, and draws none for nobody', async () => {
		const { container } = await render(Distribution, {
			first: [0, 0, 40, 80, 20, 0, 0, 0, 0, 0],
			describe: ''
		});
		const svg = drawing(container, 'wide');
		const heights = bars(svg).map((bar) => Number(bar.getAttribute('height')));
		expect(heights).toHaveLength(3);
		expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0), 5);
		expect(heights[1]).toBeCloseTo(4 * (heights[2] ?? 0), 5);
		const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent.trim());
		expect(texts.filter((text) => ['40', '80'].includes(text))).toEqual(['40', '80', '40', '80']);
	});

	it('draws the yellow stroke only where the gain is clear', async () => {
		const unclear = await render(Distribution, props);
		expect(unclear.container.querySelectorAll('.swath')).toHaveLength(0);
		const clear = await render(Distribution, { ...props, clear: true });
		expect(clear.container.querySelectorAll('.swath')).toHaveLength(2);
	});

	it('of one moment has no T3', async () => {
		const { container } = await render(Distribution, { first, describe: '' });
		const texts = [...container.querySelectorAll('text')].map(({ textContent }) => textContent);
		expect(texts).toContain('T1');
		expect(texts).not.toContain('T3');
	});

	it.each([
		['nobody at all', { first: Array<number>(10).fill(0) }],
		['one person in the lowest step', { first: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
		['everybody in the highest step', { first: [0, 0, 0, 0, 0, 0, 0, 0, 0, 500] }],
		['one step only', { first: [12] }],
		['no steps', { first: [] }],
		[
			'means at 0 and at 100',
			{
				first,
				last,
				firstLevel: { value: 0, lower: -4, upper: 4 },
				lastLevel: { value: 100, lower: 97, upper: 103 }
			}
		]
	])('has a number in every attribute and every text inside: %s', async (_, own) => {
		for (const width of ['wide', 'narrow'] as const) {
			await page.viewport(width === 'wide' ? 1000 : 400, 800);
			const { container, unmount } = await render(Distribution, { describe: '', ...own });
			expect(brokenAttributes(container)).toEqual([]);
			expect(textsOutside(drawing(container, width))).toEqual([]);
			await unmount();
		}
	});

	it('keeps an interval within the scale of 0 to 100', async () => {
		const { container } = await render(Distribution, {
			first,
			firstLevel: { value: 98, lower: 93, upper: 112 },
			describe: ''
		});
		const svg = drawing(container, 'wide');
		const [, , end] =
			/M([\d.]+) \S+H([\d.]+)/.exec(svg.querySelector('.ci')?.getAttribute('d') ?? '') ?? [];
		const [, , axisEnd] =
			/M([\d.]+) \S+H([\d.]+)/.exec(svg.querySelector('.axis')?.getAttribute('d') ?? '') ?? [];
		expect(end).toBe(axisEnd);
	});
});
