import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import MomentsLane from './MomentsLane.svelte';

const first = { label: 'T1', value: 41.6, lower: 30.2, upper: 53 };
const last = { label: 'T3', value: 60, lower: 48.4, upper: 71.6 };
const describes = 'Kennisscore bij T1 en T3.';

beforeEach(() => page.viewport(1000, 800));

describe('one or two measurements on the scale of 0 to 100', () => {
	it.each([1000, 400])(
		'is one image, with the values and intervals in its name, at %d pixels',
		async (width) => {
			await page.viewport(width, 800);
			await render(MomentsLane, { first, last, describe: describes });
			await expect
				.element(page.getByRole('img'))
				.toHaveAccessibleName(
					'Kennisscore bij T1 en T3. T1 42, interval 30 tot 53; T3 60, interval 48 tot 72.'
				);
			expect(page.getByRole('img').elements()).toHaveLength(1);
		}
	);

	it('draws T1 as a ring above T3 as a dot, each with its interval and its score', async () => {
		const { container } = await render(MomentsLane, { first, last, describe: '' });
		const svg = container.querySelector('.cw svg') as Element;
		const [ring, dot] = svg.querySelectorAll('circle');
		expect([ring?.classList.contains('ring'), dot?.classList.contains('dot')]).toEqual([
			true,
			true
		]);
		expect(Number(ring?.getAttribute('cy'))).toBeLessThan(Number(dot?.getAttribute('cy')));
		expect(Number(ring?.getAttribute('cx'))).toBeLessThan(Number(dot?.getAttribute('cx')));
		expect(svg.querySelectorAll('.ci')).toHaveLength(2);
		expect([...svg.querySelectorAll('.val')].map((text) => text.textContent.trim())).toEqual([
			'42',
			'60'
		]);
	});

	it('draws one alone, without a stroke to another', async () => {
		for (const one of [{ first }, { last }]) {
			const { container, unmount } = await render(MomentsLane, {
				...one,
				clear: true,
				describe: ''
			});
			expect(container.querySelectorAll('.cw circle')).toHaveLength(1);
			expect(container.querySelectorAll('.swath, .link')).toHaveLength(0);
			await unmount();
		}
	});

	it('joins two by a yellow stroke only where the gain is clear', async () => {
		const unclear = await render(MomentsLane, { first, last, describe: '' });
		expect(unclear.container.querySelectorAll('.cw .swath')).toHaveLength(0);
		expect(unclear.container.querySelectorAll('.cw .link')).toHaveLength(1);
		const clear = await render(MomentsLane, { first, last, clear: true, describe: '' });
		expect(clear.container.querySelectorAll('.cw .swath')).toHaveLength(1);
	});

	it('keeps an interval within the scale of 0 to 100, in the drawing and in words', async () => {
		await render(MomentsLane, {
			first: { label: 'T1', value: 3, lower: -9, upper: 15 },
			last: { label: 'T3', value: 97, lower: 85, upper: 109 },
			describe: ''
		});
		const image = page.getByRole('img');
		await expect
			.element(image)
			.toHaveAccessibleName('T1 3, interval 0 tot 15; T3 97, interval 85 tot 100.');
		const [low, high] = [...image.element().querySelectorAll('.ci')].map((path) =>
			/M([\d.]+) \d+H([\d.]+)/.exec(path.getAttribute('d') ?? '')
		);
		expect(Number(low?.[1])).toBe(70);
		expect(Number(high?.[2])).toBe(620 - 18);
	});

	it.each([
		['0 and 100', 0, 100],
		['equal scores', 50, 50],
		['a score that equating put outside the scale', -3, 104]
	])('has a number in every attribute and every text inside: %s', async (_, one, other) => {
		const moment = (label: string, value: number) => ({ label, value, lower: value, upper: value });
		for (const width of [1000, 400]) {
			await page.viewport(width, 800);
			const { container, unmount } = await render(MomentsLane, {
				first: moment('T1', one),
				last: moment('T3', other),
				describe: ''
			});
			expect(brokenAttributes(container)).toEqual([]);
			for (const svg of page.getByRole('img').elements()) expect(textsOutside(svg)).toEqual([]);
			await unmount();
		}
	});
});
