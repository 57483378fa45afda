import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import GainLane from './GainLane.svelte';

const props = { value: 12, lower: 3, upper: 21, describe: 'Verschil +12, tussen +3 en +21.' };
const wide = (container: Element) => container.querySelector('.cw svg') as Element;
const ticks = (container: Element) =>
	[...wide(container).querySelectorAll('text')].map(({ textContent }) => textContent.trim());
/** Where a path starts, in the drawing's own units. */
const startOf = (container: Element, path: string) =>
	Number(/M(-?[\d.]+)/.exec(wide(container).querySelector(path)?.getAttribute('d') ?? '')?.[1]);

beforeEach(() => page.viewport(1000, 800));

describe('a gain around zero', () => {
	it.each([1000, 400])('is one image with its values for a name, %d pixels wide', async (width) => {
		await page.viewport(width, 800);
		await render(GainLane, props);
		await expect.element(page.getByRole('img')).toHaveAccessibleName(props.describe);
		expect(page.getByRole('img').elements()).toHaveLength(1);
	});

	it('signs its scale, with a real minus, zero in the middle', async () => {
		const { container } = await render(GainLane, props);
		expect(ticks(container)).toEqual(['−30', '−15', '0', '+15', '+30']);
		expect(startOf(container, '.zero')).toBe(430 / 2);
	});

	it('has a scale that reaches as far as the interval, and never less than 20', async () => {
		const small = await render(GainLane, { ...props, value: 1, lower: -2, upper: 4 });
		expect(ticks(small.container)[0]).toBe('−20');
		const low = await render(GainLane, { ...props, value: -40, lower: -61, upper: -19 });
		expect(ticks(low.container)[0]).toBe('−70');
	});

	it('puts a loss left of zero and a gain right of it', async () => {
		const loss = await render(GainLane, { ...props, value: -12, lower: -21, upper: -3 });
		expect(startOf(loss.container, '.dot')).toBeLessThan(215);
		const gain = await render(GainLane, props);
		expect(startOf(gain.container, '.dot')).toBeGreaterThan(215);
		expect(startOf(gain.container, '.ci')).toBeLessThan(startOf(gain.container, '.dot'));
	});

	it('is yellow only where it is clear', async () => {
		const unclear = await render(GainLane, props);
		expect(unclear.container.querySelector('.swath')).toBeNull();
		const clear = await render(GainLane, { ...props, clear: true });
		expect(clear.container.querySelectorAll('.swath')).toHaveLength(2);
	});

	it.each([
		[0, 0, 0],
		[100, 100, 100],
		[-100, -150, -50],
		[0.04, -0.04, 0.1]
	])('has a number in every attribute and every text inside: %d from %d to %d', async (...own) => {
		const [value, lower, upper] = own;
		for (const width of [1000, 400]) {
			await page.viewport(width, 800);
			const { container, unmount } = await render(GainLane, { ...props, value, lower, upper });
			expect(brokenAttributes(container)).toEqual([]);
			for (const svg of page.getByRole('img').elements()) expect(textsOutside(svg)).toEqual([]);
			await unmount();
		}
	});
});
